using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>The version of a policy and its rubric as a code: a ranking says by which it was made, and whoever changed a figure afterwards has another.</summary>
public static class PolicyCode
{
    /// <summary>The code. A member that the product learns later, and that nobody set, changes nothing.</summary>
    public static string Of(RoundPolicy policy, Rubric rubric)
    {
        var (own, shipped) = (new JsonObject(), (JsonObject)JsonSerializer.SerializeToNode(new RoundPolicy(), Embedded.Strict)!);
        foreach (var (key, value) in (JsonObject)JsonSerializer.SerializeToNode(policy, Embedded.Strict)!)
            if (!JsonNode.DeepEquals(value, shipped[key])) own[key] = value?.DeepClone();
        return ContentCode.Of(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["policy"] = own, ["rubric"] = JsonSerializer.SerializeToNode(rubric, Embedded.Strict) }, Embedded.Strict));
    }
}
