using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class RestoringTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;
    private static readonly Answers Earlier = CompleteForm.Answers.With("programName", "旧名称").With("lead.post", "").WithoutRow("courses", "r2");

    [Fact]
    public void The_form_reads_as_it_did_and_nothing_else_changes()
    {
        Proposal returned = A.Proposal().Complete().ReturnedByOffice();
        var restored = returned.Restore(Earlier, Form, A.Owner, A.Day).Value;
        Assert.Equal(Earlier, restored.Answers);
        Assert.Equal(returned.Revision + 1, restored.Revision);
        Assert.Equal((returned.State, returned.Owed, returned.ReturnReason, returned.Submissions), (restored.State, restored.Owed, restored.ReturnReason, restored.Submissions));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_asked_stays_away()
    {
        var earlier = Earlier.With("type", "applied").With("industryField", "digital").With("isIndustryAcademic", "false").WithRows("industryPartners", [new Row("r1", [new("name", "甲")])]);
        var restored = A.Proposal().Complete().Build().Restore(earlier, Form, A.Owner, A.Day).Value.Answers;
        Assert.Equal(("", 0), (restored["industryField"], restored.Rows("industryPartners").Count));
    }

    [Fact]
    public void What_the_form_does_not_know_comes_back_too() =>
        Assert.Equal("旧版栏目", A.Proposal().Complete().Build().Restore(Earlier.With("formerField", "旧版栏目"), Form, A.Owner, A.Day).Value.Answers["formerField"]);

    [Fact]
    public void A_co_editor_of_one_section_brings_that_one_back()
    {
        var fang = new Actor(new("f"), "方若水");
        var shared = A.Proposal().Complete().Build().Invite(fang.Id, fang.Name, ["courses"], Form, A.Owner, A.Day).Value;
        var restored = shared.Restore(Earlier.With("formerField", "x"), Form, fang, A.Day).Value;
        Assert.Equal(CompleteForm.Answers.WithoutRow("courses", "r2"), restored.Answers);
        Assert.True(Assert.Single(restored.Editors).HasWritten);
    }

    [Fact]
    public void The_same_form_is_not_saved_again()
    {
        Proposal draft = A.Proposal().Complete();
        Assert.Same(draft, draft.Restore(draft.Answers, Form, A.Owner, A.Day).Value);
    }

    [Fact]
    public void Nobody_else_restores_and_nobody_restores_what_was_submitted()
    {
        foreach (var other in (Actor[])[A.Dean, A.Office, A.Stranger])
            Assert.Equal("not-the-owner", Assert.Single(A.Proposal().Build().Restore(Earlier, Form, other, A.Day).Problems).Code);
        Assert.Equal("not-editable", Assert.Single(A.Proposal().Complete().Submitted().Build().Restore(Earlier, Form, A.Owner, A.Day).Problems).Code);
    }
}
