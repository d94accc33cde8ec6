namespace MicroMajor.SharePoint.Lists;

/// <summary>A cell that was edited by hand so that nobody can read it: a state that does not exist, JSON with a bracket missing. It is never written over.</summary>
internal sealed class UnreadableCellException : Exception
{
    public UnreadableCellException(ListRow row, string column, Exception? inner = null)
        : base($"{row.List} {row.Id}: {column} cannot be read.", inner) => Place = $"{row.List} #{row.Id} {column}";

    /// <summary>List, row and column.</summary>
    public string Place { get; }
}

/// <summary>Rows of which some may be unreadable.</summary>
internal static class ReadableRows
{
    /// <summary>
    /// Those that can be read. One that cannot is left out: everybody else's desk goes on, and the row stays as it is, for the doctor names it to
    /// whoever can put it right.
    /// </summary>
    public static IEnumerable<T> Readable<T>(this IEnumerable<ListRow> rows, Func<ListRow, T> read)
        where T : class => rows.Select(row => OrNull(row, read)).OfType<T>();

    /// <summary>The row read, or null when it cannot be.</summary>
    public static T? OrNull<T>(ListRow row, Func<ListRow, T> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (UnreadableCellException)
        {
            return null;
        }
    }
}
