using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class SetAsideTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;
    private static readonly FormSection Need = Form.Section("need")!;
    private static readonly FieldRef Introduction = new("introduction");
    private static readonly FieldRef Credits = new("courses", "r1", "credits");

    [Fact]
    public void A_text_that_came_second_waits_and_the_form_stays_as_it_is()
    {
        Proposal draft = A.Proposal().With("introduction", "先来的");
        var kept = Put(draft, Introduction, "后来的").Value;
        Assert.Equal([new SetAside(A.Owner.Id, A.Day, Introduction, "后来的")], kept.Aside);
        Assert.Equal((draft.Answers, draft.Revision + 1), (kept.Answers, kept.Revision));
        // Saved once more, it is still one text; another text waits beside it.
        Assert.Equal(["第三稿", "后来的"], Put(Put(kept, Introduction, "后来的").Value, Introduction, "第三稿").Value.Aside.Select(a => a.Text));
    }

    [Fact]
    public void What_is_chosen_stands_in_the_form_and_the_text_waits_no_more()
    {
        var kept = Put(Put(A.Proposal().With("introduction", "先来的"), Introduction, "后来的").Value, new("difference"), "别处").Value;
        var settled = kept.Settle(Need, kept.Aside[1], " 先来的，后来的 ", A.Owner, A.Day).Value;
        Assert.Equal("先来的，后来的", settled.Answers["introduction"]);
        Assert.Equal([new FieldRef("difference")], settled.Aside.Select(a => a.Place));
    }

    [Fact]
    public void Choosing_the_other_text_changes_no_answer()
    {
        var kept = Put(A.Proposal().With("introduction", "先来的"), Introduction, "后来的").Value;
        var settled = kept.Settle(Need, kept.Aside[0], "先来的", A.Owner, A.Day).Value;
        Assert.Equal(kept.Answers, settled.Answers);
        Assert.Empty(settled.Aside);
        Assert.Equal(settled.Answers, kept.Drop(kept.Aside[0], A.Owner, A.Day).Value.Answers);
        Assert.Empty(kept.Drop(kept.Aside[0], A.Owner, A.Day).Value.Aside);
    }

    [Fact]
    public void A_cell_waits_and_is_settled_like_a_field()
    {
        Proposal draft = A.Proposal().Complete();
        var kept = draft.PutAside(Form.Section("courses")!, new Dictionary<FieldRef, string> { [Credits] = "2.5" }, A.Owner, A.Day).Value;
        Assert.Equal("3", kept.TextAt(Credits));
        Assert.Equal("2.5", kept.Settle(Form.Section("courses")!, kept.Aside[0], "2.5", A.Owner, A.Day).Value.TextAt(Credits));
    }

    [Fact]
    public void A_cell_of_a_row_that_is_gone_can_only_be_dropped()
    {
        var kept = A.Proposal().Complete().Build().PutAside(Form.Section("courses")!, new Dictionary<FieldRef, string> { [Credits] = "2.5" }, A.Owner, A.Day).Value;
        var gone = kept.RemoveRow(Form.Field("courses")!, "r1", A.Owner, A.Day).Value;
        Assert.Null(gone.TextAt(Credits));
        Assert.Equal("row-gone", Assert.Single(gone.Settle(Form.Section("courses")!, gone.Aside[0], "2.5", A.Owner, A.Day).Problems).Code);
        Assert.Empty(gone.Drop(gone.Aside[0], A.Owner, A.Day).Value.Aside);
    }

    [Fact]
    public void Each_persons_text_waits_for_them_alone()
    {
        var fang = new Actor(new("f"), "方若水");
        var kept = Put(A.Proposal().Build().Invite(fang.Id, "方若水", ["need"], Form, A.Owner, A.Day).Value, Introduction, "负责人的").Value
            .PutAside(Need, new Dictionary<FieldRef, string> { [Introduction] = "方若水的" }, fang, A.Day).Value;
        Assert.Equal(["负责人的"], kept.AsideOf(A.Owner.Id).Select(a => a.Text));
        Assert.Equal(["方若水的"], kept.Settle(Need, kept.Aside[1], "负责人的", A.Owner, A.Day).Value.Aside.Select(a => a.Text));
        Assert.Equal("not-the-owner", Assert.Single(kept.Drop(kept.Aside[0], A.Owner, A.Day).Problems).Code);
        Assert.Equal("not-the-owner", Assert.Single(kept.Drop(kept.Aside[0], A.Stranger, A.Day).Problems).Code);
        Assert.Equal("not-your-section", Assert.Single(kept.PutAside(Form.Section("lead")!, new Dictionary<FieldRef, string> { [new("lead.post")] = "x" }, fang, A.Day).Problems).Code);
    }

    [Fact]
    public void What_waits_fits_into_a_column_the_oldest_giving_way()
    {
        var kept = Enumerable.Range(1, 40).Aggregate(A.Proposal().Build(), (p, n) => Put(p, new($"field{n}"), $"{n}").Value);
        Assert.Equal(Enumerable.Range(11, 30).Reverse().Select(n => $"{n}"), kept.Aside.Select(a => a.Text));
        Assert.Equal(5, Long('长').Aside.Count);
        Assert.Equal(3, Long('\n').Aside.Count);
        Assert.Single(Long('\ue000').Aside);
        // Nothing is lost silently: what does not fit at all is refused, and stays on the card.
        Assert.Equal(new Problem("too-long-to-set-aside", Facts.None, Introduction), Assert.Single(Put(A.Proposal(), Introduction, new string('\ue000', 10_000)).Problems));

        static Proposal Long(char c) => Enumerable.Range(1, 7).Aggregate(A.Proposal().Build(), (p, n) => Put(p, new($"field{n}"), new string(c, 9_900)).Value);
    }

    private static Outcome<Proposal> Put(Proposal proposal, FieldRef place, string text) =>
        proposal.PutAside(Need, new Dictionary<FieldRef, string> { [place] = text }, A.Owner, A.Day);
}
