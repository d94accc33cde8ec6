using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Where the college or the office gathers the points of a return: those noted, those that the rules find, one more, and a remark on it all.</summary>
public sealed record ReturnForm(string ProposalId, string Title, string Subtitle, string State, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>The points noted so far.</summary>
    public IReadOnlyList<CardOption> Points { get; init; } = [];

    /// <summary>Those that are ticked, by id, with commas.</summary>
    public string Ticked { get; init; } = "";

    /// <summary>Those that are shown: what another has noted meanwhile is not dropped for not being ticked here.</summary>
    public string Shown { get; init; } = "";

    /// <summary>What the rules find, to be taken over.</summary>
    public IReadOnlyList<CardOption> Findings { get; init; } = [];

    /// <summary>The findings that are ticked.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>How many findings are not listed.</summary>
    public string MoreFindings { get; init; } = "";

    /// <summary>Where a point can be: the whole, the sections, the fields.</summary>
    public required IReadOnlyList<CardOption> Places { get; init; }

    /// <summary>Where the next point is.</summary>
    public string Place { get; init; } = "";

    /// <summary>What is typed of the next point.</summary>
    public string Text { get; init; } = "";

    /// <summary>What is said of it all.</summary>
    public string Reason { get; init; } = "";

    // Characters that are left for the findings when nothing is noted yet; a finding takes about 180 of them.
    private const int RoomForFindings = 5_000;
    private const int WeightOfFinding = 180;
    private const int MostFindings = 8;
    private const int LongestFinding = 120;

    // A choice without a value would be no choice.
    private const string Whole = "whole";

    /// <summary>The form with what is noted, what the rules find, and what stands in its inputs.</summary>
    internal static ReturnForm Of(Standing standing, string title, string state, ReturnTyping typed, Banner? banner, Language language)
    {
        var (proposal, found) = (standing.Proposal, ReturnFindings.Of(standing, language));
        var (points, noted) = (proposal.Notes.Points, string.Join(',', proposal.Notes.Points.Select(p => p.Id)));
        var longestTitle = points.Count > 10 ? 36 : 60;
        var shown = Math.Clamp((RoomForFindings - typed.Reason.Length - (points.Count * (longestTitle + 40))) / WeightOfFinding, 0, MostFindings);
        return new(proposal.Id, title, $"{proposal.Id} · {standing.UnitName(proposal.UnitCode)}", state, banner)
        {
            Points = [.. points.Select(p => new CardOption(RowLine.Cut($"{ReturnWords.Place(p.Field, standing.Form, language)}：{p.Text}".ReplaceLineEndings(" "), longestTitle), p.Id))],
            Ticked = noted,
            Shown = noted,
            Findings = [.. found.Take(shown).Select(f => new CardOption(RowLine.Cut(ReturnFindings.Text(f, language), LongestFinding), ReturnFindings.Key(f)))],
            Chosen = string.Join(',', typed.Findings),
            MoreFindings = found.Count > shown ? ReturnWords.Say("more-findings", language, ("n", $"{found.Count - shown}")) : "",
            Places = PlacesOf(standing.Form, language),
            Place = typed.Place,
            Text = typed.Text,
            Reason = typed.Reason,
        };
    }

    // In the order of the form; a field by its own label where no other has the same.
    private static IReadOnlyList<CardOption> PlacesOf(FormDefinition form, Language language)
    {
        var labels = form.Fields.ToLookup(f => f.Label.In(language));
        return
        [
            new(ReturnWords.Say("whole", language), Whole),
            .. form.Sections.SelectMany(s => s.Fields
                .Select(f => new CardOption(RowLine.Cut(labels[f.Label.In(language)].Count() > 1 ? ReturnWords.Place(f.Key, form, language) : f.Label.In(language), 40), f.Key))
                .Prepend(new(ReturnWords.Say("section", language, ("section", s.Title.In(language))), ReturnPoint.Section + s.Key))),
        ];
    }
}

/// <summary>What stands in the inputs of the form.</summary>
internal sealed record ReturnTyping(IReadOnlyList<string> Findings, string Place, string Text, string Reason)
{
    /// <summary>As a card sent it.</summary>
    public static ReturnTyping Of(Turn turn) => new(turn.Data.Choices("findings"), turn.Data.Word("place") ?? "", turn.Data.Long("text"), turn.Data.Long("reason"));
}
