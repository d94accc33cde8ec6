using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The choice of an open round and the host unit, from which a draft starts.</summary>
/// <param name="StartKey">Names this start: the same card clicked twice makes one draft.</param>
public sealed record StartForm(string StartKey) : ICardView
{
    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>What the button does.</summary>
    public string Verb { get; init; } = "proposals/create";

    /// <summary>Why the last try did not start.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The open rounds.</summary>
    public required IReadOnlyList<ChoiceView> Rounds { get; init; }

    /// <summary>The round to begin with; empty when none is open.</summary>
    public string Round { get; init; } = "";

    /// <summary>Name and deadline of the only open round; empty when there are more.</summary>
    public string OnlyRound { get; init; } = "";

    /// <summary>The units.</summary>
    public required IReadOnlyList<ChoiceView> Units { get; init; }

    /// <summary>The unit to begin with: the one of the person's last proposal.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What the draft can begin from: a blank form, the person's earlier proposals, the office's examples; empty when there is only the blank form.</summary>
    public IReadOnlyList<ChoiceView> Sources { get; init; } = [];

    /// <summary>The source chosen.</summary>
    public string From { get; init; } = "";

    /// <summary>The rounds that are closed or not yet open, as sentences with their dates.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>Drafts that the person has already.</summary>
    public IReadOnlyList<DeskLine> Drafts { get; init; } = [];
}
