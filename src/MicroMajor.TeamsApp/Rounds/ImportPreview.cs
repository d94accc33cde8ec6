using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>What an import would change, a page at a time; nothing is written before the office says so.</summary>
/// <param name="Counts">New, changed, unchanged, no longer listed, not taken.</param>
/// <param name="From">Where the table is from.</param>
public sealed record ImportPreview(string ImportId, string Title, string Counts, string From, IReadOnlyList<ImportEntry> Entries) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>Columns of the file that are not used; empty when all are.</summary>
    public string Unused { get; init; } = "";

    /// <summary>Which part of the entries is shown; empty when all are.</summary>
    public string Place { get; init; } = "";

    /// <summary>The page shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The page before; null on the first.</summary>
    public int? Back { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public int? Next { get; init; }

    /// <summary>Is there anything to write, and has it not been written yet?</summary>
    public bool CanApply { get; init; }

    /// <summary>What is offered for the rows that the file no longer lists; empty when there are none.</summary>
    public string Retire { get; init; } = "";

    /// <summary>Is that chosen?</summary>
    public string RetireChosen { get; init; } = "false";

    /// <summary>Other lists that the table could be of.</summary>
    public IReadOnlyList<ImportListLine> Others { get; init; } = [];
}

/// <summary>A row that would change, or a line that was not taken.</summary>
/// <param name="Mark">A sign for what would happen.</param>
/// <param name="Color">The colour that says the same.</param>
public sealed record ImportEntry(string Mark, string Title, string Detail, string Color);
