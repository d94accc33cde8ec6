namespace MicroMajor.Domain.Rounds;

/// <summary>The lists that the office brings in from its own files.</summary>
public enum OfficeList
{
    /// <summary>附件1: fields and directions.</summary>
    Directions,

    /// <summary>学院、部、处.</summary>
    Units,

    /// <summary>本科专业.</summary>
    Majors,

    /// <summary>去向落实率.</summary>
    Employment,

    /// <summary>评审专家.</summary>
    Experts,
}

/// <summary>A row of such a list, in texts: codes as codes, true or false, days as 2025-06-30, several names one to a line.</summary>
/// <param name="Key">What tells it from every other row of its list.</param>
/// <param name="Cells">By the keys of <see cref="ImportColumns"/>; what is missing is blank.</param>
/// <param name="InUse">False once the office has taken it out of use; nothing is ever deleted.</param>
public sealed record OfficeListRow(string Key, IReadOnlyDictionary<string, string> Cells, bool InUse = true)
{
    /// <summary>The text of a cell; empty when blank.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>With this cell.</summary>
    public OfficeListRow With(string column, string text) => this with { Cells = new Dictionary<string, string>(Cells, StringComparer.Ordinal) { [column] = text } };
}

/// <summary>A port: the office's lists as rows, to be compared with a file and written.</summary>
public interface IOfficeLists
{
    /// <summary>The rows, those out of use too. Of the rates, the years named only: they grow by a school's worth of majors a year.</summary>
    Task<IReadOnlyList<Stored<OfficeListRow>>> ReadAsync(OfficeList list, IReadOnlyCollection<int> years, CancellationToken ct);

    /// <summary>
    /// Writes new rows (version empty) and changed ones. The keys of those that somebody else changed first come back, unwritten;
    /// a new row that is there already as it was to be is done.
    /// </summary>
    Task<IReadOnlyList<string>> WriteAsync(OfficeList list, IReadOnlyList<Stored<OfficeListRow>> rows, CancellationToken ct);
}
