using System.Diagnostics;
using System.Globalization;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A stretch of what was handed in, looked through.</summary>
/// <param name="Lines">Those that have all the words, each with a place where one stands.</param>
/// <param name="Looked">So many proposals were looked through.</param>
/// <param name="Round">The round in which the stretch ended; null when nothing was looked through.</param>
/// <param name="Next">Where the next stretch begins; null at the end.</param>
internal sealed record TextsFound(IReadOnlyList<TabLine> Lines, int Looked, string? Round, string? Next);

/// <summary>
/// Looks for words within what was written into the proposals that were handed in: the office everywhere, a college in its own. Nothing keeps those texts, and SharePoint filters by
/// no column of several lines, so the proposals themselves are read, fifty a call, the newest round first; an answer is as much of that as somebody waits for.
/// </summary>
internal sealed class TextSearch(IProposals proposals, ProposalSearch search, Actors actors, Catalogues catalogues)
{
    private const int MostPages = 4;
    private const int Before = 16;
    private const int LongestExcerpt = 60;

    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(2);

    /// <summary>The stretch that begins there; the first when it is null, or no stretch ended so.</summary>
    public async Task<TextsFound> FindAsync(Turn turn, string question, string? after, CancellationToken ct)
    {
        var (who, known, parts) = (await actors.OfAsync(turn.User, ct), await catalogues.NowAsync(ct), ProposalSearch.PartsOf(question));
        var scopes = parts.Length == 0 ? [] : SearchScope.Of(who, known);
        var (at, token) = PlaceOf(after, scopes.Count);
        var (lines, looked, round, clock) = (new List<TabLine>(), 0, "", Stopwatch.StartNew());
        for (var pages = 0; at < scopes.Count && pages < MostPages && clock.Elapsed < s_enough; pages++)
        {
            round = scopes[at].RoundId;
            var page = await proposals.ListAsync(ProposalQuery.OfRound(round, scopes[at].UnitCode) with { Continue = token }, ct);
            foreach (var proposal in page.Proposals.Select(p => p.Value).Where(p => p.IsReadableBy(who)))
            {
                looked++;
                var line = search.Line(proposal, known, turn.Language);
                if (PlacesIn(proposal, line, parts, known, turn.Language) is { } places) lines.Add(line with { Meta = places });
            }

            token = page.Continue;
            if (token is null) at++;
        }

        var name = known.Rounds.FirstOrDefault(r => r.Id == round)?.Name.In(turn.Language);
        return new(lines, looked, name, at < scopes.Count ? string.Create(CultureInfo.InvariantCulture, $"{at}~{token}") : null);
    }

    // What comes back from outside.
    private static (int At, string? Token) PlaceOf(string? after, int scopes) =>
        after?.Split('~', 2) is [var number, var token] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < scopes ? (at, token is "" ? null : token) : (0, null);

    // Null when a part is not in it; else where those stand that its line does not show.
    private static IReadOnlyList<string>? PlacesIn(Proposal proposal, TabLine line, string[] parts, Catalogue known, Language language)
    {
        var texts = TextsOf(proposal, known.Editions.Of(proposal).Form, language).Select(t => (t.Label, t.Text, Plain: Findable.Plain(t.Text))).ToList();
        var heading = Findable.Plain($"{line.Title}\n{line.Subtitle}");
        var places = new List<string>();
        foreach (var part in parts.Where(part => !heading.Contains(part, StringComparison.Ordinal)))
        {
            var (label, text, plain) = texts.FirstOrDefault(t => t.Plain.Contains(part, StringComparison.Ordinal));
            if (plain is null) return null;
            places.Add($"{label} · {Excerpt(text, plain.IndexOf(part, StringComparison.Ordinal))}");
        }

        return places;
    }

    private static IEnumerable<(string Label, string Text)> TextsOf(Proposal proposal, FormDefinition form, Language language) =>
        form.Fields.SelectMany(f => f.Type == FieldType.Table
            ? proposal.Answers.Rows(f.Key).SelectMany(r => r.Cells.Values).Select(text => (f.Label.In(language), text))
            : [(f.Label.In(language), proposal.Answers[f.Key])]);

    private static string Excerpt(string text, int at)
    {
        var from = Math.Max(0, at - Before);
        var to = Math.Min(text.Length, from + LongestExcerpt);
        // No character is cut in two.
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        if (to < text.Length && char.IsLowSurrogate(text[to])) to--;
        return $"{(from > 0 ? "…" : "")}{text[from..to].ReplaceLineEndings(" ").Trim()}{(to < text.Length ? "…" : "")}";
    }
}
