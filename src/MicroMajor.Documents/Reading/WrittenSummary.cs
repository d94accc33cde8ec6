using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Reading;

/// <summary>A summary (附件3) as it lies in the library, read back.</summary>
/// <param name="ContentCode">The code in its footer.</param>
public sealed record WrittenSummary(string RoundId, string ContentCode, IReadOnlyList<WrittenLine> Lines)
{
    /// <summary>Reads a summary that this program wrote. What is no Word file throws.</summary>
    public static WrittenSummary Read(byte[] bytes)
    {
        var marked = new Marked(bytes);
        // A cell that was broken to read well is one line again.
        var lines = marked.Tables.Where(t => t.Key == SummaryTable.Key).SelectMany(t => t.Rows)
            .Select(r => new WrittenLine(r.Mark, r.Cells.ToDictionary(c => c.Key, c => c.Value.Replace("\n", ""), StringComparer.Ordinal)));
        return new(marked[Mark.Subject], marked[Mark.Code], [.. lines])
        {
            Employment = [.. marked.Tables.Where(t => t.Key == EmploymentTable.Key).SelectMany(t => t.Rows).Select(r => r.Cells)],
        };
    }

    /// <summary>The employment block: its lines by column key.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Employment { get; init; } = [];
}

/// <summary>A line of the summary: its texts by column key.</summary>
public sealed record WrittenLine(string ProposalId, IReadOnlyDictionary<string, string> Cells);
