using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>Writes blocks as WordprocessingML. Elements that stand once in a document are written by their names, those of every cell as whole pieces of markup.</summary>
internal sealed partial class Ink : IDisposable
{
    public const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    public const string W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
    public const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Faint = "767676";

    // The paragraph that ends a section must not begin a page of its own when a table ends at the foot of one.
    private static readonly byte[] s_hairline = [.. "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\" /><w:rPr><w:sz w:val=\"2\" /><w:szCs w:val=\"2\" /></w:rPr>"u8];

    private readonly Utf8Xml xml;
    private readonly List<int> edges = new(32);
    private int marks;

    // How far the row has come, and the edge that it has come to.
    private int at;
    private int edge;

    // The start tag before may still get attributes, or turn out to be the whole element.
    private bool open;

    private Ink(Stream output, int firstMark)
    {
        xml = new(output);
        marks = firstMark;
    }

    /// <summary>The programme that is being written, in a file of several (<see cref="Mark.Volume"/>): its bookmarks say so.</summary>
    public string Volume { get; set; } = "";

    /// <summary>A whole part with this root element.</summary>
    /// <param name="firstMark">Bookmarks are numbered from here: no two in a document may have the same number.</param>
    /// <param name="extended">The part has boxes to tick or sections that repeat, which Word knows since 2010 and 2013.</param>
    public static void Part(Stream output, string root, Action<Ink> body, int firstMark = 1, bool extended = false)
    {
        using var ink = new Ink(output, firstMark);
        ink.Raw("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>"u8);
        ink.Start(root);
        ink.Plain($" xmlns:r=\"{R}\"");
        if (extended) ink.Plain($" xmlns:w14=\"{W14}\" xmlns:w15=\"{W15}\" mc:Ignorable=\"w14 w15\" xmlns:mc=\"{Compatibility}\"");
        ink.Plain($" xmlns:w=\"{W}\"");
        body(ink);
        ink.End(root);
        ink.xml.Flush();
    }

    /// <summary>The same in bytes.</summary>
    public static byte[] Part(string root, Action<Ink> body)
    {
        using var bytes = new MemoryStream();
        Part(bytes, root, body);
        return bytes.ToArray();
    }

    /// <summary>A piece of markup to be used again.</summary>
    public static byte[] Piece(Action<Ink> body)
    {
        using var bytes = new MemoryStream();
        using var ink = new Ink(bytes, 0);
        body(ink);
        ink.xml.Flush();
        return bytes.ToArray();
    }

