using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The changes as places to tick: a field, a row; a table in which much was changed as a whole.</summary>
internal sealed class PickWords(Adoption adoption, Standing standing, Language language)
{
    // More rows than these are one place: nobody ticks thirty members of a team one by one.
    private const int MostRows = 4;

    private readonly FieldTexts now = new(standing.Proposal.Answers, standing.Units, standing.Directions);
    private readonly FieldTexts after = new(adoption.After, standing.Units, standing.Directions);

    public IEnumerable<(WordPick Pick, IReadOnlyList<string> Changes)> Picks()
    {
        var number = 0;
        // Whom a name stands for goes with the name.
        var named = standing.Form.Fields.Where(f => f.PersonKey is not null).ToDictionary(f => f.PersonKey!, f => f.Key, StringComparer.Ordinal);
        foreach (var field in adoption.Changes.All.Where(c => !named.ContainsKey(c.Field)).GroupBy(c => c.Field))
        {
            var label = standing.Form.Field(field.Key)?.Label.In(language) ?? field.Key;
            var rows = field.Where(c => c is not FieldChange).ToList();
            foreach (var change in rows.Count > MostRows ? field.OfType<FieldChange>() : (IEnumerable<AnswerChange>)field)
            {
                var (name, before, then) = Said(change, standing.Form.Field(field.Key));
                yield return (Pick(number++, name.Length > 0 ? $"{label} · {name}" : label, before, then, adoption.Conflicts.Contains(change.Key)), [change.Key, .. named.Where(n => n.Value == change.Field).Select(n => n.Key)]);
            }

            if (rows.Count > MostRows)
            {
                var conflict = rows.Any(c => adoption.Conflicts.Contains(c.Key));
                yield return (Pick(number++, label, WordFileWords.Rows(standing.Proposal.Answers.Rows(field.Key).Count, language), WordFileWords.RowChanges(rows, language), conflict), [.. rows.Select(c => c.Key)]);
            }
        }
    }

    private WordPick Pick(int number, string label, string before, string then, bool conflict) => new(
        number, $"pick{number}", RowLine.Cut(label, 60), Empty(WordChanges.Cut(before, language)), Empty(WordChanges.Cut(then, language)), conflict ? WordFileWords.Conflict(language) : "", true);

    private string Empty(string text) => text.Length > 0 ? text : WordFileWords.Empty(language);

    private (string Name, string Before, string After) Said(AnswerChange change, FormField? field) => change switch
    {
        FieldChange text => ("", Shown(now, field, text.Before), Shown(after, field, text.After)),
        RowAdded row => (NameOf(field, row.Row), WordFileWords.NoRow(language), Cells(after, field, row.Row)),
        RowRemoved row => (NameOf(field, row.Row), Cells(now, field, row.Row), WordFileWords.NoRow(language)),
        RowChanged row => (NameOf(field, standing.Proposal.Answers.Rows(row.Field).First(r => r.Id == row.RowId)),
            string.Join(" · ", Known(field, row).Select(c => Cell(now, field, c.Column, c.Before))), string.Join(" · ", Known(field, row).Select(c => Cell(after, field, c.Column, c.After)))),
        RowMoved row => (NameOf(field, standing.Proposal.Answers.Rows(row.Field).First(r => r.Id == row.RowId)), ProposalWords.RowNumber(row.From, language), ProposalWords.RowNumber(row.To, language)),
        _ => ("", "", ""),
    };

    private static IEnumerable<CellChange> Known(FormField? table, RowChanged row) => row.Cells.Where(c => table is null || table.Columns.Any(k => k.Key == c.Column));

    private static string Shown(FieldTexts texts, FormField? field, string value) => field is null ? value : texts.Shown(field, value);

    private static string NameOf(FormField? table, Row row) => row["name"] is { Length: > 0 } name ? name : table is null ? row.Id : row.Cells.Values.FirstOrDefault() ?? row.Id;

    private string Cells(FieldTexts texts, FormField? table, Row row) =>
        table is null ? "" : string.Join(" · ", table.Columns.Where(c => c.Key != "name" && row[c.Key].Length > 0).Select(c => Cell(texts, table, c.Key, row[c.Key])));

    private string Cell(FieldTexts texts, FormField? table, string column, string value)
    {
        var field = table?.Columns.FirstOrDefault(c => c.Key == column);
        return $"{field?.Label.In(language) ?? column} {Empty(Shown(texts, field, value))}";
    }
}
