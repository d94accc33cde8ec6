using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>A college's hand-in: what it handed in, or what it would hand in and whether that is as the notice asks.</summary>
/// <param name="State">未报送；已提交，第1次，时间，报送人.</param>
/// <param name="StateStyle">The frame's colour, which the words say as well.</param>
public sealed record PackCard(string RoundId, string UnitCode, string Title, string Subtitle, string State, string StateStyle) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>What has changed since it was handed in; empty when nothing has.</summary>
    public string Outdated { get; init; } = "";

    /// <summary>The two files.</summary>
    public IReadOnlyList<CardLink> Documents { get; init; } = [];

    /// <summary>The programmes that are in it, each with its code.</summary>
    public IReadOnlyList<CardLine> Programmes { get; init; } = [];

    /// <summary>Those that are not in it, with their state.</summary>
    public IReadOnlyList<CardLine> Left { get; init; } = [];

    /// <summary>The pre-check list; empty when there is nothing to hand in anew.</summary>
    public IReadOnlyList<PackCheckLine> Checks { get; init; } = [];

    /// <summary>The earlier hand-ins and what became of them.</summary>
    public IReadOnlyList<CardLine> Earlier { get; init; } = [];

    /// <summary>May the reader hand in now?</summary>
    public bool CanHandIn { get; init; }

    /// <summary>May the reader hand in again, with a reason?</summary>
    public bool CanAgain { get; init; }

    /// <summary>May the reader send it back?</summary>
    public bool CanReturn { get; init; }

    /// <summary>May the reader let the college hand in after the deadline?</summary>
    public bool CanAllow { get; init; }

    /// <summary>May the reader see all colleges?</summary>
    public bool CanSeeAll { get; init; }

    /// <summary>Whose client may refresh the card by itself.</summary>
    public IReadOnlyList<string> ViewerIds { get; init; } = [];
}

/// <summary>An item of the pre-check list.</summary>
/// <param name="Text">With its sign: ✓, ! or ✗.</param>
public sealed record PackCheckLine(string Text, string Color);

/// <summary>The question before a hand-in: once, with both annexes.</summary>
/// <param name="Seen">The code of annex 3 that is shown: what is handed in is what was looked at.</param>
public sealed record PackAsk(string RoundId, string UnitCode, string Seen, string Title, string Text, IReadOnlyList<CardLine> Files, bool NeedsReason) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

/// <summary>The office sends a hand-in back.</summary>
public sealed record PackReturn(string RoundId, string UnitCode, string Number, string Title, string Text) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}

/// <summary>All colleges of a round: who handed in, who did not.</summary>
public sealed record PacksCard(string RoundId, string Title, string Subtitle, IReadOnlyList<CollegeLine> Colleges) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>How many have, how many have not.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>Is there anybody to remind?</summary>
    public bool CanRemind { get; init; }

    /// <summary>Which part is shown; empty when all is.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page before; null on the first.</summary>
    public int? Back { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public int? Next { get; init; }
}

/// <summary>A college among all.</summary>
/// <param name="Color">Whether something is still to be done, said by the words as well.</param>
public sealed record CollegeLine(string UnitCode, string Name, string State, string Color);

[JsonSerializable(typeof(PackCard))]
[JsonSerializable(typeof(PackAsk))]
[JsonSerializable(typeof(PackReturn))]
[JsonSerializable(typeof(PacksCard))]
internal sealed partial class PackCardViews : JsonSerializerContext;
