using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What a review sheet says that the office sent back filled in, before it is recorded.</summary>
/// <param name="Code">Tells the file from another.</param>
public sealed record PaperReview(string ProposalId, string Code, string Title, string Program) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {Program}";

    /// <summary>What is to be said first.</summary>
    public Banner? Banner { get; init; }

    /// <summary>Grades, conclusion, comment.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>What is missing, and what the office should look at.</summary>
    public IReadOnlyList<CardLine> Missing { get; init; } = [];

    /// <summary>The experts of the proposal, as assignments.</summary>
    public IReadOnlyList<CardOption> Experts { get; init; } = [];

    /// <summary>Whose it seems to be; empty when that is not known.</summary>
    public string Expert { get; init; } = "";

    /// <summary>What the button says that records it; empty while something is missing.</summary>
    public string Confirm { get; init; } = "";
}

/// <summary>The rubric of a round, for the office to change.</summary>
public sealed record RubricForm(string RoundId, string Title, string Round, string Explained) : ICardView
{
    /// <inheritdoc />
    public string Summary => $"{Title} · {Round}";

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The items.</summary>
    public IReadOnlyList<RubricInput> Items { get; init; } = [];

    /// <summary>Can it still be changed?</summary>
    public bool CanChange { get; init; }
}

/// <summary>An item of the rubric with its two inputs.</summary>
public sealed record RubricInput(string Key, int Number, string Name, string Points);

[JsonSerializable(typeof(PaperReview))]
[JsonSerializable(typeof(RubricForm))]
internal sealed partial class OfficeReviewCardViews : JsonSerializerContext;
