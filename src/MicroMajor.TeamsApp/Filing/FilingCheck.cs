using System.Text.Json.Serialization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Is the paper with this code the current one? And the place to ask about another.</summary>
/// <param name="Code">What was asked about; empty when nothing was yet.</param>
public sealed record FilingCheck(string Title, string Code, Banner? Banner) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What kind of document it is, of what, and when it was written.</summary>
    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    /// <summary>The current document, for those who may open it.</summary>
    public IReadOnlyList<CardLink> Documents { get; init; } = [];

    /// <summary>Where a file was altered, for those who may open the document.</summary>
    public IReadOnlyList<FilingChange> Changes { get; init; } = [];

    /// <summary>How many more places there are; empty for none.</summary>
    public string More { get; init; } = "";

    /// <summary>Can the person go on and take the file over into a draft?</summary>
    public bool CanImport { get; init; }
}

/// <summary>A place of a file that was altered.</summary>
/// <param name="Filed">As it was filed.</param>
/// <param name="Here">As it stands in the file.</param>
public sealed record FilingChange(string Label, string Filed, string Here);

[JsonSerializable(typeof(FilingCheck))]
[JsonSerializable(typeof(ResultsCard))]
internal sealed partial class FilingCardViews : JsonSerializerContext;
