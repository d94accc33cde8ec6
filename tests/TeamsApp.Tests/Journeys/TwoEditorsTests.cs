using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>An owner and a colleague fill in one proposal together, from the invitation to the day when it is taken back.</summary>
public sealed class TwoEditorsTests
{
    private static readonly SeedPerson Fang = Scene.OtherOwner;

    [Fact]
    public async Task Two_people_fill_in_one_proposal_and_no_word_of_either_is_lost()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" });
        var id = draft.Value.Id;

        // The owner asks a colleague, who hears of it and has the card.
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "proposals/editors");
        await PressAsync(scene, Scene.Owner, "proposals/invite", new { person = Fang.ObjectId, sections = "need,goals" });
        Assert.Contains(scene.Chat(Fang.ObjectId), m => ((string?)m.Activity["text"])?.Contains("陈思远邀请您一起填写", StringComparison.Ordinal) == true);
        await scene.SayAsync(Fang, "我的任务");
        await scene.SettleAsync();
        Assert.Contains("我参与填报的", CardText.Texts(scene.Chat(Fang.ObjectId)[^1].Card));
        await PressAsync(scene, Fang, "proposals/open", fits: d => (string?)d["proposalId"] == id);

        // Both have the same section before them. Different fields do not disturb each other.
        await PressAsync(scene, Fang, "proposals/section", fits: Section("need"));
        await PressAsync(scene, Scene.Owner, "proposals/open");
        await PressAsync(scene, Scene.Owner, "proposals/section", fits: Section("need"));
        await SaveAsync(scene, Fang, "difference", "方若水写的差异");
        await SaveAsync(scene, Scene.Owner, "introduction", "陈思远写的介绍");
        var answers = (await scene.Proposals.FindAsync(id, default))!.Value.Answers;
        Assert.Equal(("陈思远写的介绍", "方若水写的差异"), (answers["introduction"], answers["difference"]));

        // The same field: who comes second sees both texts.
        await SaveAsync(scene, Fang, "introduction", "方若水也写了介绍");
        Assert.Equal("陈思远写的介绍", (await scene.Proposals.FindAsync(id, default))!.Value.Answers["introduction"]);
        var both = string.Join('\n', CardText.Texts(Latest(scene, Fang)));
        Assert.Contains("陈思远写的介绍", both, StringComparison.Ordinal);
        Assert.Contains("· 陈思远", both, StringComparison.Ordinal);
        Assert.Contains("方若水也写了介绍", both, StringComparison.Ordinal);

        // They close it, come back by the home card, and make one text of the two.
        await PressAsync(scene, Fang, "proposals/section", fits: Section("need"));
        await PressAsync(scene, Fang, "proposals/conflict");
        await PressAsync(scene, Fang, "proposals/settle", new { introduction = "两人的介绍" }, d => (string?)d["use"] == "merged");
        var merged = (await scene.Proposals.FindAsync(id, default))!.Value;
        Assert.Equal(("两人的介绍", 0, "方若水"), (merged.Answers["introduction"], merged.Aside.Count, merged.UpdatedBy));

        // The owner sees who wrote what, and takes the invitation back while the colleague has no form open.
        await PressAsync(scene, Fang, "proposals/save", fits: d => (string?)d["then"] == "home");
        await PressAsync(scene, Scene.Owner, "proposals/save", fits: d => (string?)d["then"] == "home");
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "proposals/history");
        Assert.Contains(CardText.Texts(Latest(scene, Scene.Owner)), t => t.EndsWith("· 方若水", StringComparison.Ordinal));
        await PressAsync(scene, Scene.Owner, "proposals/open");
        await PressAsync(scene, Scene.Owner, "proposals/more");
        await PressAsync(scene, Scene.Owner, "proposals/editors");
        await PressAsync(scene, Scene.Owner, "proposals/uninvite", new { editor = Fang.ObjectId });
        Assert.Contains(scene.Chat(Fang.ObjectId).SelectMany(m => CardText.Texts(m.BaseCard)), t => t.Contains("已不需要您参与填写", StringComparison.Ordinal));
        var refused = await scene.ForgeAsync(Fang, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "还想写" });
        Assert.Equal("message", refused.Shown);
        var left = (await scene.Proposals.FindAsync(id, default))!.Value;
        Assert.Equal("两人的介绍", left.Answers["introduction"]);
        Assert.Equal([new Editor(new(Fang.ObjectId), Fang.DisplayName, ["need", "goals"]) { HasWritten = true, Left = true }], left.Editors);
        Assert.Empty(await scene.Invitations.OfPersonAsync(new(Fang.ObjectId), default));
    }

    [Fact]
    public async Task A_conflict_costs_one_read_one_write_and_a_look_at_the_versions()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        var seen = await SeenAsync(scene, id);
        await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "先写的", ["seen"] = seen });
        await scene.SettleAsync();
        scene.Log.Clear();
        var answer = await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "后写的", ["seen"] = seen });
        await scene.SettleAsync();
        Assert.Equal("card", answer.Shown);
        Assert.Equal(["GET", "PATCH", "GET"], scene.Log.Entries.Select(e => e.Method));
        Assert.EndsWith("/versions", scene.Log.Entries[^1].Path, StringComparison.Ordinal);
        Assert.Contains("$top=", Uri.UnescapeDataString(scene.Log.Entries[^1].Query).Replace("%24", "$", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expert_who_helps_to_fill_it_in_is_refused_as_its_reviewer()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var shared = A.Proposal().Complete().Build().Invite(A.Expert(1).Id, A.Expert(1).Name, [], FormDefinitions.Current, A.Owner, A.Day).Value.Editors;
        var ready = await scene.PutAsync(p => p.Complete().ReadyForReview().Change(x => x with { Editors = shared }), new CardDue(Audience.Office, new(MatterKind.Screening, "")) { Key = "screening" });
        var answer = await scene.ForgeAsync(Scene.Office, "screening/assign", new()
        {
            ["proposalId"] = ready.Value.Id,
            ["experts"] = string.Join(',', Enumerable.Range(1, 3).Select(n => A.Expert(n).Id.Value)),
        });
        await scene.SettleAsync();
        Assert.Contains("参与过这份申报的填写", $"{answer.Text}{answer.Value?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}", StringComparison.Ordinal);
        Assert.Equal(ProposalState.ReadyForReview, (await scene.Proposals.FindAsync(ready.Value.Id, default))!.Value.State);
    }

    private static bool Stay(JsonObject data) => (string?)data["then"] is "stay";

    private static Func<JsonObject, bool> Section(string key) => data => (string?)data["section"] == key;

    // With every input of the card as it stands, as a client sends them.
    private static Task SaveAsync(Scene scene, SeedPerson who, string field, string text)
    {
        var card = scene.Chat(who.ObjectId).Reverse().First(m => CardText.Actions(m.Card).Any(a => (string?)a["verb"] == "proposals/save" && Stay(CardText.Data(a)))).Card;
        var inputs = Inputs(card).ToDictionary(i => (string)i["id"]!, i => i["value"]?.ToString() ?? "");
        inputs[field] = text;
        return PressAsync(scene, who, "proposals/save", inputs, Stay);
    }

    private static async Task PressAsync(Scene scene, SeedPerson who, string verb, object? inputs = null, Func<JsonObject, bool>? fits = null)
    {
        var answer = await scene.PressAsync(who, verb, inputs, fits);
        Assert.True(answer.Shown == "card", $"{verb}: {answer.Shown} {answer.Text}");
        await scene.SettleAsync();
    }

    // What the person has before them: the newest message that carries a card on a proposal.
    private static JsonObject? Latest(Scene scene, SeedPerson who) =>
        scene.Chat(who.ObjectId).Reverse().First(m => CardText.Actions(m.Card).Any(a => CardText.Data(a).ContainsKey("proposalId"))).Card;

    private static async Task<string> SeenAsync(Scene scene, string id)
    {
        var opened = await scene.ForgeAsync(Scene.Owner, "proposals/section", new() { ["proposalId"] = id, ["section"] = "need" });
        await scene.SettleAsync();
        return Inputs(opened.Value).First(i => (string?)i["id"] == "seen")["value"]!.GetValue<string>();
    }

    private static IEnumerable<JsonObject> Inputs(JsonNode? card) => card switch
    {
        JsonObject o => (((string?)(o["type"] as JsonValue))?.StartsWith("Input.", StringComparison.Ordinal) == true ? [o] : Enumerable.Empty<JsonObject>()).Concat(o.SelectMany(p => Inputs(p.Value))),
        JsonArray a => a.SelectMany(Inputs),
        _ => [],
    };
}
