using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Tests.Fuzz;

/// <summary>Takes a request that is as it should be and spoils it: mostly one thing of its structure, now and then its bytes.</summary>
internal sealed class Mangle(Random chance)
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2000 };

    private static readonly string[] s_texts =
    [
        "", " ", "null", "true", "0", "-1", "1e999", "NaN", "\0", "\u202E\u200B", "🚁", "a\r\nb", "'", "''' or 1 eq 1", "' or fields/Owing eq '1", "../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "{{x}}", "${x}", "${{x}}",
        "<script>alert(1)</script>", "<at>all</at>", "[x](javascript:alert(1))", "=HYPERLINK(\"x\")", "https://169.254.169.254/latest", "http://127.0.0.1:1/", "file:///etc/passwd", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "2025-02-30",
        "WZY-2025-0001", "wzy-2025-00001", "WZY-99999999999999999999-1", "00000000-0000-0000-0000-000000000000", "１２", "九", "false,true", "a=b a=b", "=", ",,,", "|||", new('长', 30_000), new('9', 400), new('(', 5_000), string.Concat(Enumerable.Repeat("e\u0301", 3_000)),
    ];

    private static readonly string[] s_rawValues = ["1e400", "-0", "123456789012345678901234567890", "\"\\ud800\"", "\"\\udc00x\"", "{\"a\":1,\"a\":2}", "[[[[[[[[]]]]]]]]", "\"\\u0000\"", "{}", "[]", "null", "true", "0.1", "\"\""];

    private static readonly string[] s_depths = [Nested('[', ']', 60), Nested('[', ']', 1_000), string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500)];

    /// <summary>The spoilt body, and in a word how.</summary>
    public (byte[] Body, string How) Spoil(JsonObject request)
    {
        var body = request.DeepClone().AsObject();
        var how = new List<string>();
        for (var times = chance.Next(3) == 0 ? chance.Next(2, 5) : 1; times > 0; times--) how.Add(Structure(body));
        var text = body.ToJsonString(s_plain);
        // What no parsed document can hold goes in as text.
        if (text.Contains(Place, StringComparison.Ordinal))
        {
            var raw = chance.Next(8) == 0 ? s_depths[chance.Next(s_depths.Length)] : s_rawValues[chance.Next(s_rawValues.Length)];
            text = text.Replace($"\"{Place}\"", raw, StringComparison.Ordinal);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (chance.Next(12) != 0) return (bytes, string.Join(" + ", how));
        return (Bytes(bytes), string.Join(" + ", how.Append("bytes")));
    }

    /// <summary>The document, when it is one in all its parts: a name that comes twice, or half a character, is found only when it is come to.</summary>
    public static JsonNode? Parse(byte[]? body)
    {
        try
        {
            var parsed = body is null ? null : JsonNode.Parse(body, null, new() { MaxDepth = 64, AllowDuplicateProperties = false });
            foreach (var member in parsed is null ? [] : Members(parsed, "")) (member.Value as JsonValue)?.TryGetValue<string>(out _);
            parsed?.ToJsonString(s_plain);
            return parsed;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A text that no form was made for.</summary>
    public string Text() => s_texts[chance.Next(s_texts.Length)];

    private const string Place = "RAW-VALUE-HERE";

    private string Structure(JsonObject body)
    {
        var at = Pick(body);
        switch (chance.Next(9))
        {
            case 0:
                Remove(at);
                return $"without {at.Path}";
            case 1:
                Put(at, null);
                return $"null at {at.Path}";
            case 2:
                Put(at, JsonValue.Create(Place));
                return $"raw value at {at.Path}";
            case 3:
                Put(at, JsonValue.Create(chance.Next(2) == 0 ? chance.Next() : -chance.Next()));
                return $"number at {at.Path}";
            case 4:
                Put(at, new JsonArray(at.Value?.DeepClone()));
                return $"list around {at.Path}";
            case 5:
                Put(at, new JsonObject { ["value"] = at.Value?.DeepClone() });
                return $"object around {at.Path}";
            case 6:
                Put(at, JsonValue.Create(chance.Next(2) == 0));
                return $"yes or no at {at.Path}";
            case 7 when Objects(body).ToList() is { Count: > 0 } objects:
                objects[chance.Next(objects.Count)][$"more{chance.Next(100).ToString(CultureInfo.InvariantCulture)}"] = Text();
                return "one member more";
            default:
                var odd = Text();
                Put(at, JsonValue.Create(odd));
                return $"“{odd[..Math.Min(odd.Length, 20)]}” ({odd.Length}) at {at.Path}";
        }
    }

    private byte[] Bytes(byte[] good)
    {
        switch (chance.Next(4))
        {
            case 0:
                return good[..chance.Next(good.Length)];
            case 1:
                var noise = new byte[chance.Next(1, 2_000)];
                chance.NextBytes(noise);
                return noise;
            case 2:
                return [.. good, .. good];
            default:
                var bad = (byte[])good.Clone();
                for (var times = chance.Next(1, 8); times > 0; times--) bad[chance.Next(bad.Length)] = (byte)chance.Next(256);
                return bad;
        }
    }

    private (JsonNode Parent, string Key, int Number, JsonNode? Value, string Path) Pick(JsonObject body)
    {
        var all = Members(body, "").ToList();
        return all[chance.Next(all.Count)];
    }

    private static IEnumerable<(JsonNode Parent, string Key, int Number, JsonNode? Value, string Path)> Members(JsonNode node, string path)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    yield return (members, name, -1, value, $"{path}/{name}");
                    if (value is not null) foreach (var below in Members(value, $"{path}/{name}")) yield return below;
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    yield return (items, "", i, items[i], $"{path}/{i}");
                    if (items[i] is { } item) foreach (var below in Members(item, $"{path}/{i}")) yield return below;
                }

                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) => Members(node, "").Select(m => m.Value).OfType<JsonObject>().Append((JsonObject)node);

    private static void Put((JsonNode Parent, string Key, int Number, JsonNode? Value, string Path) at, JsonNode? value)
    {
        if (at.Parent is JsonObject members) members[at.Key] = value;
        else ((JsonArray)at.Parent)[at.Number] = value;
    }

    private static void Remove((JsonNode Parent, string Key, int Number, JsonNode? Value, string Path) at)
    {
        if (at.Parent is JsonObject members) members.Remove(at.Key);
        else ((JsonArray)at.Parent).RemoveAt(at.Number);
    }

    private static string Nested(char open, char close, int depth) => new string(open, depth) + new string(close, depth);
}
