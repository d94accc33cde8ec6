using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>
/// Puts places where the controls of a part are. A control's own frame goes away with it (what the document is read back by are bookmarks),
/// its content stays as the pattern of what is written: the properties of its paragraph and of its first run.
/// </summary>
internal sealed class HoleReader(HoleKeys keys, TemplateStyles styles, Pieces pieces, HoleMarks marks, TemplateFaults faults)
{
    private static readonly XNamespace w = Ink.W;
    private static readonly XNamespace w15 = Ink.W15;
    private static readonly XNamespace w14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private readonly List<Hole> holes = [];

    /// <summary>The places that were found.</summary>
    public IReadOnlyList<Hole> Holes => holes;

    /// <summary>Replaces the controls of the part.</summary>
    public void Read(XElement root) => Walk(root, "", HolePlace.Block);

    private void Walk(XElement parent, string table, HolePlace place)
    {
        foreach (var element in parent.Elements().ToList())
        {
            if (element.Name == w + "sdt") Control(element, table, place);
            else
            {
                Walk(element, table, Inside(element, place));
                if (element.Name == w + "tbl" && IsOptional(element)) Replace(element, pieces.Around((content, _) => new Optional(content), [element]));
            }
        }

        Guard(parent);
    }

    private static HolePlace Inside(XElement element, HolePlace outside) =>
        element.Name.Namespace != w ? outside : element.Name.LocalName switch
        {
            "tbl" => HolePlace.Row,
            "tr" => HolePlace.Cell,
            "tc" or "txbxContent" or "body" or "hdr" or "ftr" => HolePlace.Block,
            "p" or "r" => HolePlace.Inline,
            _ => outside,
        };

    private void Control(XElement control, string table, HolePlace place)
    {
        var properties = control.Element(w + "sdtPr");
        var content = control.Element(w + "sdtContent");
        var (tag, title) = (Value(properties, "tag"), Value(properties, "alias"));
        if (content is null)
        {
            control.Remove();
            return;
        }

        if (tag.Length + title.Length == 0)
        {
            Walk(content, table, place);
            return;
        }

        var called = tag.Length > 0 ? tag : title;
        if (keys.Of(tag, title) is not { } hole)
        {
            faults.Stop("hole-unknown", called, ("tag", called), ("hint", keys.Called(called)));
            Walk(content, table, place);
            return;
        }

        var repeats = properties!.Element(w15 + "repeatingSection") is not null;
        holes.Add(hole);
        if (hole.Kind is HoleKind.If or HoleKind.Unless) Condition(control, content, hole, table, place, called);
        else if (hole.Kind == HoleKind.Table && !(hole.Key == "targetMajors" && !repeats && place is not HolePlace.Row && !HasColumn(content, hole.Key))) Repetition(control, content, hole, table, place, called, repeats);
        else if (repeats || place == HolePlace.Row) Refuse(control, "hole-repeats", called, hole);
        else Text(control, content, hole.Kind == HoleKind.Table ? hole with { Kind = HoleKind.Field, Table = "" } : hole, table, place, called);
    }

    private void Condition(XElement control, XElement content, Hole hole, string table, HolePlace place, string called)
    {
        if (hole.Table.Length > 0 && hole.Key != hole.Table && hole.Table != table) faults.Stop("column-outside", called, ("key", HoleNames.Name(hole)), ("table", hole.Table));
        Walk(content, table, place);
        // A cell that is left out would move the others: it stays, blank.
        var blank = place == HolePlace.Cell ? content.Elements(w + "tc").Select(c => (XNode)new XElement(w + "tc", Copy(c.Element(w + "tcPr")), Blank(c))).ToList() : null;
        Replace(control, pieces.Around((then, otherwise) => new Conditional(hole, then, otherwise), Taken(content), blank));
    }

