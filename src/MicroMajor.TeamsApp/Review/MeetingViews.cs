using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A meeting: when, where and who, and its agenda with what was voted.</summary>
/// <param name="Meeting">Its number; empty while there is none.</param>
public sealed record MeetingCard(string RoundId, string Meeting, string Title, string Subtitle, string State, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>Time, place, people.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>What is to be remarked of who is there; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The agenda.</summary>
    public IReadOnlyList<AgendaLine> Lines { get; init; } = [];

    /// <summary>Which part of it is shown; empty when all is.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page before; null on the first.</summary>
    public int? Back { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public int? Next { get; init; }

    /// <summary>The first programme that is not voted on; empty for none.</summary>
    public string Go { get; init; } = "";

    /// <summary>Can a meeting be called?</summary>
    public bool CanBegin { get; init; }
}

/// <summary>A programme on the agenda.</summary>
public sealed record AgendaLine(string Number, string Title, string Detail);

/// <summary>When, where, and who is there.</summary>
public sealed record MeetingPresent(
    string RoundId, string Meeting, string Title, string Subtitle, Banner? Banner, string Date, string Clock, string Location, string Chair, string Recorder, string Expected, IReadOnlyList<CardOption> Experts, string Chosen, string Others) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

/// <summary>One programme of the agenda.</summary>
/// <param name="Number">Its place, from 1.</param>
public sealed record MeetingItemCard(string RoundId, string Meeting, string Number, string ProposalId, string Title, string Subtitle, string State, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>Rank, mean, conclusions, voters.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>Who stays out by the rules.</summary>
    public IReadOnlyList<CardLine> Conflicted { get; init; } = [];

    /// <summary>Who could be named by hand.</summary>
    public IReadOnlyList<CardOption> Members { get; init; } = [];

    /// <summary>Who is.</summary>
    public string Recused { get; init; } = "";

    /// <summary>What was said.</summary>
    public string Notes { get; init; } = "";

    /// <summary>赞成, as typed.</summary>
    public string For { get; init; } = "";

    /// <summary>反对, as typed.</summary>
    public string Against { get; init; } = "";

    /// <summary>弃权, as typed.</summary>
    public string Abstain { get; init; } = "";

    /// <summary>What the vote that stands says; empty for none.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The programme before; null for the first.</summary>
    public int? Before { get; init; }

    /// <summary>The programme after; null for the last.</summary>
    public int? Next { get; init; }

    /// <summary>May it be voted on?</summary>
    public bool CanVote { get; init; }

    /// <summary>Why not; empty when it may.</summary>
    public string WhyNot { get; init; } = "";
}

[JsonSerializable(typeof(MeetingCard))]
[JsonSerializable(typeof(MeetingPresent))]
[JsonSerializable(typeof(MeetingItemCard))]
internal sealed partial class MeetingCardViews : JsonSerializerContext;
