using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The plan of a round's experts: how even it is, what it does not come to, and the proposals, a page at a time.</summary>
/// <param name="Version">The plan's version, so that nobody publishes another plan than they saw.</param>
public sealed record PlanCard(string RoundId, string Title, string Subtitle, Banner? Banner, IReadOnlyList<CardFact> Facts, IReadOnlyList<PlanEntry> Lines, string Version) : ICardView
{
    public string Summary => $"{Title} · {Subtitle}";

    /// <summary>What there is to say when there are no lines.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the policy asks and the plan does not come to, with what would help.</summary>
    public IReadOnlyList<PlanGap> Gaps { get; init; } = [];

    /// <summary>And how many more.</summary>
    public string MoreGaps { get; init; } = "";

    /// <summary>What was not kept or not published.</summary>
    public IReadOnlyList<CardLine> Left { get; init; } = [];

    /// <summary>Its heading.</summary>
    public string LeftHeading { get; init; } = "";

    /// <summary>Which of them are shown.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page before.</summary>
    public int? Back { get; init; }

    /// <summary>The page after.</summary>
    public int? Next { get; init; }

    /// <summary>May a first plan be made?</summary>
    public bool CanMake { get; init; }

    /// <summary>May it be made again?</summary>
    public bool CanRemake { get; init; }

    /// <summary>May it be published?</summary>
    public bool CanPublish { get; init; }

    /// <summary>Is it being published?</summary>
    public bool IsPublishing { get; init; }
}

/// <summary>A proposal of the plan.</summary>
public sealed record PlanEntry(string Id, string Title, string Detail, string Color);

/// <summary>A gap of the plan and what would help.</summary>
public sealed record PlanGap(string Title, string Text, string Help);

/// <summary>One proposal of the plan: whom it would ask and why, who else could be asked, and who could not.</summary>
public sealed record PlanProposal(string RoundId, string ProposalId, string Title, string Subtitle, Banner? Banner, IReadOnlyList<PlanPerson> Seats, bool CanChange) : ICardView
{
    public string Summary => Title;

    /// <summary>What the policy asks and this does not come to.</summary>
    public IReadOnlyList<PlanGap> Gaps { get; init; } = [];

    /// <summary>Who could be put on it.</summary>
    public IReadOnlyList<CardOption> Choices { get; init; } = [];

    /// <summary>Whom it would ask besides; empty for nobody.</summary>
    public string MoreSeats { get; init; } = "";

    /// <summary>Who could not, and why, a line each.</summary>
    public string Others { get; init; } = "";

    /// <summary>Which of these are shown.</summary>
    public string More { get; init; } = "";

    /// <summary>From where the next of them are shown; null when all are.</summary>
    public int? Next { get; init; }

    /// <summary>The page of the plan that it stands on.</summary>
    public int Page { get; init; }
}

/// <summary>An expert on a proposal of the plan.</summary>
public sealed record PlanPerson(string Id, string Name, string Detail, bool CanPin, bool CanUnpin, bool CanDrop);

/// <summary>What publishing would do, before it is done.</summary>
public sealed record PlanPublish(string RoundId, string Title, string Text, IReadOnlyList<CardLine> Warnings, string Version) : ICardView
{
    public string Summary => Title;
}

[JsonSerializable(typeof(PlanCard))]
[JsonSerializable(typeof(PlanProposal))]
[JsonSerializable(typeof(PlanPublish))]
internal sealed partial class PlanCardViews : JsonSerializerContext;
