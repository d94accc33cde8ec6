using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>A return is a checklist: points are noted, given, ticked or answered, and stand in the way until they are.</summary>
public sealed class ReturningTests
{
    private static readonly (string, string)[] Two = [("positioning", "请写明面向的岗位"), ("section:courses", "请核对学时")];

    [Fact]
    public void A_return_with_a_reason_alone_is_one_point_about_the_whole()
    {
        Proposal back = A.Proposal().Complete().ReturnedByUnit("请补充论证材料");
        Assert.Equal([new(1, ActorRole.UnitReviewer, A.Dean.Id, A.Dean.Name, A.Day, 2, "", [new("1.1", "", "请补充论证材料")])], back.Returns);
        Assert.Equal("请补充论证材料", back.ReturnReason);
    }

    [Fact]
    public void What_was_noted_is_given_with_the_return_and_told_in_numbers()
    {
        Proposal back = A.Proposal().Complete().Submitted().Noted(Two).ReturnedNow("总体可行。");
        Assert.Equal([new(1, ActorRole.UnitReviewer, A.Dean.Id, A.Dean.Name, A.Day, 2, "总体可行。", [new("1.1", "positioning", "请写明面向的岗位"), new("1.2", "section:courses", "请核对学时")])], back.Returns);
        Assert.Equal("总体可行。\n1. 请写明面向的岗位\n2. 请核对学时", back.ReturnReason);
        Assert.Equal(back.ReturnReason, Assert.Single(back.Owed.OfType<MessageDue>(), m => m.Code == "told-returned-by-unit").Facts["reason"]);
        Assert.Equal(back.ReturnReason, back.Owed.OfType<AuditDue>().Last().Entry.Reason);
        Assert.Equal(ReturnNotes.None, back.Notes);
    }

    [Fact]
    public void Points_need_no_reason_besides_and_without_either_nothing_is_returned()
    {
        Assert.Equal("", Assert.Single(A.Proposal().Complete().Submitted().Noted(Two).ReturnedNow().Build().Returns).Reason);
        Assert.Equal("reason-missing", Refusal(A.Proposal().Submitted().Build().ReturnByUnit(" ", A.Dean, A.Day)).Code);
        Assert.Equal("reason-missing", Refusal(A.Proposal().Endorsed().Build().ReturnByOffice("", A.Office, A.Day)).Code);
    }

    [Fact]
    public void Notes_do_not_touch_the_form_and_the_same_note_is_there_once()
    {
        Proposal submitted = A.Proposal().Complete().Submitted();
        var noted = submitted.Note("先看看", [("positioning", " 请写明 "), ("positioning", "请写明"), ("", "  ")], [], A.Dean).Value;
        Assert.Equal(submitted with { Notes = new("先看看", [new("n.1", "positioning", "请写明")]) }, noted);
        Assert.Same(noted, noted.Note("先看看", [("positioning", "请写明")], [], A.Dean).Value);
        Assert.Equal([new("n.2", "", "二")], noted.Note("", [("", "二")], ["n.1", "n.9"], A.Dean).Value.Notes.Points);
    }

    [Fact]
    public void Notes_are_made_only_by_those_on_whose_desk_it_lies()
    {
        Assert.Equal("not-your-unit", Refusal(A.Proposal().Submitted().Build().Note("", Two, [], A.Office)).Code);
        Assert.Equal("not-the-office", Refusal(A.Proposal().Endorsed().Build().Note("", Two, [], A.Dean)).Code);
        Assert.Equal("not-in-this-state", Refusal(A.Proposal().ReturnedByUnit().Build().Note("", Two, [], A.Dean)).Code);
        Assert.Equal("not-in-this-state", Refusal(A.Proposal().Build().Note("", Two, [], A.Office)).Code);
    }

    [Fact]
    public void An_endorsement_leaves_no_notes_behind() => Assert.Equal(ReturnNotes.None, A.Proposal().Submitted().Noted(Two).Build().Endorse("同意", A.Dean, A.Day).Value.Notes);

    [Fact]
    public void Resubmission_is_refused_with_every_point_that_is_neither_ticked_nor_answered()
    {
        Proposal back = A.Proposal().Complete().Submitted().Noted([.. Two, ("", "第三点")]).ReturnedNow();
        var answered = Answer(back, ("1.2", true, "")).Value;
        var refused = answered.Submit(A.Round(), [], A.Owner, A.Day);
        Assert.Equal(
            [
                new("point-open", Facts.Of(("n", "1"), ("text", "请写明面向的岗位")), new("positioning")),
                new("point-open", Facts.Of(("n", "3"), ("text", "第三点"))),
            ], refused.Problems);
        Assert.Equal(["1.1", "1.3"], answered.OpenPoints.Select(p => p.Id));
        var settled = Answer(answered, ("1.1", false, "已在培养目标中写明"), ("1.3", true, "")).Value;
        Assert.Empty(settled.OpenPoints);
        Assert.Equal(ProposalState.UnitReview, settled.Submit(A.Round(), [], A.Owner, A.Day).Value.State);
    }

