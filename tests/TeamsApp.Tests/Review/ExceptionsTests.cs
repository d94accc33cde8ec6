using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Tests.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>Whoever judges a proposal sees the rule that it makes an exception from, the facts and the reason together.</summary>
public sealed class ExceptionsTests
{
    private static readonly CardShelf Shelf = CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly));

    private static readonly ReviewDraw Draw = new(Shelf, StateWords.Shipped, ProblemWords.Shipped, new());

    private static readonly ExpertCards Experts = new(Shelf, StateWords.Shipped, ProblemWords.Shipped, new(), Draw, TimeProvider.System);

    private static readonly Viewer Reader = new(new("dddd0001"), "29:dean", Language.Zh);

    private static readonly Assignment Task = new("12", "WZY-2025-0007", "2025-spring", "低空经济运营", new("dddd0001"), "钱学文", OwnerAtWork.Monday) { State = AssignmentState.Accepted };

    public static TheoryData<string> Cards { get; } = ["endorsement", "screening", "assignment", "score"];

    [Theory]
    [MemberData(nameof(Cards))]
    public void Rule_facts_and_reason_stand_together(string card)
    {
        var standing = Stand(out var given);
        Assert.Equal(
        [
            "【原则上】 建设期 36 个月，一般不超过 24 个月：提前到 2027年9月1日 或以前结束即可，或写明理由。（通知四.2：“建设期一般不超过 2 年”）",
            "↳ 理由：实训平台分三期建设",
        ], Lines(card, given).SkipWhile(l => !l.StartsWith("【原则上】", StringComparison.Ordinal)).Take(2));
        Assert.Contains("↳ 没有写明理由", Lines(card, standing));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_reason_for_other_facts_is_shown_as_one(string card)
    {
        Stand(out var given);
        var later = ProposalSamples.Stand(given.Proposal.Answers.With("buildEnd", "2029-08-31"));
        Assert.Contains("↳ 理由（情况变化前写的）：实训平台分三期建设", Lines(card, later));
    }

    [Fact]
    public void Every_strength_that_a_form_can_show_has_its_word()
    {
        var alone = ProposalSamples.Stand(FilledForm.Answers.WithRows("team", [new Row("r1", [new("name", "甲"), new("unit", "数信学院"), new("field", "数据")])]).With("lead.ack", ""));
        Assert.Contains(Lines("screening", alone), l => l.StartsWith("【鼓励，未采用】", StringComparison.Ordinal));
        Assert.Contains(Lines("screening", alone), l => l.StartsWith("【提示】", StringComparison.Ordinal));
    }

    [Fact]
    public void The_print_of_a_reasons_facts_is_nothing_to_read_in_a_comparison()
    {
        Stand(out var given);
        var later = given.Proposal.Answers.With("buildEnd", "2029-08-31");
        var confirmed = ProposalSamples.Stand(Reasons.Given(later, "B-03", "实训平台分三期建设", ProposalSamples.Stand(later).Findings));
        var words = new ChangeWords(confirmed, Language.Zh);
        var changes = AnswerChanges.Between(later, confirmed.Proposal.Answers, confirmed.Form).All;
        Assert.Equal(["建设期一般不超过2年（通知四.2）：理由 原：实训平台分三期建设　→　现：实训平台分三期建设"], changes.Select(c => words.Line(c, 200)));
        var added = AnswerChanges.Between(FilledForm.Answers, FilledForm.Answers.WithRows("justifications", confirmed.Proposal.Answers.Rows("justifications")), confirmed.Form).All;
        Assert.DoesNotContain("print", string.Concat(added.SelectMany(words.Blocks)), StringComparison.Ordinal);
    }

    private static Standing Stand(out Standing given)
    {
        var late = ProposalSamples.Stand(FilledForm.Answers.With("buildEnd", "2028-08-31"));
        given = ProposalSamples.Stand(Reasons.Given(late.Proposal.Answers, "B-03", "实训平台分三期建设", late.Findings));
        return late;
    }

    private static IReadOnlyList<string> Lines(string card, Standing standing)
    {
        var drawn = new ShownCard(card switch
        {
            "endorsement" => Draw.Endorsement(standing, A.Dean, Reader),
            "screening" => Draw.Screening(standing, [], Reader),
            "assignment" => Experts.Assignment(standing, Task, null, Reader),
            _ => Experts.ScoreForm(standing, Task, A.Scorecard(), [], null, Reader),
        });
        var lines = drawn.Text.Replace("\\", "", StringComparison.Ordinal).Split('\n');
        return [.. lines.SkipWhile(l => !l.StartsWith('【') && !l.StartsWith('↳'))];
    }
}
