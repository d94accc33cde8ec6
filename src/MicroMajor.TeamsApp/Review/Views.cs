using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's card on a proposal, from screening to decision.</summary>
/// <param name="Result">The mean, the spread and how many are in, once there is something to say.</param>
public sealed record Screening(
    string ProposalId, string RoundId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<CardLine> Checks,
    IReadOnlyList<ReviewLine> Reviews, string Result, bool CanScreen, bool CanAssign, bool CanDecide, IReadOnlyList<CardLink> Documents, IReadOnlyList<string> ViewerIds) : ICardView
{
    public string Summary => $"{Title} · {State}";

    /// <summary>Is there a life after the decision to look at?</summary>
    public bool CanFollow { get; init; }

    /// <summary>Whose conflicts came up after they were asked.</summary>
    public IReadOnlyList<CardLine> Late { get; init; } = [];

    /// <summary>Can it be marked as an example?</summary>
    public bool CanMark { get; init; }

    /// <summary>Can the mark be taken away?</summary>
    public bool CanUnmark { get; init; }

    /// <summary>How many points are noted for a return.</summary>
    public string Noted { get; init; } = "";

    /// <summary>What was done about the latest return.</summary>
    public ReturnedView? Returned { get; init; }

    /// <summary>Who is awaited, until when, and who may act for them; empty when nobody is.</summary>
    public string Awaited { get; init; } = "";

    /// <summary>The decision that is made and not published; empty when there is none.</summary>
    public string Pending { get; init; } = "";

    /// <summary>The reason of it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its points to improve; while nothing is decided, what the experts wanted improved.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Does a revision wait to be checked?</summary>
    public bool CanCheck { get; init; }

    /// <summary>Is a revision awaited, and until when?</summary>
    public string RevisionDue { get; init; } = "";
}

/// <summary>One expert's review as the office sees it.</summary>
public sealed record ReviewLine(string Title, string Comment)
{
    /// <summary>The assignment, while the office can see to it; empty when there is nothing to do.</summary>
    public string AssignmentId { get; init; } = "";
}

/// <summary>The office sees to one expert's assignment: more time, a reminder, another expert, the review opened again.</summary>
/// <param name="Due">The day proposed for an extension, 2025-06-27.</param>
/// <param name="Successor">Who is chosen to be asked instead.</param>
public sealed record AssignmentCare(
    string AssignmentId, string ProposalId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts,
    bool CanRemind, bool CanExtend, string Due, bool CanReopen, bool CanReplace, IReadOnlyList<CardOption> Experts, string Successor, string Reason, IReadOnlyList<CardLine> Conflicted) : ICardView
{
    public string Summary => $"{Title} · {State}";

    /// <summary>Was the review changed after it was given?</summary>
    public bool HasHistory { get; init; }
}

/// <summary>The office chooses experts for a proposal.</summary>
/// <param name="Conflicted">Who must not be chosen, and why.</param>
public sealed record AssignExperts(
    string ProposalId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardOption> Experts, string Chosen, IReadOnlyList<CardLine> Conflicted, int Min) : ICardView
{
    public string Summary => Title;

    /// <summary>How many are on it already.</summary>
    public int Asked { get; init; }
}

/// <summary>The office's desk of a round: where everything stands, best first.</summary>
public sealed record RoundDesk(
    string RoundId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<RankLine> Lines, string More,
    bool CanWrite, IReadOnlyList<CardLink> Documents, IReadOnlyList<string> ViewerIds) : ICardView
{
    public string Summary => $"{Title} · {State}";

    /// <summary>Which forms the data have outrun (过期); empty when none.</summary>
    public string Outdated { get; init; } = "";

    /// <summary>What else the office can do from here.</summary>
    public IReadOnlyList<DeskRow> ButtonRows { get; init; } = [];

    /// <summary>May the reviews be opened again, with a reason?</summary>
    public bool CanOpenReviews { get; init; }

    /// <summary>Where the publicity stands, which by policy the filing documents wait for; empty while nothing is recommended.</summary>
    public string Publicity { get; init; } = "";

    /// <summary>What is due or near after the decision; empty when nothing is.</summary>
    public string Afterwards { get; init; } = "";

    /// <summary>How far the writing of the documents has come; empty while none are written.</summary>
    public string Writing { get; init; } = "";
}

/// <summary>One proposal on the desk.</summary>
public sealed record RankLine(string Id, string Title, string Detail);

[JsonSerializable(typeof(Endorsement))]
[JsonSerializable(typeof(Screening))]
[JsonSerializable(typeof(AssignExperts))]
[JsonSerializable(typeof(AssignmentCare))]
[JsonSerializable(typeof(RoundDesk))]
[JsonSerializable(typeof(RankingCard))]
[JsonSerializable(typeof(ReturnForm))]
[JsonSerializable(typeof(ReturnComparison))]
internal sealed partial class ReviewCardViews : JsonSerializerContext;