    /// <param name="section">Writes the properties of the section that a break ends.</param>
    public void Blocks(IReadOnlyList<Block> blocks, Action<SectionBreak>? section = null)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    Write(table);
                    break;
                case Drawing drawing:
                    drawing.Draw(this);
                    break;
                case SectionBreak end:
                    Element("p", () => Element("pPr", () =>
                    {
                        if (end.Foot is not null) Raw(s_hairline);
                        section!(end);
                    }));
                    break;
                default:
                    Write((Paragraph)block);
                    break;
            }
        }
    }

    public void Element(string name, Action body)
    {
        Start(name);
        body();
        End(name);
    }

    public void Value(string name, string? value) => Value(name, ("val", value ?? ""));

    public void Value(string name, int value) => Value(name, Text(value));

    public void Value(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (key, value) in attributes) Attribute(key, value);
        End(name);
    }

    public void Attribute(string name, string value)
    {
        xml.Raw(" w:"u8);
        xml.Value(name);
        xml.Raw("=\""u8);
        xml.Value(value);
        xml.Raw("\""u8);
    }

    /// <summary>A reference to another part of the package.</summary>
    public void Reference(string name, string id)
    {
        Start(name);
        Attribute("type", "default");
        Plain($" r:id=\"{id}\"");
        End(name);
    }

    /// <summary>Markup that is ready.</summary>
    public void Raw(ReadOnlySpan<byte> markup)
    {
        if (open) xml.Raw(">"u8);
        open = false;
        xml.Raw(markup);
    }

    /// <summary>The face, size and colour of a style, as a run or a style carries them.</summary>
    public void RunProperties(TextStyle style) => Raw(StyleInk.Of(style).Run);

    /// <summary>The number of the page: the one field, counted by whoever lays the page out.</summary>
    public void PageNumber(TextStyle style) => Element("fldSimple", () =>
    {
        Attribute("instr", "PAGE");
        Run(style, "1");
    });

    /// <summary>A run. A tab character becomes a tab: only the form's own words have one.</summary>
    public void Run(TextStyle style, ReadOnlySpan<char> text)
    {
        Raw("<w:r>"u8);
        RunProperties(style);
        Pieces(text);
        Raw("</w:r>"u8);
    }

    /// <summary>A run between the ends of a bookmark.</summary>
    public void Marked(TextStyle style, string mark, string text)
    {
        var id = OpenMark(mark);
        Run(style, text);
        CloseMark(id);
    }

    public void ParagraphProperties(Paragraph p, bool last = true)
    {
        var style = StyleInk.Of(p.Style);
        Raw(style.Paragraph);
        if (p.KeepNext || (p.Style.KeepNext && last)) xml.Raw("<w:keepNext />"u8);
        if (p.PageBreakBefore) xml.Raw("<w:pageBreakBefore />"u8);
        if (p.Tabs.Count > 0)
        {
            Start("tabs");
            foreach (var (place, kind) in p.Tabs) Value("tab", ("val", kind), ("pos", Text(place)));
            End("tabs");
        }

        if (p.Right > 0) Value("ind", ("right", Text(p.Right)));
        if (p.Align is { } align)
        {
            Raw("<w:jc w:val=\""u8);
            xml.Value(align);
            xml.Raw("\" />"u8);
        }

        Raw(style.Run);
        xml.Raw("</w:pPr>"u8);
    }

    private void Write(Paragraph p)
    {
        if (p.Control is { } control)
        {
            Write(p, control);
            return;
        }

        if (p is { PageBreakBefore: false, Tabs.Count: 0, Right: 0 })
        {
            Paragraph(p.Style, p.Text, p.Mark, p.Align, p.KeepNext);
            return;
        }

        Raw("<w:p>"u8);
        ParagraphProperties(p);
        Run(p.Style, p.Text);
        Raw("</w:p>"u8);
    }

    /// <summary>A paragraph; as many of them as the text has lines, the bookmark around them all.</summary>
    public void Paragraph(TextStyle style, ReadOnlySpan<char> text, string? mark = null, string? align = null, bool keepNext = false)
    {
        var set = StyleInk.Of(style);
        var id = 0;
        for (var (first, last) = (true, false); !last; first = false)
        {
            var end = text.IndexOf('\n');
            last = end < 0;
            var line = last ? text : text[..end];
            Opening(set, align, keepNext || (style.KeepNext && last));
            if (mark is not null && first) id = OpenMark(mark);
            if (line.Length > 0)
            {
                xml.Raw(set.Text);
                xml.Text(line);
                xml.Raw("</w:t></w:r>"u8);
            }

            if (mark is not null && last) CloseMark(id);
            xml.Raw("</w:p>"u8);
            text = text[(end + 1)..];
        }
    }

    private void Opening(StyleInk set, string? align, bool keepNext)
    {
        if (!keepNext && align is null or "center")
        {
            Raw(align is null ? set.Plain : set.Centred);
            return;
        }

        Raw("<w:p>"u8);
        xml.Raw(set.Paragraph);
        if (keepNext) xml.Raw("<w:keepNext />"u8);
        if (align is not null)
        {
            xml.Raw("<w:jc w:val=\""u8);
            xml.Value(align);
            xml.Raw("\" />"u8);
        }

        xml.Raw(set.Run);
        xml.Raw("</w:pPr>"u8);
    }

    private void Pieces(ReadOnlySpan<char> text)
    {
        for (int tab; (tab = text.IndexOf('\t')) >= 0; text = text[(tab + 1)..])
        {
            Text(text[..tab]);
            Raw("<w:tab />"u8);
        }

        Text(text);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return;
        Raw("<w:t xml:space=\"preserve\">"u8);
        xml.Text(text);
        xml.Raw("</w:t>"u8);
    }

    private int OpenMark(string name)
    {
        Raw("<w:bookmarkStart w:id=\""u8);
        xml.Number(marks);
        xml.Raw("\" w:name=\""u8);
        if (Volume.Length > 0)
        {
            xml.Raw("_m"u8);
            xml.Value(Volume);
            xml.Value(name.AsSpan(4));
        }
        else xml.Value(name);

        xml.Raw("\" />"u8);
        return marks++;
    }

    private void CloseMark(int id)
    {
        Raw("<w:bookmarkEnd w:id=\""u8);
        xml.Number(id);
        xml.Raw("\" />"u8);
    }

    private void Start(string name)
    {
        Raw("<w:"u8);
        xml.Value(name);
        open = true;
    }

    private void End(string name)
    {
        if (open)
        {
            xml.Raw(" />"u8);
            open = false;
            return;
        }

        xml.Raw("</w:"u8);
        xml.Value(name);
        xml.Raw(">"u8);
    }

    private void Plain(string markup) => xml.Raw(Encoding.UTF8.GetBytes(markup));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => xml.Dispose();
}
