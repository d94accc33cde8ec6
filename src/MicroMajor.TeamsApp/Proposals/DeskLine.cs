using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A line on a person's desk (我的任务): what it is, where it stands, and the button that opens it.</summary>
/// <param name="Mark">A sign that says the same as the colour.</param>
/// <param name="Color">default, accent, good, warning or attention.</param>
/// <param name="Verb">The verb of the button, which is given the ids below.</param>
public sealed record DeskLine(string Title, string Text, string Mark, string Color, string Button, string Verb)
{
    /// <summary>The proposal that the button is about.</summary>
    public string? ProposalId { get; init; }

    /// <summary>The assignment that the button is about.</summary>
    public string? AssignmentId { get; init; }

    /// <summary>The round that the button is about.</summary>
    public string? RoundId { get; init; }
}

/// <summary>A part of a person's desk with a heading of its own.</summary>
public sealed record DeskPart(string Title, IReadOnlyList<DeskLine> Lines, string More = "");

/// <summary>What a room has lying on this person's desk; null when nothing.</summary>
public delegate Task<DeskPart?> DeskPartOf(Actor who, Language language, CancellationToken ct);
