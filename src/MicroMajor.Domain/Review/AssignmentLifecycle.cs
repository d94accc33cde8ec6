namespace MicroMajor.Domain.Review;

/// <summary>Where an assignment stands.</summary>
public enum AssignmentState
{
    /// <summary>The expert has not answered.</summary>
    Offered,

    /// <summary>The expert has taken it.</summary>
    Accepted,

    /// <summary>The expert has declined.</summary>
    Declined,

    /// <summary>The review is given.</summary>
    Submitted,

    /// <summary>The expert must not judge it, by their own word (回避).</summary>
    Recused,

    /// <summary>The expert cannot judge it (弃评).</summary>
    Abstained,

    /// <summary>The office has taken the expert off.</summary>
    Replaced,
}

/// <summary>What an expert, and what the office, can do with an assignment.</summary>
public enum AssignmentAct { AcceptAssignment, DeclineAssignment, SubmitReview, AmendReview, RecuseAssignment, AbstainAssignment, ExtendAssignment, ReopenReview, ReplaceExpert, RemindExpert, RecordReview }

/// <summary>Whose act it is.</summary>
public enum AssignmentRole { Expert, Office }

/// <summary>One line of the lifecycle of an assignment.</summary>
public sealed record AssignmentTransition(AssignmentState From, AssignmentAct Act, AssignmentState To, AssignmentRole By = AssignmentRole.Expert, bool NeedsReason = false);

/// <summary>The lifecycle of an assignment. What is not in this table is refused, never ignored.</summary>
public static class AssignmentLifecycle
{
    /// <summary>All transitions.</summary>
    public static IReadOnlyList<AssignmentTransition> Table { get; } =
    [
        new(AssignmentState.Offered, AssignmentAct.AcceptAssignment, AssignmentState.Accepted),
        new(AssignmentState.Offered, AssignmentAct.DeclineAssignment, AssignmentState.Declined, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.DeclineAssignment, AssignmentState.Declined, NeedsReason: true),
        // Whoever scores has taken it, said or not.
        new(AssignmentState.Offered, AssignmentAct.SubmitReview, AssignmentState.Submitted),
        new(AssignmentState.Accepted, AssignmentAct.SubmitReview, AssignmentState.Submitted),
        new(AssignmentState.Submitted, AssignmentAct.AmendReview, AssignmentState.Submitted),
        new(AssignmentState.Offered, AssignmentAct.RecuseAssignment, AssignmentState.Recused, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.RecuseAssignment, AssignmentState.Recused, NeedsReason: true),
        new(AssignmentState.Submitted, AssignmentAct.RecuseAssignment, AssignmentState.Recused, NeedsReason: true),
        new(AssignmentState.Offered, AssignmentAct.AbstainAssignment, AssignmentState.Abstained, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.AbstainAssignment, AssignmentState.Abstained, NeedsReason: true),
        new(AssignmentState.Offered, AssignmentAct.ExtendAssignment, AssignmentState.Offered, AssignmentRole.Office, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.ExtendAssignment, AssignmentState.Accepted, AssignmentRole.Office, NeedsReason: true),
        new(AssignmentState.Offered, AssignmentAct.RemindExpert, AssignmentState.Offered, AssignmentRole.Office),
        new(AssignmentState.Accepted, AssignmentAct.RemindExpert, AssignmentState.Accepted, AssignmentRole.Office),
        new(AssignmentState.Submitted, AssignmentAct.ReopenReview, AssignmentState.Accepted, AssignmentRole.Office, NeedsReason: true),
        // What an expert without Teams wrote on paper.
        new(AssignmentState.Offered, AssignmentAct.RecordReview, AssignmentState.Submitted, AssignmentRole.Office),
        new(AssignmentState.Accepted, AssignmentAct.RecordReview, AssignmentState.Submitted, AssignmentRole.Office),
        new(AssignmentState.Submitted, AssignmentAct.RecordReview, AssignmentState.Submitted, AssignmentRole.Office),
        new(AssignmentState.Offered, AssignmentAct.ReplaceExpert, AssignmentState.Replaced, AssignmentRole.Office, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.ReplaceExpert, AssignmentState.Replaced, AssignmentRole.Office, NeedsReason: true),
        new(AssignmentState.Submitted, AssignmentAct.ReplaceExpert, AssignmentState.Replaced, AssignmentRole.Office, NeedsReason: true),
    ];

    /// <summary>The line for that act in that state, or null.</summary>
    public static AssignmentTransition? Find(AssignmentState from, AssignmentAct act) => Table.FirstOrDefault(t => t.From == from && t.Act == act);
}
