using System.Globalization;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Reads what a card sent: anything may be missing, of another kind, or forged.</summary>
internal static class CardData
{
    /// <summary>Many times what any field advises. A column of SharePoint would hold twice as much, but a card could not show it again.</summary>
    public const int LongestAnswer = Adoption.LongestAnswer;

    /// <summary>A card with a text of more than that is refused by Teams.</summary>
    public const int LongestShown = 38_000;

    /// <summary>And of one cell: a table of such cells must still fit into its column.</summary>
    public const int LongestCell = Adoption.LongestCell;

    /// <summary>A short text of the card's data, or null.</summary>
    public static string? Word(this JsonElement data, string name) =>
        Text(data, name) is { Length: > 0 and <= 200 } text ? text : null;

    /// <summary>A text of the card's data of whatever length, or an empty one.</summary>
    public static string Whole(this JsonElement data, string name) => Text(data, name) ?? "";

    /// <summary>Did the card send that, whatever it is?</summary>
    public static bool Has(this JsonElement data, string name) => data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out _);

    /// <summary>The card's data without anything but these short texts.</summary>
    public static JsonElement Only(this JsonElement data, params IEnumerable<string> names) =>
        JsonSerializer.SerializeToElement(names.Where(n => data.Word(n) is not null).ToDictionary(n => n, n => data.Word(n)!));

    /// <summary>A small number of the card's data; zero when it is not one.</summary>
    public static int Count(this JsonElement data, string name) =>
        int.TryParse(Text(data, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : 0;

    /// <summary>What stands in the inputs of these fields, as text; refused only when a text is too long to keep.</summary>
    public static Outcome<IReadOnlyDictionary<string, string>> Typed(this JsonElement data, IEnumerable<FormField> fields, int longest = LongestAnswer)
    {
        var typed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var field in fields)
        {
            if (Text(data, field.Key) is not { } text) continue;
            if (text.Length > longest)
                problems.Add(new("text-too-long", Facts.Of(("field", field.Label.Zh), ("fieldEn", field.Label.En), ("max", $"{longest}"), ("now", $"{text.Length}")), new(field.Key)));
            else
                typed[field.Key] = CleanText.Of(text);
        }

        return problems.Count > 0 ? Outcome<IReadOnlyDictionary<string, string>>.Refused(problems) : Outcome<IReadOnlyDictionary<string, string>>.Done(typed);
    }

    private static string? Text(JsonElement data, string name)
    {
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out var value)) return null;
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text at all.
            return null;
        }
    }
}
