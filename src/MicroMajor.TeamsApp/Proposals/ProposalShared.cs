using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// A proposal in a chat with others. As it is posted it says what everybody there may know; refreshed, it is everybody's own view, by what they may see and do.
/// </summary>
/// <param name="Name">Without a name of the applicants where experts are not to know them.</param>
/// <param name="Phase">One of <see cref="SharedPhase.All"/>.</param>
/// <param name="Link">To its page.</param>
public sealed record ProposalShared(string ProposalId, string Name, string Unit, string Phase, string PhaseText, string Link) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Name} · {ProposalId}";

    /// <summary>Is it somebody's own view?</summary>
    public bool Mine { get; init; }

    /// <summary>Where it stands, in the reader's words; empty on what everybody sees.</summary>
    public string State { get; init; } = "";

    /// <summary>The state's colour: default, accent, good, warning or attention.</summary>
    public string Color { get; init; } = "default";

    /// <summary>A sign that says the same as the colour.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Who is to do what next; empty when it is not the reader's business.</summary>
    public string Waiting { get; init; } = "";

    /// <summary>What the reader can do with it, as a button; empty for nothing.</summary>
    public string Verb { get; init; } = "";

    /// <summary>The button's words.</summary>
    public string VerbTitle { get; init; } = "";

    /// <summary>The reader's assignment; empty when it is not assigned to them.</summary>
    public string AssignmentId { get; init; } = "";
}
