using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>An expert's card on an assignment, at whatever stage it is.</summary>
/// <param name="Begun">Something is graded already.</param>
public sealed record ExpertAssignment(
    string AssignmentId, string ProposalId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<CardLine> Checks,
    bool CanAccept, bool CanScore, bool Begun, IReadOnlyList<string> ViewerIds) : ICardView
{
    public string Summary => $"{Title} · {State}";

    /// <summary>May the proposal be read (still)?</summary>
    public bool CanRead { get; init; } = true;

    /// <summary>May the review that is given be changed?</summary>
    public bool CanAmend { get; init; }

    /// <summary>May they decline, abstain or recuse themselves?</summary>
    public bool CanLeave { get; init; }

    /// <summary>Was the review changed after it was given?</summary>
    public bool HasHistory { get; init; }

    /// <summary>What the way to the next one is called; empty when no other waits.</summary>
    public string Next { get; init; } = "";
}

/// <summary>The rubric on a card.</summary>
public sealed record ScoreForm(
    string AssignmentId, string ProposalId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardLine> Checks, IReadOnlyList<ScoreItem> Items, string Conclusion, string ConclusionProblem,
    string Comment, string CommentProblem, int MinComment) : ICardView
{
    public string Summary => Title;

    /// <summary>Is there another one to go to?</summary>
    public bool CanSkip { get; init; }

    /// <summary>What the button says that gives it.</summary>
    public string Submit { get; init; } = "";
}

/// <summary>One item of the rubric with the grade given so far.</summary>
/// <param name="Remarks">What the rules find that bears on it, with the owner's reasons.</param>
public sealed record ScoreItem(string Key, string Name, string Points, string Words, string Grade, IReadOnlyList<CardOption> Grades, string Problem, IReadOnlyList<CardLine> Remarks);

/// <summary>An expert will not review it: why?</summary>
public sealed record LeaveForm(string AssignmentId, string Title, string Subtitle, string State, Banner? Banner, IReadOnlyList<CardOption> Whys, string Why, string Reason) : ICardView
{
    public string Summary => Title;
}

/// <summary>A review and what it was before it was changed.</summary>
/// <param name="BackVerb">The way back to the reader's own card.</param>
public sealed record ReviewHistory(string AssignmentId, string ProposalId, string Title, string Subtitle, string State, IReadOnlyList<HistoryEntry> Entries, string BackVerb) : ICardView
{
    public string Summary => Title;
}

/// <summary>One giving of the review, with what it changed.</summary>
public sealed record HistoryEntry(string Title, IReadOnlyList<CardLine> Lines);

[JsonSerializable(typeof(ExpertAssignment))]
[JsonSerializable(typeof(ScoreForm))]
[JsonSerializable(typeof(LeaveForm))]
[JsonSerializable(typeof(ReviewHistory))]
internal sealed partial class ExpertCardViews : JsonSerializerContext;
