using System.Xml.Linq;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>A part without what an editor leaves in it for itself, and with the usual prefix for Word's own elements.</summary>
internal static class PlainXml
{
    private static readonly XNamespace w = Ink.W;
    private static readonly XNamespace w14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    /// <summary>The part, changed in place.</summary>
    public static XElement Of(XElement root)
    {
        if (root.GetNamespaceOfPrefix("w") != w)
        {
            foreach (var other in root.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration && (a.Value == w.NamespaceName || a.Name.LocalName == "w")).ToList()) other.Remove();
            root.SetAttributeValue(XNamespace.Xmlns + "w", w.NamespaceName);
        }

        foreach (var gone in root.Descendants().Where(IsTrace).ToList()) gone.Remove();
        foreach (var trace in root.DescendantsAndSelf().Attributes().Where(a => a.Name.Namespace == w && a.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal) || a.Name == w14 + "paraId" || a.Name == w14 + "textId").ToList()) trace.Remove();
        foreach (var mark in root.Descendants(w + "bookmarkStart").Where(m => IsOurs((string?)m.Attribute(w + "name") ?? "")).ToList())
        {
            root.Descendants(w + "bookmarkEnd").Where(e => (string?)e.Attribute(w + "id") == (string?)mark.Attribute(w + "id")).Take(1).Remove();
            mark.Remove();
        }

        return root;
    }

    private static bool IsTrace(XElement element) => element.Name.Namespace == w && element.Name.LocalName is "proofErr" or "lastRenderedPageBreak";

    // A document that was filled once may be the beginning of a form.
    private static bool IsOurs(string name) => name == "_GoBack" || name.StartsWith("_mm_", StringComparison.Ordinal) || Mark.ReadCell(name) is not null;
}