    private void Repetition(XElement control, XElement content, Hole hole, string table, HolePlace place, string called, bool repeats)
    {
        if (table.Length > 0)
        {
            Refuse(control, "hole-nested", called, hole);
            return;
        }

        if (place is HolePlace.Inline or HolePlace.Cell || place == HolePlace.Block && !repeats)
        {
            Refuse(control, "hole-table", called, hole);
            return;
        }

        var item = content.Elements(w + "sdt").FirstOrDefault(s => s.Element(w + "sdtPr")?.Element(w15 + "repeatingSectionItem") is not null)?.Element(w + "sdtContent") ?? content;
        var before = holes.Count;
        marks.Begin(hole.Key);
        Walk(item, hole.Key, place);
        marks.End();
        if (!holes.Skip(before).Any(h => h.Table == hole.Key && h.Kind is HoleKind.Cell or HoleKind.Box)) faults.Stop("repeat-bare", called, ("table", hole.Key));
        // What is there once in the pattern would be there many times: no two bookmarks have one name.
        item.Descendants().Where(e => e.Name == w + "bookmarkStart" || e.Name == w + "bookmarkEnd").ToList().ForEach(e => e.Remove());
        Replace(control, pieces.Around((inside, _) => new Repeated(hole, keepsOne: place == HolePlace.Row, inside), Taken(item)));
    }

    private void Text(XElement control, XElement content, Hole hole, string table, HolePlace place, string called)
    {
        if (hole.Kind is HoleKind.Cell or HoleKind.Box && hole.Table.Length > 0 && hole.Table != table) faults.Stop("column-outside", called, ("key", HoleNames.Name(hole)), ("table", hole.Table));
        if (hole.Kind == HoleKind.Number && table.Length == 0) faults.Stop("number-outside", called);
        if (content.Descendants(w + "sdt").Any(s => Value(s.Element(w + "sdtPr"), "tag").Length + Value(s.Element(w + "sdtPr"), "alias").Length > 0))
        {
            Refuse(control, "hole-nested", called, hole);
            return;
        }

        if (content.Descendants(w + "tbl").Any() || content.Descendants(w + "sectPr").Any() || place == HolePlace.Cell && content.Elements(w + "tc").Count() != 1)
        {
            Refuse(control, "hole-shape", called, hole);
            return;
        }

        hole = Boxed(hole, control.Element(w + "sdtPr")!.Element(w14 + "checkbox"));
        var mark = marks.Of(hole, table);
        var run = Run(control, content);
        faults.Font(styles, content, run, called);
        switch (place)
        {
            case HolePlace.Inline:
                Replace(control, [.. Ends(mark, true), new XElement(w + "r", run, pieces.One(new Value(hole))), .. Ends(mark, false)]);
                break;
            case HolePlace.Cell:
                var cell = content.Element(w + "tc")!;
                Replace(control, [new XElement(w + "tc", Copy(cell.Element(w + "tcPr")), Paragraphs(hole, cell, run, mark))]);
                break;
            default:
                Replace(control, Paragraphs(hole, content, run, mark));
                break;
        }
    }

    private IEnumerable<XNode> Paragraphs(Hole hole, XElement content, XElement? run, HoleMark? mark) => pieces.Around(
        (paragraph, _) => new Lines(hole, paragraph),
        [new XElement(w + "p", Copy(content.Descendants(w + "p").FirstOrDefault()?.Element(w + "pPr")), Ends(mark, true), new XElement(w + "r", run, pieces.One(new LineText())), Ends(mark, false))]);

    private XNode[] Ends(HoleMark? mark, bool isStart) => mark is null ? [] : [pieces.One(new Bookmark(mark.Name, isStart, mark.IsOfRow))];

    // The first run that says something; the control's own properties where that is a prompt.
    private XElement? Run(XElement control, XElement content)
    {
        var properties = control.Element(w + "sdtPr")!;
        var first = content.Descendants(w + "r").FirstOrDefault(r => r.Elements(w + "t").Any()) ?? content.Descendants(w + "r").FirstOrDefault();
        var shown = first?.Element(w + "rPr");
        var isPrompt = properties.Element(w + "showingPlcHdr") is not null || styles.IsPrompt(shown);
        var own = isPrompt && properties.Element(w + "rPr") is { } given ? given : shown;
        var run = Copy(own) ?? Copy(content.Descendants(w + "p").FirstOrDefault()?.Element(w + "pPr")?.Element(w + "rPr"));
        if (run is null) return null;
        if (styles.IsPrompt(run)) run.Element(w + "rStyle")?.Remove();
        foreach (var gone in (string[])["ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish"]) run.Elements(w + gone).Remove();
        return run;
    }

