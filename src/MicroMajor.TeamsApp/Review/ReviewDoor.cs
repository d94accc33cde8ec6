using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A reviewer at the door, with the proposal that they may see.</summary>
public sealed record Visit(Actor Who, Viewer Viewer, Stored<Proposal> Stored);

/// <summary>An expert at the door, with their own assignment and its proposal.</summary>
public sealed record ExpertVisit(Actor Who, Viewer Viewer, Stored<Assignment> Assignment, Stored<Proposal> Proposal);

/// <summary>
/// The way of reviewers to proposals and of experts to assignments. What a card names is only a hint: what is not theirs is
/// answered exactly as what does not exist.
/// </summary>
public sealed class ReviewDoor(IProposals proposals, IAssignments assignments, Actors actors)
{
    /// <summary>For those who endorse for the proposal's unit; drafts are nobody's business yet.</summary>
    public Task<Outcome<Visit>> UnitAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, (who, proposal) => who.Reviews(proposal.UnitCode), ct);

    /// <summary>For the office.</summary>
    public Task<Outcome<Visit>> OfficeAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, (who, _) => who.IsOffice, ct);

    /// <summary>For those who return it, whichever desk it lies on: the college or the office.</summary>
    public Task<Outcome<Visit>> DeskAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, (who, proposal) => who.IsOffice || who.Reviews(proposal.UnitCode), ct);

    /// <summary>For the expert whom the assignment is made out to.</summary>
    public async Task<Outcome<ExpertVisit>> ExpertAsync(Turn turn, CancellationToken ct)
    {
        var who = Actors.Self(turn.User);
        if (turn.Data.Word("assignmentId") is not { } id || await assignments.FindAsync(id, ct) is not { } assignment || assignment.Value.Expert != who.Id) return new Problem("no-such-assignment");
        if (await proposals.FindAsync(assignment.Value.ProposalId, ct) is not { } proposal) return new Problem("no-such-assignment");
        return new ExpertVisit(who, ViewerOf(turn, who), assignment, proposal);
    }

    /// <summary>For the same expert, and for the office.</summary>
    public async Task<Outcome<ExpertVisit>> HistoryAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Data.Word("assignmentId") is not { } id || await assignments.FindAsync(id, ct) is not { } assignment) return new Problem("no-such-assignment");
        var who = await actors.OfAsync(turn.User, ct);
        if (assignment.Value.Expert != who.Id && !who.IsOffice) return new Problem("no-such-assignment");
        return await proposals.FindAsync(assignment.Value.ProposalId, ct) is { } proposal ? new ExpertVisit(who, ViewerOf(turn, who), assignment, proposal) : new Problem("no-such-assignment");
    }

    /// <summary>The proposal as it stands now, after somebody else was first.</summary>
    public async Task<Stored<Proposal>> AgainAsync(Stored<Proposal> stored, CancellationToken ct) => await proposals.FindAsync(stored.Value.Id, ct) ?? stored;

    private async Task<Outcome<Visit>> VisitAsync(Turn turn, Func<Actor, Proposal, bool> mayEnter, CancellationToken ct)
    {
        if (turn.Data.Word("proposalId") is not { } id || await proposals.FindAsync(id, ct) is not { } stored) return new Problem("no-such-proposal");
        var who = await actors.OfAsync(turn.User, ct);
        return mayEnter(who, stored.Value) && Reached(stored.Value) ? new Visit(who, ViewerOf(turn, who), stored) : new Problem("no-such-proposal");
    }

    // A draft, and one withdrawn before it was ever sent, belongs to its owner alone.
    private static bool Reached(Proposal proposal) => proposal.Submissions > 0;

    private static Viewer ViewerOf(Turn turn, Actor who) => new(who.Id, turn.User.ChannelUserId, turn.Language);
}
