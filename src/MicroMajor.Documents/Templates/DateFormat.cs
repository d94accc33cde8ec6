using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Templates;

/// <summary>Dates as a map writes them: yyyy, M, MM, d and dd, everything else as it stands.</summary>
internal static class DateFormat
{
    /// <summary>The day in that format.</summary>
    public static string Of(DateOnly day, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            var run = 1;
            while (i + run < format.Length && format[i + run] == format[i]) run++;
            text.Append((format[i], run) switch
            {
                ('y', 4) => day.Year.ToString("0000", CultureInfo.InvariantCulture),
                ('M', 1) => day.Month.ToString(CultureInfo.InvariantCulture),
                ('M', 2) => day.Month.ToString("00", CultureInfo.InvariantCulture),
                ('d', 1) => day.Day.ToString(CultureInfo.InvariantCulture),
                ('d', 2) => day.Day.ToString("00", CultureInfo.InvariantCulture),
                _ => format.Substring(i, run),
            });
            i += run;
        }

        return text.ToString();
    }

    /// <summary>Does it say year, month and day, and nothing that looks like another part of a date?</summary>
    public static bool IsKnown(string format)
    {
        var runs = format.Where(char.IsAsciiLetter).ToList();
        return runs.TrueForAll(c => c is 'y' or 'M' or 'd') && runs.Count(c => c == 'y') is 0 or 4 && runs.Count(c => c == 'M') is 1 or 2 && runs.Count(c => c == 'd') is 0 or 1 or 2;
    }
}
