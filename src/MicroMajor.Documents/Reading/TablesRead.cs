using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Reading;

/// <summary>The tables of the form, found by the marks or the words of their heads; rows by the controls in them, or by standing under a head.</summary>
internal sealed class TablesRead(FormDefinition form, FormLabels labels)
{
    private readonly Dictionary<string, List<ReadRow>> tables = new(StringComparer.Ordinal);
    private readonly HashSet<XElement> taken = [];

    /// <summary>The rows by table.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReadRow>> Rows => tables.ToDictionary(t => t.Key, t => (IReadOnlyList<ReadRow>)t.Value, StringComparer.Ordinal);

    /// <summary>Is the row part of a table of the form?</summary>
    public bool IsTaken(XElement row) => taken.Contains(row);

    public void Read(XElement table)
    {
        Head? head = null;
        foreach (var row in RowsOf(table))
        {
            var cells = CellsOf(row);
            if (HeadOf(table, row, cells) is { } found)
            {
                head = found;
                taken.Add(row);
                tables.TryAdd(head.Table, []);
                continue;
            }

            if (Tagged(cells, head) is { } tagged) Add(row, tagged.Table, tagged.Row);
            else if (head is not null && cells.Count == head.Columns.Count && !IsEnd(row, cells)) Add(row, head.Table, new("", Under(cells, head)));
            else head = null;
        }
    }

    /// <summary>The rows of a table, also those that stand in controls.</summary>
    public static IEnumerable<XElement> RowsOf(XElement table) => Inside(table, "tr").Where(r => !WordText.IsDeleted(r));

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<XElement> CellsOf(XElement row) => [.. Inside(row, "tc")];

    private static IEnumerable<XElement> Inside(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (WordText.Is(child, name)) yield return child;
            else if (WordText.Is(child, "sdt") || WordText.Is(child, "sdtContent") || WordText.Is(child, "customXml") || WordText.Is(child, "ins"))
                foreach (var inner in Inside(child, name)) yield return inner;
        }
    }

    private void Add(XElement row, string table, ReadRow read)
    {
        taken.Add(row);
        if (!tables.TryGetValue(table, out var rows)) tables[table] = rows = [];
        rows.Add(read);
    }

    private Head? HeadOf(XElement table, XElement row, IReadOnlyList<XElement> cells)
    {
        var marked = cells.Select(c => Names(c).Select(Mark.Read).FirstOrDefault(m => m is { Kind: 'c' })?.Key.Split('.', 2)).ToList();
        if (marked.FirstOrDefault(m => m is { Length: 2 }) is { } first && form.Field(first[0]) is { Type: FieldType.Table } or null && first[0].Length > 0)
            return form.Field(first[0]) is null ? null : new(first[0], [.. marked.Select(m => m is [_, var column] ? column : "")]);
        return labels.HeadOf([.. cells.Select(WordText.Of)], Before(table)) is { } found ? new(found.Table, found.Columns) : null;
    }

    private (string Table, ReadRow Row)? Tagged(IReadOnlyList<XElement> cells, Head? head)
    {
        var places = cells.Select(PlaceOf).ToList();
        if (places.FirstOrDefault(p => p is not null) is not { Row: { } id, Field: var table }) return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            var column = places[i] is { } place && place.Field == table ? place.Column : head is not null && head.Table == table && i < head.Columns.Count ? head.Columns[i] : "";
            if (column.Length > 0) texts[column] = WordText.Of(cells[i]);
        }

        return (table, new(id, texts));
    }

    private (string Field, string? Row, string Column)? PlaceOf(XElement cell)
    {
        // A control around the cell stands above it.
        var around = cell.Parent is { Parent: { } control } && WordText.Is(control, "sdt") ? FilledForm.Place(FilledForm.Tag(control), form) : null;
        return around is { Row: not null } ? around
            : cell.Descendants().Where(e => WordText.Is(e, "sdt")).Select(e => FilledForm.Place(FilledForm.Tag(e), form)).FirstOrDefault(p => p is { Row: not null })
            ?? Names(cell).Select(n => FilledForm.Bookmark(n, form)).FirstOrDefault(p => p is { Row: not null });
    }

    private static Dictionary<string, string> Under(IReadOnlyList<XElement> cells, Head head)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
            if (head.Columns[i].Length > 0) texts[head.Columns[i]] = WordText.Of(cells[i]);
        return texts;
    }

    private bool IsEnd(XElement row, IReadOnlyList<XElement> cells) =>
        Names(row).Any(n => Mark.Read(n) is { Kind: 's' }) || FieldTexts.Plain(WordText.Of(cells[0])) is "合计" or "总计" or "小计" || labels.FieldOf(WordText.Of(cells[0])) is not null && cells.Count > 1 && labels.FieldOf(WordText.Of(cells[1])) is null && !labels.IsColumn(WordText.Of(cells[0]));

    private static IEnumerable<string> Names(XElement part) => part.Descendants().Where(e => WordText.Is(e, "bookmarkStart")).Select(e => WordText.Value(e, "name")).OfType<string>();

    // The words above a table say which it is, when its head does not.
    private static string Before(XElement table) => string.Concat(table.ElementsBeforeSelf().Reverse().Where(e => WordText.Is(e, "p")).Select(WordText.Of).Where(t => t.Length > 0).Take(1));

    private sealed record Head(string Table, IReadOnlyList<string> Columns);
}
