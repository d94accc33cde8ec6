using System.Text.Json;
using System.Text.Json.Serialization;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Checks;

/// <summary>A round's policy as JSON, with the names that it has in the Rounds list. Members that are left out have the notice's values.</summary>
internal static class PolicyFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The policy, or what is wrong with the file.</summary>
    public static (RoundPolicy? Policy, IReadOnlyList<Flaw> Flaws) Read(JsonElement json)
    {
        var flaws = new List<Flaw>();
        if (new Members(flaws).Of(json, "") is { } given)
            foreach (var name in given.Keys.Where(k => PolicyBook.Find(k) is null)) flaws.Add(new(name, "没有这项申报要求；可用的名称见 docs/rules.md。", "is no member of a policy; docs/rules.md lists them."));
        if (flaws.Count > 0) return (null, flaws);
        try
        {
            var policy = json.Deserialize<RoundPolicy>(s_options)!;
            var problems = PolicyBook.Problems(policy);
            return problems.Count == 0 ? (policy, [])
                : (null, [.. problems.Select(p => new Flaw(p.Facts["member"], ProblemWords.Shipped.Plain(p, Language.Zh), ProblemWords.Shipped.Plain(p, Language.En)))]);
        }
        catch (JsonException e)
        {
            return (null, [new(e.Path is { Length: > 2 } path ? path[2..] : "", "类型不对。", "is of the wrong type.")]);
        }
    }
}
