using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Reading;

/// <summary>What a document of ours says between its bookmarks, whoever saved it last: values by key, tables by the heads of their columns.</summary>
internal sealed class Marked
{
    private readonly IReadOnlyDictionary<string, Volume> volumes;
    private readonly Volume volume;

    /// <summary>Reads a document that lies in the library. What is no Word file throws.</summary>
    public Marked(byte[] bytes)
        : this(WordPackage.Filed(bytes))
    {
    }

    /// <summary>Reads a document that was opened with the edges of its pages.</summary>
    public Marked(WordPackage package)
    {
        var read = new Dictionary<string, Volume>(StringComparer.Ordinal) { [""] = new() };
        foreach (var part in package.Edges.Prepend(package.Body))
            foreach (var (marked, text) in WordText.Marks(part))
            {
                var (of, name) = Mark.Split(marked);
                Known(read, of).Keep(name, text.Trim('\n'));
            }

        foreach (var row in package.Body.Descendants().Where(e => WordText.Is(e, "tr")))
            if (Heads(row) is ({ Count: > 0 } heads, var of)) Known(read, of).Tables.Add(new(heads[0].Table, [.. Rows(row, heads, of)]));
        (volumes, volume) = (read, read[""]);
    }

    private Marked(Marked file, string of) => (volumes, volume) = (file.volumes, file.volumes[of]);

    /// <summary>The programmes of a file of several, in their order; empty for a document of one.</summary>
    public IReadOnlyList<string> Volumes => [.. volumes.Where(v => v.Key.Length > 0 && v.Value.Texts.ContainsKey(Mark.Code)).Select(v => v.Key).Order(StringComparer.Ordinal)];

    /// <summary>What is marked as one of these programmes'.</summary>
    public Marked Of(string programme) => new(this, programme);

    /// <summary>The text of a bookmark, or an empty one.</summary>
    public string this[string mark] => volume.Texts.GetValueOrDefault(mark, "");

    /// <summary>The scalar fields by key.</summary>
    public IReadOnlyDictionary<string, string> Fields => Of('f');

    /// <summary>The scalar fields that are shown in other letters than those that are frozen, as they are shown; boxes with their place.</summary>
    public IReadOnlyDictionary<string, string> Reshaped => Of('v');

    /// <summary>The tables by key: the rows below a head, down to the sum or to whatever comes next; or those of which every cell is marked.</summary>
    public IEnumerable<MarkedTable> Tables => volume.Tables.Concat(
        from text in volume.Texts
        let cell = Mark.ReadCell(text.Key)
        where cell is not null
        group (cell.Value.Row, cell.Value.Column, text.Value) by cell.Value.Table into table
        select new MarkedTable(table.Key, [.. table.GroupBy(c => c.Row).OrderBy(r => r.Key).Select(r => new MarkedRow("", r.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal)))]));

    private Dictionary<string, string> Of(char kind) => volume.Texts
        .Select(t => (Mark: Mark.Read(t.Key), t.Value))
        .Where(t => t.Mark is { } mark && mark.Kind == kind)
        .ToDictionary(t => t.Mark!.Value.Key, t => t.Value, StringComparer.Ordinal);

    private static Volume Known(Dictionary<string, Volume> read, string of)
    {
        if (!read.TryGetValue(of, out var known)) read[of] = known = new();
        return known;
    }

    private static IEnumerable<MarkedRow> Rows(XElement head, IReadOnlyList<Head> heads, string of)
    {
        var width = Cells(head).Count;
        foreach (var row in head.ElementsAfterSelf().Where(e => WordText.Is(e, "tr")))
        {
            if (WordText.IsDeleted(row)) continue;
            var marks = Marks(row).Where(m => m.Volume == of).ToList();
            var cells = Cells(row);
            if (cells.Count != width || marks.Any(m => m.Kind != 'r')) yield break;
            var values = heads.ToDictionary(h => h.Column, h => WordText.Of(cells[h.At]), StringComparer.Ordinal);
            if (values.Values.Any(v => v.Length > 0)) yield return new(marks.Select(m => m.Key).FirstOrDefault(""), values);
        }
    }

    private static (List<Head> Heads, string Volume) Heads(XElement row)
    {
        var heads = Cells(row)
            .SelectMany((cell, at) => Marks(cell).Where(m => m.Kind == 'c').Select(m => (m.Volume, Names: m.Key.Split('.', 2))).Where(m => m.Names.Length == 2).Select(m => (m.Volume, Head: new Head(m.Names[0], m.Names[1], at))))
            .ToList();
        return ([.. heads.Select(h => h.Head).DistinctBy(h => h.Column)], heads.Select(h => h.Volume).FirstOrDefault(""));
    }

    private static List<XElement> Cells(XElement row) => [.. row.Elements().Where(e => WordText.Is(e, "tc"))];

    private static IEnumerable<(string Volume, char Kind, string Key)> Marks(XElement element)
    {
        foreach (var start in element.Descendants().Where(e => WordText.Is(e, "bookmarkStart")))
        {
            var (of, name) = Mark.Split(WordText.Value(start, "name") ?? "");
            if (Mark.Read(name) is { } mark) yield return (of, mark.Kind, mark.Key);
        }
    }

    private sealed record Head(string Table, string Column, int At);

    private sealed class Volume
    {
        public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);
        public List<MarkedTable> Tables { get; } = [];

        // LibreOffice writes some bookmarks twice, the second time around nothing.
        public void Keep(string name, string text)
        {
            if (!Texts.TryGetValue(name, out var other) || other.Length < text.Length) Texts[name] = text;
        }
    }
}

/// <summary>A table as read back.</summary>
internal sealed record MarkedTable(string Key, IReadOnlyList<MarkedRow> Rows);

/// <summary>A row as read back; its own mark, when it has one.</summary>
internal sealed record MarkedRow(string Mark, IReadOnlyDictionary<string, string> Cells);
