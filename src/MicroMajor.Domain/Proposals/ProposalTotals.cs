namespace MicroMajor.Domain.Proposals;

/// <summary>What the form counts itself: nobody types a sum. A cell that is no number counts nothing; the rules name it.</summary>
/// <param name="CourseCount">课程门数.</param>
/// <param name="CoreCourseCount">核心课程门数.</param>
/// <param name="Credits">总学分, exact.</param>
/// <param name="Hours">总学时.</param>
public sealed record ProposalTotals(int CourseCount, int CoreCourseCount, decimal Credits, decimal Hours)
{
    /// <summary>The totals of the course table.</summary>
    public static ProposalTotals Of(Answers answers)
    {
        var courses = answers.Rows("courses");
        return new(courses.Count, courses.Count(c => c.IsYes("isCore")), courses.Aggregate(0m, (sum, c) => sum + CreditsOf(c)), courses.Aggregate(0m, (sum, c) => sum + Counted(c, "hours")));
    }

    /// <summary>The credits of a course as they count in the sum.</summary>
    public static decimal CreditsOf(Row course) => Counted(course, "credits");

    // Neither a negative number nor one of twenty digits is a number of credits; either would only spoil the sum.
    private static decimal Counted(Row course, string column) => course.Number(column) is { } number and >= 0m and < 10_000m ? number : 0m;
}
