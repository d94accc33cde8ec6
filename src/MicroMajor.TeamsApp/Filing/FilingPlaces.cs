using System.Globalization;
using System.Text.RegularExpressions;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>A place of a document as a person is told of it.</summary>
internal static partial class FilingPlaces
{
    private const int Before = 16;
    private const int Longest = 90;

    /// <summary>What was filed and what stands there, at most so many.</summary>
    public static IReadOnlyList<FilingChange> Of(IReadOnlyList<Alteration> where, FormDefinition form, SentenceFile words, Language language, int most) =>
        [.. where.Take(most).Select(a => new FilingChange(Name(a.Field, form, words, language), Shown(a.Frozen, a.Written, words, language), Shown(a.Written, a.Frozen, words, language)))];

    private static string Name(string place, FormDefinition form, SentenceFile words, Language language)
    {
        var read = Place().Match(place);
        var (programme, key, row) = (read.Groups["programme"].Value, read.Groups["key"].Value, read.Groups["row"].Value);
        var name = Label(key, form, words, language);
        if (row.Length > 0) name = words.Fill("place-row", language, n => n == "row" ? row : name);
        return programme.Length > 0 ? words.Fill("place-programme", language, n => n == "n" ? programme : name) : name;
    }

    private static string Label(string key, FormDefinition form, SentenceFile words, Language language)
    {
        if (words.Codes.Contains($"place-{key}")) return words.Fill($"place-{key}", language, _ => "");
        if (form.Field(key) is { } field) return field.Label.In(language);
        var (table, column) = key.Split('.', 2) is [var t, var c] ? (t, c) : (key, "");
        if (form.Field(table)?.Columns.FirstOrDefault(f => f.Key == column) is { } cell) return cell.Label.In(language);
        return SummaryColumn.All.Concat(SummaryColumn.Further).FirstOrDefault(s => s.Key == column)?.Title ?? EmploymentColumn.All.FirstOrDefault(e => e.Key == column)?.Title.Replace("{year}", "", StringComparison.Ordinal) ?? (column.Length > 0 ? column : key);
    }

    // Of a long text only what is about the first difference.
    private static string Shown(string text, string other, SentenceFile words, Language language)
    {
        if (text.Length == 0) return words.Fill("place-empty", language, _ => "");
        var same = text.AsSpan().CommonPrefixLength(other);
        var from = text.Length <= Longest ? 0 : Math.Clamp(same - Before, 0, text.Length - Longest);
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        var to = Math.Min(text.Length, from + Longest);
        if (to < text.Length && char.IsLowSurrogate(text[to])) to--;
        return string.Create(CultureInfo.InvariantCulture, $"{(from > 0 ? "…" : "")}{text[from..to].ReplaceLineEndings(" ")}{(to < text.Length ? "…" : "")}");
    }

    // 2/courses.name 3: the second programme, the third row.
    [GeneratedRegex(@"^(?:(?<programme>\d+)/)?(?<key>.+?)(?: (?<row>\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
