using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>Clauses of the notice in their own words, and the choice of the others.</summary>
public sealed record NoticeCard(string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>A sentence above the clauses: how to ask, or why there are none.</summary>
    public string Intro { get; init; } = "";

    /// <summary>What was asked for, best first.</summary>
    public IReadOnlyList<ClauseView> Clauses { get; init; } = [];

    /// <summary>What else was found, by name.</summary>
    public string More { get; init; } = "";

    /// <summary>Which draft the buttons open.</summary>
    public string Draft { get; init; } = "";

    /// <summary>All clauses, to choose from.</summary>
    public required IReadOnlyList<ChoiceView> Choices { get; init; }
}

/// <summary>One clause: its words, how strictly it is meant and where it is checked.</summary>
/// <param name="Gist">In English, for those who do not read the words.</param>
/// <param name="Round">What the open rounds say about it now.</param>
public sealed record ClauseView(
    string Heading, string Words, string Gist, IReadOnlyList<string> Rules, string Where, IReadOnlyList<string> Round, IReadOnlyList<ClauseButton> Buttons);

/// <summary>The way to a section of the person's draft.</summary>
public sealed record ClauseButton(string Title, string ProposalId, string Section, string Field);

[JsonSerializable(typeof(NoticeCard))]
[JsonSerializable(typeof(RoundForm))]
[JsonSerializable(typeof(PolicyForm))]
[JsonSerializable(typeof(PolicyPreview))]
internal sealed partial class RoundsCardViews : JsonSerializerContext;
