using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class ReasonsTests
{
    private const string Because = "实训平台分三期建设";

    private static readonly Answers Late = CompleteForm.Answers.With("buildEnd", "2028-08-31");

    [Fact]
    public void An_exception_without_a_reason_is_missing_one()
    {
        var exception = Assert.Single(Of(Late));
        Assert.Equal(("B-03", ReasonState.Missing, ""), (exception.Rule, exception.State, exception.Text));
        Assert.Equal(["B-03"], exception.Findings.Select(f => f.Code));
        Assert.Equal(["justification-missing"], Stopping(Late));
    }

    [Fact]
    public void A_reason_for_the_facts_as_they_are_lets_the_exception_pass()
    {
        var given = Given(Late, "B-03", Because);
        Assert.Equal((ReasonState.Given, Because), (Of(given)[0].State, Of(given)[0].Text));
        Assert.Empty(Stopping(given));
    }

    [Fact]
    public void A_reason_is_asked_again_when_its_facts_have_changed_and_its_text_is_still_there()
    {
        var changed = Given(Late, "B-03", Because).With("buildEnd", "2029-08-31");
        var reason = Assert.Single(Of(changed));
        Assert.Equal((ReasonState.Unconfirmed, Because), (reason.State, reason.Text));
        Assert.Equal("36", Assert.Single(reason.Before).Facts["months"]);
        Assert.Equal("48", Assert.Single(reason.Findings).Facts["months"]);
        Assert.Equal(["justification-unconfirmed"], Stopping(changed));
        Assert.Equal(new FieldRef("justifications", changed.Rows("justifications")[0].Id, "text"), Check(changed).First(f => f.Code == "justification-unconfirmed").At);
    }

    [Fact]
    public void The_same_words_confirm_a_reason_for_the_new_facts()
    {
        var changed = Given(Late, "B-03", Because).With("buildEnd", "2029-08-31");
        var confirmed = Given(changed, "B-03", Because);
        Assert.Empty(Stopping(confirmed));
        Assert.Single(confirmed.Rows("justifications"));
    }

    [Fact]
    public void Facts_that_come_back_bring_their_reason_back() =>
        Assert.Empty(Stopping(Given(Late, "B-03", Because).With("buildEnd", "2029-08-31").With("buildEnd", "2028-08-31")));

    [Fact]
    public void A_reason_outlasts_the_exception()
    {
        var mended = Given(Late, "B-03", Because).With("buildEnd", "2027-08-31");
        Assert.Empty(Of(mended));
        Assert.Equal(Because, Assert.Single(mended.Rows("justifications"))["text"]);
    }

    [Fact]
    public void The_order_of_the_courses_is_no_fact_of_an_exception()
    {
        var given = Given(Courses("4", "1", "3", "2"), "C-08", Because);
        Assert.Empty(Stopping(given));
        Assert.Empty(Stopping(given.WithRows("courses", given.Rows("courses").Reverse())));
    }

    [Fact]
    public void One_more_course_out_of_range_is_another_fact()
    {
        var given = Given(Courses("4", "3", "3", "2"), "C-08", Because);
        var another = given.WithRow("courses", given.Rows("courses")[1].With("credits", "1"));
        Assert.Equal(["justification-unconfirmed"], Stopping(another));
        Assert.Equal((1, 2), (Of(another)[0].Before.Count, Of(another)[0].Findings.Count));
    }

    [Fact]
    public void A_limit_that_the_office_changes_is_another_fact()
    {
        var given = Given(Late, "B-03", Because);
        Assert.Equal(["justification-unconfirmed"], Stopping(given, new() { MaxBuildMonths = 30 }));
    }

    [Fact]
    public void A_reason_that_is_bound_to_nothing_is_to_be_confirmed()
    {
        var typed = Late.WithRow("justifications", new Row("r1", [new("rule", "B-03"), new("text", Because)]));
        Assert.Equal(ReasonState.Unconfirmed, Of(typed)[0].State);
        Assert.Empty(Stopping(Reasons.Bound(typed, Check(typed))));
    }

    [Fact]
    public void A_reason_bound_by_a_hand_in_the_list_is_to_be_confirmed()
    {
        var forged = Late.WithRow("justifications", new Row("r1", [new("rule", "B-03"), new("text", Because), new("print", "{not json")]));
        Assert.Equal(ReasonState.Unconfirmed, Of(forged)[0].State);
        Assert.Empty(Of(forged)[0].Before);
    }

    [Fact]
    public void A_row_that_is_typed_anew_is_bound_anew()
    {
        var table = FormDefinitions.Current.Field("justifications")!;
        var proposal = A.Proposal().Build() with { Answers = Given(Late, "B-03", Because) };
        var typed = proposal.PutRow(table, proposal.Answers.Rows("justifications")[0].Id, new Dictionary<string, string> { ["text"] = "另有原因，见附件" }, A.Owner, A.Day).Value;
        Assert.Equal((ReasonState.Unconfirmed, "另有原因，见附件"), (Of(typed.Answers)[0].State, Of(typed.Answers)[0].Text));
    }

    [Fact]
    public void A_reason_is_written_by_the_owner_while_the_form_can_be_edited()
    {
        Proposal draft = A.Proposal().Build() with { Answers = Late };
        var given = draft.GiveReason(FormDefinitions.Current.Field("justifications")!, "B-03", $" {Because} ", Check(Late), A.Owner, A.Day).Value;
        Assert.Equal(draft.Revision + 1, given.Revision);
        Assert.Empty(Stopping(given.Answers));
        Assert.Same(given, given.GiveReason(FormDefinitions.Current.Field("justifications")!, "B-03", Because, Check(given.Answers), A.Owner, A.Day).Value);
        Assert.Equal("not-the-owner", Assert.Single(draft.GiveReason(FormDefinitions.Current.Field("justifications")!, "B-03", Because, [], A.Stranger, A.Day).Problems).Code);
        Assert.Equal("not-editable", Assert.Single(A.Proposal().Complete().Submitted().Build().GiveReason(FormDefinitions.Current.Field("justifications")!, "B-03", Because, [], A.Owner, A.Day).Problems).Code);
    }

    private static IReadOnlyList<WrittenReason> Of(Answers answers) => Reasons.Of(answers, Check(answers), new());

    private static Answers Given(Answers answers, string rule, string text) => Reasons.Given(answers, rule, text, Check(answers));

    private static IEnumerable<string> Stopping(Answers answers, RoundPolicy? policy = null) => Check(answers, policy).Where(f => RuleBook.Stops(f.Code)).Select(f => f.Code);

    private static Answers Courses(params string[] credits) =>
        CompleteForm.Answers.WithRows("courses", credits.Select((c, i) => CompleteForm.Courses(4, 3m)[i].With("credits", c).With("hours", "64").With("theoryHours", "").With("practiceHours", "64")));

    private static IReadOnlyList<Problem> Check(Answers answers, RoundPolicy? policy = null) =>
        NoticeRules.Check(new(FormDefinitions.Current, answers, A.Round() with { Policy = policy ?? new() }, A.Unit(), A.Directions, A.Day));
}
