using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class TotalsTests
{
    [Fact]
    public void The_totals_of_the_complete_form_are_five_courses_and_fifteen_credits() =>
        Assert.Equal(new ProposalTotals(5, 5, 15m, 240m), ProposalTotals.Of(CompleteForm.Answers));

    [Fact]
    public void Halves_are_added_exactly() => Assert.Equal(12.5m, ProposalTotals.Of(Courses("2.5", "2.5", "2.5", "2.5", "2.5")).Credits);

    [Fact]
    public void What_is_no_number_of_credits_counts_nothing_but_the_course_counts() =>
        Assert.Equal(new ProposalTotals(5, 0, 2m, 0m), ProposalTotals.Of(Courses("2", "", "三", "-3", "79228162514264337593543950335")));

    [Fact]
    public void Paper_and_card_count_alike()
    {
        var totals = ProposalTotals.Of(CompleteForm.Answers);
        var filed = FilingSnapshot.Of(A.Proposal().Complete(), FormEditions.Shipped.Last(), A.Round(), A.Unit(), [A.Unit()], A.Directions).Totals;
        Assert.Equal((totals.CourseCount, totals.CoreCourseCount, totals.Credits, totals.Hours), (filed.Courses, filed.CoreCourses, filed.Credits, filed.Hours));
    }

    private static Answers Courses(params string[] credits) =>
        Answers.None.WithRows("courses", credits.Select((c, i) => new Row($"r{i + 1}", [new("name", $"课程{i}"), new("credits", c)])));
}
