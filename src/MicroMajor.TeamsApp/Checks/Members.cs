using System.Globalization;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>Reads the members of JSON objects and names what is not as it should be: nothing is passed over in silence.</summary>
internal sealed class Members(List<Flaw> flaws)
{
    /// <summary>The members of an object by name, a name given twice being a flaw; null when it is no object.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Of(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) return Wrong<IReadOnlyDictionary<string, JsonElement>>(path, "对象", "an object", value);
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            if (!members.TryAdd(member.Name, member.Value)) Add(Join(path, member.Name), "写了两次。", "is given twice.");
        return members;
    }

    /// <summary>The objects of an array; none when it is none.</summary>
    public IEnumerable<(JsonElement Value, string Path)> Each(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().Select((v, i) => (v, $"{path}[{i + 1}]"));
        if (value.ValueKind != JsonValueKind.Null) Wrong<string>(path, "数组", "an array", value);
        return [];
    }

    /// <summary>A text; null when it is none.</summary>
    public string? Text(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null) return "";
        if (value.ValueKind != JsonValueKind.String) return Wrong<string>(path, "文字（用引号括起来）", "a text in quotation marks", value);
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Add(path, "含有半个字符（不成对的代理项）。", "holds half of a character (an unpaired surrogate).");
            return null;
        }
    }

    /// <summary>A number as plain digits, exact; a text that is one will do.</summary>
    public string? Number(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null) return "";
        if (value.ValueKind == JsonValueKind.String && Text(value, path) is { } typed)
            return typed.Length == 0 || Domain.Proposals.Answers.None.With(path, typed).Number(path) is not null ? typed : Wrong<string>(path, "数字", "a number", value);
        if (value.ValueKind != JsonValueKind.Number) return Wrong<string>(path, "数字", "a number", value);
        if (decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number.ToString("0.############################", CultureInfo.InvariantCulture);
        Add(path, "数字太大。", "is too large a number.");
        return null;
    }

    /// <summary>Yes or no, as the form keeps it.</summary>
    public string? YesNo(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String when value.ValueEquals("是") || value.ValueEquals("true") => "true",
        JsonValueKind.String when value.ValueEquals("否") || value.ValueEquals("false") => "false",
        JsonValueKind.String when value.ValueEquals("") => "",
        _ => Wrong<string>(path, "true 或 false", "true or false", value),
    };

    /// <summary>An instant; one without an offset is meant by the clock in China.</summary>
    public DateTimeOffset? Instant(JsonElement value, string path) =>
        Text(value, path) is not { } text ? null : InstantOf(text) ?? Nothing(path, "应是时刻，如 2025-06-25T23:59:59+08:00。", "should be an instant, like 2025-06-25T23:59:59+08:00.");

    /// <summary>The instant that is written so, or null.</summary>
    public static DateTimeOffset? InstantOf(string text)
    {
        string[] withOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (!DateTime.TryParseExact(text, [.. withOffset, "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var plain)) return null;
        return plain.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(plain, TimeSpan.FromHours(8))
            : DateTimeOffset.ParseExact(text, withOffset, CultureInfo.InvariantCulture, DateTimeStyles.None);
    }

    public void Unknown(string path) => Add(path, "没有这个键；可用的键见 docs/rules.md。", "is no key of a proposal; docs/rules.md lists them.");

    public void Add(string path, string zh, string en) => flaws.Add(new(path, zh, en));

    public static string Join(string path, string name) => path.Length > 0 ? $"{path}.{name}" : name;

    public T? Wrong<T>(string path, string zh, string en, JsonElement found) where T : class
    {
        var (zhFound, enFound) = found.ValueKind switch
        {
            JsonValueKind.String => ("文字", "a text"),
            JsonValueKind.Number => ("数字", "a number"),
            JsonValueKind.True or JsonValueKind.False => ("true/false", "true or false"),
            JsonValueKind.Array => ("数组", "an array"),
            JsonValueKind.Object => ("对象", "an object"),
            _ => ("null", "null"),
        };
        Add(path, $"应是{zh}，现在是{zhFound}。", $"should be {en}, but is {enFound}.");
        return null;
    }

    private DateTimeOffset? Nothing(string path, string zh, string en)
    {
        Add(path, zh, en);
        return null;
    }
}
