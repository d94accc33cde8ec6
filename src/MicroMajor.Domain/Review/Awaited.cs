using System.Globalization;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>Where a proposal stands in one sentence: who is awaited, until when, who may act for them. Words are found by the code.</summary>
/// <param name="Facts"><c>due</c> (an instant), <c>names</c>, <c>given</c>, <c>asked</c>, where there are any.</param>
public sealed record Awaited(string Code, Facts Facts)
{
    /// <summary>For the office, with the names of the experts.</summary>
    /// <param name="assignments">Those of this proposal.</param>
    public static Awaited Of(Proposal proposal, IReadOnlyList<Assignment> assignments, Round round, DateTimeOffset now) => proposal.State switch
    {
        ProposalState.Draft => new("draft", Due(round.Deadline)),
        ProposalState.UnitReview => new("college", Due(round.Deadline)),
        ProposalState.ReturnedByUnit => new("returned", Due(round.Deadline)),
        // What the office returns may come in late: its return is the extension.
        ProposalState.ReturnedByOffice => new("returned-by-office", Facts.None),
        ProposalState.Screening => new("screen", Facts.None),
        ProposalState.ReadyForReview => new("assign", Facts.None),
        ProposalState.UnderReview => Experts(proposal, assignments, round, now),
        ProposalState.RevisionRequested => Revision(proposal, now),
        ProposalState.RevisionCheck => new("check", Facts.None),
        _ => new("nobody", Facts.None),
    };

    /// <summary>
    /// For those who fill it in and for the college: of the review they learn when it is due and nothing else, neither who reviews it nor how many have
    /// nor whether it is decided.
    /// </summary>
    /// <param name="reviewsDue">When the last of its reviews is due; null when that is not known.</param>
    public static Awaited Outside(Proposal proposal, DateTimeOffset? reviewsDue, Round round, DateTimeOffset now) => proposal.State != ProposalState.UnderReview ? Of(proposal, [], round, now)
        : reviewsDue is not { } due ? new("reviewed", Facts.None)
        : now <= due ? new("reviewed-until", Due(due))
        : new("reviewed-since", Due(due));

    /// <summary>When the last of these reviews is due; null when there is none that counts.</summary>
    public static DateTimeOffset? ReviewsDue(IEnumerable<Assignment> assignments) => assignments.Where(a => a.IsActive).Select(a => (DateTimeOffset?)a.DueAt).Max();

    private static Awaited Experts(Proposal proposal, IReadOnlyList<Assignment> assignments, Round round, DateTimeOffset now)
    {
        var (given, open) = (assignments.Count(a => a.IsGiven), assignments.Where(a => a.IsOpen).OrderBy(a => a.DueAt).ThenBy(a => a.ExpertName, StringComparer.Ordinal).ToList());
        var counts = Facts.Of(("given", $"{given}"), ("asked", $"{given + open.Count}"), ("min", $"{round.Policy.MinExperts}"));
        if (proposal.Pending is not null) return new("publish", counts);
        if (given >= round.Policy.MinExperts && (open.Count == 0 || round.ReviewsClosedAt is not null)) return new("decide", counts);
        if (open.Count == 0) return new("more-experts", counts);
        // Whoever declined leaves too few: nothing that the others do mends that.
        if (given + open.Count < round.Policy.MinExperts) return new("short-of-experts", counts.And("names", Names(open)).And("due", Iso(open[^1].DueAt)));
        var late = open.Where(a => a.DueAt < now).ToList();
        var awaited = late.Count > 0 ? late : open;
        return new(late.Count > 0 ? "experts-late" : "experts", counts.And("names", Names(awaited)).And("due", Iso(late.Count > 0 ? late[0].DueAt : open[^1].DueAt)));
    }

    private static string Names(IEnumerable<Assignment> open) => string.Join("、", open.Select(a => a.ExpertName));

    private static Awaited Revision(Proposal proposal, DateTimeOffset now) =>
        proposal.Decision?.RevisionDue is not { } due ? new("revise", Facts.None) : new(now <= due ? "revise" : "revise-late", Due(due));

    private static Facts Due(DateTimeOffset at) => Facts.Of(("due", Iso(at)));

    private static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
