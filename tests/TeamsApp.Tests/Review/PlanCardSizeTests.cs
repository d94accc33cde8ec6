using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Review;

/// <summary>The cards of a plan stay within what Teams sends, whatever names there are and however many experts the policy seeks.</summary>
public sealed class PlanCardSizeTests
{
    private const int Most = 25_600;

    private static readonly PlanDraw s_draw = new(CardShelf.Load(typeof(CardShelf).Assembly, CardWords.Load(typeof(CardShelf).Assembly)), new(), ProblemWords.Shipped);

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void With_twenty_experts_a_proposal_and_the_longest_names(Language language)
    {
        var name = string.Concat(Enumerable.Repeat("长*名_", 50));
        Unit unit = new("edu", name, true, []);
        IReadOnlyList<Expert> pool =
        [
            .. Enumerable.Range(1, 200).Select(n => new Expert(new($"33333333-0000-4000-8000-{n:000000000000}"), $"{n}{name}", n % 3 == 0 ? "" : n % 3 == 1 ? "cs" : "edu", n % 3 == 0 ? name : "", name)),
        ];
        IReadOnlyList<Proposal> proposals = [.. Enumerable.Range(1, 200).Select(n => (Proposal)A.Proposal($"WZY-2025-{n:0000}").Complete().With("programName", $"{n}{name}").ReadyForReview())];
        var round = A.Round() with { Policy = new RoundPolicy { Experts = 19, MinExperts = 19 } };
        PlanState State(IReadOnlyList<Proposal> some)
        {
            var ground = new PlanGround(round, some, pool, [], A.Directions, new(2025, 7, 1), new(2025, 7, 10));
            var plan = AssignmentPlan.Make(ground, null, A.Office, A.Day).Value with { LeftOut = [.. Enumerable.Range(1, 300).Select(n => new PlanLeftOut($"WZY-2025-{n:0000}", name, "conflict-team", new Dictionary<string, string>()))] };
            return new(ground, [unit], new Stored<AssignmentPlan>(plan, "12 \"f3c1a1a0-0000-4000-8000-000000000001,12\""));
        }

        var state = State([.. proposals.Take(20)]);
        Assert.InRange(Size(s_draw.Plan(state, 0, Banner.Look(new string('长', 300)), language)), 1, Most);
        Assert.InRange(Size(s_draw.Plan(state, 1, null, language)), 1, Most);
        var one = s_draw.Proposal(state, state.Report.Lines[0], 0, Banner.Look(new string('长', 300)), language);
        Assert.InRange(Size(one), 12_000, Most);
        Assert.InRange(Size(s_draw.Proposal(state, state.Report.Lines[0], 190, Banner.Look(new string('长', 300)), language)), 12_000, Most);
        Assert.InRange(Size(s_draw.Ask(state, A.Day, language)), 1, Most);
    }

    private static int Size(Card card) => System.Text.Encoding.UTF8.GetString(card.Json.Span).Length * 2;
}
