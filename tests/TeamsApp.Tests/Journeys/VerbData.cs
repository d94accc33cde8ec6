using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What a card of each verb says, so that what may be done is done: the ids, and what somebody has typed and chosen.</summary>
internal static class VerbData
{
    /// <summary>What waits for the owner and the co-editor, typed at the same time as somebody else's.</summary>
    public const string Aside = "同时写的另一份介绍";

    /// <summary>The data for that proposal; null names what there is not.</summary>
    public static JsonObject Of(string verb, ForgedCardTests.Target? target, string? assignment)
    {
        var data = new JsonObject
        {
            ["proposalId"] = target?.Proposal.Value.Id ?? "none",
            ["assignmentId"] = assignment ?? "none",
            ["roundId"] = target is null ? "none" : A.Round().Id,
            ["round"] = A.Round().Id,
            ["unit"] = "cs",
            ["unitCode"] = "cs",
            ["section"] = "basics",
            ["field"] = "introduction",
            ["at"] = "courses/r1/credits",
            ["introduction"] = "被别人改掉的介绍",
            ["table"] = "courses",
            ["row"] = "r1",
            ["programName"] = "被别人改掉的名称",
            ["name"] = "被别人改掉的课程",
            ["opinion"] = "伪造的意见",
            ["reason"] = "伪造的理由",
            ["advice"] = "伪造的意见",
            ["due"] = "2099-01-01",
            ["experts"] = string.Join(',', Enumerable.Range(1, 6).Select(n => A.Expert(n).Id.Value)),
            ["conclusion"] = "Recommend",
            ["comment"] = $"伪造的评语：{A.Scorecard().Comment}",
            ["why"] = "other",
        };
        foreach (var item in Rubrics.Current.Items) data[$"grade_{item.Key}"] = "A";
        foreach (var (key, value) in Typed(verb, target)) data[key] = value;
        return data;
    }

    private static IEnumerable<(string Key, string Value)> Typed(string verb, ForgedCardTests.Target? target) => verb switch
    {
        "assignments/extend" => [("extendReason", "出差"), ("due", "2025-07-18")],
        "assignments/reopen" => [("reopenReason", "补充评语")],
        "assignments/replace" => [("replaceReason", "无法按时完成")],
        "milestones/record" => [("step", "SubmittedToProvince"), ("date", "2025-06-20")],
        "proposals/invite" => [("person", Scene.Stranger.ObjectId)],
        "proposals/uninvite" => [("editor", Permissions.CoEditor.ObjectId)],
        "proposals/reason-save" => [("wants", "B-03"), ("text", "伪造的例外说明")],
        "proposals/settle" => [("at", "introduction"), ("use", "mine"), ("mine", Print(Aside)), ("seen", Print(target?.Proposal.Value.Answers["introduction"] ?? ""))],
        "proposals/restore" when target is not null => [("version", target.Earlier)],
        "proposals/row-restore" => [("row", "r9")],
        "screening/assign" when target?.Assignment is not null => [("experts", string.Join(',', Enumerable.Range(2, 3).Select(n => A.Expert(n).Id.Value)))],
        "returns/note" or "returns/send" => [("text", "伪造的意见"), ("place", "introduction")],
        "revision/extend" => [("due", "2025-12-01")],
        "checklist/save" when target?.Proposal.Value is { IsReturned: true, Returns: [.., var latest] } && latest.Points is [var point, ..] => [("seen", $"{point.Id}=x"), ($"done_{point.Id}", "true"), ($"answer_{point.Id}", "伪造的回复")],
        _ => [],
    };

    private static string Print(string text) => FormMerge.Seen([FormDefinitions.Current.Field("introduction")!], _ => text);
}
