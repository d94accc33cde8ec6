using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Cards.Templating;

namespace MicroMajor.TeamsApp.Tests.Cards;

/// <summary>Our templating engine alone, on any JSON.</summary>
internal static class Engine
{
    private static readonly Dictionary<string, string> NoWords = [];

    public static JsonNode? Expand(JsonNode template, JsonNode data)
    {
        var program = CardCompiler.Compile("t.card.json", JsonSerializer.SerializeToElement(template), ViewShape.Unknown, NoWords);
        using var document = JsonDocument.Parse(data.ToJsonString());
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, CardCompiler.Writing))
        {
            program.Run(new Scope(document.RootElement, Value.Of(document.RootElement), -1), writer);
        }

        return JsonNode.Parse(bytes.WrittenSpan);
    }

    /// <summary>The same, or null when the template or a value is refused.</summary>
    public static JsonNode? TryExpand(JsonNode template, JsonNode data)
    {
        try
        {
            return Expand(template, data);
        }
        catch (CardFileException)
        {
            return null;
        }
    }
}
