using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// The text of a part of a document as a person sees it: with what was inserted and without what was deleted, when changes were tracked;
/// without prompts, hidden words, codes of fields and pictures; the lines as they are broken.
/// </summary>
internal sealed class WordText
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private readonly StringBuilder text = new();
    private readonly Dictionary<string, (string Name, int From)> open = new(StringComparer.Ordinal);
    private bool begun;
    private bool joined;
    private bool silent;

    /// <summary>The texts between the ends of bookmarks, by name. LibreOffice writes some twice, the second time around nothing.</summary>
    public Dictionary<string, string> Marked { get; } = new(StringComparer.Ordinal);

    /// <summary>The text.</summary>
    public static string Of(XElement part)
    {
        var walk = new WordText();
        walk.Walk(part);
        return walk.text.ToString();
    }

    /// <summary>The bookmarks of a part, with their texts.</summary>
    public static Dictionary<string, string> Marks(XElement part)
    {
        var walk = new WordText();
        walk.Walk(part);
        return walk.Marked;
    }

    /// <summary>Is it that element of WordprocessingML, as Word writes it usually or strictly?</summary>
    public static bool Is(XElement element, string name) => element.Name.LocalName == name && element.Name.NamespaceName is W or Strict;

    /// <summary>The element's attribute of that name.</summary>
    public static string? Value(XElement? element, string name = "val") =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.NamespaceName is W or Strict)?.Value;

    /// <summary>The first child of that name.</summary>
    public static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(e => Is(e, name));

    /// <summary>Was it deleted, while changes were tracked?</summary>
    public static bool IsDeleted(XElement row) => Child(Child(row, "trPr"), "del") is not null;

    private void Walk(XElement element)
    {
        if (element.Name.NamespaceName is not (W or Strict))
        {
            Stranger(element);
            return;
        }

        switch (element.Name.LocalName)
        {
            case "t":
                Write(element.Value);
                break;
            case "tab" or "ptab":
                Write("\t");
                break;
            case "br" or "cr":
                Write("\n");
                break;
            case "noBreakHyphen":
                Write("-");
                break;
            case "sym":
                Write(Symbol(Value(element, "char")));
                break;
            case "bookmarkStart" when Value(element, "id") is { } id && Value(element, "name") is { } name:
                open[id] = (name, text.Length);
                break;
            case "bookmarkEnd" when Value(element, "id") is { } id && open.Remove(id, out var mark):
                Close(mark.Name, text.ToString(mark.From, text.Length - mark.From));
                break;
            case "p":
                if (begun && !joined) Write("\n");
                (begun, joined) = (true, false);
                Children(element);
                joined = Child(Child(Child(element, "pPr"), "rPr"), "del") is not null;
                break;
            case "r" when IsHidden(element):
            case "tr" when IsDeleted(element):
            case "del" or "moveFrom" or "delText" or "instrText" or "delInstrText" or "drawing" or "pict" or "object" or "rt":
            case "pPr" or "rPr" or "sdtPr" or "sdtEndPr" or "tblPr" or "tblGrid" or "trPr" or "tcPr" or "sectPr" or "tblPrEx":
                break;
            case "sdt" when Child(Child(element, "sdtPr"), "showingPlcHdr") is not null:
                var before = silent;
                silent = true;
                Children(element);
                silent = before;
                break;
            default:
                Children(element);
                break;
        }
    }

    // A box in a text is offered to readers twice: the way for the new ones is enough. A formula's letters are text.
    private void Stranger(XElement element)
    {
        if (element.Name.LocalName == "t" && element.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal)) Write(element.Value);
        else if (element.Name.LocalName != "Fallback") Children(element);
    }

    private void Children(XElement element)
    {
        foreach (var child in element.Elements()) Walk(child);
    }

    private void Write(string piece)
    {
        if (!silent) text.Append(piece);
    }

    private void Close(string name, string marked)
    {
        if (!Marked.TryGetValue(name, out var other) || other.Length < marked.Length) Marked[name] = marked;
    }

    private static bool IsHidden(XElement run) =>
        Child(Child(run, "rPr"), "vanish") is { } vanish && Value(vanish) is null or "1" or "true" or "on";

    // Ticked and empty boxes of Wingdings; other symbols as they are numbered.
    private static string Symbol(string? code) =>
        int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 0xFFFF && !char.IsSurrogate((char)number)
            ? (number & 0xFF) switch
            {
                0xFE or 0x52 or 0xFC => "☑",
                0xA8 or 0xA3 or 0x6F => "☐",
                _ => ((char)number).ToString(),
            }
            : "";
}
