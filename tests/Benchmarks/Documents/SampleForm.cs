using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>
/// One made-up programme for everybody: its frozen form, the same form as a template with holes in braces, and the texts that go into
/// them. The template is our own document with the holes written where the answers stand, so that all write the same page.
/// </summary>
internal sealed partial class SampleForm
{
    /// <summary>The frozen form.</summary>
    public FilingSnapshot Snapshot { get; } = Programmes.Normal();

    /// <summary>The form with <c>{key}</c> for answers and <c>{#table}…{/table}</c> around the row of a table.</summary>
    public byte[] Template { get; }

    /// <summary>What goes into the holes.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The rows of the tables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows { get; }

    public SampleForm()
    {
        Texts = Snapshot.Fields.Where(f => f.Table is null).ToDictionary(f => f.Key, f => f.Text);
        Rows = Snapshot.Fields.Where(f => f.Table is not null).ToDictionary(f => f.Key, f => Cells(f.Table!), StringComparer.Ordinal);
        Texts = new Dictionary<string, string>(Texts) { ["targets"] = string.Join('、', Rows["targetMajors"].Select(r => r["name"])) };
        Template = Looped(FilingForm.Write(Snapshot with { Sections = [.. Snapshot.Sections.Select(s => s with { Fields = [.. s.Fields.Select(Holes)] })] }));
    }

    /// <summary>Template and texts as files for the peers, with the text part of our own document to build anew.</summary>
    public void WriteTo(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "template.docx"), Template);
        File.WriteAllBytes(Path.Combine(folder, "ours.docx"), FilingForm.Write(Snapshot));
        var data = Texts.ToDictionary(t => t.Key, t => (object)t.Value);
        foreach (var (table, rows) in Rows) data[table] = rows;
        File.WriteAllBytes(Path.Combine(folder, "data.json"), JsonSerializer.SerializeToUtf8Bytes(data));
    }

    /// <summary>The text part of a document.</summary>
    public static byte[] TextPart(byte[] document, string name = "word/document.xml")
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var part = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Cells(FilingTable table) =>
        [.. table.Rows.Select(r => table.Columns.Index().ToDictionary(c => c.Item.Key, c => r[c.Index]))];

    private FilingField Holes(FilingField field) => field switch
    {
        { Key: "targetWholeSchool" } => field,
        // Printed as a list in one cell.
        { Key: "targetMajors", Table: { } table } => field with { Table = new(table.Columns, [[.. table.Columns.Select(c => c.Key == "name" ? "{targets}" : "")]]) },
        { Table: { } table } => field with { Table = new(table.Columns, [[.. table.Columns.Select((c, i) => table.Rows.Any(r => r[i].Length > 0) ? $"{{{field.Key}~{c.Key}}}" : "")]]) },
        { Text: "" } => field,
        _ => field with { Text = $"{{{field.Key}}}" },
    };

    // The loop opens in the first cell of the row that has a hole, and closes in the last.
    private static byte[] Looped(byte[] document)
    {
        using var bytes = new MemoryStream();
        bytes.Write(document);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            var xml = TableRow().Replace(Encoding.UTF8.GetString(TextPart(document)), row =>
            {
                var holes = Hole().Matches(row.Value);
                if (holes.Count == 0) return row.Value;
                var (table, last) = (holes[0].Groups[1].Value, holes[^1].Index);
                return Hole().Replace(row.Value, h => $"{(h.Index == holes[0].Index ? $"{{#{table}}}" : "")}{{{h.Groups[2].Value}}}{(h.Index == last ? $"{{/{table}}}" : "")}");
            });
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }

        return bytes.ToArray();
    }

    [GeneratedRegex("<w:tr>.*?</w:tr>", RegexOptions.Singleline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\{(\w+)~(\w+)\}")]
    private static partial Regex Hole();
}
