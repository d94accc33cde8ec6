using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>立项后进展: what became of a recommended programme, what comes next, and for the office the form to record it.</summary>
/// <param name="Back">The verb of the card that it was opened from.</param>
public sealed record MilestonesCard(string ProposalId, string Title, string Subtitle, string State, Banner? Banner, string Back) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {State}";

    /// <summary>What is recorded, the newest first.</summary>
    public IReadOnlyList<MilestoneLine> Lines { get; init; } = [];

    /// <summary>What is recorded but not shown.</summary>
    public string More { get; init; } = "";

    /// <summary>What comes next, and when.</summary>
    public IReadOnlyList<CardLine> Next { get; init; } = [];

    /// <summary>What a reader should know of the days that are recorded.</summary>
    public IReadOnlyList<CardLine> Remarks { get; init; } = [];

    /// <summary>The form; null for those who only read.</summary>
    public MilestoneForm? Form { get; init; }
}

/// <summary>A line of the record.</summary>
/// <param name="Number">The entry that is corrected by the button; empty for no button.</param>
/// <param name="Url">The evidence; empty when there is none.</param>
public sealed record MilestoneLine(string Text, string Detail, string Number, string Url, string UrlTitle);

/// <summary>The form to record a step, or to correct one.</summary>
/// <param name="Corrects">The number of the entry that is corrected; empty for a new one.</param>
/// <param name="Step">The chosen one.</param>
public sealed record MilestoneForm(
    string Corrects, string Heading, string Needs, IReadOnlyList<CardOption> Steps, string Step, string Date, string Number, string Link, string Remark, string IsVoid, string Why);

[JsonSerializable(typeof(MilestonesCard))]
internal sealed partial class MilestoneCardViews : JsonSerializerContext;
