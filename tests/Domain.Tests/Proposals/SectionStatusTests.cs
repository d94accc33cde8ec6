using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class SectionStatusTests
{
    [Fact]
    public void Every_section_of_an_empty_form_is_not_started() =>
        Assert.All(FormDefinitions.Current.Sections, s => Assert.Equal(SectionProgress.NotStarted, Status(s.Key, Answers.None).Progress));

    [Fact]
    public void Every_section_of_a_complete_form_is_complete_and_the_optional_one_may_stay_empty() =>
        Assert.Equal(["justifications"], FormDefinitions.Current.Sections.Where(s => Status(s.Key, CompleteForm.Answers).Progress != SectionProgress.Complete).Select(s => s.Key));

    [Fact]
    public void A_section_with_something_missing_is_in_progress()
    {
        var status = Status("basics", Answers.None.With("programName", "智能数据分析与应用"));
        Assert.Equal(new SectionStatus(SectionProgress.InProgress, 1, 3, 1, 0), status);
    }

    [Fact]
    public void A_section_with_a_wrong_answer_has_problems()
    {
        var status = Status("schedule", CompleteForm.Answers.With("endDate", "2025-01-01"));
        Assert.Equal(SectionProgress.HasProblems, status.Progress);
    }

    [Fact]
    public void A_warning_leaves_a_section_complete()
    {
        var status = Status("schedule", CompleteForm.Answers.With("endDate", "2026-07-10"));
        Assert.Equal((SectionProgress.Complete, 0, 1), (status.Progress, status.Blocking, status.Warnings));
    }

    [Fact]
    public void Fields_that_are_not_asked_are_not_counted()
    {
        Assert.Equal(2, Status("direction", Answers.None.With("type", "applied")).Asked);
        Assert.Equal(3, Status("direction", Answers.None.With("type", "urgent")).Asked);
    }

    private static SectionStatus Status(string section, Answers answers) => SectionStatus.Of(
        FormDefinitions.Current.Section(section)!,
        answers,
        NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round(), A.Unit(), A.Directions, A.Day)));
}
