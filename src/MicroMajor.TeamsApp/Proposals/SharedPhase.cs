using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// How far a proposal is, as anybody may know it in whose chat it is put: whether it was handed in and whether there is a decision. That it was returned, with
/// whom it lies and how it was decided is told to those concerned only.
/// </summary>
public static class SharedPhase
{
    /// <summary>Every phase, as it stands on a card.</summary>
    public static IReadOnlyList<string> All { get; } = ["preparing", "underway", "decided", "withdrawn"];

    /// <summary>The phase of a proposal.</summary>
    public static string Of(Proposal proposal) => proposal.State switch
    {
        ProposalState.Withdrawn => "withdrawn",
        ProposalState.Recommended or ProposalState.NotRecommended => "decided",
        _ => proposal.Submissions > 0 ? "underway" : "preparing",
    };
}
