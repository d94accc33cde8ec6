namespace MicroMajor.Domain.Proposals;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>填报中.</summary>
    Draft,

    /// <summary>With the college (学院审核).</summary>
    UnitReview,

    /// <summary>Returned by the college.</summary>
    ReturnedByUnit,

    /// <summary>With the office for the formal check (形式审查).</summary>
    Screening,

    /// <summary>Returned by the office.</summary>
    ReturnedByOffice,

    /// <summary>Accepted; experts are to be assigned.</summary>
    ReadyForReview,

    /// <summary>With the experts (专家评审).</summary>
    UnderReview,

    /// <summary>To be recommended once it is revised (修改后推荐): with the owner.</summary>
    RevisionRequested,

    /// <summary>Revised; the office checks whether the conditions are met.</summary>
    RevisionCheck,

    /// <summary>Recommended (推荐).</summary>
    Recommended,

    /// <summary>Not recommended (不推荐).</summary>
    NotRecommended,

    /// <summary>Withdrawn by its owner.</summary>
    Withdrawn,
}

/// <summary>What can be done to a proposal.</summary>
public enum ProposalAct { Submit, Endorse, ReturnByUnit, AcceptForReview, ReturnByOffice, Assign, Recommend, AskRevision, Reject, ExtendRevision, PassRevision, ReturnRevision, FailRevision, Withdraw }

/// <summary>Who may do it.</summary>
public enum ActorRole { Owner, UnitReviewer, Office }

/// <summary>One line of the lifecycle.</summary>
public sealed record Transition(ProposalState From, ProposalAct Act, ProposalState To, ActorRole By, bool NeedsReason = false);

/// <summary>The lifecycle of a proposal. What is not in this table is refused, never ignored.</summary>
public static class ProposalLifecycle
{
    /// <summary>All transitions.</summary>
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(ProposalState.Draft, ProposalAct.Submit, ProposalState.UnitReview, ActorRole.Owner),
        new(ProposalState.ReturnedByUnit, ProposalAct.Submit, ProposalState.UnitReview, ActorRole.Owner),
        new(ProposalState.ReturnedByOffice, ProposalAct.Submit, ProposalState.UnitReview, ActorRole.Owner),
        new(ProposalState.Draft, ProposalAct.Withdraw, ProposalState.Withdrawn, ActorRole.Owner),
        new(ProposalState.ReturnedByUnit, ProposalAct.Withdraw, ProposalState.Withdrawn, ActorRole.Owner),
        new(ProposalState.ReturnedByOffice, ProposalAct.Withdraw, ProposalState.Withdrawn, ActorRole.Owner),
        new(ProposalState.UnitReview, ProposalAct.Withdraw, ProposalState.Withdrawn, ActorRole.Owner),
        new(ProposalState.UnitReview, ProposalAct.Endorse, ProposalState.Screening, ActorRole.UnitReviewer),
        new(ProposalState.UnitReview, ProposalAct.ReturnByUnit, ProposalState.ReturnedByUnit, ActorRole.UnitReviewer, NeedsReason: true),
        new(ProposalState.Screening, ProposalAct.AcceptForReview, ProposalState.ReadyForReview, ActorRole.Office),
        new(ProposalState.Screening, ProposalAct.ReturnByOffice, ProposalState.ReturnedByOffice, ActorRole.Office, NeedsReason: true),
        new(ProposalState.ReadyForReview, ProposalAct.Assign, ProposalState.UnderReview, ActorRole.Office),
        new(ProposalState.UnderReview, ProposalAct.Assign, ProposalState.UnderReview, ActorRole.Office),
        new(ProposalState.UnderReview, ProposalAct.Recommend, ProposalState.Recommended, ActorRole.Office, NeedsReason: true),
        new(ProposalState.UnderReview, ProposalAct.AskRevision, ProposalState.RevisionRequested, ActorRole.Office, NeedsReason: true),
        new(ProposalState.UnderReview, ProposalAct.Reject, ProposalState.NotRecommended, ActorRole.Office, NeedsReason: true),
        new(ProposalState.RevisionRequested, ProposalAct.Submit, ProposalState.RevisionCheck, ActorRole.Owner),
        new(ProposalState.RevisionRequested, ProposalAct.ExtendRevision, ProposalState.RevisionRequested, ActorRole.Office, NeedsReason: true),
        new(ProposalState.RevisionRequested, ProposalAct.FailRevision, ProposalState.NotRecommended, ActorRole.Office, NeedsReason: true),
        new(ProposalState.RevisionCheck, ProposalAct.PassRevision, ProposalState.Recommended, ActorRole.Office),
        new(ProposalState.RevisionCheck, ProposalAct.ReturnRevision, ProposalState.RevisionRequested, ActorRole.Office, NeedsReason: true),
        new(ProposalState.RevisionCheck, ProposalAct.FailRevision, ProposalState.NotRecommended, ActorRole.Office, NeedsReason: true),
    ];

    /// <summary>The line for that act in that state, or null.</summary>
    public static Transition? Find(ProposalState from, ProposalAct act) => Table.FirstOrDefault(t => t.From == from && t.Act == act);

    /// <summary>Has the college endorsed it, and nobody sent it back or asked for a revision since? What it says does not change from then on, whatever is decided.</summary>
    public static bool IsEndorsed(ProposalState state) =>
        state is ProposalState.Screening or ProposalState.ReadyForReview or ProposalState.UnderReview or ProposalState.Recommended or ProposalState.NotRecommended;

    /// <summary>May the form be edited in that state?</summary>
    public static bool IsEditable(ProposalState state) => state is ProposalState.Draft or ProposalState.ReturnedByUnit or ProposalState.ReturnedByOffice or ProposalState.RevisionRequested;
}
