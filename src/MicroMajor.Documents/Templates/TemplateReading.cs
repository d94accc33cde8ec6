using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>A Word form that was read: what was found in it and, unless that refuses it, the form ready to be filled.</summary>
internal sealed record TemplateReading(IReadOnlyList<FormFinding> Found, OwnForm? Form)
{
    private static readonly XNamespace w = Ink.W;

    /// <summary>Reads it.</summary>
    /// <param name="isTried">It is filled for a try, too: before it is brought into use, not at every start.</param>
    public static TemplateReading Of(FormTemplate template, bool isTried)
    {
        var faults = new TemplateFaults();
        var opened = TemplatePackage.Open(template.File.Word);
        if (!opened.IsDone)
        {
            faults.Stop(opened.Problems[0].Code, "");
            return new(faults.Found, null);
        }

        var package = opened.Value;
        PackageFaults.Of(package, faults);
        var keys = new HoleKeys(template);
        var styles = new TemplateStyles(package.Of("styles") is { } given ? TemplatePackage.Xml(given) : null);
        var marks = new HoleMarks();
        var texts = new List<TextPart>();
        var holes = new List<Hole>();
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in package.Parts.Where(p => p.Kind is "officeDocument" or "header" or "footer").OrderBy(p => p.Kind != "officeDocument"))
        {
            var root = PlainXml.Of(TemplatePackage.Xml(part));
            PackageFaults.Of(root, part.Name, faults);
            TypedHoles.Of(root, keys, faults);
            called.UnionWith(ControlNames(root, faults));
            var text = new TextPart(part.Name, part.Kind, root, new Pieces());
            var reader = new HoleReader(keys, styles, text.Pieces, marks, faults);
            reader.Read(root);
            holes.AddRange(reader.Holes);
            texts.Add(text);
        }

        TemplateFit.Of(template, keys, holes, called, faults);
        var names = new HoleNames(holes);
        if (faults.Found.Any(f => f.Stops)) return new(faults.Found, null);
        var form = new OwnForm(new TemplateFrame(package, texts, names, marks, HasTwoSides(package)), names);
        if (!names.Has("contentCode") || !names.Has("proposalId")) faults.Note("code-added", "");
        if (isTried) TemplateTrial.Of(template, form, faults);
        return new(faults.Found, faults.Found.Any(f => f.Stops) ? null : form);
    }

    // Word gives each control a number of its own; a copy of a text box for old readers has the same.
    private static HashSet<string> ControlNames(XElement root, TemplateFaults faults)
    {
        var (names, numbers) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var properties in root.Descendants(w + "sdtPr").Where(p => p.Ancestors().All(a => a.Name.LocalName != "Fallback")))
        {
            var (tag, title) = (HoleReader.Value(properties, "tag"), HoleReader.Value(properties, "alias"));
            names.Add(tag);
            names.Add(title);
            if (HoleReader.Value(properties, "id") is { Length: > 0 } number && !numbers.Add(number) && tag.Length + title.Length > 0) faults.Note("control-twice", tag.Length > 0 ? tag : title, ("id", number));
        }

        return names;
    }

    private static bool HasTwoSides(TemplatePackage package) => package.Of("settings") is { } settings && TemplatePackage.Xml(settings).Element(w + "evenAndOddHeaders") is not null;
}

/// <summary>A part with text: the body, a header, a footer.</summary>
internal sealed record TextPart(string Name, string Kind, XElement Root, Pieces Pieces);
