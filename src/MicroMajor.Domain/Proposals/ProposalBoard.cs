using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>A proposal as the office's board shows it: what stands in a line, without the form's answers.</summary>
public sealed record BoardLine(string Id, string Name, string RoundId, string UnitCode, PersonId Owner, string OwnerName, ProposalState State)
{
    /// <summary>The name of who leads the programme (微专业负责人), as last saved; empty while nobody is named.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The credits of all courses, as last saved.</summary>
    public decimal Credits { get; init; }

    /// <summary>When it was handed in last; null before.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When anybody saved it last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The mean score of the decision, null before it; between 0 and 100.</summary>
    public decimal? Mean { get; init; }

    /// <summary>What the office has put down and not published; null when nothing.</summary>
    public PendingDecision? Pending { get; init; }

    /// <summary>True when a filing document of it no longer says what the proposal says (过期).</summary>
    public bool HasOutdatedDocuments { get; init; }
}

/// <summary>The orders in which the board can be read; each is an index of the list.</summary>
public enum BoardOrder
{
    /// <summary>When it was started.</summary>
    Started,

    /// <summary>When it was handed in last; drafts have no such time and come together.</summary>
    Submitted,

    /// <summary>When anybody saved it last.</summary>
    Updated,
}

/// <summary>What a page of the board is asked for.</summary>
/// <param name="State">In this state only; null for all.</param>
/// <param name="UnitCode">Of this unit only; empty for all.</param>
/// <param name="Top">So many lines, 1 to <see cref="MostLines"/>.</param>
/// <param name="Continue">Where the page before ended; null for the first. What no page ended with begins at the beginning.</param>
public sealed record BoardQuery(
    string RoundId, ProposalState? State = null, string UnitCode = "", BoardOrder Order = BoardOrder.Started, bool Descending = true, int Top = 50, string? Continue = null)
{
    /// <summary>The longest page.</summary>
    public const int MostLines = 200;
}

/// <summary>A page of the board.</summary>
public sealed record BoardPage(IReadOnlyList<BoardLine> Lines, string? Continue);

/// <summary>The proposals of a round as lines: one call a page, however many there are (SharePoint refuses a condition that more than 5,000 of them meet).</summary>
public interface IProposalBoard
{
    /// <summary>A page.</summary>
    Task<BoardPage> PageAsync(BoardQuery query, CancellationToken ct);
}
