using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Says a change of the form in the reader's words.</summary>
internal sealed class ChangeWords(Standing standing, Language language)
{
    private readonly FieldWords words = new(standing, language);

    /// <summary>The change in a line, its texts cut.</summary>
    public string Line(AnswerChange change, int longest) => change switch
    {
        FieldChange field => Say("change", ("before", Read(field.Field, field.Before, longest)), ("after", Read(field.Field, field.After, longest))),
        RowAdded added => Say("row-added", ("row", RowName(added.Field, added.Row))),
        RowRemoved removed => Say("row-removed", ("row", RowName(removed.Field, removed.Row))),
        RowMoved moved => Say("row-moved", ("row", RowName(moved.Field, moved.RowId)), ("from", $"{moved.From}"), ("to", $"{moved.To}")),
        RowChanged changed => Say("changed-row", ("row", RowName(changed.Field, changed.RowId)), ("cells", string.Join(language == Language.Zh ? "；" : "; ", Typed(changed).Select(c => Cell(changed.Field, c, longest))))),
        _ => "",
    };

    /// <summary>The field that it is in, with its section.</summary>
    public string Title(AnswerChange change) => ReturnWords.Place(change.Field, standing.Form, language);

    /// <summary>The change in whole, as blocks to read.</summary>
    public IEnumerable<(string Title, string Text)> Blocks(AnswerChange change)
    {
        if (change is not FieldChange field)
        {
            yield return (Title(change), change switch
            {
                RowAdded added => $"{Line(added, int.MaxValue)}{Colon}{Cells(added.Field, added.Row)}",
                RowRemoved removed => $"{Line(removed, int.MaxValue)}{Colon}{Cells(removed.Field, removed.Row)}",
                _ => Line(change, int.MaxValue),
            });
            yield break;
        }

        yield return ($"{Title(change)} · {Say("text-before")}", Read(field.Field, field.Before, int.MaxValue));
        yield return ($"{Title(change)} · {Say("text-after")}", Read(field.Field, field.After, int.MaxValue));
    }

    private string Colon => language == Language.Zh ? "：" : ": ";

    private string Cells(string table, Row row) => string.Join(language == Language.Zh ? "；" : "; ", row.Cells.Where(c => !Reasons.IsPrint(table, c.Key)).Select(c => $"{Label(table, c.Key)} {ReadCell(table, c.Key, c.Value, int.MaxValue)}"));

    private string Cell(string table, CellChange cell, int longest) =>
        $"{Label(table, cell.Column)} {Say("change", ("before", ReadCell(table, cell.Column, cell.Before, longest)), ("after", ReadCell(table, cell.Column, cell.After, longest)))}";

    // A reason that was confirmed as it stands is the same reason: its text is told on both sides.
    private IReadOnlyList<CellChange> Typed(RowChanged changed)
    {
        List<CellChange> typed = [.. changed.Cells.Where(c => !Reasons.IsPrint(changed.Field, c.Column))];
        if (typed.Count > 0 || changed.Cells.Count == 0) return typed;
        var text = standing.Proposal.Answers.Rows(changed.Field).FirstOrDefault(r => r.Id == changed.RowId)?[Reasons.Text] ?? "";
        return [new(Reasons.Text, text, text)];
    }

    private string Label(string table, string column) => Column(table, column)?.Label.In(language) ?? column;

    private FormField? Column(string table, string column) => standing.Form.Field(table)?.Columns.FirstOrDefault(c => c.Key == column);

    private string Read(string field, string kept, int longest) => Cut(standing.Form.Field(field) is { } found ? words.Read(found, kept) : kept, longest);

    private string ReadCell(string table, string column, string kept, int longest) => Cut(Column(table, column) is { } found ? words.Read(found, kept) : kept, longest);

    private string Cut(string text, int longest) => text.Length == 0 ? Say("blank") : longest == int.MaxValue ? text : RowLine.Cut(text.ReplaceLineEndings(" "), longest);

    private string RowName(string table, string rowId) => standing.Proposal.Answers.Rows(table).FirstOrDefault(r => r.Id == rowId) is { } row ? RowName(table, row) : rowId;

    private string RowName(string table, Row row)
    {
        var name = standing.Form.Field(table) is { } found ? RowLine.NameOf(found, row, words) : "";
        return name.Length > 0 ? name : row.Id;
    }

    private string Say(string code, params (string Name, string Value)[] facts) => ReturnWords.Say(code, language, facts);
}
