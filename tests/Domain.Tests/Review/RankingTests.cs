using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class RankingTests
{
    [Fact]
    public void The_mean_of_three_is_plain() => Assert.Equal(76.67m, Ranking.Mean(Reviews("p", 70, 75, 85)));

    [Fact]
    public void The_mean_of_four_drops_nothing() => Assert.Equal(70m, Ranking.Mean(Reviews("p", 40, 70, 70, 100)));

    [Fact]
    public void The_mean_of_five_drops_the_highest_and_the_lowest() => Assert.Equal(70m, Ranking.Mean(Reviews("p", 0, 60, 70, 80, 100)));

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

    [Fact]
    public void The_best_comes_first_equals_share_a_rank_and_what_has_no_review_comes_last()
    {
        var ranked = Ranking.Of([Named("a"), Named("b"), Named("c"), Named("d"), Named("e")], [.. Reviews("b", 70), .. Reviews("c", 90), .. Reviews("d", 90), .. Reviews("e", 60)]);
        Assert.Equal(["c 1", "d 1", "b 3", "e 4", "a 5"], ranked.Select(r => $"{r.Proposal.Id} {r.Rank}"));
        Assert.Null(ranked[^1].Mean);
    }

    [Fact]
    public void The_order_in_which_they_come_changes_nothing()
    {
        Proposal[] proposals = [Named("a"), Named("b"), Named("c")];
        Assignment[] reviews = [.. Reviews("a", 70, 80, 90), .. Reviews("b", 80), .. Reviews("c", 81, 60)];
        var ranked = Lines(Ranking.Of(proposals, reviews));
        Assert.Equal(ranked, Lines(Ranking.Of([.. proposals.Reverse()], [.. reviews.Reverse()])));
        Assert.Equal(ranked, Lines(Ranking.Of([proposals[1], proposals[2], proposals[0]], [.. reviews[3..], .. reviews[..3]])));

        static IEnumerable<(string, int, decimal?, int, int, decimal)> Lines(IReadOnlyList<RankedProposal> ranked) => ranked.Select(r => (r.Proposal.Id, r.Rank, r.Mean, r.Given, r.Asked, r.Spread));
    }

    [Fact]
    public void A_line_says_how_many_were_asked_how_many_gave_and_how_far_apart_they_are()
    {
        var proposal = Named("p");
        var line = Assert.Single(Ranking.Of([proposal], [.. Reviews("p", 60, 85), A.Assignment(proposal, A.Expert(8)), A.Assignment(proposal, A.Expert(9)).Declined()]));
        Assert.Equal((2, 3, 25m), (line.Given, line.Asked, line.Spread));
    }

    private static Proposal Named(string id) => A.Proposal(id).Complete().UnderReview();

    private static IReadOnlyList<Assignment> Reviews(string proposalId, params decimal[] totals) =>
        [.. totals.Select((t, i) => A.Assignment(Named(proposalId), A.Expert(i + 1)).WithTotal(t).Build())];
}
