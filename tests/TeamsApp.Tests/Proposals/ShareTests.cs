using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Proposals put into chats where others read along: found by who may see them, saying no more than all may know, and to each what is theirs.</summary>
public sealed class ShareTests
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string s_unit = A.Unit().Name;

    [Fact]
    public async Task The_compose_box_finds_what_the_search_of_the_tabs_finds_and_no_reviews()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().With("programName", "智能数据分析").With("lead.name", "欧阳清岚"))).Value.Id;
        var reviewed = await scene.PutAsync(p => p.Complete().With("programName", "智慧养老服务").UnderReview());
        await scene.PutAsync(reviewed.Value, 1, card: false);
        foreach (var asked in new[] { "智能数据", id, "oyql", "ｚｎｓｊ" })
            Assert.Equal([id], Ids(await FindAsync(scene, Scene.Owner, asked)));
        var hit = (await FindAsync(scene, Scene.Owner, "znsj"))["attachments"]!.AsArray().Single()!;
        Assert.Equal(("智能数据分析", $"{id} · {s_unit} · {A.Owner.Name} · 填报中"), ((string?)hit["preview"]!["content"]!["title"], (string?)hit["preview"]!["content"]!["text"]));
        Assert.Equal([reviewed.Value.Id], Ids(await FindAsync(scene, Scene.Office, "zh")));
        foreach (var (who, asked) in new[] { (Scene.Office, id), (Scene.OtherDean, "智慧"), (Scene.Stranger, id), (Scene.Experts[0], "智慧"), (Scene.Experts[0], reviewed.Value.Id) })
        {
            var none = await FindAsync(scene, who, asked);
            Assert.Equal("message", (string?)none["type"]);
            Assert.StartsWith($"没有找到“{asked}”。", (string?)none["text"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_anything_is_typed_the_own_come_first_then_what_was_changed_last_a_page_at_a_time()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var ids = new List<string>();
        for (var n = 0; n < 27; n++)
        {
            var put = await scene.PutAsync(p => p.Complete().With("programName", $"微专业{n}").Submitted());
            ids.Add((await scene.Proposals.SaveAsync(put.With(put.Value with { UpdatedAt = A.Day.AddMinutes(n) }), default)).Value.Value.Id);
        }

        ids.Reverse();
        foreach (var who in new[] { Scene.Owner, Scene.Dean, Scene.Office })
        {
            Assert.Equal(ids[..25], Ids(await FirstAsync(scene, who, 0)));
            Assert.Equal(ids[25..], Ids(await FirstAsync(scene, who, 25)));
            Assert.Equal([], Ids(await FirstAsync(scene, who, 50)));
        }

        Assert.Equal("message", (string?)(await FirstAsync(scene, Scene.Stranger, 0))["type"]);
    }

    public static TheoryData<string, string, string[]> Put => new()
    {
        { "draft", "准备申报", [] },
        { "returned", "已申报，审核评审中", ["退回"] },
        { "recommended", "评审已有结果", ["推荐", "91", "特色"] },
        { "withdrawn", "已撤回", [] },
    };

    [Theory]
    [MemberData(nameof(Put))]
    public async Task What_is_posted_says_name_number_college_and_phase_and_nothing_else(string how, string phase, string[] never)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var put = await scene.PutAsync(p => how == "returned" ? p.Complete().ReturnedByUnit("退回的理由") : p.Complete());
        var next = how switch
        {
            "recommended" => put.Value with { State = ProposalState.Recommended, Submissions = 1, Decision = new(true, "特色鲜明", 91.5m, A.Office.Id, A.Day) },
            "withdrawn" => put.Value with { State = ProposalState.Withdrawn },
            _ => put.Value,
        };
        var id = (await scene.Proposals.SaveAsync(put.With(next), default)).Value.Value.Id;
        var picked = await PickAsync(scene, Scene.Owner, id);
        Assert.Equal([next.Name, $"{id} · {s_unit}", phase], Blocks(picked));
        var linked = (await UnfoldAsync(scene, Scene.Owner, $"https://app.contoso.example/tabs/proposals/{id}?x=1"))["attachments"]!.AsArray().Single()!;
        Assert.Equal(Blocks(picked), Blocks(linked["content"]));
        Assert.Equal("1.3", (string?)linked["content"]!["version"]);
        foreach (var word in never.Append(A.Owner.Name).Append(A.Owner.Id.Value))
            Assert.DoesNotContain(word, picked.ToJsonString(s_readable) + linked.ToJsonString(s_readable), StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString($$"""{"subEntityId":"proposals/{{id}}"}"""), picked.ToJsonString(s_readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_blind_round_what_is_posted_names_no_applicant()
    {
        await using var scene = await Scene.OpenAsync(A.Round() with { Policy = A.Round().Policy with { BlindApplicants = true } });
        var id = (await scene.PutAsync(p => p.Complete().With("lead.name", "欧阳清岚").With("programName", "欧阳清岚工作室数据素养").Submitted())).Value.Id;
        Assert.DoesNotContain("欧阳", (await PickAsync(scene, Scene.Dean, id)).ToJsonString(s_readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_everybody_refreshes_to_what_is_theirs_and_an_outsider_keeps_the_neutral_card()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await PostAsync(scene, Scene.Owner, (await scene.PutAsync(p => p.Complete())).Value.Id);
        foreach (var who in new[] { Scene.Dean, Scene.Office, Scene.Stranger }) Assert.Equal(await SeenAsync(scene, Scene.Stranger, draft), await SeenAsync(scene, who, draft));
        Assert.Equal(["填报中", "请填写各部分，然后提交。", "proposals/open"], await SeenAsync(scene, Scene.Owner, draft));

        var sent = await PostAsync(scene, Scene.Owner, (await scene.PutAsync(p => p.Complete().Submitted())).Value.Id);
        Assert.Equal(["已提交，学院审核中", $"正在等{s_unit}审核。", "proposals/open"], await SeenAsync(scene, Scene.Owner, sent));
        Assert.Equal(["待学院审核", "endorsement/open"], await SeenAsync(scene, Scene.Dean, sent));
        Assert.Equal(["待学院审核", "proposals/read"], await SeenAsync(scene, Scene.Office, sent));
        Assert.Equal(["已申报，审核评审中", "proposals/shared"], await SeenAsync(scene, Scene.OtherDean, sent));

        var reviewed = await scene.PutAsync(p => p.Complete().UnderReview());
        await scene.PutAsync(reviewed.Value, 1, card: false);
        var posted = await PostAsync(scene, Scene.Dean, reviewed.Value.Id);
        Assert.Equal(["待您答复", "review/open"], await SeenAsync(scene, Scene.Experts[0], posted));
        Assert.Equal(["已申报，审核评审中", "proposals/shared"], await SeenAsync(scene, Scene.Experts[1], posted));
    }

    [Fact]
    public async Task Who_asks_by_hand_for_what_is_not_theirs_is_told_the_same_as_of_what_does_not_exist()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Submitted())).Value.Id;
        foreach (var who in new[] { Scene.Stranger, Scene.OtherDean, Scene.OtherOwner, Scene.Experts[0] })
        {
            var answers = new List<string?>();
            foreach (var asked in new[] { id, "WZY-2025-9999", "../x" })
            {
                var pressed = await scene.ForgeAsync(who, "proposals/shared", new() { ["proposalId"] = asked, ["name"] = "猜的", ["phase"] = "decided" });
                answers.Add($"{pressed.Shown} {pressed.Text} {(await PickedAsync(scene, who, asked)).ToJsonString(s_readable)} {(await UnfoldAsync(scene, who, $"https://app.contoso.example/tabs/proposals/{asked}")).ToJsonString(s_readable)}");
            }

            Assert.Single(answers.Distinct());
            Assert.Contains("没有找到这份申报", answers[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forged_refresh_shows_the_forger_their_own_words_and_nothing_of_the_proposal()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var put = (await scene.PutAsync(p => p.Complete().Submitted())).Value;
        foreach (var id in new[] { put.Id, "WZY-2025-9999" })
        {
            var message = scene.Chat(Scene.Stranger.ObjectId)[0];
            var action = new JsonObject { ["verb"] = "proposals/shared", ["data"] = new JsonObject { ["proposalId"] = id, ["name"] = "猜的", ["unit"] = "某院", ["phase"] = "decided" } };
            var forged = await scene.Tenant.GetRequiredService<CardActions>().ExecuteAsync(Scene.Stranger, message, action, null, automatic: true, default);
            Assert.Equal(["猜的", $"{id} · 某院", "评审已有结果"], Blocks(forged.Value));
            action["data"]!["phase"] = "Recommended";
            Assert.Equal("message", (await scene.Tenant.GetRequiredService<CardActions>().ExecuteAsync(Scene.Stranger, message, action, null, automatic: true, default)).Shown);
        }
    }

    [Fact]
    public async Task Links_to_other_pages_and_to_reviews_stay_links()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var reviewed = await scene.PutAsync(p => p.Complete().UnderReview());
        var task = (await scene.PutAsync(reviewed.Value, 1, card: false)).Value.Id;
        foreach (var (who, link) in new[] { (Scene.Owner, "mine"), (Scene.Owner, "proposals"), (Scene.Owner, $"xproposals/{reviewed.Value.Id}"), (Scene.Experts[0], $"review/{task}"), (Scene.Experts[0], $"proposals/{reviewed.Value.Id}") })
            Assert.Equal("""{"type":"result","attachmentLayout":"list","attachments":[],"suggestedActions":{"actions":[{"type":"setCachePolicy","value":"{\"type\":\"no-cache\"}"}]}}""", (await UnfoldAsync(scene, who, $"https://app.contoso.example/tabs/{link}")).ToJsonString(s_readable));
    }

    private static ComposeBox Box(Scene scene) => scene.Tenant.GetRequiredService<ComposeBox>();

    private static string GroupOf(Scene scene) => scene.Tenant.GetRequiredService<ChannelIds>() is var ids ? ids.ConversationOf(ids.GroupsOf(Scene.Owner)[0]) : "";

    private static async Task<JsonNode> FindAsync(Scene scene, SeedPerson who, string asked) =>
        Answer(await Box(scene).QueryAsync(who, "find", [new JsonObject { ["name"] = "q", ["value"] = asked }], 0, 25, "default", GroupOf(scene), default));

    private static async Task<JsonNode> FirstAsync(Scene scene, SeedPerson who, int skip) =>
        Answer(await Box(scene).QueryAsync(who, "find", [new JsonObject { ["name"] = "initialRun", ["value"] = "true" }], skip, 25, "default", GroupOf(scene), default));

    private static async Task<JsonNode> UnfoldAsync(Scene scene, SeedPerson who, string url) => Answer(await Box(scene).LinkAsync(who, url, GroupOf(scene), default));

    private static async Task<JsonNode> PickedAsync(Scene scene, SeedPerson who, string id) => Answer(await Box(scene).PickAsync(who, new JsonObject { ["proposalId"] = id }, GroupOf(scene), default));

    private static async Task<JsonNode> PickAsync(Scene scene, SeedPerson who, string id) => (await PickedAsync(scene, who, id))["attachments"]!.AsArray().Single()!["content"]!;

    private static JsonNode Answer(InvokeOutcome outcome)
    {
        Assert.Null(outcome.Failure);
        return outcome.Body!["composeExtension"]!;
    }

    private static IEnumerable<string?> Ids(JsonNode answer) => answer["attachments"]!.AsArray().Select(a => (string?)a!["preview"]!["content"]!["tap"]!["value"]!["proposalId"]);

    private static IReadOnlyList<string> Blocks(JsonNode? card) => [.. card!["body"]!.AsArray().Where(b => (string?)b!["type"] == "TextBlock").Select(b => ((string)b!["text"]!).Replace("\\", "", StringComparison.Ordinal))];

    // The person puts the card into the group, as their client does.
    private static async Task<string> PostAsync(Scene scene, SeedPerson who, string id)
    {
        using var client = new HttpClient { BaseAddress = scene.TenantAddress };
        using var posted = await client.PostAsJsonAsync($"/_teams/{who.ObjectId}/chats/{Uri.EscapeDataString(GroupOf(scene))}/messages", new JsonObject { ["text"] = "请看这份", ["card"] = new JsonObject { ["contentType"] = ContentTypes.AdaptiveCard, ["content"] = (await PickAsync(scene, who, id)).DeepClone() } });
        posted.EnsureSuccessStatusCode();
        return (string)(await posted.Content.ReadFromJsonAsync<JsonNode>())!["message"]!["id"]!;
    }

    // Where it stands as the person's own client shows it once it has refreshed by itself, and what the first button does.
    private static async Task<IReadOnlyList<string>> SeenAsync(Scene scene, SeedPerson who, string message)
    {
        using var client = new HttpClient { BaseAddress = scene.TenantAddress };
        using var refreshed = await client.PostAsJsonAsync($"/_teams/{who.ObjectId}/messages/{message}/refresh", new { byHand = false });
        refreshed.EnsureSuccessStatusCode();
        var card = scene.Tenant.GetRequiredService<ChatStore>().Message(message, who.ObjectId)!.Card!;
        return [.. Blocks(card).Skip(2).Where(t => !t.StartsWith("这张卡片", StringComparison.Ordinal)).Select(t => t.TrimStart('✎', '…', ' ')), (string)CardText.Actions(card).First()["verb"]!];
    }
}
