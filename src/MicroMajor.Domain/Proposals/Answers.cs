using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MicroMajor.Domain.Proposals;

/// <summary>
/// What was typed into the form, as it was typed: nothing is thrown away because it does not parse.
/// Scalars are text; several choices are joined by commas, as Adaptive Cards send them; dates are <c>yyyy-MM-dd</c>.
/// </summary>
public sealed partial class Answers : IEquatable<Answers>
{
    private readonly ImmutableSortedDictionary<string, string> texts;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<Row>> tables;

    private Answers(ImmutableSortedDictionary<string, string> texts, ImmutableSortedDictionary<string, ImmutableArray<Row>> tables) =>
        (this.texts, this.tables) = (texts, tables);

    /// <summary>An empty form.</summary>
    public static Answers None { get; } = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableArray<Row>>(StringComparer.Ordinal));

    /// <summary>The answered scalar fields.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The keys of the tables that have rows.</summary>
    public IEnumerable<string> Tables => tables.Keys;

    /// <summary>The text of a field, as typed; empty when not answered.</summary>
    public string this[string field] => texts.GetValueOrDefault(field, "");

    /// <summary>The chosen values of a field with several.</summary>
    public IReadOnlyList<string> Choices(string field) => Split(this[field]);

    /// <summary>The number, or null when blank or not a number; exact decimals.</summary>
    public decimal? Number(string field) => ParseNumber(this[field]);

    /// <summary>The date, or null when blank or not a date.</summary>
    public DateOnly? Date(string field) => ParseDate(this[field]);

    /// <summary>Is the yes-or-no field answered with yes?</summary>
    public bool IsYes(string field) => ParseYes(this[field]);

    /// <summary>The rows of a table, in order.</summary>
    public IReadOnlyList<Row> Rows(string table) => tables.TryGetValue(table, out var rows) ? rows : [];

    /// <summary>With this field answered; a blank text takes the answer away.</summary>
    public Answers With(string field, string text) =>
        new(string.IsNullOrWhiteSpace(text) ? texts.Remove(field) : texts.SetItem(field, text), tables);

    /// <summary>With these rows in the table.</summary>
    public Answers WithRows(string table, IEnumerable<Row> rows)
    {
        var list = rows.ToImmutableArray();
        return new(texts, list.IsEmpty ? tables.Remove(table) : tables.SetItem(table, list));
    }

    /// <summary>With the row added, or put in the place of the row with its id.</summary>
    public Answers WithRow(string table, Row row)
    {
        var rows = Rows(table);
        return rows.Any(r => r.Id == row.Id)
            ? WithRows(table, rows.Select(r => r.Id == row.Id ? row : r))
            : WithRows(table, rows.Append(row));
    }

    /// <summary>Without that row.</summary>
    public Answers WithoutRow(string table, string rowId) => WithRows(table, Rows(table).Where(r => r.Id != rowId));

    /// <summary>
    /// An id for the next row of the table: one more than the highest in the table, and than the highest that any cell refers to. A course
    /// may still name a teacher who was removed; the next to join the team must not inherit the course.
    /// </summary>
    public string NextRowId(string table)
    {
        var ids = Rows(table).Select(r => r.Id).Concat(tables.Values.SelectMany(rows => rows).SelectMany(r => r.Cells.Values));
        return $"r{ids.Select(RowNumber).DefaultIfEmpty(0).Max() + 1}";
    }

    // Six digits: more rows than that were never typed, and a forged r2147483647 must not overflow the next.
    private static int RowNumber(string id) =>
        id.Length is > 1 and <= 7 && id[0] == 'r' && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    internal static IReadOnlyList<string> Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static decimal? ParseNumber(string text) =>
        decimal.TryParse(Plain(text), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The year that a text says (2026, ２０２６年), or null.</summary>
    public static int? ParseYear(string text) => int.TryParse(Plain(text).TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>The day that a text says, or null.</summary>
    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(Plain(text), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Is it written like a day, and is there no such day? 31 February, the 13th month.</summary>
    internal static bool IsNoDay(string text) => ParseDate(text) is null && DayLike().IsMatch(Plain(text));

    // Adaptive Cards send true; imported lists say 是.
    internal static bool ParseYes(string text) => text.Trim() is "true" or "是";

    // People type full-width digits with a Chinese keyboard: １５ is 15.
    private static string Plain(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - 0xFEE0) : source[i] == '　' ? ' ' : source[i];
        }).Trim();

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)\z")]
    private static partial Regex DayLike();

    /// <inheritdoc />
    public bool Equals(Answers? other) =>
        other is not null && texts.Count == other.texts.Count && texts.SequenceEqual(other.texts)
        && tables.Count == other.tables.Count && tables.Keys.All(k => Rows(k).SequenceEqual(other.Rows(k)));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Answers);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(texts.Count, tables.Count, this["programName"]);
}

/// <summary>A row of a table in the form.</summary>
/// <param name="Id">Stable within its table (<c>r1</c>, <c>r2</c>…): other rows refer to it.</param>
public sealed class Row(string id, IEnumerable<KeyValuePair<string, string>> cells) : IEquatable<Row>
{
    private readonly ImmutableSortedDictionary<string, string> cells = cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Stable within its table.</summary>
    public string Id { get; } = id;

    /// <summary>The answered cells.</summary>
    public IReadOnlyDictionary<string, string> Cells => cells;

    /// <summary>The text of a cell, as typed; empty when not answered.</summary>
    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>The chosen values of a cell with several.</summary>
    public IReadOnlyList<string> Choices(string column) => Answers.Split(this[column]);

    /// <summary>The number, or null when blank or not a number.</summary>
    public decimal? Number(string column) => Answers.ParseNumber(this[column]);

    /// <summary>The date, or null when blank or not a date.</summary>
    public DateOnly? Date(string column) => Answers.ParseDate(this[column]);

    /// <summary>Is the yes-or-no cell answered with yes?</summary>
    public bool IsYes(string column) => Answers.ParseYes(this[column]);

    /// <summary>With this cell answered.</summary>
    public Row With(string column, string text) => new(Id, cells.SetItem(column, text));

    /// <inheritdoc />
    public bool Equals(Row? other) => other is not null && Id == other.Id && cells.Count == other.cells.Count && cells.SequenceEqual(other.cells);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Row);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, cells.Count);
}
