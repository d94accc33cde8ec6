namespace MicroMajor.Domain.Proposals.Reading;

/// <summary>What a filled-in form says, in the words that stand in it.</summary>
/// <param name="Texts">Fields that the form has a place for, with what stands there.</param>
/// <param name="Tables">Tables that the form has, with their rows.</param>
public sealed record FormReading(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<ReadRow>> Tables)
{
    /// <summary>The form is our own copy, with a place for every answer: an empty place was emptied. Else an empty place says nothing.</summary>
    public bool IsOurs { get; init; }

    /// <summary>What stood in the copy when it was handed out; null of a form from elsewhere.</summary>
    public Imprint? Imprint { get; init; }

    /// <summary>The fields that stand in the form more than once, with different words: none of them was read.</summary>
    public IReadOnlyList<string> Twice { get; init; } = [];

    /// <summary>Nothing of a form was found.</summary>
    public bool IsEmpty => Texts.Count == 0 && Tables.Count == 0;
}

/// <summary>A row of a table as it was read.</summary>
/// <param name="Id">The row's id, when the form is our copy and the row was in it; else empty.</param>
/// <param name="Cells">The columns that the form has, with what stands there.</param>
public sealed record ReadRow(string Id, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Nothing stands in it.</summary>
    public bool IsBlank => Cells.Values.All(string.IsNullOrWhiteSpace);
}
