using System.Globalization;
using System.Xml.Linq;

namespace MicroMajor.Documents.Word;

/// <summary>Properties of the document by which a draft knows what stood in it. Word takes 255 characters for one: a text is cut into several.</summary>
internal static class CustomProperties
{
    public const string Name = "MicroMajorCopy";

    private const int Longest = 240;
    private static readonly XNamespace s_properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static readonly XNamespace s_types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

    public static string Of(string text) => """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + new XElement(s_properties + "Properties",
        new XAttribute(XNamespace.Xmlns + "vt", s_types),
        text.Replace('\n', ';').Chunk(Longest).Select((piece, i) => new XElement(s_properties + "property",
            new XAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
            new XAttribute("pid", i + 2),
            new XAttribute("name", string.Create(CultureInfo.InvariantCulture, $"{Name}{i:000}")),
            new XElement(s_types + "lpwstr", new string(piece))))).ToString(SaveOptions.DisableFormatting);

    /// <summary>The text again; empty when there is none of ours.</summary>
    public static string Read(XElement root) => string.Concat(root.Elements(s_properties + "property")
        .Where(p => ((string?)p.Attribute("name"))?.StartsWith(Name, StringComparison.Ordinal) == true)
        .OrderBy(p => (string?)p.Attribute("name"), StringComparer.Ordinal)
        .Select(p => p.Value)).Replace(';', '\n');
}
