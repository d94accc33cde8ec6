using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Filing;

/// <summary>A file that somebody, or the app, put into the library.</summary>
/// <param name="Path">Folder and name within the library.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ProposalId">The proposal that it is a document of; empty when it is of none.</param>
/// <param name="PutBy">Who put it there; null when it was an app.</param>
/// <param name="ChangedBy">Who changed it last; null when it was an app.</param>
public sealed record LibraryFile(string Path, long Size, string ProposalId, PersonId? PutBy, PersonId? ChangedBy)
{
    /// <summary>
    /// May this person have it read into that proposal? The app reads the whole library, the person perhaps does not: so only what
    /// they put there or changed last themselves, and what belongs to the proposal that they fill in.
    /// </summary>
    public bool MayBeReadInto(string proposalId, PersonId who) => who == PutBy || who == ChangedBy || (ProposalId.Length > 0 && ProposalId == proposalId);
}