    [Fact]
    public void A_blank_answer_settles_nothing_and_rules_come_before_points()
    {
        Proposal back = A.Proposal().Complete().ReturnedByUnit();
        Assert.Same(back, Answer(back, ("1.1", false, "  "), ("9.9", true, "")).Value);
        Assert.Equal(["F-01", "point-open"], back.Submit(A.Round(), [new("F-01"), new("U-06")], A.Owner, A.Day).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Points_survive_further_saves()
    {
        Proposal back = A.Proposal().Complete().ReturnedByUnit();
        var ticked = Answer(back, ("1.1", true, "改了")).Value;
        var saved = ticked.Fill(FormDefinitions.Current.Sections[0], new Dictionary<string, string> { ["programName"] = "新名称" }, A.Owner, A.Day).Value;
        Assert.Equal(ticked.Returns, saved.Returns);
        Assert.Equal(back.Revision + 2, saved.Revision);
    }

    [Fact]
    public void A_second_return_adds_a_round_of_points_and_the_first_stays()
    {
        Proposal back = A.Proposal().Complete().ReturnedByUnit("第一次").Submitted().Change(p => p.Endorse("同意", A.Dean, A.Day).Value).ReturnedNow("第二次");
        Assert.Equal([(1, ActorRole.UnitReviewer, true), (2, ActorRole.Office, false)], back.Returns.Select(r => (r.Number, r.By, r.Points[0].Done)));
        Assert.Equal(["2.1"], back.OpenPoints.Select(p => p.Id));
        Assert.Equal("nothing-returned", Refusal(Answer(A.Proposal().Build(), ("1.1", true, ""))).Code);
    }

    [Fact]
    public void Only_who_may_edit_answers_a_point_and_only_while_it_is_returned()
    {
        Proposal back = A.Proposal().Complete().ReturnedByUnit();
        Assert.Equal("not-the-owner", Refusal(back.AnswerPoints(new Dictionary<string, PointAnswer> { ["1.1"] = new(true, "") }, A.Stranger, A.Day)).Code);
        Assert.Equal("not-editable", Refusal(Answer(A.Proposal().Complete().ReturnedByUnit().Submitted(), ("1.1", true, ""))).Code);
    }

    [Theory]
    [InlineData(20, "")]
    [InlineData(21, "too-many-points")]
    public void A_return_has_at_most_twenty_points(int points, string refusal)
    {
        var noted = A.Proposal().Submitted().Build().Note("", [.. Enumerable.Range(1, points).Select(n => ("", $"第{n}点"))], [], A.Dean);
        Assert.Equal(refusal, Code(noted));
    }

    [Theory]
    [InlineData(4_000, "")]
    [InlineData(4_001, "return-too-long")]
    public void What_would_not_fit_on_a_card_is_refused_with_the_limit(int length, string refusal)
    {
        Proposal submitted = A.Proposal().Submitted();
        Assert.Equal(refusal, Code(submitted.ReturnByUnit(new string('长', length), A.Dean, A.Day)));
        Assert.Equal(refusal, Code(submitted.Note("", [("", new string('长', length))], [], A.Dean)));
        Assert.Equal(refusal, Code(Answer(A.Proposal().ReturnedByUnit(), ("1.1", false, new string('长', length)))));
    }

    [Theory]
    [InlineData(1_250, "")]
    [InlineData(1_251, "return-too-long")]
    public void What_would_outgrow_its_column_is_refused_with_the_limit(int length, string refusal)
    {
        (string, string)[] twenty = [.. Enumerable.Range(0, 20).Select(n => ("", new string((char)('一' + n), length)))];
        Assert.Equal(refusal, Code(A.Proposal().Submitted().Build().Note("", twenty, [], A.Dean)));
        Proposal back = A.Proposal().Submitted().Noted([.. twenty.Select(t => (t.Item1, t.Item2[..10]))]).ReturnedNow();
        Assert.Equal(refusal, Code(back.AnswerPoints(back.OpenPoints.ToDictionary(p => p.Id, _ => new PointAnswer(false, new string('答', length))), A.Owner, A.Day)));
    }

    [Fact]
    public void Returns_that_outgrow_their_column_lose_the_oldest_and_keep_counting()
    {
        (string, string)[] ten = [.. Enumerable.Range(0, 10).Select(n => ("", new string((char)('一' + n), 2_400)))];
        var builder = A.Proposal().Complete();
        for (var i = 0; i < 4; i++) builder = builder.Submitted().Noted(ten).ReturnedNow();
        Assert.Equal([3, 4], builder.Build().Returns.Select(r => r.Number));
    }

    [Theory]
    [InlineData("positioning", "goals", true, false, false)]
    [InlineData("section:goals", "goals", true, false, false)]
    [InlineData("courses/r2/credits", "courses", false, true, false)]
    [InlineData("courses", "courses", false, true, true)]
    [InlineData("", null, true, true, true)]
    [InlineData("gone", null, false, false, false)]
    [InlineData("section:gone", null, false, false, false)]
    public void A_point_says_which_section_and_changes_it_is_about(string field, string? section, bool text, bool secondRow, bool thirdRow)
    {
        var (form, point) = (FormDefinitions.Current, new ReturnPoint("1.1", field, ""));
        Assert.Equal(section, point.SectionIn(form)?.Key);
        Assert.Equal((text, secondRow, thirdRow), (
            point.Covers(new FieldChange("positioning", "", "新"), form),
            point.Covers(new RowChanged("courses", "r2", [new("credits", "2", "3")]), form),
            point.Covers(new RowRemoved("courses", new("r3", [])), form)));
    }

    private static Outcome<Proposal> Answer(Proposal proposal, params (string Id, bool Done, string Answer)[] given) =>
        proposal.AnswerPoints(given.ToDictionary(g => g.Id, g => new PointAnswer(g.Done, g.Answer)), A.Owner, A.Day);

    private static string Code(Outcome<Proposal> outcome) => outcome.IsDone ? "" : Refusal(outcome).Code;

    private static Problem Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems);
}
