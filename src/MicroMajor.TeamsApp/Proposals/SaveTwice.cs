using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Writes a decision. When somebody was first, decides once more on what is there now: two sections saved at once never disturb each other.</summary>
internal static class SaveTwice
{
    public static async Task<Outcome<Stored<Proposal>>> DecideAndSaveAsync(
        this IProposals proposals, Stored<Proposal> loaded, Func<Stored<Proposal>, CancellationToken, ValueTask<Outcome<Proposal>>> decide, CancellationToken ct)
    {
        var first = await OnceAsync(proposals, loaded, decide, ct);
        if (first.IsDone || first.Problems[0].Code != "changed-meanwhile") return first;
        return await proposals.FindAsync(loaded.Value.Id, ct) is { } present ? await OnceAsync(proposals, present, decide, ct) : new Problem("no-such-proposal");
    }

    private static async Task<Outcome<Stored<Proposal>>> OnceAsync(
        IProposals proposals, Stored<Proposal> loaded, Func<Stored<Proposal>, CancellationToken, ValueTask<Outcome<Proposal>>> decide, CancellationToken ct)
    {
        var decided = await decide(loaded, ct);
        if (!decided.IsDone) return Outcome<Stored<Proposal>>.Refused(decided.Problems);
        // A decision that changes nothing is written nowhere.
        return ReferenceEquals(decided.Value, loaded.Value) ? loaded : await proposals.SaveAsync(loaded.With(decided.Value), ct);
    }
}
