using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class RankingTests
{
    private static readonly Lazy<Proposal> s_underReview = new(() => A.Proposal("p").Complete().UnderReview());

    [Fact]
    public void The_mean_of_three_is_plain() => Assert.Equal(76.67m, Ranking.Mean(Reviews("p", 70, 75, 85)));

    [Fact]
    public void The_mean_of_four_drops_nothing() => Assert.Equal(70m, Ranking.Mean(Reviews("p", 40, 70, 70, 100)));

    [Fact]
    public void The_mean_of_five_drops_the_highest_and_the_lowest() => Assert.Equal(70m, Ranking.Mean(Reviews("p", 0, 60, 70, 80, 100)));

    [Fact]
    public void The_mean_of_seven_drops_one_at_each_end_and_no_more() => Assert.Equal(50m, Ranking.Mean(Reviews("p", 0, 0, 50, 50, 50, 100, 100)));

    [Fact]
    public void Five_equal_totals_lose_one_at_each_end_and_no_more() => Assert.Equal(80m, Ranking.Mean(Reviews("p", 80, 80, 80, 80, 80)));

    [Fact]
    public void Halves_of_a_hundredth_are_rounded_up() => Assert.Equal(72.13m, Ranking.Mean(Reviews("p", 72.12m, 72.13m)));

    [Fact]
    public void What_was_declined_or_is_still_open_counts_nothing()
    {
        var proposal = Named("p");
        Assert.Equal(90m, Ranking.Mean([.. Reviews("p", 90), A.Assignment(proposal, A.Expert(8)), A.Assignment(proposal, A.Expert(9)).Declined()]));
        Assert.Equal(0m, Ranking.Mean([]));
    }

    [Theory]
    [InlineData(AssignmentState.Declined)]
    [InlineData(AssignmentState.Recused)]
    [InlineData(AssignmentState.Abstained)]
    [InlineData(AssignmentState.Replaced)]
    public void Whoever_is_out_of_it_neither_counts_nor_is_missed(AssignmentState state)
    {
        Assignment gone = A.Assignment(Named("p"), A.Expert(9)).WithTotal(10m).Build() with { State = state };
        var line = Assert.Single(Ranked([Named("p")], [.. Reviews("p", 70, 80, 90), gone]));
        Assert.Equal((1, 80m, 3, 3, 20m), (line.Rank, line.Mean, line.Given, line.Asked, line.Spread));
        Assert.Empty(line.Missing);
    }

    [Fact]
    public void The_best_comes_first_equals_share_a_rank_and_the_next_one_is_counted_on()
    {
        var ranked = Ranked([Named("b"), Named("c"), Named("d"), Named("e")], [.. Level("b", 70), .. Level("c", 90), .. Level("d", 90), .. Level("e", 60)]);
        Assert.Equal(["c 1", "d 1", "b 3", "e 4"], ranked.Select(r => $"{r.Proposal.Id} {r.Rank}"));
    }

    [Fact]
    public void What_has_too_few_reviews_is_shown_last_with_its_mean_and_without_a_rank()
    {
        var ranked = Ranked([Named("a"), Named("b"), Named("c")], [.. Reviews("b", 100, 100), .. Level("c", 60)]);
        Assert.Equal([("c", 1, 60m, true), ("b", 0, 100m, false), ("a", 0, null, false)], ranked.Select(r => (r.Proposal.Id, r.Rank, r.Mean, r.HasQuorum)));
    }

    [Fact]
    public void A_line_names_whose_review_is_missing()
    {
        var proposal = Named("p");
        var line = Assert.Single(Ranked([proposal], [.. Reviews("p", 60, 85), A.Assignment(proposal, A.Expert(8)), A.Assignment(proposal, A.Expert(7)).Accepted(), A.Assignment(proposal, A.Expert(9)).Declined()]));
        Assert.Equal((2, 4, 25m), (line.Given, line.Asked, line.Spread));
        Assert.Equal([A.Expert(7).Id, A.Expert(8).Id], line.Missing.Select(a => a.Expert));
    }

    [Theory]
    [InlineData(75, false)]
    [InlineData(75.5, true)]
    public void Totals_further_apart_than_the_policy_allows_are_flagged(double highest, bool flagged) =>
        Assert.Equal(flagged, Assert.Single(Ranked([Named("p")], Reviews("p", 60, 70, (decimal)highest))).IsFlagged);

    [Fact]
    public void A_direction_of_annex_1_goes_before_none_and_before_other()
    {
        Proposal[] proposals = [Named("a") with { Answers = Named("a").Answers.With("direction", "") }, Named("b"), Named("c") with { Answers = Named("c").Answers.With("direction", "other") }];
        proposals[1] = proposals[1] with { Answers = proposals[1].Answers.With("direction", "digital-1") };
        var ranked = Ranked(proposals, [.. Level("a", 80), .. Level("b", 80), .. Level("c", 80)]);
        Assert.Equal([("b", 1, "annex1"), ("a", 2, "annex1"), ("c", 2, "")], ranked.Select(r => (r.Proposal.Id, r.Rank, r.TieBreaker)));
    }

    [Fact]
    public void After_that_the_item_that_the_policy_names_first_parts_them()
    {
        // The same total by other items: a is better in the need, b in the curriculum.
        Assignment[] reviews = [.. Level("a", 80).Select(r => Graded(r, "need", "A", "curriculum", "B")), .. Level("b", 80).Select(r => Graded(r, "need", "B", "curriculum", "A"))];
        Assert.Equal([("b", 1, "curriculum"), ("a", 2, "curriculum")], Ranked([Named("a"), Named("b")], reviews).Select(r => (r.Proposal.Id, r.Rank, r.TieBreaker)));
        Assert.Equal([("a", 1, "need"), ("b", 2, "need")], Ranked([Named("a"), Named("b")], reviews, new() { TieBreakers = ["need", "curriculum"] }).Select(r => (r.Proposal.Id, r.Rank, r.TieBreaker)));
        Assert.Equal([("a", 1), ("b", 1)], Ranked([Named("a"), Named("b")], reviews, new() { TieBreakers = [] }).Select(r => (r.Proposal.Id, r.Rank)));
    }

    [Fact]
    public void The_order_in_which_they_come_changes_nothing()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (proposals, reviews, policy) = Chance.Round(seed);
            var chance = new Random(seed);
            var shuffledProposals = proposals.ToArray();
            var shuffledReviews = reviews.ToArray();
            chance.Shuffle(shuffledProposals);
            chance.Shuffle(shuffledReviews);
            Assert.Equal(Chance.Said(proposals, reviews, policy), Chance.Said(shuffledProposals, shuffledReviews, policy));
        }
    }

    [Fact]
    public void The_mean_lies_between_the_lowest_and_the_highest_that_count_and_one_wild_total_among_five_moves_nothing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var chance = new Random(seed);
            var totals = Enumerable.Range(0, chance.Next(1, 9)).Select(_ => (decimal)chance.Next(40, 101)).ToArray();
            var counted = totals.Length < 5 ? totals : [.. totals.Order().Skip(1).SkipLast(1)];
            Assert.InRange(Ranking.Mean(Reviews("p", totals)), counted.Min(), counted.Max());
            if (totals.Length < 5) continue;
            var wild = totals.ToArray();
            wild[Array.IndexOf(wild, wild.Max())] = 1_000m;
            Assert.Equal(Ranking.Mean(Reviews("p", totals)), Ranking.Mean(Reviews("p", wild)));
        }
    }

    [Fact]
    public void Two_have_the_same_rank_exactly_if_nothing_parts_them()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (proposals, reviews, policy) = Chance.Round(seed);
            var ranked = Ranked(proposals, reviews, policy).Where(l => l.Rank > 0).ToList();
            for (var i = 0; i < ranked.Count; i++)
            {
                var better = ranked.Count(o => o.Rank < ranked[i].Rank);
                Assert.Equal(better + 1, ranked[i].Rank);
                if (i > 0 && ranked[i].Rank != ranked[i - 1].Rank) Assert.True(ranked[i].Points < ranked[i - 1].Points || ranked[i].TieBreaker.Length > 0);
            }
        }
    }

    internal static Proposal Named(string id) => s_underReview.Value with { Id = id };

    internal static IReadOnlyList<Assignment> Reviews(string proposalId, params IReadOnlyList<decimal> totals) =>
        [.. totals.Select((t, i) => Chance.Given(proposalId, i + 1, t))];

    private static IReadOnlyList<Assignment> Level(string proposalId, decimal total) => Reviews(proposalId, total, total, total);

    private static IReadOnlyList<RankedProposal> Ranked(IReadOnlyList<Proposal> proposals, IReadOnlyList<Assignment> reviews, RoundPolicy? policy = null) =>
        Ranking.Of(proposals, reviews, policy ?? new(), Rubrics.Current);

    private static Assignment Graded(Assignment review, params string[] grades) =>
        review with { Grades = review.Grades.SetItem(grades[0], grades[1]).SetItem(grades[2], grades[3]) };
}
