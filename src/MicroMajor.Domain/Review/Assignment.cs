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
public sealed partial record Assignment(string Id, string ProposalId, string RoundId, string ProgramName, PersonId Expert, string ExpertName, DateTimeOffset DueAt)
{
    /// <summary>Where it stands.</summary>
    public AssignmentState State { get; init; } = AssignmentState.Offered;

    /// <summary>Counts the transitions.</summary>
    public int Revision { get; init; }

    /// <summary>Grades by rubric item, as far as given: A to D.</summary>
    public ImmutableSortedDictionary<string, string> Grades { get; init; } = Scorecard.NoGrades;

    /// <summary>The conclusion, once chosen.</summary>
    public Conclusion? Conclusion { get; init; }

    /// <summary>评语.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Why it ended without a review: declined, recused, abstained, taken off.</summary>
    public string DeclineReason { get; init; } = "";

    /// <summary>When the review was given (UTC).</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Total points, once every item is graded and the review is given.</summary>
    public decimal? Total { get; init; }

    /// <summary>What the expert has put down for a change of the review that is given; the given one counts until then.</summary>
    public Scorecard? Amending { get; init; }

    /// <summary>The reviews that this expert gave before, oldest first.</summary>
    public IReadOnlyList<EarlierReview> History { get; init; } = [];

    /// <summary>When the office reopened it, until it is given again (UTC).</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>When the office last reminded the expert of it (UTC).</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Whom the office asked in this expert's place; null when nobody.</summary>
    public PersonId? ReplacedBy { get; init; }

    /// <summary>What this assignment still owes to others.</summary>
    public IReadOnlyList<Owed> Owed { get; init; } = [];

    /// <summary>The unique key: one assignment per proposal and expert.</summary>
    public string Key => $"{ProposalId}|{Expert.Value}";

    /// <summary>Does it count: asked, taken or given?</summary>
    public bool IsActive => IsOpen || IsGiven;

    /// <summary>Does it wait for its expert?</summary>
    public bool IsOpen => State is AssignmentState.Offered or AssignmentState.Accepted;

    /// <summary>Is the review given?</summary>
    public bool IsGiven => State == AssignmentState.Submitted;

    /// <summary>What is put down: of a change that is under way, that; else the review as it stands.</summary>
    public Scorecard PutDown => Amending ?? new(Grades, Conclusion, Comment);

    /// <summary>The expert takes it.</summary>
    public Outcome<Assignment> Accept(Actor by, DateTimeOffset at) => Own(AssignmentAct.AcceptAssignment, by, at);

    /// <summary>The expert declines, with a reason.</summary>
    public Outcome<Assignment> Decline(string reason, Actor by, DateTimeOffset at) => End(AssignmentAct.DeclineAssignment, reason, by, at);

    /// <summary>The expert must not judge this one (申请回避), with the reason; possible even after the review was given, which then no longer counts.</summary>
    public Outcome<Assignment> Recuse(string reason, Actor by, DateTimeOffset at) => End(AssignmentAct.RecuseAssignment, reason, by, at);

    /// <summary>The expert cannot judge this one (弃评), with the reason.</summary>
    public Outcome<Assignment> Abstain(string reason, Actor by, DateTimeOffset at) => End(AssignmentAct.AbstainAssignment, reason, by, at);

