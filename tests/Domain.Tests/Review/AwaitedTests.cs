using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class AwaitedTests
{
    private static readonly Proposal Underway = A.Proposal().Complete().UnderReview();

    [Fact]
    public void The_experts_who_have_not_given_theirs_are_named_with_the_last_of_their_days()
    {
        Assignment later = A.Assignment(Underway, A.Expert(2)).Build() with { DueAt = A.Day.AddDays(9) };
        var awaited = Awaited.Of(Underway, [A.Assignment(Underway, A.Expert(1)).Submitted(), later, A.Assignment(Underway, A.Expert(3)).Accepted(), A.Assignment(Underway, A.Expert(4)).Declined()], A.Round(), A.Day);
        Assert.Equal(new("experts", Facts.Of(("given", "1"), ("asked", "3"), ("min", "3"), ("names", $"{A.Expert(3).Name}、{A.Expert(2).Name}"), ("due", "2025-06-29T02:00:00.0000000+00:00"))), awaited);
    }

    [Fact]
    public void Once_some_are_late_they_alone_are_named()
    {
        Assignment later = A.Assignment(Underway, A.Expert(2)).Build() with { DueAt = A.Day.AddDays(30) };
        var awaited = Awaited.Of(Underway, [later, A.Assignment(Underway, A.Expert(3)), A.Assignment(Underway, A.Expert(4)).Submitted()], A.Round(), A.Day.AddDays(10));
        Assert.Equal(("experts-late", A.Expert(3).Name), (awaited.Code, awaited.Facts["names"]));
    }

    [Theory]
    [InlineData(3, 0, false, "decide")]
    [InlineData(2, 0, false, "more-experts")]
    [InlineData(3, 1, false, "experts")]
    [InlineData(3, 1, true, "decide")]
    [InlineData(2, 1, true, "experts")]
    [InlineData(1, 1, false, "short-of-experts")]
    [InlineData(0, 2, false, "short-of-experts")]
    public void The_office_decides_when_all_are_in_or_the_reviews_are_closed_with_a_quorum(int given, int open, bool closed, string code)
    {
        IReadOnlyList<Assignment> reviews = [.. Enumerable.Range(1, given).Select(n => A.Assignment(Underway, A.Expert(n)).Submitted().Build()), .. Enumerable.Range(6, open).Select(n => A.Assignment(Underway, A.Expert(n)).Build())];
        Assert.Equal(code, Awaited.Of(Underway, reviews, A.Round() with { ReviewsClosedAt = closed ? A.Day : null }, A.Day).Code);
    }

    [Fact]
    public void Outside_it_is_the_same_whatever_was_given_and_decided()
    {
        Proposal decided = A.Proposal().Complete().Pending();
        Assert.Equal("publish", Awaited.Of(decided, [], A.Round(), A.Day).Code);
        var due = Awaited.ReviewsDue([A.Assignment(decided, A.Expert(1)).Submitted()]);
        Assert.Equal(Awaited.Outside(Underway, due, A.Round(), A.Day), Awaited.Outside(decided, due, A.Round(), A.Day));
        Assert.Equal(new("reviewed-until", Facts.Of(("due", "2025-06-25T15:59:59.0000000+00:00"))), Awaited.Outside(decided, due, A.Round(), A.Day));
        Assert.Equal("reviewed-since", Awaited.Outside(decided, due, A.Round(), A.Day.AddDays(30)).Code);
    }

    [Fact]
    public void A_revision_is_awaited_until_its_day_and_late_after_it()
    {
        Proposal asked = A.Proposal().Complete().ToRevise();
        Assert.Equal(["revise", "revise-late"], new[] { A.Day, A.Day.AddDays(30) }.Select(now => Awaited.Of(asked, [], A.Round(), now).Code));
        Assert.Equal("check", Awaited.Of(A.Proposal().Complete().Revised(), [], A.Round(), A.Day).Code);
    }

    [Fact]
    public void Every_state_says_who_is_awaited_until_it_is_over()
    {
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            var code = Awaited.Of(Underway with { State = state }, [], A.Round(), A.Day).Code;
            Assert.Equal(state is ProposalState.Recommended or ProposalState.NotRecommended or ProposalState.Withdrawn, code == "nobody");
        }
    }
}
