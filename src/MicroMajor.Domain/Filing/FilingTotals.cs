using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Filing;

/// <summary>What the form counts itself: nobody types a sum.</summary>
public sealed record FilingTotals(int Courses, int CoreCourses, decimal Credits, decimal Hours)
{
    internal static FilingTotals Of(Answers answers)
    {
        var courses = answers.Rows("courses");
        return new(
            courses.Count,
            courses.Count(c => c["core"] is "true" or "yes" or "是"),
            courses.Sum(c => c.Number("credits") ?? 0m),
            courses.Sum(c => c.Number("hours") ?? 0m));
    }
}
