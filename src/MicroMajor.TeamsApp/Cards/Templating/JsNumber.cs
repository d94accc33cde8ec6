using System.Globalization;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>Numbers as ECMAScript writes them: the templating language is defined by its JavaScript engine (15.0 reads "15", 1e21 "1e+21").</summary>
internal static class JsNumber
{
    public static string ToText(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        // Shortest digits that read back as the same number, as d.ddddE±xxx.
        var shortest = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 17; precision++)
        {
            var candidate = number.ToString("E" + precision, CultureInfo.InvariantCulture);
            if (double.Parse(candidate, CultureInfo.InvariantCulture) == number)
            {
                shortest = candidate;
                break;
            }
        }

        var sign = number < 0 ? "-" : "";
        var mark = shortest.IndexOf('E');
        var digits = shortest[sign.Length..mark].Replace(".", "").TrimEnd('0');
        var point = int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture) + 1;
        return sign + (digits.Length, point) switch
        {
            (var length, > 0 and <= 21) when length <= point => digits + new string('0', point - length),
            (_, > 0 and <= 21) => $"{digits[..point]}.{digits[point..]}",
            (_, > -6 and <= 0) => $"0.{new string('0', -point)}{digits}",
            (1, _) => $"{digits}e{Exponent(point - 1)}",
            _ => $"{digits[..1]}.{digits[1..]}e{Exponent(point - 1)}",
        };
    }

    /// <summary>Grouped by thousands, with a fixed number of places and a true minus sign; halves go up.</summary>
    public static string Format(double number, int places)
    {
        var scale = Math.Pow(10, places);
        var scaled = number * scale;
        var whole = Math.Floor(scaled);
        var rounded = (scaled - whole >= 0.5 ? whole + 1 : whole) / scale;

        if (Math.Abs(rounded) >= 1e21)
        {
            return ToText(rounded).Replace('-', '\u2212');
        }

        return (rounded < 0 ? "\u2212" : "") + Math.Abs(rounded).ToString("N" + places, CultureInfo.InvariantCulture);
    }

    private static string Exponent(int exponent) => exponent < 0 ? $"-{-exponent}" : $"+{exponent}";
}
