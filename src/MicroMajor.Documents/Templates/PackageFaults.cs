using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>What has no place in a document that leaves the house, wherever it stands in the file: programs, things from elsewhere, fields that call out, traces of editing.</summary>
internal static partial class PackageFaults
{
    private static readonly XNamespace w = Ink.W;

    // By the end of the relationship's type.
    private static readonly string[] s_active = ["oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "frame", "mailMergeSource", "recipientData", "xmlMaps", "printerSettings"];

    // The page's own numbers and references within the document.
    private static readonly string[] s_harmless = ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "TOC", "TC", "SEQ", "STYLEREF", "HYPERLINK", "EQ", "SYMBOL", "ADVANCE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"];
    private static readonly string[] s_calling = ["INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DDE", "DDEAUTO", "LINK", "MACROBUTTON", "GOTOBUTTON", "DATABASE", "RD", "AUTOTEXT", "AUTOTEXTLIST", "ADDIN", "EMBED", "CONTROL", "HTMLCONTROL", "SHAPE", "PRINT", "ASK", "FILLIN"];

    /// <summary>Of the package: what it refers to and carries.</summary>
    public static void Of(TemplatePackage package, TemplateFaults faults)
    {
        foreach (var reference in package.Outside.Where(r => r.Kind != "hyperlink" || !Web().IsMatch(r.Target))) faults.Stop("outside-link", reference.Part, ("kind", reference.Kind));
        foreach (var part in package.Parts.Where(p => s_active.Contains(p.Kind) || p.ContentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))) faults.Stop("part-active", part.Name, ("kind", part.Kind));
        if (package.Of("comments") is { } comments && TemplatePackage.Xml(comments).HasElements) faults.Stop("traces-comments", comments.Name);
        if (package.Of("settings") is not { } settings) return;
        var read = TemplatePackage.Xml(settings);
        if (IsOn(read.Element(w + "updateFields"))) faults.Stop("fields-update", settings.Name);
        if (read.Element(w + "mailMerge") is not null) faults.Stop("part-active", settings.Name, ("kind", "mailMerge"));
    }

    /// <summary>Of a part of text.</summary>
    public static void Of(XElement root, string part, TemplateFaults faults)
    {
        if (root.Descendants().Any(e => e.Name.Namespace == w && e.Name.LocalName is "ins" or "del" or "moveFrom" or "moveTo" or "rPrChange" or "pPrChange" or "tblPrChange" or "trPrChange" or "tcPrChange" or "sectPrChange" or "cellIns" or "cellDel")) faults.Stop("traces-changes", part);
        if (root.Descendants().Any(e => e.Name.Namespace == w && e.Name.LocalName is "altChunk" or "object" or "subDoc" or "control")) faults.Stop("part-active", part, ("kind", root.Descendants().First(e => e.Name.Namespace == w && e.Name.LocalName is "altChunk" or "object" or "subDoc" or "control").Name.LocalName));
        foreach (var instruction in Instructions(root)) Field(instruction, part, faults);
        Tables(root, part, faults);
    }

    private static void Field(string instruction, string part, TemplateFaults faults)
    {
        if (Name().Match(instruction) is not { Success: true, Value: var name }) return;
        var upper = name.ToUpperInvariant();
        if (s_calling.Contains(upper) || upper == "HYPERLINK" && Outward().IsMatch(instruction)) faults.Stop("field-calls", part, ("field", upper));
        else if (!s_harmless.Contains(upper)) faults.Note("field-changes", part, ("field", upper));
    }

    // A code may be cut into many runs, and stand within another's.
    private static IEnumerable<string> Instructions(XElement root)
    {
        var open = new Stack<StringBuilder>();
        foreach (var element in root.Descendants())
        {
            if (element.Name == w + "fldSimple") yield return (string?)element.Attribute(w + "instr") ?? "";
            else if (element.Name == w + "instrText" && open.TryPeek(out var code)) code.Append(element.Value);
            else if (element.Name == w + "instrText") yield return element.Value;
            else if (element.Name == w + "fldChar")
            {
                var kind = (string?)element.Attribute(w + "fldCharType");
                if (kind == "begin") open.Push(new());
                else if (kind == "end" && open.TryPop(out var whole)) yield return whole.ToString();
            }
        }
    }

    // WPS lays a table out by its grid and by nothing else.
    private static void Tables(XElement root, string part, TemplateFaults faults)
    {
        foreach (var (number, table) in root.Descendants(w + "tbl").Index())
        {
            var columns = table.Element(w + "tblGrid")?.Elements(w + "gridCol").ToList() ?? [];
            if (columns.Count == 0 || columns.Exists(c => (int?)Number(c.Attribute(w + "w")) is not > 0)) faults.Note("grid-none", part, ("n", $"{number + 1}"));
            else if (Rows(table).Any(r => Spans(r) != columns.Count)) faults.Note("grid-uneven", part, ("n", $"{number + 1}"), ("columns", $"{columns.Count}"));
        }
    }

    private static IEnumerable<XElement> Rows(XElement parent) =>
        parent.Elements().SelectMany(e => e.Name == w + "tr" ? [e] : e.Name == w + "sdt" || e.Name == w + "sdtContent" ? Rows(e) : Enumerable.Empty<XElement>());

    private static IEnumerable<XElement> Cells(XElement parent) =>
        parent.Elements().SelectMany(e => e.Name == w + "tc" ? [e] : e.Name == w + "sdt" || e.Name == w + "sdtContent" ? Cells(e) : Enumerable.Empty<XElement>());

    private static int Spans(XElement row) =>
        Span(row.Element(w + "trPr"), "gridBefore", 0) + Span(row.Element(w + "trPr"), "gridAfter", 0) + Cells(row).Sum(c => Span(c.Element(w + "tcPr"), "gridSpan", 1));

    private static int Span(XElement? properties, string name, int usual) => Number(properties?.Element(w + name)?.Attribute(w + "val")) ?? usual;

    private static int? Number(XAttribute? attribute) => int.TryParse((string?)attribute, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsOn(XElement? setting) => setting is not null && (string?)setting.Attribute(w + "val") is null or "1" or "true" or "on";

    [GeneratedRegex(@"^(https?|mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"[A-Za-z]+|=")]
    private static partial Regex Name();

    // A link within the document has \l alone; one to the web says so.
    [GeneratedRegex(@"HYPERLINK\s+""?(?!https?:|mailto:|\\l)[^\s""]", RegexOptions.IgnoreCase)]
    private static partial Regex Outward();
}
