using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The checking report of an edition, with the way to bring it into use when nothing stands against it.</summary>
/// <param name="Digest">Tells what was checked.</param>
/// <param name="Style">good or attention.</param>
public sealed record FormChecked(string Version, string Digest, string Title, string State, string Style, string Adds, IReadOnlyList<FindingLine> Findings, string More) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The rounds that it can be given to; none when it is refused.</summary>
    public IReadOnlyList<ChoiceView> Rounds { get; init; } = [];

    /// <summary>The round to begin with.</summary>
    public string Round { get; init; } = "";

    /// <summary>A Word form to begin with can be put into its folder.</summary>
    public bool CanStart { get; init; }

    /// <summary>Where that was put; empty until it was.</summary>
    public string Starter { get; init; } = "";
}

/// <summary>A finding: its sentence with a mark, and where it stands.</summary>
public sealed record FindingLine(string Text, string Place, bool Stops);
