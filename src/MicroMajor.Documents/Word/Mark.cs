using System.Collections.Concurrent;
using System.Globalization;

namespace MicroMajor.Documents.Word;

/// <summary>
/// The bookmarks by which a value is found again in a document. Bookmarks and not content controls: scripts that read forms
/// with python-docx do not see a cell that is wrapped in a control, and a bookmark changes no page.
/// The names begin with an underscore, so that Word does not list them, and hold what Word allows: letters, digits, underscores, 40 at most.
/// </summary>
internal static class Mark
{
    // The names of the forms' own fields and columns, of which there are few: the same in every document.
    private static readonly ConcurrentDictionary<string, string> s_fields = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> s_columns = new(StringComparer.Ordinal);

    /// <summary>A scalar field.</summary>
    public static string Field(string key) => s_fields.GetOrAdd(key, static k => Named("f", k));

    /// <summary>The head of a table's column.</summary>
    public static string Column(string table, string column) =>
        s_columns.GetOrAdd(table, static _ => new(StringComparer.Ordinal)).GetOrAdd(column, static (c, t) => Named("c", $"{t}.{c}"), table);

    /// <summary>The row in which a table ends before its own end: the sum.</summary>
    public static string Sum(string table) => Named("s", table);

    /// <summary>A place of a draft to be filled in, by the tag of its control; null when that is too long for a bookmark.</summary>
    public static string? Place(string tag) =>
        $"_mm_d_{tag.Replace('[', '.').Replace("].", ".").Replace(".", "__").Replace('-', '_')}" is { Length: <= 40 } name ? name : null;

    /// <summary>A field that is shown in other letters than those that are frozen: a day as 2025.9.1, 是 as ☑.</summary>
    public static string Reshaped(string key) => Named("v", key);

    /// <summary>A box to be ticked for a choice of the field, by its place among them.</summary>
    public static string Box(string key, int place) => $"{Named("v", key)}__{place}";

    /// <summary>A cell of a table that is marked row by row, without its beginning: <c>_t</c> and the number of the row.</summary>
    public static string Cell(string table, string column) => $"_{table}__{column}";

    /// <summary>The cell that such a name stands for, or null.</summary>
    public static (string Table, int Row, string Column)? ReadCell(string name) =>
        name.StartsWith("_t", StringComparison.Ordinal) && name.IndexOf('_', 2) is > 2 and var end && int.TryParse(name.AsSpan(2, end - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
        && name[(end + 1)..].Split("__") is [{ Length: > 0 } table, { Length: > 0 } column] ? (table, row, column) : null;

    /// <summary>A line of the summary.</summary>
    public static string Line(string proposalId) => Named("r", proposalId);

    /// <summary>The content code.</summary>
    public const string Code = "_mm_code";

    /// <summary>The proposal's or the round's id.</summary>
    public const string Subject = "_mm_subject";

    /// <summary>As many programmes as one file can hold.</summary>
    public const int MostVolumes = (36 * 36) - 1;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>
    /// The number of a programme in a file of several, from 1. In such a file its names begin with <c>_m</c> and these two digits where they
    /// begin with <c>_mm_</c> elsewhere: a name is no longer than it was.
    /// </summary>
    public static string Volume(int number) => number is > 0 and <= MostVolumes
        ? string.Concat([Digits[number / 36], Digits[number % 36]])
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"A file holds {MostVolumes} programmes at most.");

    /// <summary>The programme that a name belongs to, or an empty one, and the name as it is elsewhere.</summary>
    public static (string Volume, string Name) Split(string name) =>
        name.Length > 4 && name.StartsWith("_m", StringComparison.Ordinal) && Digits.Contains(name[2]) && Digits.Contains(name[3]) ? (name[2..4], $"_mm_{name[4..]}") : ("", name);

    /// <summary>What a name stands for: its kind (f, c, s, r) and its key; null for a bookmark of somebody else.</summary>
    public static (char Kind, string Key)? Read(string name) =>
        name.StartsWith("_mm_", StringComparison.Ordinal) && name.Length > 6 && name[5] == '_' ? (name[4], name[6..].Replace("__", ".").Replace('_', '-')) : null;

    private static string Named(string kind, string key)
    {
        var name = $"_mm_{kind}_{key.Replace(".", "__").Replace('-', '_')}";
        return name.Length <= 40 ? name : throw new ArgumentException($"The key {key} is too long for a bookmark.", nameof(key));
    }
}
