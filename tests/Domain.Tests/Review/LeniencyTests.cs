using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class LeniencyTests
{
    [Fact]
    public void One_who_gives_ten_more_than_the_other_is_five_above_the_middle_and_the_other_five_below()
    {
        var shifts = Leniency.Of([.. Pair("a", 90, 80), .. Pair("b", 70, 60), .. Pair("c", 85, 75)]);
        Assert.Equal(
            [new ExpertShift(A.Expert(1).Id, A.Expert(1).Name, 3, 3, 10m, 5m), new ExpertShift(A.Expert(2).Id, A.Expert(2).Name, 3, 3, -10m, -5m)],
            shifts);
    }

    [Fact]
    public void Whoever_reviewed_good_proposals_is_not_lenient_for_that()
    {
        // Expert 3 reviews the two best with the same totals as the others there.
        var shifts = Leniency.Of([.. Pair("a", 95, 95), .. Pair("b", 60, 60), .. Pair("c", 90, 90), Chance.Given("a", 3, 95), Chance.Given("c", 3, 90)]);
        Assert.All(shifts, s => Assert.Equal((0m, 0m), (s.Deviation, s.Shift)));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Fewer_than_three_reviews_in_common_say_little(int common, bool uncertain)
    {
        var shifts = Leniency.Of([.. Enumerable.Range(1, common).SelectMany(n => Pair($"p{n}", 90, 80)), Chance.Given("alone", 1, 20)]);
        Assert.Equal((common + 1, common, uncertain), (shifts[0].Reviews, shifts[0].Common, shifts[0].IsUncertain));
    }

    [Fact]
    public void Somebody_with_nothing_in_common_has_no_figure_and_an_open_review_is_none()
    {
        var open = Chance.Given("b", 2, 40) with { State = AssignmentState.Accepted };
        Assert.Equal([new ExpertShift(A.Expert(1).Id, A.Expert(1).Name, 1, 0, 0m, 0m)], Leniency.Of([Chance.Given("b", 1, 90), open]));
    }

    [Fact]
    public void A_known_model_is_found_again()
    {
        // Totals that are exactly proposal + expert, incomplete on purpose.
        decimal[] quality = [60, 72, 81, 90, 77, 65], lenience = [6, -4, 0, -2];
        var reviews = quality.SelectMany((q, p) => lenience.Select((l, e) => (p, e, Total: q + l))).Where(x => (x.p + x.e) % 4 != 0).Select(x => Chance.Given($"p{x.p}", x.e + 1, x.Total)).ToList();
        var shifts = Leniency.Of(reviews).ToDictionary(s => s.Expert, s => s.Shift);
        for (var e = 1; e < lenience.Length; e++)
            Assert.InRange(shifts[A.Expert(e + 1).Id] - shifts[A.Expert(1).Id], lenience[e] - lenience[0] - 0.02m, lenience[e] - lenience[0] + 0.02m);
    }

    [Fact]
    public void Corrected_means_put_proposals_in_the_order_of_their_quality_where_plain_ones_do_not()
    {
        // b is better by 4, and fell among the stern: experts 4 to 6 give 10 less.
        decimal[] lenience = [0, 0, 0, -10, -10, -10];
        Assignment Of(string id, decimal quality, int e) => Chance.Given(id, e, quality + lenience[e - 1]);
        List<Assignment> reviews =
        [
            .. new[] { 1, 2, 3 }.Select(e => Of("a", 80, e)), .. new[] { 4, 5, 6 }.Select(e => Of("b", 84, e)),
            .. new[] { "c", "d", "e" }.SelectMany(id => Enumerable.Range(1, 6).Select(e => Of(id, 70, e))),
        ];
        var proposals = new[] { "a", "b", "c", "d", "e" }.Select(RankingTests.Named).ToList();
        Assert.Equal("a", Ranking.Of(proposals, reviews, new(), Rubrics.Current)[0].Proposal.Id);
        var corrected = Ranking.Of(proposals, reviews, new() { CorrectLeniency = true }, Rubrics.Current);
        Assert.Equal([("b", 74m, 79m), ("a", 80m, 75m)], corrected.Take(2).Select(l => (l.Proposal.Id, l.Mean, l.Corrected)));
    }

    [Fact]
    public void Where_all_experts_are_alike_a_correction_changes_nothing()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var chance = new Random(seed);
            // Everybody gives each proposal what it is worth.
            var worth = Enumerable.Range(1, 8).ToDictionary(n => $"p{n}", _ => (decimal)chance.Next(4000, 10001) / 100m);
            var reviews = worth.SelectMany(w => Enumerable.Range(1, 7).Where(_ => chance.Next(10) < 7).Select(e => Chance.Given(w.Key, e, w.Value))).ToList();
            var proposals = worth.Keys.Select(RankingTests.Named).ToList();
            var plain = Ranking.Of(proposals, reviews, new(), Rubrics.Current);
            var corrected = Ranking.Of(proposals, reviews, new() { CorrectLeniency = true }, Rubrics.Current);
            Assert.Equal(plain.Select(l => (l.Proposal.Id, l.Rank, l.Mean, l.Mean)), corrected.Select(l => (l.Proposal.Id, l.Rank, l.Mean, l.Corrected)));
        }
    }

    [Fact]
    public void Who_is_uncertain_is_not_corrected_for()
    {
        List<Assignment> reviews = [.. Pair("a", 90, 80), .. Pair("b", 70, 60)];
        var proposals = new[] { "a", "b" }.Select(RankingTests.Named).ToList();
        Assert.All(Ranking.Of(proposals, reviews, new() { CorrectLeniency = true, MinExperts = 1 }, Rubrics.Current), l => Assert.Equal(l.Mean, l.Corrected));
    }

    private static Assignment[] Pair(string id, decimal one, decimal other) => [Chance.Given(id, 1, one), Chance.Given(id, 2, other)];
}
