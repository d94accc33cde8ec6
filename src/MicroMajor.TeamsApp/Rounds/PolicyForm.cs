using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The office's card on the limits of a round: one group of them to change, and the way to the others.</summary>
public sealed record PolicyForm(string RoundId, string Title, string Round, string Group, string GroupTitle) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>What differs from the notice's values, in words.</summary>
    public string Differs { get; init; } = "";

    /// <summary>The group's members.</summary>
    public required IReadOnlyList<PolicyInput> Inputs { get; init; }

    /// <summary>The other groups.</summary>
    public required IReadOnlyList<PolicyRow> GroupRows { get; init; }

    /// <summary>The other rounds.</summary>
    public IReadOnlyList<PolicyButton> Rounds { get; init; } = [];
}

/// <summary>One limit to change.</summary>
/// <param name="Kind">text, lines or choice.</param>
/// <param name="Usual">The notice's value, or ours.</param>
public sealed record PolicyInput(string Key, string Kind, string Label, string Value, string Usual, IReadOnlyList<ChoiceView> Choices, int MaxLength);

/// <summary>A row of buttons: clients show six of a row at most, and drop the others.</summary>
public sealed record PolicyRow(IReadOnlyList<PolicyButton> Buttons);

/// <summary>The way to another group or round.</summary>
public sealed record PolicyButton(string Title, string RoundId, string Group);

/// <summary>What a changed policy would do, before it takes effect.</summary>
/// <param name="Typed">The changed limits as typed, for the button that confirms.</param>
/// <param name="Seen">A print of the policy that they were changed from.</param>
public sealed record PolicyPreview(string RoundId, string Title, string Round, string Group, string Typed, string Seen) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The changes, each with the value before and after.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>How many proposals were looked at, and what becomes of the drafts, in sentences.</summary>
    public required IReadOnlyList<string> Effect { get; init; }

    /// <summary>Handed-in proposals that something new would stand in the way of.</summary>
    public IReadOnlyList<string> NowFail { get; init; } = [];

    /// <summary>Handed-in proposals that something would no longer stand in the way of.</summary>
    public IReadOnlyList<string> NoLongerFail { get; init; } = [];
}
