using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>One difference between two states of the form, in the reader's words.</summary>
/// <param name="Label">The field, or the table, row and column.</param>
/// <param name="Before">How it read; empty when only the other one tells anything.</param>
/// <param name="After">How it reads.</param>
/// <param name="At">The place, to read it whole; empty when nothing was cut.</param>
public sealed record ChangeView(string Label, string Before, string After, string At)
{
    private const int LongestText = 150;
    private const int LongestName = 24;

    /// <summary>The changes in the order of the form; a row's cells each by itself.</summary>
    public static IReadOnlyList<ChangeView> Of(AnswerChanges changes, Standing before, Standing after, Language language)
    {
        var (then, now) = (new FieldWords(before, language), new FieldWords(after, language));
        return [.. changes.All.SelectMany(c => Of(c, before, after, then, now, language))];
    }

    private static IEnumerable<ChangeView> Of(AnswerChange change, Standing before, Standing after, FieldWords then, FieldWords now, Language language)
    {
        var field = after.Form.Field(change.Field) ?? new FormField(change.Field, FieldType.Text, new(change.Field, change.Field));
        var label = field.Label.In(language);
        switch (change)
        {
            case FieldChange c:
                yield return Cut(label, then.Read(field, c.Before), now.Read(field, c.After), new(field.Key), language);
                break;
            case RowAdded c:
                yield return Cut(TogetherWords.RowIn(label, language), "", RowText(field, c.Row, now, language), new(field.Key, c.Row.Id), language);
                break;
            case RowRemoved c:
                yield return Cut(TogetherWords.RowOut(label, language), RowText(field, c.Row, then, language), "", new(field.Key, c.Row.Id), language);
                break;
            case RowMoved c:
                yield return new($"{label} · {NameOf(field, after, c.RowId, now)}", "", TogetherWords.Moved(c.From, c.To, language), "");
                break;
            case RowChanged c:
                foreach (var cell in c.Cells)
                {
                    var column = field.Columns.FirstOrDefault(x => x.Key == cell.Column) ?? new FormField(cell.Column, FieldType.Text, new(cell.Column, cell.Column));
                    yield return Cut(
                        $"{label} · {NameOf(field, before, c.RowId, then)} · {column.Label.In(language)}",
                        then.Read(column, cell.Before), now.Read(column, cell.After), new(field.Key, c.RowId, cell.Column), language);
                }

                break;
        }
    }

    /// <summary>A row in one text: each answered cell with its label.</summary>
    internal static string RowText(FormField table, Row row, FieldWords words, Language language)
    {
        var known = table.Columns.Where(c => row[c.Key].Length > 0).Select(c => (Label: c.Label.In(language), Text: words.Read(c, row[c.Key])));
        var unknown = row.Cells.Where(c => table.Columns.All(x => x.Key != c.Key)).Select(c => (Label: c.Key, Text: c.Value));
        return string.Join(language == Language.Zh ? "；" : "; ", known.Concat(unknown).Select(c => TogetherWords.Labelled(c.Label, c.Text, language)));
    }

    private static string NameOf(FormField table, Standing standing, string rowId, FieldWords words) =>
        table.Columns.Count > 0 && standing.Proposal.Answers.Rows(table.Key).FirstOrDefault(r => r.Id == rowId) is { } row && RowLine.NameOf(table, row, words) is { Length: > 0 } name
            ? RowLine.Cut(name, LongestName)
            : rowId;

    // Of a row that came or went one side alone tells everything; elsewhere an empty side says that nothing stood there.
    private static ChangeView Cut(string label, string before, string after, FieldRef at, Language language)
    {
        var isRow = at.Row is not null && at.Column is null;
        return new(label, Side(before), Side(after), before.Length > LongestText || after.Length > LongestText ? Place.Of(at) : "");

        string Side(string text) => text.Length > 0 ? RowLine.Cut(text, LongestText) : isRow ? "" : TogetherWords.Nothing(language);
    }
}
