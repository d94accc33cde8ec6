using System.Collections.Immutable;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>What an expert concludes.</summary>
public enum Conclusion
{
    /// <summary>推荐.</summary>
    Recommend,

    /// <summary>修改后推荐.</summary>
    RecommendAfterRevision,

    /// <summary>不推荐.</summary>
    NotRecommend,
}

/// <summary>One expert's task on one proposal (评审任务).</summary>
public sealed record Assignment(string Id, string ProposalId, string RoundId, string ProgramName, PersonId Expert, string ExpertName, DateTimeOffset DueAt)
{
    /// <summary>Where it stands.</summary>
    public AssignmentState State { get; init; } = AssignmentState.Offered;

    /// <summary>Grades by rubric item, as far as given: A to D.</summary>
    public ImmutableSortedDictionary<string, string> Grades { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The conclusion, once chosen.</summary>
    public Conclusion? Conclusion { get; init; }

    /// <summary>评语.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Why it was declined.</summary>
    public string DeclineReason { get; init; } = "";

    /// <summary>When the review was given (UTC).</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Total points, once every item is graded.</summary>
    public decimal? Total { get; init; }

    /// <summary>What this assignment still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The unique key: one assignment per proposal and expert.</summary>
    public string Key => $"{ProposalId}|{Expert.Value}";

    /// <summary>The expert takes it.</summary>
    public Outcome<Assignment> Accept(Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        return Line(AssignmentAct.AcceptAssignment) is { } line ? Moved(line, by, at, "") : NotNow(AssignmentAct.AcceptAssignment);
    }

    /// <summary>The expert declines, with a reason.</summary>
    public Outcome<Assignment> Decline(string reason, Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if (Line(AssignmentAct.DeclineAssignment) is not { } line) return NotNow(AssignmentAct.DeclineAssignment);
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        return Moved(line, by, at, reason) with { DeclineReason = reason };
    }

    /// <summary>Keeps a half-done review; nothing is checked, nothing is lost.</summary>
    public Outcome<Assignment> Keep(Scorecard typed, Actor by)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if (Line(AssignmentAct.SubmitReview) is null) return NotNow(AssignmentAct.SubmitReview);
        return this with { Grades = typed.Grades, Conclusion = typed.Conclusion, Comment = typed.Comment };
    }

    /// <summary>Gives the review: every item graded, a conclusion, a comment that says something.</summary>
    public Outcome<Assignment> Submit(Scorecard typed, Rubric rubric, RoundPolicy policy, Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if (Line(AssignmentAct.SubmitReview) is not { } line) return NotNow(AssignmentAct.SubmitReview);
        var problems = typed.Problems(rubric, policy);
        if (problems.Count > 0) return Outcome<Assignment>.Refused(problems);
        var kept = this with { Grades = typed.Grades, Conclusion = typed.Conclusion, Comment = typed.Comment, SubmittedAt = at, Total = rubric.Total(typed.Grades) };
        return kept.Moved(line, by, at, "");
    }

    private AssignmentTransition? Line(AssignmentAct act) => AssignmentLifecycle.Find(State, act);

    private Problem NotNow(AssignmentAct act) => new("assignment-not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{State}")));

    private Assignment Moved(AssignmentTransition line, Actor by, DateTimeOffset at, string reason)
    {
        var to = line.To;
        var entry = new AuditEntry($"{Key}|{to}", ProposalId, RoundId, $"{line.Act}", $"{State}", $"{to}", by.Id, by.Name, at, reason);
        return this with
        {
            State = to,
            Owed =
            [
                .. Owed,
                new AuditDue(entry) { Key = entry.Key },
                new CardDue(Audience.Of(Expert), new(MatterKind.Assignment, Id)) { Key = $"{Key}|{to}|expert" },
                new CardDue(Audience.Office, new(MatterKind.Screening, ProposalId)) { Key = $"{Key}|{to}|office" },
            ],
        };
    }
}

/// <summary>A port: the assignments.</summary>
public interface IAssignments
{
    /// <summary>The assignment, or null.</summary>
    Task<Stored<Assignment>?> FindAsync(string id, CancellationToken ct);

    /// <summary>Makes the assignment, once: the same key again gives the one that there is.</summary>
    Task<Stored<Assignment>> EnsureAsync(Assignment assignment, CancellationToken ct);

    /// <summary>Writes the changed assignment; refused with <c>changed-meanwhile</c> when somebody was first.</summary>
    Task<Outcome<Stored<Assignment>>> SaveAsync(Stored<Assignment> assignment, CancellationToken ct);

    /// <summary>All assignments of a proposal, of an expert, of a round, or those that owe something.</summary>
    Task<IReadOnlyList<Stored<Assignment>>> ListAsync(AssignmentQuery query, CancellationToken ct);
}

/// <summary>Which assignments: by one indexed key.</summary>
public sealed record AssignmentQuery(AssignmentQueryKind Kind, string Key = "")
{
    /// <summary>Those of a proposal.</summary>
    public static AssignmentQuery OfProposal(string proposalId) => new(AssignmentQueryKind.Proposal, proposalId);

    /// <summary>Those of an expert.</summary>
    public static AssignmentQuery OfExpert(PersonId expert) => new(AssignmentQueryKind.Expert, expert.Value);

    /// <summary>Those of a round.</summary>
    public static AssignmentQuery OfRound(string roundId) => new(AssignmentQueryKind.Round, roundId);

    /// <summary>Those that owe something.</summary>
    public static AssignmentQuery Owing { get; } = new(AssignmentQueryKind.Owing);
}

/// <summary>The indexed keys of assignments.</summary>
public enum AssignmentQueryKind { Proposal, Expert, Round, Owing }
