using System.Globalization;
using MicroMajor.Domain.People;

namespace MicroMajor.SharePoint.People;

/// <summary>Absences as the list holds them, so that the office can read them there: <c>2025-06-20/2025-06-27</c>, one to a line. What is none is left out.</summary>
internal static class AbsenceText
{
    public static string? Of(IReadOnlyList<Absence> absences) =>
        absences.Count == 0 ? null : string.Join('\n', absences.Select(a => $"{Day(a.From)}/{Day(a.To)}"));

    public static IReadOnlyList<Absence> Read(string text) =>
        [.. text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).OfType<Absence>()];

    private static Absence? One(string line)
    {
        var ends = line.Split('/', StringSplitOptions.TrimEntries);
        return ends.Length <= 2 && DateOnly.TryParseExact(ends[0], "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact(ends[^1], "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && from <= to ? new(from, to) : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
