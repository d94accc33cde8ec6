using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.People.Erasing;

/// <summary>
/// A person as the lists name them, and what stands there instead. The id becomes another one everywhere, in keys and in JSON alike, so that what belongs
/// together still does; the same person always becomes the same, so that a run that was cut off is finished by the next.
/// </summary>
/// <param name="Names">As the lists write it; nothing shorter than two characters, which would be found in every text.</param>
/// <param name="HasNamesake">Somebody else is called so: a name is theirs unless the id stands beside it.</param>
internal sealed partial record FormerPerson(string Id, string Alias, IReadOnlyList<string> Names, bool HasNamesake)
{
    /// <summary>Of the form of an id, and nobody's.</summary>
    public string AliasId { get; } = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"former|{Id.ToUpperInvariant()}")).AsSpan(0, 16)).ToString();

    /// <summary>Does the id stand in it?</summary>
    public bool IsIn(string text) => text.Contains(Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Does a name stand in it, as itself or in a sentence?</summary>
    public bool IsNamedIn(string text) => Names.Any(name => text.Contains(name, StringComparison.Ordinal));

    /// <summary>The text of a column without the person: the id wherever it stands, the name where it is all that stands in a line or a value.</summary>
    /// <param name="isTheirs">The row says beside the text that this is the person's name.</param>
    public string Without(string text, bool isTheirs = false)
    {
        if (IsNamedIn(text)) text = Parsed(text) is { } json ? WithoutName(json) : WithoutName(text, isTheirs);
        return text.Replace(Id, AliasId, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The elements of a JSON array, or the lines, that are not about the person; null when nothing is left.</summary>
    public string? Dropped(string text)
    {
        if (!IsIn(text)) return text;
        if (Parsed(text) is not JsonArray all) return string.Join('\n', text.Split('\n').Where(line => !IsIn(line))) is { Length: > 0 } lines ? lines : null;
        for (var at = all.Count - 1; at >= 0; at--)
            if (all[at] is { } one && IsIn(one.ToJsonString())) all.RemoveAt(at);
        return all.Count == 0 ? null : all.ToJsonString(Json.Options);
    }

    private static JsonNode? Parsed(string text)
    {
        if (text.TrimStart() is not (['[', ..] or ['{', ..])) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // Somebody's own text that begins with a bracket.
            return null;
        }
    }

    private string WithoutName(JsonNode json)
    {
        Walk(json);
        return json.ToJsonString(Json.Options);
    }

    private void Walk(JsonNode? node)
    {
        if (node is JsonObject all)
        {
            var isTheirs = all.Any(p => p.Value is JsonValue value && value.TryGetValue<string>(out var text) && IsIn(text));
            foreach (var (key, value) in all.ToList())
                if (Said(value, isTheirs) is { } said) all[key] = said;
                else Walk(value);
        }
        else if (node is JsonArray many)
        {
            for (var at = 0; at < many.Count; at++)
                if (Said(many[at], false) is { } said) many[at] = said;
                else Walk(many[at]);
        }
    }

    private string? Said(JsonNode? node, bool isTheirs) => node is JsonValue value && value.TryGetValue<string>(out var text) && IsNamedIn(text) ? WithoutName(text, isTheirs) : null;

    // A line or an entry of a list that is the name and nothing else; within a sentence only where the id stands beside it.
    private string WithoutName(string text, bool isTheirs) => string.Join('\n', text.Split('\n').Select(line => IsIn(line)
        ? Names.Aggregate(line, (said, name) => said.Replace(name, Alias, StringComparison.Ordinal))
        : HasNamesake && !isTheirs ? line
        : string.Concat(Between().Split(line).Select(entry => Names.Contains(entry.Trim(), StringComparer.Ordinal) ? Alias : entry))));

    [GeneratedRegex("([、，,；;])")]
    private static partial Regex Between();
}
