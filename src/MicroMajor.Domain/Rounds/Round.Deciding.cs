using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Rounds;

public sealed partial record Round
{
    /// <summary>Is it still being done: decisions drafted, or published?</summary>
    public bool IsDeciding => Owed.Any(o => o is DraftDecisionsDue or PublishDecisionsDue);

    /// <summary>The office has decisions drafted from the ranking: owed by the round, done behind the answer.</summary>
    public Outcome<Round> DraftDecisions(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (NotNow(at) is { } not) return not;
        if (IsDeciding) return new Problem("deciding-already");
        if (!CutLine.IsDrawn(Policy)) return new Problem("no-cut-line");
        var due = new DraftDecisionsDue(by.Id, by.Name, at) { Key = $"{Id}|draft|{at.UtcTicks}" };
        return (this with { Owed = [.. Owed, due] }).Noted("DraftDecisions", by, at, "");
    }

    /// <summary>The office publishes all pending decisions in one act: owed by the round, done behind the answer, begun anew after a stop.</summary>
    /// <param name="proposals">The round's proposals as they stand.</param>
    /// <param name="shown">The code of what the office was shown (<see cref="PendingDecisions.CodeOf"/>).</param>
    public Outcome<Round> PublishDecisions(IReadOnlyList<Proposal> proposals, string shown, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (IsDeciding) return new Problem("deciding-already");
        var pending = PendingDecisions.Of(proposals);
        if (pending.Count == 0) return new Problem("nothing-pending");
        if (PendingDecisions.CodeOf(pending) != shown) return new Problem("pending-changed");
        var due = new PublishDecisionsDue(by.Id, by.Name, at, [.. pending.Select(PendingDecisions.NameOf)]) { Key = $"{Id}|publish|{at.UtcTicks}" };
        return (this with { Owed = [.. Owed, due] }).Noted("PublishDecisions", by, at, "", to: $"{pending.Count}");
    }
}