    private static Hole Boxed(Hole hole, XElement? checkbox)
    {
        var (yes, no) = (hole.Shown?.Yes ?? "", hole.Shown?.No ?? "");
        if (checkbox is not null) (yes, no) = (yes.Length > 0 ? yes : Glyph(checkbox.Element(w14 + "checkedState"), "☒"), no.Length > 0 ? no : Glyph(checkbox.Element(w14 + "uncheckedState"), "☐"));
        if (hole.Kind == HoleKind.Box) return hole with { Boxes = (yes.Length > 0 ? yes : "☑", no.Length > 0 ? no : "☐") };
        return checkbox is null ? hole : hole with { Shown = (hole.Shown ?? new TemplateHole("", hole.Key)) with { Yes = yes, No = no, Empty = no } };
    }

    private static string Glyph(XElement? state, string usual) =>
        int.TryParse((string?)state?.Attribute(w14 + "val"), System.Globalization.NumberStyles.HexNumber, null, out var code) && code is >= 0x20 and < 0xD800 ? ((char)code).ToString() : usual;

    // Where everything may be left out, an empty paragraph stays.
    private void Guard(XElement parent)
    {
        if (parent.Name.Namespace != w || parent.Name.LocalName is not ("tc" or "hdr" or "ftr" or "txbxContent")) return;
        var nodes = parent.Nodes().Where(n => n is not XElement { Name.LocalName: "tcPr" }).ToList();
        if (!nodes.OfType<XProcessingInstruction>().Any()) return;
        var first = parent.Descendants(w + "p").FirstOrDefault();
        nodes.ForEach(n => n.Remove());
        parent.Add(pieces.Around((content, otherwise) => new Guarded(content, otherwise), nodes, [Blank(first)]).ToArray());
        // Nor may it end with a table: the paragraph after it may be one of those that are left out.
        if (EndsOpen(parent)) parent.Add(new XElement(w + "p"));
    }

    // What always stands last in it.
    private static bool EndsOpen(XElement parent)
    {
        var depth = 0;
        XElement? last = null;
        foreach (var node in parent.Nodes())
        {
            // The outermost is the guard itself.
            if (node is XProcessingInstruction { Data: "|" } && depth == 1) break;
            if (node is XProcessingInstruction place) depth += place.Data[0] == '(' ? 1 : place.Data[0] == ')' ? -1 : 0;
            else if (depth == 1 && node is XElement element) last = element;
        }

        return last?.Name == w + "tbl";
    }

    private static XElement Blank(XElement? like)
    {
        var paragraph = like is null ? null : like.Name == w + "p" ? like : like.Descendants(w + "p").FirstOrDefault();
        var properties = Copy(paragraph?.Element(w + "pPr"));
        properties?.Elements().Where(e => e.Name == w + "numPr" || e.Name == w + "sectPr").Remove();
        return new(w + "p", properties);
    }

    private void Refuse(XElement control, string code, string called, Hole hole)
    {
        faults.Stop(code, called, ("key", HoleNames.Name(hole)));
        control.Remove();
    }

    private bool HasColumn(XElement content, string table) =>
        content.Descendants(w + "sdt").Select(s => s.Element(w + "sdtPr")).Any(p => keys.Of(Value(p, "tag"), Value(p, "alias")) is { } inner && inner.Table == table && inner.Key != table);

    // Replaced first: what is within something else now is moved there, not copied.
    private static void Replace(XElement element, IEnumerable<XNode> nodes)
    {
        var here = new XElement("here");
        element.ReplaceWith(here);
        here.ReplaceWith(nodes.ToArray());
    }

    // A table whose every row may be left out.
    private static bool IsOptional(XElement table)
    {
        var depth = 0;
        var any = false;
        foreach (var node in table.Nodes())
        {
            if (node is XProcessingInstruction place)
            {
                if (place.Data[0] == '(') (depth, any) = (depth + 1, true);
                else if (place.Data[0] == ')') depth--;
            }
            else if (depth == 0 && node is XElement row && row.Name == w + "tr") return false;
        }

        return any;
    }

    // Moved, not copied: what was put into it stays what it is.
    private static List<XNode> Taken(XElement content)
    {
        var nodes = content.Nodes().ToList();
        nodes.ForEach(n => n.Remove());
        return nodes;
    }

    private static XElement? Copy(XElement? element) => element is null ? null : new(element);

    internal static string Value(XElement? properties, string name) => ((string?)properties?.Element(w + name)?.Attribute(w + "val") ?? "").Trim();
}

/// <summary>Where a control stands: within a line, around paragraphs, around cells, around rows.</summary>
internal enum HolePlace
{
    Inline,
    Block,
    Cell,
    Row,
}
