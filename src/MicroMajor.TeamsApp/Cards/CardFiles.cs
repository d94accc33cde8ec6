using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>
/// The card files before compilation: puts in the fragments (<c>{"$include":"Proposals/_Inputs.card.json"}</c>), the words (<c>${w.save}</c>)
/// and the fallback of each Action.Execute, which makes them plain Adaptive Card templates that any engine of the language can expand.
/// </summary>
public sealed partial class CardFiles(IReadOnlyDictionary<string, string> files, CardWords words)
{
    /// <summary>The names of the cards: fragments, whose file name starts with _, are not among them.</summary>
    public IReadOnlyList<string> Cards { get; } = [.. files.Keys.Where(name => !Path.GetFileName(name).StartsWith('_')).Order(StringComparer.Ordinal)];

    /// <summary>The embedded files that <paramref name="wanted"/> picks by name, with / in every name.</summary>
    public static IReadOnlyDictionary<string, string> Embedded(Assembly assembly, Func<string, bool> wanted)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (wanted(name))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                files.Add(name, reader.ReadToEnd());
            }
        }

        return files;
    }

    /// <summary>One card as a plain template in one language.</summary>
    /// <exception cref="CardFileException">A fragment or word is missing, or a fragment includes itself.</exception>
    public JsonNode Template(string card, Language language)
    {
        var root = Compose(card, card, "", []);
        var template = Speak(root, card, "", words[language])!;
        Fallbacks.Add(template);
        return template;
    }

    private JsonNode Compose(string card, string file, string place, IReadOnlyList<string> inside)
    {
        if (inside.Contains(file))
        {
            throw new CardFileException(card, place, $"{file} includes itself");
        }

        if (!files.TryGetValue(file, out var content))
        {
            throw new CardFileException(card, place, $"there is no file {file}");
        }

        try
        {
            return Include(JsonNode.Parse(content)!, card, place, [.. inside, file])!;
        }
        catch (JsonException problem)
        {
            throw new CardFileException(file, problem.Path ?? "", $"this is not JSON: {problem.Message}");
        }
    }

    private JsonNode? Include(JsonNode? node, string card, string place, IReadOnlyList<string> inside)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select((row, i) => Include(row, card, $"{place}[{i}]", inside))]);
            case JsonObject thing when thing.ContainsKey("$include"):
                var fragment = Compose(card, (string)thing["$include"]!, place, inside);
                foreach (var (name, value) in thing.Where(property => property.Key != "$include"))
                {
                    var target = fragment as JsonObject ?? throw new CardFileException(card, place, "only a fragment that is an object can be given more properties");
                    target[name] = Include(value, card, Under(place, name), inside);
                }

                return fragment;
            case JsonObject thing:
                return new JsonObject(thing.Select(property => KeyValuePair.Create(property.Key, Include(property.Value, card, Under(place, property.Key), inside))));
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode? Speak(JsonNode? node, string card, string place, IReadOnlyDictionary<string, string> words)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select((row, i) => Speak(row, card, $"{place}[{i}]", words))]);
            case JsonObject thing:
                return new JsonObject(thing.Select(property => KeyValuePair.Create(property.Key, Speak(property.Value, card, Under(place, property.Key), words))));
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Word().Replace((string)value!, found => words.TryGetValue(found.Groups[1].Value, out var word)
                    ? word
                    : throw new CardFileException(card, place, $"there is no word {found.Groups[1].Value}"));
            default:
                return node?.DeepClone();
        }
    }

    private static string Under(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    [GeneratedRegex(@"\$\{\s*w\.([A-Za-z0-9_]+)\s*\}")]
    private static partial Regex Word();
}
