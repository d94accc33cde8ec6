using System.Globalization;
using System.Text;
using System.Xml;

namespace MicroMajor.Documents.Word;

/// <summary>Writes blocks as WordprocessingML.</summary>
internal sealed class Ink : IDisposable
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
    public const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Faint = "767676";

    private readonly MemoryStream bytes = new();
    private readonly XmlWriter xml;
    private int marks;

    private Ink(string root, int firstMark, bool extended)
    {
        marks = firstMark;
        xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(true);
        xml.WriteStartElement("w", root, W);
        xml.WriteAttributeString("xmlns", "r", null, R);
        if (!extended) return;
        xml.WriteAttributeString("xmlns", "w15", null, W15);
        xml.WriteAttributeString("mc", "Ignorable", Compatibility, "w15");
    }

    /// <summary>A whole part with this root element.</summary>
    /// <param name="firstMark">Bookmarks are numbered from here: no two in a document may have the same number.</param>
    /// <param name="extended">The part has sections that repeat, which Word knows since 2013.</param>
    public static byte[] Part(string root, Action<Ink> body, int firstMark = 1, bool extended = false)
    {
        using var ink = new Ink(root, firstMark, extended);
        body(ink);
        ink.xml.WriteEndElement();
        ink.xml.Flush();
        return ink.bytes.ToArray();
    }

    /// <param name="section">Writes the properties of the section that a break ends.</param>
    public void Blocks(IEnumerable<Block> blocks, Action<Page>? section = null)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    Write(table);
                    break;
                case SectionBreak end:
                    Element("p", () => Element("pPr", () => section!(end.Page)));
                    break;
                case Paragraph { Control: { } control } place:
                    Write(place, control);
                    break;
                default:
                    Write((Paragraph)block);
                    break;
            }
        }
    }

    public void Element(string name, Action body)
    {
        xml.WriteStartElement("w", name, W);
        body();
        xml.WriteEndElement();
    }

    public void Value(string name, string? value) => Value(name, ("val", value ?? ""));

    public void Value(string name, int value) => Value(name, value.ToString(CultureInfo.InvariantCulture));

    public void Value(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement("w", name, W);
        foreach (var (key, value) in attributes) xml.WriteAttributeString("w", key, W, value);
        xml.WriteEndElement();
    }

    public void Attribute(string name, string value) => xml.WriteAttributeString("w", name, W, value);

    /// <summary>A reference to another part of the package.</summary>
    public void Reference(string name, string id)
    {
        xml.WriteStartElement("w", name, W);
        xml.WriteAttributeString("w", "type", W, "default");
        xml.WriteAttributeString("r", "id", R, id);
        xml.WriteEndElement();
    }

    /// <summary>The face, size and colour of a style, as a run or a style carries them.</summary>
    public void RunProperties(TextStyle style) => Element("rPr", () =>
    {
        Value("rFonts", ("hint", "eastAsia"), ("ascii", Typeface.Latin), ("hAnsi", Typeface.Latin), ("eastAsia", style.Font.Name), ("cs", Typeface.Latin));
        if (style.Colour is { } colour) Value("color", colour);
        Value("sz", style.Size);
        Value("szCs", style.Size);
    });

    /// <summary>The number of the page: the one field, counted by whoever lays the page out.</summary>
    public void PageNumber(TextStyle style) => Element("fldSimple", () =>
    {
        Attribute("instr", "PAGE");
        Run(style, "1");
    });

    /// <summary>A run. A tab character becomes a tab: only the form's own words have one.</summary>
    public void Run(TextStyle style, string text) => Element("r", () =>
    {
        RunProperties(style);
        var pieces = text.Split('\t');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) Element("tab", () => { });
            if (pieces[i].Length > 0) Text(pieces[i]);
        }
    });

    /// <summary>A run between the ends of a bookmark.</summary>
    public void Marked(TextStyle style, string mark, string text)
    {
        var id = OpenMark(mark);
        Run(style, text);
        CloseMark(id);
    }

    public void ParagraphProperties(Paragraph p, bool last = true) => Element("pPr", () =>
    {
        Value("pStyle", p.Style.Id);
        if (p.KeepNext || (p.Style.KeepNext && last)) Element("keepNext", () => { });
        if (p.PageBreakBefore) Element("pageBreakBefore", () => { });
        if (p.Tabs.Count > 0) Element("tabs", () =>
        {
            foreach (var (at, kind) in p.Tabs) Value("tab", ("val", kind), ("pos", at.ToString(CultureInfo.InvariantCulture)));
        });
        if (p.Align is { } align) Value("jc", align);
        RunProperties(p.Style);
    });

    private void Write(Paragraph p)
    {
        var lines = p.Text.Split('\n');
        var id = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var last = i == lines.Length - 1;
            Element("p", () =>
            {
                ParagraphProperties(p, last);
                if (p.Mark is not null && i == 0) id = OpenMark(p.Mark);
                if (lines[i].Length > 0) Run(p.Style, lines[i]);
                if (p.Mark is not null && last) CloseMark(id);
            });
        }
    }

    private void Write(Table table)
    {
        var edges = new SortedSet<int> { 0 };
        foreach (var row in table.Rows)
        {
            var at = 0;
            foreach (var cell in row.Cells) edges.Add(at += cell.Width);
        }

        var grid = edges.Zip(edges.Skip(1), (left, right) => right - left).ToList();
        Element("tbl", () =>
        {
            Element("tblPr", () =>
            {
                Value("tblStyle", "FormTable");
                Value("tblW", ("w", Text(edges.Max)), ("type", "dxa"));
                Value("jc", "center");
                Value("tblLayout", ("type", "fixed"));
                Element("tblCellMar", () =>
                {
                    Margin("top", Measure.Mm(0.5));
                    Margin("left", table.Padding);
                    Margin("bottom", Measure.Mm(0.5));
                    Margin("right", table.Padding);
                });
                Value("tblLook", ("val", "0000"));
                Value("tblCaption", table.Caption);
            });
            Element("tblGrid", () => grid.ForEach(width => Value("gridCol", ("w", Text(width)))));
            List<int> at = [.. edges];
            for (var i = 0; i < table.Rows.Count;)
            {
                var run = table.Rows.Skip(i).TakeWhile(r => r.Repeats == table.Rows[i].Repeats).ToList();
                if (table.Rows[i].Repeats is { } name) Repeating(name, run, at);
                else run.ForEach(row => Write(row, at));
                i += run.Count;
            }
        });
    }

    private void Repeating(string name, List<TableRow> rows, List<int> edges) => Element("sdt", () =>
    {
        Element("sdtPr", () =>
        {
            Value("tag", name);
            Extension("repeatingSection");
        });
        Element("sdtContent", () => rows.ForEach(row => Element("sdt", () =>
        {
            Element("sdtPr", () => Extension("repeatingSectionItem"));
            Element("sdtContent", () => Write(row, edges));
        })));
    });

    private void Extension(string name)
    {
        xml.WriteStartElement("w15", name, W15);
        xml.WriteEndElement();
    }

    // One paragraph: a control of several would break the first line off from its label in some readers.
    private void Write(Paragraph p, Control control) => Element("p", () =>
    {
        ParagraphProperties(p);
        Element("sdt", () =>
        {
            Element("sdtPr", () =>
            {
                Value("alias", control.ShortTitle);
                Value("tag", control.Tag);
                if (p.Text.Length == 0) Element("showingPlcHdr", () => { });
                if (control.Choices.Count > 0) Element("dropDownList", () =>
                {
                    foreach (var (value, words) in control.Choices) Value("listItem", ("displayText", words), ("value", value));
                });
                if (control.IsDate) Date(control.Day);
            });
            Element("sdtContent", () =>
            {
                var mark = Mark.Place(control.Tag) is { } name ? OpenMark(name) : null;
                if (p.Text.Length == 0) Run(p.Style with { Colour = Faint }, control.Prompt);
                else Lines(p.Style, p.Text);
                if (mark is not null) CloseMark(mark);
            });
        });
    });

    private void Date(DateOnly? day) => Element("date", () =>
    {
        if (day is { } known) Attribute("fullDate", known.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        Value("dateFormat", "yyyy'年'M'月'd'日'");
        Value("lid", "zh-CN");
        Value("storeMappedDataAs", "dateTime");
        Value("calendar", "gregorian");
    });

    private void Lines(TextStyle style, string text) => Element("r", () =>
    {
        RunProperties(style);
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (i > 0) Element("br", () => { });
            foreach (var (j, piece) in line.Split('\t').Index())
            {
                if (j > 0) Element("tab", () => { });
                if (piece.Length > 0) Text(piece);
            }
        }
    });

    private void Write(TableRow row, List<int> edges) => Element("tr", () =>
    {
        Element("trPr", () =>
        {
            if (!row.MaySplit) Element("cantSplit", () => { });
            Value("trHeight", ("val", Text(row.MinHeight)), ("hRule", "atLeast"));
            if (row.IsHeader) Element("tblHeader", () => { });
        });
        var at = 0;
        foreach (var cell in row.Cells)
        {
            var from = edges.IndexOf(at);
            var span = edges.IndexOf(at += cell.Width) - from;
            Element("tc", () =>
            {
                Element("tcPr", () =>
                {
                    Value("tcW", ("w", Text(cell.Width)), ("type", "dxa"));
                    if (span > 1) Value("gridSpan", span);
                    if (cell.Merge is { } merge) Value("vMerge", merge);
                    if (cell.Open is { } side) Element("tcBorders", () => Value(side, "nil"));
                    Value("vAlign", cell.VerticalAlign);
                });
                Blocks(cell.Paragraphs);
            });
        }
    });

    private void Margin(string side, int width) => Value(side, ("w", Text(width)), ("type", "dxa"));

    private void Text(string text)
    {
        xml.WriteStartElement("w", "t", W);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private string OpenMark(string name)
    {
        var id = (marks++).ToString(CultureInfo.InvariantCulture);
        Value("bookmarkStart", ("id", id), ("name", name));
        return id;
    }

    private void CloseMark(string id) => Value("bookmarkEnd", ("id", id));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        xml.Dispose();
        bytes.Dispose();
    }
}
