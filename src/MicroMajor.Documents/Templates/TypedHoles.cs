using System.Text.RegularExpressions;
using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>Places that were typed into the text, in the manner of other products, instead of being set as controls: they would be printed as they stand.</summary>
internal static partial class TypedHoles
{
    private static readonly XNamespace w = Ink.W;

    /// <summary>Every one that looks like a place, however its letters are spread over runs.</summary>
    public static void Of(XElement root, HoleKeys keys, TemplateFaults faults)
    {
        foreach (var paragraph in root.Descendants(w + "p").Where(p => p.Ancestors().All(a => a.Name.LocalName != "Fallback")))
        {
            var text = string.Concat(paragraph.Descendants(w + "t").Where(t => t.Ancestors(w + "p").First() == paragraph).Select(t => t.Value));
            foreach (Match match in Typed().Matches(text))
                if (match.Groups["sure"].Success || keys.Knows(match.Groups["maybe"].Value)) faults.Note("hole-typed", match.Value, ("text", match.Value));
        }
    }

    // Titles of books stand in 《》, too: these are places only by what they name.
    [GeneratedRegex(@"\{\{\s*(?<sure>[^{}]{1,40}?)\s*\}\}|\$\{(?<sure>[^{}]{1,40})\}|«(?<sure>[^«»]{1,40})»|《(?<maybe>[^《》]{1,40})》|\{(?<maybe>[^{}]{1,40})\}|【(?<maybe>[^【】]{1,40})】|<(?<maybe>[^<>]{1,40})>")]
    private static partial Regex Typed();
}
