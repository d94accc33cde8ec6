using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>The styles of a Word form, as far as the places need them.</summary>
internal sealed class TemplateStyles
{
    private const int Longest = 20;
    private static readonly XNamespace w = Ink.W;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly XElement? defaults;
    private readonly string usual;

    public TemplateStyles(XElement? root)
    {
        defaults = root?.Element(w + "docDefaults")?.Element(w + "rPrDefault")?.Element(w + "rPr");
        foreach (var style in root?.Elements(w + "style") ?? [])
            if ((string?)style.Attribute(w + "styleId") is { } id) styles[id] = style;
        usual = styles.FirstOrDefault(s => (string?)s.Value.Attribute(w + "type") == "paragraph" && (string?)s.Value.Attribute(w + "default") is "1" or "true").Key ?? "";
    }

    /// <summary>Is a run set as prompts are, in grey?</summary>
    public bool IsPrompt(XElement? run) =>
        HoleReader.Value(run, "rStyle") is { Length: > 0 } id && (id == "PlaceholderText" || styles.TryGetValue(id, out var style) && string.Equals(HoleReader.Value(style, "name"), "Placeholder Text", StringComparison.OrdinalIgnoreCase));

    /// <summary>Does a run of a paragraph name a Chinese face, itself or by its styles?</summary>
    public bool NamesChinese(XElement? run, XElement? paragraph) =>
        Names(run) || Chain(HoleReader.Value(run, "rStyle")) || Chain(HoleReader.Value(paragraph?.Element(w + "pPr"), "pStyle") is { Length: > 0 } id ? id : usual) || Names(defaults);

    private bool Chain(string id)
    {
        for (var depth = 0; depth < Longest && styles.TryGetValue(id, out var style); depth++, id = HoleReader.Value(style, "basedOn"))
            if (Names(style.Element(w + "rPr"))) return true;
        return false;
    }

    private static bool Names(XElement? run) => run?.Element(w + "rFonts") is { } fonts && (fonts.Attribute(w + "eastAsia") is not null || fonts.Attribute(w + "eastAsiaTheme") is not null);
}
