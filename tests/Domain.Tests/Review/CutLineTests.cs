using System.Diagnostics;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class CutLineTests
{
    private static readonly IReadOnlyList<string> Five = ["a", "b", "c", "d", "e"];

    // a 90, b 80, c 80, d 75, e 74.99.
    private static readonly IReadOnlyList<Assignment> Reviews =
    [
        .. RankingTests.Reviews("a", 90, 90, 90), .. RankingTests.Reviews("b", 80, 80, 80), .. RankingTests.Reviews("c", 80, 80, 80), .. RankingTests.Reviews("d", 75, 75, 75),
        .. RankingTests.Reviews("e", 75, 75, 74.97m),
    ];

    [Theory]
    [InlineData(75, 0, "Above Above Above Above Below")]
    [InlineData(0, 0, "Above Above Above Above Above")]
    [InlineData(0, 3, "Above Above Above Below Below")]
    [InlineData(0, 2, "Above Tied Tied Below Below")]
    [InlineData(0, 1, "Above Below Below Below Below")]
    [InlineData(85, 3, "Above Below Below Below Below")]
    public void The_line_is_drawn_by_points_and_by_number_and_those_who_share_the_last_place_are_left_to_the_office(int points, int quota, string sides) =>
        Assert.Equal(sides, string.Join(' ', Sides(Reviews, new() { CutPoints = points, Quota = quota })));

    [Fact]
    public void What_has_too_few_reviews_is_on_no_side() =>
        Assert.Equal("Above Above Above Above Unranked", string.Join(' ', Sides([.. Reviews.Where(r => r.ProposalId != "e"), .. RankingTests.Reviews("e", 90)], new() { CutPoints = 75 })));

    [Fact]
    public void An_expert_whose_review_carries_a_proposal_over_the_line_is_named()
    {
        // 70, 70, 88: 76 with the third, 70 without; without one of the others 79.
        var fragile = Fragile(["a", "b"], [.. RankingTests.Reviews("a", 90, 90, 90), .. RankingTests.Reviews("b", 70, 70, 88)], new() { CutPoints = 75 });
        Assert.Equal([new FragileDecision("b", CutSide.Above, [new(A.Expert(3).Id, CutSide.Below)])], fragile);
    }

    [Fact]
    public void With_a_quota_the_expert_of_one_proposal_moves_another_over_the_line_too()
    {
        // One place. a 81 with expert 3 and 80 without; b 80.5.
        Assignment[] reviews = [.. RankingTests.Reviews("a", 80, 80, 83), Chance.Given("b", 4, 80.5m), Chance.Given("b", 5, 80.5m), Chance.Given("b", 6, 80.5m)];
        var fragile = Fragile(["a", "b"], reviews, new() { CutPoints = 0, Quota = 1 });
        Assert.Equal(
            [new FragileDecision("a", CutSide.Above, [new(A.Expert(3).Id, CutSide.Below)]), new FragileDecision("b", CutSide.Below, [new(A.Expert(3).Id, CutSide.Above)])],
            fragile);
    }

    [Fact]
    public void Without_a_line_nothing_is_fragile() => Assert.Empty(Fragile(Five, Reviews, new() { CutPoints = 0, Quota = 0 }));

    [Fact]
    public void Leaving_out_somebody_who_has_given_no_review_changes_nothing()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (proposals, reviews, policy) = Chance.Round(seed);
            // The same round with an expert more, who has accepted everything and given nothing.
            Assignment[] more = [.. reviews, .. proposals.Select(p => Chance.Given(p.Id, 9, 0) with { State = AssignmentState.Accepted, Total = null })];
            var fragile = Firmness.Of(proposals, reviews, policy, Rubrics.Current);
            Assert.Equal(fragile, Firmness.Of(proposals, more, policy, Rubrics.Current));
            Assert.DoesNotContain(fragile.SelectMany(f => f.By), s => s.Expert == A.Expert(9).Id);
        }
    }

    [Fact]
    public void What_is_fragile_is_exactly_what_is_on_another_side_when_the_reviews_of_one_are_taken_away()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (proposals, reviews, drawn) = Chance.Round(seed);
            // By hand, from the reviews: whoever had a quorum keeps it. A correction would also hear those without one.
            var policy = drawn with { CorrectLeniency = false, Quota = Math.Max(drawn.Quota, 1) };
            var ranked = Ranking.Of(proposals, reviews, policy, Rubrics.Current);
            var standing = proposals.Where(p => ranked.Single(l => l.Proposal.Id == p.Id).HasQuorum).ToList();
            var sides = By(standing, reviews, policy);
            var expected = new List<string>();
            foreach (var expert in reviews.Select(r => r.Expert).Distinct())
            {
                var without = By(standing, [.. reviews.Where(r => r.Expert != expert)], policy with { MinExperts = 1 });
                expected.AddRange(standing.Where(p => without[p.Id] != sides[p.Id]).Select(p => $"{p.Id} {expert.Value} {without[p.Id]}"));
            }

            Assert.Equal(expected.Order(), Firmness.Of(proposals, reviews, policy, Rubrics.Current).SelectMany(f => f.By.Select(s => $"{f.ProposalId} {s.Expert.Value} {s.To}")).Order());
        }

        static Dictionary<string, CutSide> By(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> reviews, RoundPolicy policy)
        {
            var lines = Ranking.Of(proposals, reviews, policy, Rubrics.Current);
            var sides = CutLine.Of(lines, policy);
            return lines.Select((l, i) => (l.Proposal.Id, Side: sides[i])).ToDictionary(l => l.Id, l => l.Side);
        }
    }

    [Fact]
    public void Two_hundred_proposals_and_sixty_experts_are_ranked_with_all_that_is_said_of_them_in_under_half_a_second()
    {
        var chance = new Random(1);
        var proposals = Enumerable.Range(1, 200).Select(n => RankingTests.Named($"WZY-2025-{n:0000}")).ToList();
        var reviews = proposals.SelectMany(p => Enumerable.Range(0, 5).Select(_ => chance.Next(1, 61)).Distinct().Select(e => Chance.Given(p.Id, e, 60 + chance.Next(0, 41)))).ToList();
        var round = A.Round() with { Policy = new() { CutPoints = 75, Quota = 80, CorrectLeniency = true, MinExperts = 1 } };
        // One try in time is enough: other tests, and other people's, run beside this one.
        var took = Enumerable.Range(0, 30).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(200, RoundRanking.Of(round, proposals, reviews, Rubrics.Current).Lines.Count);
            return watch.ElapsedMilliseconds;
        });
        Assert.Contains(took, milliseconds => milliseconds < 500);
    }

    [Fact]
    public void A_policy_has_a_code_that_changes_with_every_figure_and_not_with_what_nobody_set()
    {
        var code = PolicyCode.Of(new(), Rubrics.Current);
        Assert.Equal(code, PolicyCode.Of(new RoundPolicy { CutPoints = new RoundPolicy().CutPoints }, Rubrics.Current));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", code);
        string[] codes = [code, PolicyCode.Of(new() { CutPoints = 70 }, Rubrics.Current), PolicyCode.Of(new() { TieBreakers = ["need"] }, Rubrics.Current), PolicyCode.Of(new(), Rubrics.Current with { Version = "2026" })];
        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    private static IReadOnlyList<CutSide> Sides(IReadOnlyList<Assignment> reviews, RoundPolicy policy) =>
        CutLine.Of(Ranking.Of([.. Five.Select(RankingTests.Named)], reviews, policy, Rubrics.Current), policy);

    private static IReadOnlyList<FragileDecision> Fragile(IReadOnlyList<string> proposals, IReadOnlyList<Assignment> reviews, RoundPolicy policy) =>
        Firmness.Of([.. proposals.Select(RankingTests.Named)], reviews, policy, Rubrics.Current);
}
