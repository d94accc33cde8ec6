using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A text that was too long for the card where it stood, page by page.</summary>
/// <param name="At">The place, as buttons carry it.</param>
public sealed record WholeText(string Id, string At, string Title, string Source, string Text) : ICardView
{
    private const int PageSize = 4_500;

    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Which page this is; empty when there is one.</summary>
    public string Page { get; init; } = "";

    /// <summary>Which of two texts it is: mine, before or after; empty for the one that stands in the form.</summary>
    public string Side { get; init; } = "";

    /// <summary>A print of the text that waits, when it is one of two that wait to be chosen from.</summary>
    public string Mine { get; init; } = "";

    /// <summary>How buttons name the earlier of two states.</summary>
    public string From { get; init; } = "";

    /// <summary>How buttons name the later of two states; empty for what is there now.</summary>
    public string To { get; init; } = "";

    /// <summary>Where the reader came from: conflict, or empty for a comparison.</summary>
    public string Back { get; init; } = "";

    /// <summary>The other side of a comparison; empty when there is none.</summary>
    public string Other { get; init; } = "";

    /// <summary>Number of the page before; -1 when there is none.</summary>
    public int PageBefore { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int PageAfter { get; init; } = -1;

    /// <summary>One of two texts that wait to be chosen from.</summary>
    internal static WholeText Draw(Conflict conflict, bool mine, Standing standing, int page, Language language)
    {
        var text = new FieldWords(standing, language).Read(conflict.Field, mine ? conflict.Mine.Text : conflict.Theirs ?? "");
        var source = mine ? TogetherWords.YoursOf(conflict.Mine.At, language) : TogetherWords.Now(language);
        return Paged(standing, conflict.Mine.Place, conflict.NameIn(standing, language), source, text, page, language) with
        {
            Side = mine ? "mine" : "",
            Mine = mine ? conflict.Print : "",
            Back = "conflict",
        };
    }

    /// <summary>One side of a comparison.</summary>
    internal static WholeText Draw(FieldRef at, SavedForm before, SavedForm after, bool earlier, Standing standing, int page, Language language)
    {
        var side = earlier ? before : after;
        var then = side.In(standing);
        return Paged(standing, at, Place.NameOf(at, then, language) is { Length: > 0 } name ? name : at.Field, side.NameIn(language), TextOf(at, then, language), page, language) with
        {
            Side = earlier ? "before" : "after",
            From = before.Key,
            To = after.Key,
            Other = earlier ? "after" : "before",
        };
    }

    private static string TextOf(FieldRef at, Standing then, Language language)
    {
        var words = new FieldWords(then, language);
        if (then.Form.Field(at.Field) is not { } field) return then.Proposal.Answers[at.Field];
        if (at.Row is null) return words.Read(field, then.Proposal.Answers[at.Field]);
        if (then.Proposal.Answers.Rows(at.Field).FirstOrDefault(r => r.Id == at.Row) is not { } row) return "";
        return at.Column is null ? ChangeView.RowText(field, row, words, language)
            : field.Columns.FirstOrDefault(c => c.Key == at.Column) is { } column ? words.Read(column, row[column.Key]) : row[at.Column];
    }

    private static WholeText Paged(Standing standing, FieldRef at, string title, string source, string text, int page, Language language)
    {
        var pages = Math.Max(1, (text.Length + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var (start, end) = (Whole(page * PageSize), Whole((page + 1) * PageSize));
        return new(standing.Proposal.Id, Place.Of(at), title, source, text.Length == 0 ? TogetherWords.Nothing(language) : text[start..end])
        {
            Page = pages > 1 ? ProposalWords.Page(page + 1, pages, language) : "",
            PageBefore = page - 1,
            PageAfter = page + 1 < pages ? page + 1 : -1,
        };

        // A page does not end inside a character.
        int Whole(int place) => place >= text.Length ? text.Length : place > 0 && char.IsLowSurrogate(text[place]) ? place - 1 : place;
    }
}
