using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>What a college would hand in now, and what it handed in, as read at one instant.</summary>
/// <param name="Left">What was submitted once and is not endorsed now: it is not in the pack.</param>
/// <param name="Drafts">How many drafts nobody but their owners may read.</param>
public sealed record PackState(Stored<Round> Round, Unit Unit, Stored<UnitHandIns> HandIns, Pack Pack, IReadOnlyList<Proposal> Left, int Drafts)
{
    /// <summary>What has changed since the hand-in that counts; nothing without one.</summary>
    public PackChanges Changes => PackChanges.Of(HandIns.Value.Standing, Pack, Left);
}

/// <summary>A college among all.</summary>
/// <param name="Endorsed">How many of its programmes would be in a pack now.</param>
/// <param name="Changes">What has changed since the hand-in that counts.</param>
public sealed record PackLine(Unit Unit, Stored<UnitHandIns> HandIns, int Endorsed, PackChanges Changes);

/// <summary>The colleges of a round.</summary>
public sealed record PackBook(Stored<Round> Round, IReadOnlyList<PackLine> Colleges);
