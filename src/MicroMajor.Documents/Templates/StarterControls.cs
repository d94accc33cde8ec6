using System.Globalization;
using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>Sets controls around the names that stand in a drawn form, around the rows that repeat, and around what is there in some cases only.</summary>
internal sealed class StarterControls(FormEdition edition)
{
    private const char Quote = '§';
    private const int LongestTitle = 64;
    private static readonly XNamespace w = Ink.W;
    private static readonly XNamespace w15 = Ink.W15;

    private readonly FormTemplate template = new(new TemplateFile(ReadOnlyMemory<byte>.Empty, ""), TemplateMap.None, edition.Form);
    private int controls;

    /// <summary>The name of a field as it stands in the drawn form.</summary>
    public static string Named(string key) => $"{Quote}{key}{Quote}";

    /// <summary>Changes the part in place.</summary>
    public void Set(XElement root)
    {
        foreach (var row in root.Descendants(w + "tr").ToList()) Sums(row);
        foreach (var head in root.Descendants(w + "tr").Where(r => Columns(r).Count > 0).ToList()) Repeat(head);
        foreach (var run in root.Descendants(w + "r").ToList()) Place(run);
        foreach (var mark in root.Descendants().Where(e => e.Name == w + "bookmarkStart" || e.Name == w + "bookmarkEnd").ToList()) mark.Remove();
        foreach (var row in root.Descendants(w + "tr").ToList()) Partner(row);
        foreach (var row in root.Descendants(w + "tr").ToList()) Conditional(row);
    }

    private static List<(string Table, string Column, int At)> Columns(XElement row) =>
        [.. row.Elements(w + "tc").SelectMany((cell, at) => Marks(cell).Where(m => m.Kind == 'c').Select(m => m.Key.Split('.', 2)).Select(k => (k[0], k[1], at)))];

    private static IEnumerable<(char Kind, string Key)> Marks(XElement element) =>
        element.Descendants(w + "bookmarkStart").Select(b => Mark.Read((string?)b.Attribute(w + "name") ?? "")).OfType<(char, string)>();

    private void Repeat(XElement head)
    {
        var columns = Columns(head);
        var row = head.ElementsAfterSelf(w + "tr").First();
        var cells = row.Elements(w + "tc").ToList();
        foreach (var (table, column, at) in columns) Around(cells[at].Descendants(w + "r").FirstOrDefault() ?? Said(cells[at]), $"{table}.{column}");
        if (columns.TrueForAll(c => c.At > 0) && cells[0].Value == "1") Around(cells[0].Descendants(w + "r").First(), "rowNumber");
        var key = columns[0].Table;
        row.ReplaceWith(Control(key, new XElement(w + "sdt", new XElement(w + "sdtPr", Id(), new XElement(w15 + "repeatingSectionItem")), new XElement(w + "sdtContent", row)), new XElement(w15 + "repeatingSection")));
    }

    // Under the columns that are added up, in their order from the first of them on.
    private void Sums(XElement row)
    {
        if (Marks(row).FirstOrDefault(m => m.Kind == 's').Key is not { } table) return;
        var sums = edition.Layout.Items.First(i => i.Keys is [var key] && key == table).Sums;
        var columns = row.Parent!.Elements(w + "tr").Select(Columns).First(c => c.Count > 0);
        var first = columns.FindIndex(c => sums.Contains(c.Column));
        foreach (var (at, cell) in row.Elements(w + "tc").Skip(1).Index())
        {
            if (first + at < columns.Count && sums.Contains(columns[first + at].Column) && cell.Descendants(w + "r").FirstOrDefault() is { } run)
                Around(run, $"sum:{table}.{columns[first + at].Column}");
        }
    }

    private void Place(XElement run)
    {
        if (run.Ancestors(w + "sdt").Any(s => HoleReader.Value(s.Element(w + "sdtPr"), "tag").Length > 0 && s.Element(w + "sdtPr")!.Element(w15 + "repeatingSection") is null)) return;
        var name = (string?)(run.PreviousNode as XElement)?.Attribute(w + "name") ?? "";
        var key = name == Mark.Code ? "contentCode" : name == Mark.Subject ? "proposalId" : Mark.Read(name) is { Kind: 'f' } mark ? mark.Key : Token(run.Value);
        if (key.Length > 0) Around(run, key);
    }

    private static string Token(string text) => text.Length > 2 && text[0] == Quote ? text[1..text.IndexOf(Quote, 1)] : "";

    // Who signs beside the school: each of its partners, and the universities that it builds or shares with.
    private void Partner(XElement row)
    {
        var tags = Tags(row).ToList();
        if (tags is not [var tag] || IsRepeated(row)) return;
        if (tag is "industryPartners.name") row.ReplaceWith(Control("?industryPartners", Control("industryPartners", new XElement(w + "sdt", new XElement(w + "sdtPr", Id(), new XElement(w15 + "repeatingSectionItem")), new XElement(w + "sdtContent", row)), new XElement(w15 + "repeatingSection"))));
    }

