using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A place in the form as a button carries it: <c>courses/r3/credits</c>, <c>lead.title</c>.</summary>
internal static class Place
{
    /// <summary>The place of a finding; empty when it is about the whole.</summary>
    public static string Of(FieldRef? at) => at is null ? "" : string.Join('/', new[] { at.Field, at.Row, at.Column }.TakeWhile(part => part is not null));

    /// <summary>The place that a card named.</summary>
    public static FieldRef Read(string place) => place.Split('/') switch
    {
        [var field, var row, var column, ..] => new(field, row, column),
        [var field, var row] => new(field, row),
        [var field, ..] => new(field),
        _ => new(""),
    };

    /// <summary>What a person calls the place: the field, or the row and its column; empty when it is about the whole.</summary>
    public static string NameOf(FieldRef? at, Standing standing, Language language)
    {
        if (at is null || standing.Form.Field(at.Field) is not { } field) return "";
        if (at.Row is null || standing.Proposal.Answers.Rows(at.Field).FirstOrDefault(r => r.Id == at.Row) is not { } row) return ShortLabel(field, language);
        var name = RowLine.NameOf(field, row, new(standing, language));
        if (name.Length == 0) name = ProposalWords.RowNumber(standing.Proposal.Answers.Rows(at.Field).TakeWhile(r => r.Id != at.Row).Count() + 1, language);
        return field.Columns.FirstOrDefault(c => c.Key == at.Column) is { } column ? $"{RowLine.Cut(name, 12)} · {ShortLabel(column, language)}" : RowLine.Cut(name, 20);
    }

    // A button has room for the name, not for what stands in brackets behind it.
    private static string ShortLabel(FormField field, Language language)
    {
        var label = field.Label.In(language);
        var bracket = label.IndexOfAny(['（', '(']);
        return RowLine.Cut(bracket > 0 ? label[..bracket].TrimEnd() : label, 24);
    }
}
