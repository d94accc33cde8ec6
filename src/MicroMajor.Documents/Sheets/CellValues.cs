using System.Globalization;
using System.Xml.Linq;

namespace MicroMajor.Documents.Sheets;

/// <summary>What stands in the cells of a workbook, as a person reads it: 48.5% where Excel keeps 0.485, 2024-08-31 where it keeps 45535.</summary>
internal sealed class CellValues(IReadOnlyList<string> shared, NumberFormats formats, bool is1904)
{
    /// <summary>The value as text; of a formula, what it last came to (not to be believed).</summary>
    public string Of(XElement cell)
    {
        var value = Child(cell, "v")?.Value ?? "";
        return (string?)cell.Attribute("t") switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at] : "",
            "inlineStr" => Child(cell, "is") is { } text ? TextOf(text) : "",
            "b" => value == "1" ? "true" : "false",
            "str" or "e" => value,
            "d" => value.Length > 10 ? value[..10] : value,
            _ => Number(value, formats.KindOf((string?)cell.Attribute("s"))),
        };
    }

    /// <summary>A formula, or a failure (#N/A): no value that anybody typed.</summary>
    public bool IsFormula(XElement cell) => Child(cell, "f") is not null || (string?)cell.Attribute("t") == "e";

    /// <summary>The text of a shared or inline string.</summary>
    public static string TextOf(XElement text) => string.Concat(text.Elements().Where(e => e.Name.LocalName != "rPh").SelectMany(e => e.DescendantsAndSelf()).Where(e => e.Name.LocalName == "t").Select(e => e.Value));

    private string Number(string value, NumberKind kind)
    {
        // Excel keeps binary numbers and writes 0.48499999999999999 for 0.485: the shortest text of the same number is what was typed.
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var binary) || !decimal.TryParse(binary.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        return kind switch
        {
            NumberKind.Percent => $"{Plain(number * 100m)}%",
            NumberKind.Date => Day(number) ?? Plain(number),
            _ => Plain(number),
        };
    }

    private string? Day(decimal serial)
    {
        // Excel believes that 1900 was a leap year: from March of that year on the count is one too high.
        var days = (int)Math.Clamp(decimal.Floor(serial), -1m, 3_000_000m);
        if (days < 1 || days > 2_900_000) return null;
        var first = is1904 ? new DateOnly(1904, 1, 1) : days < 60 ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        return first.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static XElement? Child(XElement cell, string name) => cell.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
