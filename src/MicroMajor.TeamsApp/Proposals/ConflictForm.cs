using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Both texts of a place that two people changed at once, to choose from or to make one of.</summary>
/// <param name="At">The place, as buttons carry it.</param>
public sealed record ConflictForm(string Id, string At, string Section, string Title) : ICardView
{
    // Characters of texts on the card; its own parts and labels take about as much again.
    private const int RoomForTexts = 6_500;
    private const int LeastShown = 200;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The programme that this is a part of.</summary>
    public string Program { get; init; } = "";

    /// <summary>Who wrote what stands in the form, and when.</summary>
    public required TextView Theirs { get; init; }

    /// <summary>The text that waits.</summary>
    public required TextView Mine { get; init; }

    /// <summary>The input with a first attempt at one text; none when the row is gone or the texts are too long for it.</summary>
    public IReadOnlyList<FieldView> Fields { get; init; } = [];

    /// <summary>Can the own text be put in the place? Not when the row is gone.</summary>
    public bool CanUseMine { get; init; }

    /// <summary>A print of what stands in the form, to tell whether it is changed once more.</summary>
    public string Seen { get; init; } = "";

    /// <summary>A print of the text that waits.</summary>
    public string Print { get; init; } = "";

    /// <summary>How many other places wait; empty when none does.</summary>
    public string Others { get; init; } = "";

    /// <summary>The card of a conflict.</summary>
    /// <param name="last">The version in which what stands there was saved; null when it is not known.</param>
    /// <param name="typed">What was typed when the place was changed once more: shown in place of the first attempt.</param>
    internal static ConflictForm Of(Conflict conflict, Standing standing, Language language, ProposalVersion? last, Banner? banner = null, string? typed = null)
    {
        var words = new FieldWords(standing, language);
        var (field, theirs, mine) = (conflict.Field, conflict.Theirs, conflict.Mine.Text);
        var merged = typed ?? Merged(field, theirs ?? "", mine);
        // The input holds its text whole or is not there; the two others may be cut, since they can be read whole.
        var hasInput = theirs is not null && merged.Length <= RoomForTexts - 2 * LeastShown;
        if (!hasInput && theirs is not null && mine.Length <= RoomForTexts - 2 * LeastShown) (merged, hasInput) = (mine, true);
        var room = Math.Max(LeastShown, (RoomForTexts - (hasInput ? merged.Length : 0)) / 2);
        var name = conflict.NameIn(standing, language);
        var others = Conflict.WaitingIn(standing).Count - 1;
        return new(standing.Proposal.Id, Place.Of(conflict.Mine.Place), conflict.Section.Key, TogetherWords.BothChanged(name, language))
        {
            Banner = banner,
            Program = $"{ProposalWords.TitleOf(standing.Proposal, language)} · {conflict.Section.Title.In(language)}",
            Theirs = theirs is null
                ? new(TogetherWords.RowGone(language), "", false)
                : TextView.Of(TogetherWords.SavedBy(last, language), words.Read(field, theirs), room, language),
            Mine = TextView.Of(TogetherWords.YoursOf(conflict.Mine.At, language), words.Read(field, mine), room, language),
            Fields = hasInput
                ? [FieldView.Of(field with { Label = TogetherWords.OneText(field.Label), Required = false }, merged, [], words, standing, language, showProblems: false)]
                : [],
            CanUseMine = theirs is not null,
            Seen = FormMerge.Seen([field], _ => theirs ?? ""),
            Print = conflict.Print,
            Others = others > 0 ? TogetherWords.OtherPlaces(others, language) : "",
        };
    }

    // Of two long texts both are needed to make one; of two short ones or two choices, one is taken.
    private static string Merged(FormField field, string theirs, string mine) =>
        field.Type != FieldType.LongText ? mine
        : theirs.Contains(mine, StringComparison.Ordinal) ? theirs
        : mine.Contains(theirs, StringComparison.Ordinal) ? mine
        : $"{theirs}\n{mine}";
}

/// <summary>A text to read: whose it is, and as much of it as there is room for.</summary>
/// <param name="IsCut">Is there more of it than is shown?</param>
public sealed record TextView(string Title, string Text, bool IsCut)
{
    /// <summary>The text in this much room.</summary>
    public static TextView Of(string title, string text, int room, Language language) =>
        text.Length == 0 ? new(title, TogetherWords.Nothing(language), false) : new(title, RowLine.Cut(text, room), text.Length > room);
}
