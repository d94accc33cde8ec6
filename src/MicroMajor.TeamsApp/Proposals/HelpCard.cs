using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>What can be said to the app, and the command nearest to what was said.</summary>
public sealed record HelpCard(string Title, IReadOnlyList<CommandLine> Commands) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What was not understood, with the nearest command; empty when help was asked for.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>The nearest command; null when nothing is near.</summary>
    public CommandLine? Nearest { get; init; }
}

/// <summary>A command: what to type, what it does, and its button.</summary>
public sealed record CommandLine(string Phrase, string Text, string Button, string Verb);
