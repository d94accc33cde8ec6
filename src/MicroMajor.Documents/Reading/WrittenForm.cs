using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>A filing form (附件2) as it lies in the library, read back.</summary>
/// <param name="ContentCode">The code in its footer.</param>
public sealed record WrittenForm(string ProposalId, string ContentCode, FilingValues Values)
{
    /// <summary>Values that the office's own Word form shows in other letters than those that are frozen, as they are shown.</summary>
    public IReadOnlyDictionary<string, string> Reshaped { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a form that this program wrote, also after Word or SharePoint saved it again. What is no Word file throws.</summary>
    public static WrittenForm Read(byte[] bytes)
    {
        var marked = new Marked(bytes);
        return Of(marked);
    }

    /// <summary>Every form in the file: those of a college (<see cref="Filing.CollegeForms"/>) in their order, or the one.</summary>
    public static IReadOnlyList<WrittenForm> ReadAll(byte[] bytes)
    {
        var marked = new Marked(bytes);
        return ReadAll(marked);
    }

    internal static IReadOnlyList<WrittenForm> ReadAll(Marked marked) => marked.Volumes.Count == 0 ? [Of(marked)] : [.. marked.Volumes.Select(v => Of(marked.Of(v)))];

    private static WrittenForm Of(Marked marked) => new(
        marked[Mark.Subject],
        marked[Mark.Code],
        new(marked.Fields, marked.Tables.ToDictionary(t => t.Key, t => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. t.Rows.Select(r => r.Cells)], StringComparer.Ordinal)))
    {
        Reshaped = marked.Reshaped,
    };
}
