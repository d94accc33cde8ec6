using System.Text.Json.Serialization;

namespace MicroMajor.Domain.Rounds;

/// <summary>A table as it was pasted or sent: lines of cells, nothing understood yet.</summary>
/// <param name="Name">The name of the file and the sheet, or empty for what was pasted.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetLine> Lines);

/// <summary>A line of it.</summary>
/// <param name="Number">As the person counts it: the line of the text, the row of the sheet; from 1.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The names (C5) of cells that hold no value of their own but a formula or its failure, by their place in the line.</summary>
    public IReadOnlyDictionary<int, string> Formulas { get; init; } = new Dictionary<int, string>();

    /// <summary>Does nothing stand in it?</summary>
    [JsonIgnore]
    public bool IsBlank => Cells.All(c => TypedCell.Text(c).Length == 0);

    internal string this[int? at] => at is { } index && index < Cells.Count ? Cells[index] : "";
}
