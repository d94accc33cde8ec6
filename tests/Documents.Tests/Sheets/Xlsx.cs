using System.IO.Compression;
using System.Text;

namespace MicroMajor.Documents.Tests.Sheets;

/// <summary>A workbook, part by part, as good or as bad as a test wants it.</summary>
internal sealed class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly List<(string Name, string State, string Data, string After)> sheets = [];
    private string workbookProperties = "";

    /// <summary>A sheet with these rows, written as XML: <c>&lt;row&gt;…&lt;/row&gt;</c>.</summary>
    public Xlsx Sheet(string rows, string name = "Sheet1", string state = "visible", string after = "")
    {
        sheets.Add((name, state, rows, after));
        return this;
    }

    /// <summary>Shared strings, and number formats by style: 0 general, 1 percent, 2 date, 3 of our own.</summary>
    public Xlsx Shared(params string[] items) => Part("xl/sharedStrings.xml", $"<sst xmlns='{Main}'>{string.Concat(items)}</sst>");

    public Xlsx Styles(params string[] formats)
    {
        var own = string.Concat(formats.Select((f, i) => $"<numFmt numFmtId='{200 + i}' formatCode='{f}'/>"));
        var styles = string.Concat(new[] { "0", "10", "14" }.Concat(formats.Select((_, i) => $"{200 + i}")).Select(id => $"<xf numFmtId='{id}'/>"));
        return Part("xl/styles.xml", $"<styleSheet xmlns='{Main}'><numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>");
    }

    public Xlsx Since1904()
    {
        workbookProperties = "<workbookPr date1904='1'/>";
        return this;
    }

    public Xlsx Part(string path, string xml) => Part(path, Encoding.UTF8.GetBytes(xml));

    public Xlsx Part(string path, byte[] bytes)
    {
        parts[path] = bytes;
        return this;
    }

    public byte[] Bytes()
    {
        if (!parts.ContainsKey("[Content_Types].xml")) Part("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>");
        if (!parts.ContainsKey("_rels/.rels")) Part("_rels/.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        if (!parts.ContainsKey("xl/workbook.xml"))
            Part("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'>{workbookProperties}<sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name='{s.Name}' sheetId='{i + 1}' state='{s.State}' r:id='s{i + 1}'/>"))}</sheets></workbook>");
        if (!parts.ContainsKey("xl/_rels/workbook.xml.rels"))
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}'>{string.Concat(sheets.Select((_, i) => $"<Relationship Id='s{i + 1}' Type='{Office}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>"))}<Relationship Id='t' Type='{Office}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='f' Type='{Office}/styles' Target='styles.xml'/></Relationships>");
        foreach (var (sheet, i) in sheets.Select((s, i) => (s, i)))
            if (!parts.ContainsKey($"xl/worksheets/sheet{i + 1}.xml")) Part($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns='{Main}'><sheetData>{sheet.Data}</sheetData>{sheet.After}</worksheet>");
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in parts)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
                entry.Write(bytes);
            }

        return stream.ToArray();
    }

    /// <summary>A row of inline texts.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r='{number}'>{string.Concat(cells.Select((c, i) => $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{c}</t></is></c>"))}</row>";
}
