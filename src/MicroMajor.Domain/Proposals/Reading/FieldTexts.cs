using System.Globalization;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Proposals.Reading;

/// <summary>
/// What an answer says to a person who reads or types it, and what a person's words come to: choices by their words, dates as people
/// write them, everything else as it stands. What is shown for a value comes back as that value.
/// </summary>
public sealed class FieldTexts(Answers answers, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions)
{
    private const string Ticks = "☑☒■√✓✔●◉🗹";
    private const string Boxes = "☐□▢○◯";
    private static readonly char[] s_between = ['、', '，', ',', '；', ';', '\n', '\t', '/', '／'];
    private static readonly string[] s_measures = ["学分", "学时", "课时", "周岁", "人", "名", "门", "岁"];
    private static readonly Choice[] s_yesNo = [new("true", new("是", "Yes")), new("false", new("否", "No"))];

    /// <summary>The words that one may choose, each once: two people of one name are told apart by a number.</summary>
    public IReadOnlyList<Choice> Choices(FormField field)
    {
        if (field.Type == FieldType.YesNo && field.Choices.Count == 0) return s_yesNo;
        if (field.Type is not (FieldType.Choice or FieldType.MultiChoice or FieldType.YesNo)) return [];
        return Numbered(FormChoices.Of(field, answers, units, directions));
    }

    /// <summary>The value in words. One without a word (the list has changed, or it was typed by hand) as it stands.</summary>
    public string Shown(FormField field, string value) => field.Type switch
    {
        FieldType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Filing.PrintedText.Of(day) : value,
        FieldType.MultiChoice => string.Join('、', Answers.Split(value).Select(v => Word(field, v))),
        FieldType.Choice or FieldType.YesNo => Word(field, value),
        _ => value,
    };

    /// <summary>The words as a value. Words that mean nothing here stay as they are: nothing is thrown away because it does not parse.</summary>
    public string Value(FormField field, string shown)
    {
        var text = CleanText.Of(shown);
        if (text.Length == 0) return "";
        return field.Type switch
        {
            FieldType.Date => Answers.ParseDate(text) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text,
            FieldType.Number => Number(text),
            FieldType.YesNo when field.Choices.Count == 0 => YesNo(text),
            FieldType.Choice or FieldType.YesNo => Ticked(field, text) is { } ticked ? string.Join(',', ticked.Take(1)) : Find(field, text)?.Value ?? text,
            FieldType.MultiChoice => string.Join(',', Ticked(field, text) ?? Several(field, text)),
            _ => text,
        };
    }

    /// <summary>Labels and words compared as people compare them: width, case, blanks, colons and stars do not matter.</summary>
    public static string Plain(string text)
    {
        var plain = text.Length <= 200 ? stackalloc char[200] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var narrow = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(narrow) && narrow is not (':' or '*')) plain[length++] = char.ToLowerInvariant(narrow);
        }

        return new(plain[..length]);
    }

    private string Word(FormField field, string value) => Choices(field).FirstOrDefault(c => c.Value == value)?.Label.Zh ?? value;

    private Choice? Find(FormField field, string text)
    {
        var plain = Plain(text);
        bool Means(Choice c) => Plain(c.Label.Zh) == plain || Plain(c.Label.En) == plain;
        return Choices(field).FirstOrDefault(Means)
            // A direction may be written before its field, or belong to another one: the rules will say so.
            ?? (field.ChoicesFrom == "directions" ? Numbered(FormChoices.Of(field, answers.With("industryField", ""), units, directions)).FirstOrDefault(Means) : null)
            ?? Choices(field).FirstOrDefault(c => c.Value == text);
    }

    private IEnumerable<string> Several(FormField field, string text)
    {
        if (Find(field, text) is { } one) return [one.Value];
        return text.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Find(field, part)?.Value ?? part).Distinct();
    }

    // ☑线上 ☐线下: what stands behind a tick. Null when the text has no boxes.
    private List<string>? Ticked(FormField field, string text)
    {
        if (!text.EnumerateRunes().Any(r => Boxes.Contains(r.ToString(), StringComparison.Ordinal) || Ticks.Contains(r.ToString(), StringComparison.Ordinal))) return null;
        var ticked = new List<string>();
        foreach (var choice in Choices(field))
        {
            for (var at = text.IndexOf(choice.Label.Zh, StringComparison.Ordinal); at >= 0; at = text.IndexOf(choice.Label.Zh, at + 1, StringComparison.Ordinal))
            {
                var before = text[..at].TrimEnd(' ', '　');
                if (before.Length > 0 && Ticks.Contains(before[^1])) ticked.Add(choice.Value);
            }
        }

        return [.. ticked.Distinct()];
    }

    private static string YesNo(string text) => Plain(text) switch
    {
        "是" or "√" or "✓" or "yes" or "true" or "y" => "true",
        "否" or "×" or "no" or "false" or "n" => "false",
        var plain when plain.Contains("☑是", StringComparison.Ordinal) || plain.Contains("■是", StringComparison.Ordinal) || plain.Contains("√是", StringComparison.Ordinal) => "true",
        var plain when plain.Contains("☑否", StringComparison.Ordinal) || plain.Contains("■否", StringComparison.Ordinal) || plain.Contains("√否", StringComparison.Ordinal) => "false",
        _ => text,
    };

    // 48学时 is 48 in a column of hours.
    private static string Number(string text)
    {
        if (Answers.ParseNumber(text) is not null) return text;
        var bare = s_measures.Where(m => text.EndsWith(m, StringComparison.Ordinal)).Select(m => text[..^m.Length].TrimEnd()).FirstOrDefault();
        return bare is not null && Answers.ParseNumber(bare) is not null ? bare : text;
    }

    private static List<Choice> Numbered(IReadOnlyList<Choice> choices)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new List<Choice>(choices.Count);
        foreach (var choice in choices)
        {
            var count = seen[choice.Label.Zh] = seen.GetValueOrDefault(choice.Label.Zh) + 1;
            numbered.Add(count == 1 ? choice : choice with { Label = new($"{choice.Label.Zh}（{count}）", $"{choice.Label.En} ({count})") });
        }

        return numbered;
    }
}
