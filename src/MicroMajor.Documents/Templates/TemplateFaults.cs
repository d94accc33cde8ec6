using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>What is found in a Word form while it is read.</summary>
internal sealed class TemplateFaults
{
    private static readonly XNamespace w = Ink.W;
    private readonly List<FormFinding> found = [];

    /// <summary>Everything, each once.</summary>
    public IReadOnlyList<FormFinding> Found => [.. found.Distinct()];

    /// <summary>The form is refused.</summary>
    public void Stop(string code, string place, params (string Name, string Value)[] facts) => found.Add(new(true, code, TemplateFile.WordName, place, Facts.Of(facts)));

    /// <summary>Worth knowing.</summary>
    public void Note(string code, string place, params (string Name, string Value)[] facts) => found.Add(new(false, code, TemplateFile.WordName, place, Facts.Of(facts)));

    /// <summary>About the map beside the file.</summary>
    public void Map(bool stops, string code, string place, params (string Name, string Value)[] facts) => found.Add(new(stops, code, TemplateFile.MapName, place, Facts.Of(facts)));

    /// <summary>A value without a Chinese face is set in whatever the reader's machine has: said once, at the first place.</summary>
    public void Font(TemplateStyles styles, XElement content, XElement? run, string called)
    {
        var paragraph = content.Descendants(w + "p").FirstOrDefault() ?? content.Ancestors(w + "p").FirstOrDefault();
        if (found.Exists(f => f.Code == "font-none") || styles.NamesChinese(run, paragraph)) return;
        Note("font-none", called);
    }
}
