using System.Globalization;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Filing;

/// <summary>What the form counts itself: nobody types a sum.</summary>
public sealed record FilingTotals(int Courses, int CoreCourses, decimal Credits, decimal Hours)
{
    internal static FilingTotals Of(Answers answers)
    {
        var totals = ProposalTotals.Of(answers);
        return new(totals.CourseCount, totals.CoreCourseCount, totals.Credits, totals.Hours);
    }

    /// <summary>The sum of printed numbers, counted as the totals count: what is no number, or none that could be meant, adds nothing.</summary>
    public static decimal Sum(IEnumerable<string> printed) =>
        printed.Sum(p => decimal.TryParse(p, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 10_000m ? number : 0m);
}
