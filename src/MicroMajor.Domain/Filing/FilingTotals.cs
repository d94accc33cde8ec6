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
}
