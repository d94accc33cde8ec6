using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class EditorsTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;
    private static readonly Actor Fang = new(new("33333333-0000-4000-8000-000000000001"), "方若水");
    private static readonly Actor Xu = new(new("33333333-0000-4000-8000-000000000002"), "许知秋");

    [Fact]
    public void An_invitation_is_saved_with_what_it_owes()
    {
        var invited = Invite(A.Proposal().With("programName", "低空经济运营"), Fang, "team", "courses").Value;
        // The order is the form's, whatever was ticked first.
        Assert.Equal([new Editor(Fang.Id, "方若水", ["courses", "team"])], invited.Editors);
        Assert.Equal((1, A.Day, A.Owner.Name), (invited.Revision, invited.UpdatedAt, invited.UpdatedBy));
        Assert.Collection(
            invited.Owed,
            o => Assert.Equal(new InvitationDue(Fang.Id) { Key = "WZY-2025-0001|1|0" }, o),
            o => Assert.Equal(new CardDue(Audience.Of(Fang.Id), new(MatterKind.Proposal, "WZY-2025-0001")) { Key = "WZY-2025-0001|1|1" }, o),
            o => Assert.Equal(("told-invited", Audience.Of(Fang.Id), "低空经济运营", "陈思远"), Assert.IsType<MessageDue>(o) is var told ? (told.Code, told.To, told.Facts["name"], told.Facts["by"]) : default));
    }

    [Fact]
    public void Inviting_again_to_other_sections_changes_them_without_a_second_message()
    {
        var once = Invite(A.Proposal(), Fang, "team").Value;
        var twice = Invite(once, Fang).Value;
        Assert.Equal([new Editor(Fang.Id, "方若水", [])], twice.Editors);
        Assert.Single(twice.Owed.OfType<MessageDue>());
        Assert.Same(twice, Invite(twice, Fang).Value);
    }

    [Fact]
    public void Only_the_owner_invites_and_only_while_the_form_can_be_edited()
    {
        Proposal draft = A.Proposal();
        foreach (var other in (Actor[])[A.Dean, A.Office, A.Stranger, Xu])
            Assert.Equal("not-the-owner", Refusal(Invite(draft, Xu).Value.Invite(Fang.Id, "方若水", [], Form, other, A.Day)));
        Assert.Equal("not-editable", Refusal(Invite(A.Proposal().Submitted(), Fang)));
        Assert.True(Invite(A.Proposal().ReturnedByUnit(), Fang).IsDone);
        Assert.Equal("owner-is-no-editor", Refusal(Invite(draft, A.Owner)));
        Assert.Equal("no-such-section", Refusal(Invite(draft, Fang, "no-such")));
    }

    [Fact]
    public void There_are_twenty_at_most_and_one_who_left_makes_room()
    {
        Proposal full = A.Proposal().Change(p => p with { Editors = [.. Enumerable.Range(1, Proposal.MostEditors).Select(n => new Editor(new($"{n}"), $"{n}", []) { HasWritten = true })] });
        Assert.Equal("too-many-editors", Refusal(Invite(full, Fang)));
        Assert.True(full.Invite(new("20"), "20", ["team"], Form, A.Owner, A.Day).IsDone);
        Assert.True(Invite(full.Uninvite(new("7"), A.Owner, A.Day).Value, Fang).IsDone);
    }

    [Theory]
    [InlineData("courses", null)]
    [InlineData("lead", "not-your-section")]
    public void Who_was_invited_to_a_section_edits_that_one(string section, string? refusal)
    {
        var shared = Invite(A.Proposal().Complete(), Fang, "courses").Value;
        Assert.Equal(refusal, Code(shared.Fill(Form.Section(section)!, Typed(), Fang, A.Day)));
    }

    [Fact]
    public void Rows_are_edited_by_the_same_right()
    {
        var shared = Invite(A.Proposal().Complete(), Fang, "courses").Value;
        var (courses, team) = (Form.Field("courses")!, Form.Field("team")!);
        Assert.Null(Code(shared.PutRow(courses, "r1", Typed(("name", "甲")), Fang, A.Day)));
        Assert.Null(Code(shared.MoveRow(courses, "r1", up: false, Fang, A.Day)));
        Assert.Null(Code(shared.RemoveRow(courses, "r1", Fang, A.Day).Value.RestoreRow(courses, "r1", Fang, A.Day)));
        Assert.Equal("not-your-section", Code(shared.PutRow(team, "r1", Typed(("name", "甲")), Fang, A.Day)));
        Assert.Equal("not-your-section", Code(shared.RemoveRow(team, "r1", Fang, A.Day)));
        Assert.Equal("not-your-section", Code(shared.MoveRow(team, "r1", up: false, Fang, A.Day)));
        Assert.Equal("not-your-section", Code(shared.RestoreRow(team, "r1", Fang, A.Day)));
    }

    [Fact]
    public void Who_was_invited_to_the_whole_form_edits_all_of_it_and_neither_submits_nor_withdraws()
    {
        var shared = Invite(A.Proposal().Complete(), Fang).Value;
        Assert.All(Form.Sections, s => Assert.Null(Code(shared.Fill(s, Typed(), Fang, A.Day))));
        Assert.Equal("not-the-owner", Code(shared.Submit(A.Round(), [], Fang, A.Day)));
        Assert.Equal("not-the-owner", Code(shared.Withdraw(Fang, A.Day)));
        Assert.Equal("not-the-owner", Code(shared.Uninvite(Fang.Id, Fang, A.Day)));
    }

    [Fact]
    public void Whose_invitation_was_taken_back_neither_edits_nor_reads_a_draft()
    {
        var left = Invite(A.Proposal().Complete(), Fang).Value.Uninvite(Fang.Id, A.Owner, A.Day).Value;
        Assert.Equal([new Editor(Fang.Id, "方若水", []) { Left = true }], left.Editors);
        Assert.False(left.IsReadableBy(Fang));
        Assert.Equal("not-the-owner", Code(left.Fill(Form.Section("lead")!, Typed(), Fang, A.Day)));
        Assert.Equal("not-an-editor", Code(left.Uninvite(Fang.Id, A.Owner, A.Day)));
        Assert.Equal(["told-invited", "told-uninvited"], left.Owed.OfType<MessageDue>().Select(m => m.Code));
        Assert.Equal(left.Owed.Count, left.Owed.Select(o => o.Key).Distinct().Count());
    }

    [Fact]
    public void Of_those_who_left_without_a_word_the_last_twenty_are_remembered()
    {
        var crowd = Enumerable.Range(1, 30).Aggregate(A.Proposal().Build(), (p, n) => p.Invite(new($"{n}"), $"{n}", [], Form, A.Owner, A.Day).Value.Uninvite(new($"{n}"), A.Owner, A.Day).Value with { Owed = [] });
        Assert.Equal(Enumerable.Range(11, 20).Select(n => $"{n}"), crowd.Editors.Select(e => e.Name));
    }

    [Fact]
    public void Who_wrote_in_it_is_remembered_and_may_not_judge_it()
    {
        var shared = Invite(A.Proposal().Complete(), Fang).Value;
        var wrote = shared.Fill(Form.Section("lead")!, Typed(("lead.post", "副院长")), Fang, A.Day).Value;
        Assert.Equal([new Editor(Fang.Id, "方若水", []) { HasWritten = true }], wrote.Editors);
        var left = wrote.Uninvite(Fang.Id, A.Owner, A.Day).Value;
        Assert.Equal([new Editor(Fang.Id, "方若水", []) { HasWritten = true, Left = true }], left.Editors);
        Assert.False(left.IsFilledInBy(Fang.Id));
        Assert.Equal("conflict-editor", Judging(left));
        Assert.Equal([new Editor(Fang.Id, "方若水", ["team"]) { HasWritten = true }], Invite(left, Fang, "team").Value.Editors);
    }

    [Fact]
    public void A_co_editor_may_not_judge_it_and_one_who_left_without_a_word_may()
    {
        var shared = Invite(A.Proposal().Complete(), Fang).Value;
        Assert.Equal("conflict-editor", Judging(shared));
        Assert.Null(Judging(shared.Uninvite(Fang.Id, A.Owner, A.Day).Value));
    }

    [Fact]
    public void A_reviewer_of_the_college_who_helped_to_fill_it_in_does_not_endorse_it()
    {
        var shared = A.Proposal().Complete().Build().Invite(A.Dean.Id, A.Dean.Name, [], Form, A.Owner, A.Day).Value.Submit(A.Round(), [], A.Owner, A.Day).Value;
        Assert.Equal("own-proposal", Code(shared.Endorse("同意", A.Dean, A.Day)));
        Assert.Null(Code(shared.ReturnByUnit("请改", A.Dean, A.Day)));
    }

    [Fact]
    public void A_step_of_the_proposal_brings_every_co_editors_card_up_to_date()
    {
        var shared = Invite(Invite(A.Proposal().Complete(), Fang).Value, Xu, "team").Value with { Owed = [] };
        var submitted = shared.Submit(A.Round(), [], A.Owner, A.Day).Value;
        Assert.Equal(
            [A.Owner.Id.Value, Fang.Id.Value, Xu.Id.Value],
            submitted.Owed.OfType<CardDue>().Where(c => c.Matter.Kind == MatterKind.Proposal).Select(c => c.To.Id));
        Assert.Equal(submitted.Owed.Count, submitted.Owed.Select(o => o.Key).Distinct().Count());
    }

    [Fact]
    public void Every_field_knows_its_section() =>
        Assert.All(Form.Sections.SelectMany(s => s.Fields.Select(f => (Section: s.Key, Field: f))), x => Assert.Equal(x.Section, x.Field.Section));

    private static Outcome<Proposal> Invite(Proposal proposal, Actor who, params IReadOnlyList<string> sections) => proposal.Invite(who.Id, who.Name, sections, Form, A.Owner, A.Day);

    private static string? Judging(Proposal proposal) => Recusal.Reason(new Expert(Fang.Id, "评审人", "edu", "", ""), proposal)?.Code;

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) => typed.ToDictionary(t => t.Field, t => t.Text);

    private static string? Code(Outcome<Proposal> outcome) => outcome.IsDone ? null : Assert.Single(outcome.Problems).Code;

    private static string Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems).Code;
}
