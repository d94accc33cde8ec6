using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class MeetingTests
{
    private static readonly Proposal One = A.Proposal("WZY-2025-0001").Complete().UnderReview();
    private static readonly Proposal Two = A.Proposal("WZY-2025-0002").Complete().With("programName", "第二个").UnderReview();
    private static readonly MeetingItem[] s_agenda = [Item(Two, 1), Item(One, 2)];
    private static readonly Meeting Called = Meeting.Begin("r", s_agenda, null, A.Office).Value;

    [Theory]
    // Two thirds or more of those who can vote.
    [InlineData(Majority.TwoThirds, 6, 4, true)]
    [InlineData(Majority.TwoThirds, 6, 3, false)]
    [InlineData(Majority.TwoThirds, 7, 5, true)]
    [InlineData(Majority.TwoThirds, 7, 4, false)]
    [InlineData(Majority.TwoThirds, 9, 6, true)]
    [InlineData(Majority.TwoThirds, 9, 5, false)]
    [InlineData(Majority.TwoThirds, 1, 1, true)]
    [InlineData(Majority.TwoThirds, 1, 0, false)]
    // More than half: half is not.
    [InlineData(Majority.Half, 6, 3, false)]
    [InlineData(Majority.Half, 6, 4, true)]
    [InlineData(Majority.Half, 7, 4, true)]
    [InlineData(Majority.Half, 7, 3, false)]
    [InlineData(Majority.Half, 2, 1, false)]
    [InlineData(Majority.Half, 0, 0, false)]
    [InlineData(Majority.TwoThirds, 0, 0, false)]
    public void A_vote_is_carried_by_its_share_of_those_who_can_vote(Majority majority, int voters, int yes, bool carried) => Assert.Equal(carried, MeetingVote.Carries(yes, voters, majority));

    [Fact]
    public void Two_thirds_is_never_less_than_half_and_one_vote_more_never_loses()
    {
        for (var voters = 1; voters <= 60; voters++)
            for (var yes = 0; yes <= voters; yes++)
            {
                var (two, half) = (MeetingVote.Carries(yes, voters, Majority.TwoThirds), MeetingVote.Carries(yes, voters, Majority.Half));
                Assert.True(!two || half, $"{yes} of {voters}");
                Assert.True(!two || yes == voters || MeetingVote.Carries(yes + 1, voters, Majority.TwoThirds), $"{yes} of {voters}");
                Assert.Equal(Math.Ceiling(2m * voters / 3) <= yes, two);
                Assert.Equal(yes > voters / 2m, half);
            }
    }

    [Fact]
    public void The_agenda_keeps_the_order_that_it_was_given_and_an_unfinished_meeting_goes_first()
    {
        Assert.Equal(["WZY-2025-0002", "WZY-2025-0001"], Called.Items.Select(i => i.ProposalId));
        Assert.Equal(new Problem("meeting-goes-on", Facts.Of(("n", "2"))), Assert.Single(Meeting.Begin("r", s_agenda, Called, A.Office).Problems));
        Assert.Equal("meeting-nothing", Code(Meeting.Begin("r", [], null, A.Office)));
        foreach (var who in new[] { A.Owner, A.Dean, A.Acting(A.Expert()) }) Assert.Equal("not-the-office", Code(Meeting.Begin("r", s_agenda, null, who)));
        var done = Vote(Vote(Seated(5), 1, Two, 5).Value, 2, One, 5).Value;
        var second = Meeting.Begin("r", s_agenda, done, A.Office).Value;
        Assert.Equal((2, "r|2", 5), (second.Number, second.Id, second.Present.Count));
    }

    [Fact]
    public void Whom_the_rules_recuse_neither_votes_nor_counts_as_present_for_that_programme_alone()
    {
        // The lead by name, a member of the college, and one whom the meeting names.
        var meeting = Seated(4, MeetingMember.Named(One.Answers["lead.name"]), MeetingMember.Of(A.Expert(9) with { UnitCode = "cs" }));
        var noted = meeting.Note(2, "讨论了实践环节", [A.Expert(1).Id.Value], A.Office).Value;
        Assert.Equal(["", "conflict-lead", "conflict-unit"], noted.Recused(noted.At(2)!, One).Select(r => r.Code).Order(StringComparer.Ordinal));
        var voted = Vote(noted, 2, One, 2, 1).Value.At(2)!.Vote!;
        Assert.Equal((3, true, 3), (voted.Voters, voted.IsCarried, voted.Recused.Count));
        Assert.Equal(new Problem("vote-too-many", Facts.Of(("cast", "4"), ("voters", "3"), ("present", "6"), ("recused", "3"))), Assert.Single(Vote(noted, 2, One, 4).Problems));
    }

    [Fact]
    public void Who_abstains_or_keeps_the_ballot_still_counts()
    {
        var meeting = Seated(6);
        Assert.True(Vote(meeting, 1, Two, 4).Value.At(1)!.Vote!.IsCarried);
        Assert.False(Vote(meeting, 1, Two, 3).Value.At(1)!.Vote!.IsCarried);
        Assert.False(Vote(meeting, 1, Two, 3, 0, 3).Value.At(1)!.Vote!.IsCarried);
        Assert.True(Vote(meeting, 1, Two, 4, 1, 1).Value.At(1)!.Vote!.IsCarried);
    }

    [Fact]
    public void A_vote_needs_people_and_numbers()
    {
        Assert.Equal("meeting-nobody", Code(Vote(Called, 1, Two, 1)));
        Assert.Equal("vote-missing", Code(Vote(Seated(3), 1, Two, null)));
        Assert.Equal("vote-missing", Code(Vote(Seated(3), 1, Two, 0)));
        Assert.Equal("meeting-no-such-item", Code(Vote(Seated(3), 3, Two, 1)));
        Assert.Equal("meeting-no-such-item", Code(Vote(Seated(3), 1, One, 1)));
        var all = Called.Seat(Seating(MeetingMember.Named(One.Answers["lead.name"])), A.Office).Value;
        Assert.Equal("vote-nobody", Code(Vote(all, 2, One, 1)));
        Assert.Equal("not-the-office", Code(Seated(3).CountVotes(1, 3, 0, 0, Two, new(), A.Owner, A.Day)));
    }

    [Fact]
    public void After_the_vote_the_recusals_stand_until_it_is_taken_back_and_no_count_is_ever_lost()
    {
        var voted = Vote(Seated(6), 1, Two, 6).Value;
        Assert.Equal("meeting-item-voted", Code(voted.Note(1, "", [A.Expert(1).Id.Value], A.Office)));
        Assert.True(voted.Note(1, "补记", [], A.Office).IsDone);
        var back = voted.TakeVoteBack(1, Two, A.Office).Value;
        Assert.Null(back.At(1)!.Vote);
        Assert.Equal("vote-none", Code(back.TakeVoteBack(1, Two, A.Office)));
        var again = Vote(back.Note(1, "", [A.Expert(1).Id.Value], A.Office).Value, 1, Two, 4).Value;
        Assert.Equal([(6, true), (4, false)], again.At(1)!.Votes.Select(v => (v.For, v.IsTakenBack)));
        Assert.Equal(5, again.At(1)!.Vote!.Voters);
    }

    [Fact]
    public void Once_the_outcome_is_published_its_vote_stands()
    {
        var voted = Vote(Seated(6), 1, Two, 6).Value;
        var published = Two with { State = ProposalState.Recommended };
        Assert.Equal("meeting-item-decided", Code(Vote(voted, 1, published, 1)));
        Assert.Equal("meeting-item-decided", Code(voted.TakeVoteBack(1, published, A.Office)));
        Assert.True(voted.Note(1, "补记", [], A.Office).IsDone);
    }

    [Fact]
    public void Who_comes_later_changes_no_vote_that_was_taken()
    {
        var voted = Vote(Seated(3), 1, Two, 2).Value;
        var more = voted.Seat(Seating([.. Enumerable.Range(1, 9).Select(n => MeetingMember.Of(A.Expert(n)))]), A.Office).Value;
        Assert.Equal((3, true), (more.At(1)!.Vote!.Voters, more.At(1)!.Vote!.IsCarried));
    }

    [Theory]
    [InlineData(0, 3, null)]
    [InlineData(9, 6, true)]
    [InlineData(9, 5, false)]
    [InlineData(10, 6, false)]
    [InlineData(10, 7, true)]
    public void Whether_enough_are_there_is_said_where_it_is_known_how_many_there_are(int expected, int present, bool? enough) =>
        Assert.Equal(enough, Called.Seat(Seating([.. Enumerable.Range(1, present).Select(n => MeetingMember.Named($"委员{n}"))]) with { Expected = expected }, A.Office).Value.HasQuorum);

    private static MeetingItem Item(Proposal proposal, int rank) => new(proposal.Id, proposal.Name, "计算机与软件学院", rank, 88m);

    private static MeetingSeating Seating(params MeetingMember[] present) => new(A.Day, "行政楼", "林晓岚", "周文博", 0, present);

    private static Meeting Seated(int experts, params MeetingMember[] others) => Called.Seat(Seating([.. Enumerable.Range(1, experts).Select(n => MeetingMember.Of(A.Expert(n) with { UnitCode = "edu", Organisation = "" })), .. others]), A.Office).Value;

    private static Outcome<Meeting> Vote(Meeting meeting, int item, Proposal proposal, int? yes, int no = 0, int none = 0) => meeting.CountVotes(item, yes, no, none, proposal, new RoundPolicy(), A.Office, A.Day);

    private static string Code(Outcome<Meeting> outcome) => Assert.Single(outcome.Problems).Code;
}
