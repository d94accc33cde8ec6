using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Review;

/// <summary>The pending decisions of a round, as they are shown before they are published: only what was shown is published.</summary>
public static class PendingDecisions
{
    /// <summary>Those that have one, by id.</summary>
    public static IReadOnlyList<Proposal> Of(IEnumerable<Proposal> proposals) =>
        [.. proposals.Where(p => p is { State: ProposalState.UnderReview, Pending: not null }).OrderBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>The decision on that proposal as it is now; another one after it was changed.</summary>
    public static string NameOf(Proposal proposal) => $"{proposal.Id}|{proposal.Pending?.Number}";

    /// <summary>A code of all of them: another one as soon as any was made or changed.</summary>
    public static string CodeOf(IEnumerable<Proposal> proposals) => ContentCode.Of(Encoding.UTF8.GetBytes(string.Join('\n', Of(proposals).Select(NameOf))));
}
