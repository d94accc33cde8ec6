using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The duties of clause 三.3: the weak majors with their figures, and which college still owes a direction. The office's look at all of them.</summary>
public sealed record DutiesCard(string RoundId, string Title, string Subtitle, IReadOnlyList<DutyLine> Lines) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>How many majors, how many weak, how many colleges owe.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>Who would be reminded, and who was today; empty when nobody owes.</summary>
    public string Owing { get; init; } = "";

    /// <summary>Is there anybody to remind?</summary>
    public bool CanRemind { get; init; }

    /// <summary>Which part is shown; empty when all is.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page before; null on the first.</summary>
    public int? Back { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public int? Next { get; init; }
}

/// <summary>A weak major.</summary>
/// <param name="Title">Its name and its college.</param>
/// <param name="Figures">48.5% · 30/36 · 低于50%.</param>
/// <param name="Directions">What is named for it; or that nothing is.</param>
/// <param name="Color">Whether something is owed, said by the words as well.</param>
public sealed record DutyLine(string Title, string Figures, string Directions, string Color)
{
    /// <summary>The college and the major, where the reader may name directions.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The major's code.</summary>
    public string Major { get; init; } = "";
}

/// <summary>A college's own weak majors, each with a button to name its directions.</summary>
public sealed record OwnDuties(string RoundId, string Title, string Text, IReadOnlyList<DutyLine> Lines) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>Which part is shown; empty when all is.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page before; null on the first.</summary>
    public int? Back { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public int? Next { get; init; }
}

/// <summary>The directions that a college names for one weak major.</summary>
/// <param name="Programmes">Programmes of the round that serve it already: they count as directions and are not typed again.</param>
public sealed record DirectionsForm(string RoundId, string Unit, string Major, string Title, string Why, IReadOnlyList<string> Programmes, IReadOnlyList<DirectionInput> Inputs, IReadOnlyList<CardOption> Units) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>Why it was not saved.</summary>
    public Banner? Banner { get; init; }
}

/// <summary>One direction on the form.</summary>
/// <param name="Name">The input of the name; <paramref name="Host"/> that of the unit that is to carry it.</param>
public sealed record DirectionInput(string Name, string NameLabel, string NameValue, string Host, string HostLabel, string HostValue);
