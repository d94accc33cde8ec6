using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MicroMajor.Documents.Sheets;

/// <summary>What a number in a cell is shown as.</summary>
internal enum NumberKind { Plain, Percent, Date }

/// <summary>The number formats of a workbook, by the style of a cell.</summary>
internal sealed partial class NumberFormats
{
    private readonly List<NumberKind> styles;

    private NumberFormats(List<NumberKind> styles) => this.styles = styles;

    public static NumberFormats Of(XElement? part)
    {
        if (part is null) return new([]);
        var own = part.Descendants().Where(e => e.Name.LocalName == "numFmt")
            .Select(e => (Id: (string?)e.Attribute("numFmtId") ?? "", Code: (string?)e.Attribute("formatCode") ?? ""))
            .DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Code, StringComparer.Ordinal);
        return new([.. part.Elements().Where(e => e.Name.LocalName == "cellXfs").Elements().Select(x => KindOf((string?)x.Attribute("numFmtId") ?? "", own))]);
    }

    public NumberKind KindOf(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < styles.Count ? styles[at] : NumberKind.Plain;

    private static NumberKind KindOf(string id, Dictionary<string, string> own)
    {
        if (own.TryGetValue(id, out var code))
        {
            var bare = Quoted().Replace(code, "");
            return bare.Contains('%', StringComparison.Ordinal) ? NumberKind.Percent : bare.AsSpan().IndexOfAny("ydYD年月日") >= 0 ? NumberKind.Date : NumberKind.Plain;
        }

        // The numbers that every Excel knows without being told; 27 to 36 and 50 to 58 are East Asian dates.
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known switch
        {
            9 or 10 => NumberKind.Percent,
            (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberKind.Date,
            _ => NumberKind.Plain,
        } : NumberKind.Plain;
    }

    // Words in a format, colours and locales in brackets, an escaped character.
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();
}
