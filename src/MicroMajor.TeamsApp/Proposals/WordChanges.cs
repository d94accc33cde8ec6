using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What a Word file would change, place by place: what stands there now, what stands in Word, and a box to tick; all ticked to begin with.</summary>
/// <param name="File">Which file it is, so that a card of an earlier one is known for what it is.</param>
/// <param name="Seen">Which comparison it is: the proposal may be changed between the look and the choice.</param>
public sealed record WordChanges(string Id, string Title, string File, string Seen) : ICardView
{
    /// <summary>As many as fit on a card at their longest.</summary>
    public const int PageSize = 10;

    private const int LongestText = 90;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>A sentence at the top.</summary>
    public Banner? Banner { get; init; }

    /// <summary>How many places, and of how many pages this is which.</summary>
    public string Count { get; init; } = "";

    /// <summary>The places of this page.</summary>
    public IReadOnlyList<WordPick> Picks { get; init; } = [];

    /// <summary>What is not taken over, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The numbers of the places that are not ticked, on all pages.</summary>
    public string Off { get; init; } = "";

    /// <summary>Number of the page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Number of the page before; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    // Every place, and the changes that each stands for.
    private IReadOnlyList<(WordPick Pick, IReadOnlyList<string> Changes)> Everything { get; init; } = [];

    private Language Language { get; init; }

    /// <summary>The comparison.</summary>
    internal static WordChanges Of(Adoption adoption, string file, Standing standing, Language language, Banner? banner)
    {
        var words = new PickWords(adoption, standing, language);
        var all = words.Picks().ToList();
        return new(standing.Proposal.Id, ProposalWords.TitleOf(standing.Proposal, language), file, SeenOf(file, adoption))
        {
            Banner = banner,
            Everything = all,
            Language = language,
            Notes =
            [
                .. adoption.KeptLater.Count > 0 ? [WordFileWords.KeptLater(adoption, standing.Form, language)] : Array.Empty<string>(),
                .. adoption.NotTheirs.Count > 0 ? [WordFileWords.NotTheirs(adoption, standing.Form, language)] : Array.Empty<string>(),
                .. adoption.Problems.Take(5).Select(p => ProblemWords.Shipped.Sentence(p, language)),
            ],
        };
    }

    /// <summary>Names the comparison: the same file and the same proposal give the same name.</summary>
    internal static string SeenOf(string file, Adoption adoption)
    {
        var all = new StringBuilder(file);
        foreach (var change in adoption.Changes.All) all.Append('\n').Append(change.Key).Append('=').Append(TextOf(change));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
    }

    /// <summary>The page, with these left out.</summary>
    internal WordChanges On(int page, IReadOnlySet<int> left)
    {
        var pages = (Everything.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, Math.Max(0, pages - 1));
        return this with
        {
            Page = page,
            Count = WordFileWords.Places(Everything.Count, page + 1, pages, Language),
            Before = page - 1,
            After = page + 1 < pages ? page + 1 : -1,
            Off = string.Join(',', left.Order()),
            Picks = [.. Everything.Skip(page * PageSize).Take(PageSize).Select(p => p.Pick with { Ticked = !left.Contains(p.Pick.Number) })],
        };
    }

    /// <summary>The places that are not ticked: those that the card carries along from other pages, and those of its own page.</summary>
    internal IReadOnlySet<int> LeftOut(JsonElement data)
    {
        var left = data.Whole("off").Split(',', StringSplitOptions.RemoveEmptyEntries).Take(500).Select(n => int.TryParse(n, out var number) ? number : -1).Where(n => n >= 0 && n < Everything.Count).ToHashSet();
        for (var i = 0; i < Everything.Count; i++)
        {
            switch (data.Word($"pick{i}"))
            {
                case "true": left.Remove(i); break;
                case "false": left.Add(i); break;
            }
        }

        return left;
    }

    /// <summary>The keys of the changes that are ticked.</summary>
    internal IReadOnlySet<string> Chosen(IReadOnlySet<int> left) => Everything.Where(p => !left.Contains(p.Pick.Number)).SelectMany(p => p.Changes).ToHashSet(StringComparer.Ordinal);

    private static string TextOf(AnswerChange change) => change switch
    {
        FieldChange field => $"{field.Before}\u0001{field.After}",
        RowAdded row => string.Join('\u0001', row.Row.Cells),
        RowRemoved row => string.Join('\u0001', row.Row.Cells),
        RowChanged row => string.Join('\u0001', row.Cells),
        RowMoved row => $"{row.To}",
        _ => "",
    };

    internal static string Cut(string text, Language language) =>
        text.Length <= LongestText ? text.ReplaceLineEndings(" ") : WordFileWords.Shortened(RowLine.Cut(text.ReplaceLineEndings(" "), LongestText), text.Length, language);
}

/// <summary>A place to tick.</summary>
/// <param name="Id">The input's id.</param>
/// <param name="Conflict">Said when both were changed; else empty.</param>
public sealed record WordPick(int Number, string Id, string Label, string Now, string InWord, string Conflict, bool Ticked);