    private void Conditional(XElement row)
    {
        if (row.Parent is null || IsRepeated(row)) return;
        var keys = Tags(row).ToList();
        if (keys.Count > 0 && keys.TrueForAll(IsSometimes))
        {
            // The label of a long text is a row of its own above it.
            var label = row.ElementsBeforeSelf().LastOrDefault() is { } above && above.Name == w + "tr" && above.Descendants(w + "pStyle").Any(s => (string?)s.Attribute(w + "val") == TextStyle.NarrativeLabel.Id) && !Tags(above).Any() ? above : null;
            Wrap(keys[0], [.. label is null ? [] : new[] { label }, row]);
        }
        else if (row.ElementsAfterSelf().FirstOrDefault() is { } section && section.Name == w + "sdt" && HoleReader.Value(section.Element(w + "sdtPr"), "tag") is { Length: > 0 } table && IsSometimes(table) && edition.Form.Field(table) is not null) Wrap(table, [row, section]);
    }

    private void Wrap(string key, List<XElement> rows)
    {
        var here = new XElement("here");
        rows[0].AddBeforeSelf(here);
        rows.ForEach(r => r.Remove());
        here.ReplaceWith(Control($"?{key}", rows));
    }

    private bool IsSometimes(string key) =>
        key == "decliningMajors" || edition.Form.Field(key) is { When: not null } || key is "coBuildUniversities" or "shareUniversities" || edition.Layout.Items.Any(i => i.Spare && i.Keys.Contains(key));

    private static bool IsRepeated(XElement row) => row.Ancestors(w + "sdt").Any(s => s.Element(w + "sdtPr")?.Element(w15 + "repeatingSectionItem") is not null);

    private static IEnumerable<string> Tags(XElement element) => element.Descendants(w + "sdtPr").Select(p => HoleReader.Value(p, "tag")).Where(t => t.Length > 0);

    // Around a whole paragraph for a text of several, else around the run.
    private void Around(XElement run, string key)
    {
        run.Elements(w + "t").Remove();
        run.Add(new XElement(w + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Label(key)));
        var paragraph = run.Ancestors(w + "p").First();
        if (key == "unitOpinion" || edition.Form.Field(key) is { Type: FieldType.LongText } && paragraph.Elements(w + "r").Count() == 1 && !paragraph.Parent!.Elements(w + "p").Skip(1).Any())
        {
            var copy = new XElement(paragraph);
            copy.Elements().Where(e => e.Name == w + "bookmarkStart" || e.Name == w + "bookmarkEnd").Remove();
            paragraph.ReplaceWith(Control(key, copy));
        }
        else run.ReplaceWith(Control(key, new XElement(run)));
    }

    private static XElement Said(XElement cell)
    {
        var run = new XElement(w + "r", cell.Descendants(w + "rPr").FirstOrDefault() is { } look ? new XElement(look) : null);
        cell.Elements(w + "p").First().Add(run);
        return run;
    }

    private XElement Control(string tag, object content, XElement? kind = null) => new(w + "sdt",
        new XElement(w + "sdtPr", new XElement(w + "alias", new XAttribute(w + "val", Title(tag))), new XElement(w + "tag", new XAttribute(w + "val", tag)), Id(), kind),
        new XElement(w + "sdtContent", content));

    private XElement Id() => new(w + "id", new XAttribute(w + "val", (++controls).ToString(CultureInfo.InvariantCulture)));

    private string Title(string tag) => (tag[0] == '?' ? $"有“{Label(tag[1..])}”时" : Label(tag)) is { Length: > LongestTitle } title ? title[..LongestTitle] : tag[0] == '?' ? $"有“{Label(tag[1..])}”时" : Label(tag);

    private string Label(string key) => new HoleKeys(template).Read(key, null) switch
    {
        { Kind: HoleKind.Sum } sum => $"{Column(sum)}合计",
        { Kind: HoleKind.Cell } cell => Column(cell),
        { Kind: HoleKind.Number } => "序号",
        _ => edition.Form.Field(key)?.Label.Zh ?? key switch
        {
            "schoolName" => "申报高校",
            "hostUnit" => "牵头学院（部）",
            "courseCount" => "课程门数",
            "coreCourseCount" => "核心课程门数",
            "totalCredits" => "总学分",
            "totalHours" => "总学时",
            "decliningMajors" => "需求减少的专业",
            "unitOpinion" => "学院意见",
            "contentCode" => "内容码",
            "proposalId" => "编号",
            _ => key,
        },
    };

    private string Column(Hole cell) => edition.Form.Field(cell.Table)!.Columns.FirstOrDefault(c => c.Key == cell.Key)?.Label.Zh ?? (cell.Key == "dates" ? "起止日期" : cell.Key);
}