    /// <summary>Keeps a half-done review, or a half-done change of one; nothing is checked, nothing is lost.</summary>
    public Outcome<Assignment> Keep(Scorecard typed, Actor by)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if (Line(AssignmentAct.AmendReview) is not null) return this with { Amending = typed };
        if (Line(AssignmentAct.SubmitReview) is null) return NotNow(AssignmentAct.SubmitReview);
        return this with { Grades = typed.Grades, Conclusion = typed.Conclusion, Comment = typed.Comment, RecordedBy = "" };
    }

    /// <summary>
    /// Gives the review: every item graded, a conclusion, a comment that says something. A given review may be changed until the round's reviews are
    /// closed; after that the office must reopen it first.
    /// </summary>
    public Outcome<Assignment> Submit(Scorecard typed, Rubric rubric, Round round, Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if ((Line(AssignmentAct.SubmitReview) ?? Line(AssignmentAct.AmendReview)) is not { } line) return NotNow(AssignmentAct.SubmitReview);
        if (!round.TakesReviews(this)) return new Problem("reviews-closed", Facts.Of(("closed", Text(round.ReviewsClosedAt!.Value))));
        var problems = typed.Problems(rubric, round.Policy);
        if (problems.Count > 0) return Outcome<Assignment>.Refused(problems);
        var given = this with
        {
            Grades = typed.Grades,
            Conclusion = typed.Conclusion,
            Comment = typed.Comment,
            SubmittedAt = at,
            Total = rubric.Total(typed.Grades),
            Amending = null,
            ReopenedAt = null,
            RecordedBy = "",
            History = IsGiven ? Kept() : History,
        };
        return given.Moved(line, by, at, "");
    }

    private Outcome<Assignment> Own(AssignmentAct act, Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        return Line(act) is { } line ? Moved(line, by, at, "") : NotNow(act);
    }

    private Outcome<Assignment> End(AssignmentAct act, string reason, Actor by, DateTimeOffset at)
    {
        if (by.Id != Expert) return new Problem("not-your-assignment");
        if (Line(act) is not { } line) return NotNow(act);
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        // The office has to ask somebody else: a card that changes in its chat is not noticed.
        return Ended(line, reason, by, at, Left(reason));
    }

    // What was given stays to be read in the history, and counts no longer.
    private Assignment Ended(AssignmentTransition line, string reason, Actor by, DateTimeOffset at, params IReadOnlyList<Owed> owed) =>
        Moved(line, by, at, reason, owed) with { DeclineReason = reason, Total = null, SubmittedAt = null, Amending = null, ReopenedAt = null, History = IsGiven ? Kept() : History };

    private MessageDue Left(string reason) =>
        new(Audience.Office, "told-expert-left", new Dictionary<string, string> { ["proposal"] = ProposalId, ["name"] = ProgramName, ["expert"] = ExpertName, ["reason"] = reason }) { Key = "" };

    private IReadOnlyList<EarlierReview> Kept() => [.. History.TakeLast(MostKept - 1), new EarlierReview(Grades, Conclusion, Comment, Total ?? 0m, SubmittedAt ?? default)];

    // The first and the last words matter; nobody changes a review more often.
    private const int MostKept = 8;

    private AssignmentTransition? Line(AssignmentAct act) => AssignmentLifecycle.Find(State, act);

    private Problem NotNow(AssignmentAct act) => new("assignment-not-in-this-state", Facts.Of(("act", $"{act}"), ("state", $"{State}")));

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    // Every transition owes its audit line and the cards of the expert and the office; the key says which transition it was.
    private Assignment Moved(AssignmentTransition line, Actor by, DateTimeOffset at, string reason, params IReadOnlyList<Owed> owed)
    {
        var key = $"{Key}|{Revision + 1}";
        var entry = new AuditEntry(key, ProposalId, RoundId, $"{line.Act}", $"{line.From}", $"{line.To}", by.Id, by.Name, at, reason);
        return this with
        {
            State = line.To,
            Revision = Revision + 1,
            Owed =
            [
                .. Owed,
                new AuditDue(entry) { Key = entry.Key },
                // Whoever is asked instead is there before the office's card is drawn.
                .. owed.Select((o, i) => o with { Key = $"{key}|{i}" }),
                new CardDue(Audience.Of(Expert), new(MatterKind.Assignment, Id)) { Key = $"{key}|expert" },
                new CardDue(Audience.Office, new(MatterKind.Screening, ProposalId)) { Key = $"{key}|office" },
            ],
        };
    }
}

/// <summary>A review as it was given before it was changed.</summary>
public sealed record EarlierReview(ImmutableSortedDictionary<string, string> Grades, Conclusion? Conclusion, string Comment, decimal Total, DateTimeOffset SubmittedAt);

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
