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
}

/// <summary>What an expert can do with an assignment.</summary>
public enum AssignmentAct { AcceptAssignment, DeclineAssignment, SubmitReview }

/// <summary>One line of the lifecycle of an assignment.</summary>
public sealed record AssignmentTransition(AssignmentState From, AssignmentAct Act, AssignmentState To, bool NeedsReason = false);

/// <summary>The lifecycle of an assignment. What is not in this table is refused, never ignored.</summary>
public static class AssignmentLifecycle
{
    /// <summary>All transitions; each is the expert's own.</summary>
    public static IReadOnlyList<AssignmentTransition> Table { get; } =
    [
        new(AssignmentState.Offered, AssignmentAct.AcceptAssignment, AssignmentState.Accepted),
        new(AssignmentState.Offered, AssignmentAct.DeclineAssignment, AssignmentState.Declined, NeedsReason: true),
        new(AssignmentState.Accepted, AssignmentAct.DeclineAssignment, AssignmentState.Declined, NeedsReason: true),
        // Whoever scores has taken it, said or not.
        new(AssignmentState.Offered, AssignmentAct.SubmitReview, AssignmentState.Submitted),
        new(AssignmentState.Accepted, AssignmentAct.SubmitReview, AssignmentState.Submitted),
    ];

    /// <summary>The line for that act in that state, or null.</summary>
    public static AssignmentTransition? Find(AssignmentState from, AssignmentAct act) => Table.FirstOrDefault(t => t.From == from && t.Act == act);
}
