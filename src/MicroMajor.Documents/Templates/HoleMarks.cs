using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>
/// The bookmarks by which a filled Word form is read back, each once in a document: a value that stands in several places is marked in the
/// first, a table that is repeated twice is marked where it is repeated first.
/// </summary>
internal sealed class HoleMarks
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> boxes = new(StringComparer.Ordinal);
    private bool isMarked = true;

    /// <summary>A table begins.</summary>
    public void Begin(string table) => isMarked = tables.Add(table);

    /// <summary>And ends.</summary>
    public void End() => isMarked = true;

    /// <summary>The bookmark of a place; of a cell without its beginning, <c>_t</c> and the number of the row. Null for none.</summary>
    public HoleMark? Of(Hole hole, string table)
    {
        if (!isMarked || hole.Kind is HoleKind.Number or HoleKind.Sum || hole.Key is "draftMark" or "year" or "decidedOn" && hole.Table.Length == 0) return null;
        var name = hole switch
        {
            { Key: "contentCode", Table: "" } => Mark.Code,
            { Key: "proposalId", Table: "" } => Mark.Subject,
            { Kind: HoleKind.Box, Table: "" } => Mark.Box(hole.Key, boxes[hole.Key] = boxes.GetValueOrDefault(hole.Key) + 1),
            // The boxes of a row have no room for a number: the first is enough to see that the row is there.
            { Table.Length: > 0 } => Mark.Cell(hole.Table, hole.Key),
            // The same text in every row is none of the row's.
            _ when table.Length > 0 => null,
            { IsReshaped: true } => Mark.Reshaped(hole.Key),
            _ => Mark.Field(hole.Key),
        };
        return name is not null && given.Add(name) ? new(name, hole.Table.Length > 0) : null;
    }
}

/// <summary>A bookmark of a place.</summary>
/// <param name="IsOfRow">There is one in each row: its name begins with the row's number.</param>
internal sealed record HoleMark(string Name, bool IsOfRow);
