namespace MicroMajor.Domain.Proposals;

/// <summary>A saved state of a proposal: what the form held then, who saved it and when.</summary>
/// <param name="Id">The store's name of it.</param>
/// <param name="At">When it was saved (UTC).</param>
/// <param name="By">The name of who saved it.</param>
public sealed record ProposalVersion(string Id, int Revision, ProposalState State, Answers Answers, DateTimeOffset At, string By);

/// <summary>A page of versions, newest first.</summary>
/// <param name="Continue">Names the next page, which begins with the last version of this one; null when this is the last page.</param>
public sealed record VersionPage(IReadOnlyList<ProposalVersion> Versions, string? Continue);

/// <summary>A port: every saved state of a proposal, as far back as the store keeps them.</summary>
public interface IProposalVersions
{
    /// <summary>
    /// A page of the versions, newest first. What was written without touching the form (a debt that was paid) is no version of
    /// its own. A proposal that there is not has none.
    /// </summary>
    /// <param name="after">Where the last page said that this one is; null for the first.</param>
    Task<VersionPage> ListAsync(string proposalId, string? after, CancellationToken ct);

    /// <summary>That version of that proposal, or null.</summary>
    Task<ProposalVersion?> FindAsync(string proposalId, string version, CancellationToken ct);
}
