using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Tests.Cards;

public static class AssertJson
{
    /// <summary>Deep equality, with both texts in the message.</summary>
    public static void Equal(JsonNode? expected, JsonNode? actual, string about = "") =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{about}\nexpected {expected?.ToJsonString() ?? "null"}\nactual   {actual?.ToJsonString() ?? "null"}");
}
