using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A proposal that the person may read.</summary>
/// <param name="AsExpert">Only because it is assigned to them: in a blind round names are kept from them.</param>
public sealed record Readable(Stored<Proposal> Stored, bool AsExpert)
{
    /// <summary>By which assignment; null for who reads it otherwise.</summary>
    public Assignment? Task { get; init; }
}

/// <summary>
/// The way to a proposal. Somebody else's is answered exactly as one that does not exist, so that trying ids tells nothing.
/// </summary>
public sealed partial class ProposalDoor(IProposals proposals, IAssignments assignments, Actors actors)
{
    /// <summary>The proposal that the card names, when the person owns it. One read.</summary>
    public async Task<Outcome<Stored<Proposal>>> OwnAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, ct);
        return found is not null && found.Value.Owner == new Domain.People.PersonId(turn.User.ObjectId) ? found : NoSuch;
    }

    /// <summary>The proposal that the card names, when the person fills it in: its owner, or a co-editor of any part of it. One read.</summary>
    public async Task<Outcome<Stored<Proposal>>> SharedAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, ct);
        return found is not null && found.Value.IsFilledInBy(new Domain.People.PersonId(turn.User.ObjectId)) ? found : NoSuch;
    }

    /// <summary>The proposal that the card names, when the person may read it: who fills it in, its college, the office, an expert it is assigned to.</summary>
    public Task<Outcome<Readable>> ReadableAsync(Turn turn, CancellationToken ct) => ReadableAsync(turn.Data.Word("proposalId") ?? "", turn, ct);

    /// <summary>The same for a proposal that something else than a card names.</summary>
    public async Task<Outcome<Readable>> ReadableAsync(string id, Turn turn, CancellationToken ct)
    {
        if (!IsId(id) || await proposals.FindAsync(id, ct) is not { } found) return NoSuch;
        var who = await actors.OfAsync(turn.User, ct);
        if (found.Value.IsReadableBy(who)) return new Readable(found, AsExpert: false);
        var mine = await assignments.ListAsync(AssignmentQuery.OfProposal(found.Value.Id), ct);
        return mine.FirstOrDefault(a => a.Value.Expert == who.Id && a.Value.IsActive) is { } task ? new Readable(found, AsExpert: true) { Task = task.Value } : NoSuch;
    }

    /// <summary>Can that be a proposal's id at all?</summary>
    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>What is said of a proposal that is not there, and of one that is somebody else's.</summary>
    public static Problem NoSuch { get; } = new("no-such-proposal");

    private async Task<Stored<Proposal>?> FindAsync(Turn turn, CancellationToken ct) =>
        turn.Data.Word("proposalId") is { } id && Id().IsMatch(id) ? await proposals.FindAsync(id, ct) : null;

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex Id();
}
