using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mark = MicroMajor.Documents.Word.Mark;

namespace MicroMajor.Documents.Reading;

/// <summary>What a document of ours says between its bookmarks, whoever saved it last: values by key, tables by the heads of their columns.</summary>
internal sealed class Marked : IDisposable
{
    private readonly WordprocessingDocument document;
    private readonly string volume = "";
    private readonly Dictionary<string, Dictionary<string, string>> volumes;
    private readonly Dictionary<string, string> texts;

    public Marked(byte[] bytes)
    {
        document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        texts = new(StringComparer.Ordinal);
        volumes = new(StringComparer.Ordinal) { [volume] = texts };
        Read(Body);
        foreach (var footer in document.MainDocumentPart!.FooterParts) Read(footer.Footer);
        foreach (var header in document.MainDocumentPart.HeaderParts) Read(header.Header);
    }

    private Marked(Marked file, string volume)
    {
        (document, this.volume, volumes) = (file.document, volume, file.volumes);
        texts = volumes[volume];
    }

    /// <summary>The programmes of a file of several, in their order; empty for a document of one.</summary>
    public IReadOnlyList<string> Volumes => [.. volumes.Where(v => v.Key.Length > 0 && v.Value.ContainsKey(Mark.Code)).Select(v => v.Key).Order(StringComparer.Ordinal)];

    /// <summary>What is marked as one of these programmes'.</summary>
    public Marked Of(string volume) => new(this, volume);

    private Body Body => document.MainDocumentPart!.Document.Body!;

    /// <summary>The text of a bookmark, or an empty one.</summary>
    public string this[string mark] => texts.GetValueOrDefault(mark, "");

    /// <summary>The scalar fields by key.</summary>
    public IReadOnlyDictionary<string, string> Fields => Of('f');

    /// <summary>The scalar fields that are shown in other letters than those that are frozen, as they are shown; boxes with their place.</summary>
    public IReadOnlyDictionary<string, string> Reshaped => Of('v');

    /// <summary>The tables by key: the rows below a head, down to the sum or to whatever comes next; or those of which every cell is marked.</summary>
    public IEnumerable<MarkedTable> Tables => (
        from row in Body.Descendants<TableRow>()
        let heads = Heads(row)
        where heads.Count > 0
        select new MarkedTable(heads[0].Table, [.. Rows(row, heads)])).Concat(
        from text in texts
        let cell = Mark.ReadCell(text.Key)
        where cell is not null
        group (cell.Value.Row, cell.Value.Column, text.Value) by cell.Value.Table into table
        select new MarkedTable(table.Key, [.. table.GroupBy(c => c.Row).OrderBy(r => r.Key).Select(r => new MarkedRow("", r.ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal)))]));

    private Dictionary<string, string> Of(char kind) => texts
        .Select(t => (Mark: Mark.Read(t.Key), t.Value))
        .Where(t => t.Mark is { } mark && mark.Kind == kind)
        .ToDictionary(t => t.Mark!.Value.Key, t => t.Value, StringComparer.Ordinal);

    private IEnumerable<MarkedRow> Rows(TableRow head, IReadOnlyList<Head> heads)
    {
        var width = Cells(head).Count;
        foreach (var row in head.ElementsAfter().OfType<TableRow>())
        {
            var marks = Marks(row).ToList();
            var cells = Cells(row);
            if (cells.Count != width || marks.Any(m => m.Kind != 'r')) yield break;
            var values = heads.ToDictionary(h => h.Column, h => Text(cells[h.At]), StringComparer.Ordinal);
            if (values.Values.Any(v => v.Length > 0)) yield return new(marks.Select(m => m.Key).FirstOrDefault(""), values);
        }
    }

    private List<Head> Heads(TableRow row) =>
        [.. Cells(row).SelectMany((cell, at) => Marks(cell).Where(m => m.Kind == 'c').Select(m => m.Key.Split('.', 2)).Where(k => k.Length == 2).Select(k => new Head(k[0], k[1], at)))
            .DistinctBy(h => h.Column)];

    private static List<TableCell> Cells(TableRow row) => [.. row.Elements<TableCell>()];

    private IEnumerable<(char Kind, string Key)> Marks(OpenXmlElement element) =>
        element.Descendants<BookmarkStart>().Select(b => Mark.Split(b.Name?.Value ?? "")).Where(b => b.Volume == volume).Select(b => Mark.Read(b.Name)).OfType<(char, string)>();

    private static string Text(TableCell cell) => string.Join('\n', cell.Elements<Paragraph>().Select(p => p.InnerText));

    private void Read(OpenXmlElement root)
    {
        var open = new Dictionary<string, (string Name, StringBuilder Text)>(StringComparer.Ordinal);
        foreach (var element in root.Descendants())
        {
            switch (element)
            {
                case BookmarkStart { Id.Value: { } id, Name.Value: { } name }:
                    open[id] = (name, new());
                    break;
                case BookmarkEnd { Id.Value: { } id } when open.Remove(id, out var closed):
                    // LibreOffice writes some bookmarks twice, the second time around nothing.
                    Keep(closed.Name, closed.Text.ToString());
                    break;
                case Text text:
                    foreach (var mark in open.Values) mark.Text.Append(text.Text);
                    break;
                case Paragraph or Break:
                    foreach (var mark in open.Values) mark.Text.Append('\n');
                    break;
            }
        }
    }

    private void Keep(string marked, string text)
    {
        var (of, name) = Mark.Split(marked);
        if (!volumes.TryGetValue(of, out var known)) known = volumes[of] = new(StringComparer.Ordinal);
        if (known.GetValueOrDefault(name, "").Length <= text.Length) known[name] = text;
    }

    public void Dispose() => document.Dispose();

    private sealed record Head(string Table, string Column, int At);
}

/// <summary>A table as read back.</summary>
internal sealed record MarkedTable(string Key, IReadOnlyList<MarkedRow> Rows);

/// <summary>A row as read back; its own mark, when it has one.</summary>
internal sealed record MarkedRow(string Mark, IReadOnlyDictionary<string, string> Cells);
