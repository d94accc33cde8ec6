using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>What the desks show, and what each costs in calls of Graph.</summary>
public sealed class DeskPageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task My_desk_says_what_waits_first_and_then_where_everything_is()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var returned = (await scene.PutAsync(p => p.Complete().With("programName", "退回的").ReturnedByUnit())).Value.Id;
        var draft = (await scene.PutAsync(p => p.Complete().With("programName", "草稿"))).Value.Id;
        var sent = (await scene.PutAsync(p => p.Complete().With("programName", "已提交的").Submitted())).Value.Id;
        using var owner = new TabClient(scene, Scene.Owner, "en");
        var parts = (await owner.GetAsync("/mine"))["parts"]!.AsArray();
        Assert.Equal([("waiting", returned), ("drafts", draft), ("sent", sent)], parts.Select(p => ((string)p!["key"]!, (string)p["lines"]!.AsArray().Single()!["id"]!)));
        Assert.Equal(("退回的", $"/tabs/proposals/{returned}", false), ((string)parts[0]!["lines"]![0]!["title"]!, (string)parts[0]!["lines"]![0]!["to"]!, (bool)parts[0]!["lines"]![0]!["overdue"]!));

        using var dean = new TabClient(scene, Scene.Dean);
        var waiting = (await dean.GetAsync("/mine"))["parts"]!.AsArray().Single()!["lines"]!.AsArray().Single()!;
        Assert.Equal((sent, "endorsement/open"), ((string)waiting["id"]!, (string)waiting["act"]!["verb"]!));

        using var nobody = new TabClient(scene, Scene.Stranger);
        var empty = await nobody.GetAsync("/mine");
        Assert.Equal((0, "proposals/start"), (empty["parts"]!.AsArray().Count, (string)empty["empty"]!["actions"]![0]!["verb"]!));
    }

    [Theory]
    [InlineData("zh-CN", "SharePoint 一次最多查找 5,000 项")]
    [InlineData("en", "SharePoint looks through 5,000 items at a time")]
    public async Task Where_SharePoint_finds_too_much_to_list_the_tab_says_what_to_do(string language, string sentence)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.SettleAsync();
        using var owner = new TabClient(scene, Scene.Owner, language);
        using var office = new TabClient(scene, Scene.Office, language);
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/sites/*/lists/*/items", "422", "GET", Error: "notSupported"));
        foreach (var (who, path) in new[] { (owner, "/mine"), (office, $"/rounds/{A.Round().Id}/board"), (office, $"/rounds/{A.Round().Id}/board/file") })
        {
            var (status, text) = await who.AskAsync("GET", path);
            Assert.Equal((path, 422, "too-many-together"), (path, status, (string?)JsonNode.Parse(text)!["problems"]![0]!["code"]));
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        }

        Assert.Contains(sentence, (string)(await owner.ActAsync("proposals/mine", []))["said"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_SharePoint_finds_too_much_to_list_the_chat_says_what_to_do()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.SettleAsync();
        scene.Tenant.GetRequiredService<FaultRules>().Add(new("/v1.0/sites/*/lists/*/items", "422", "GET", Error: "notSupported"));
        await scene.SayAsync(Scene.Owner, "我的申报");
        await scene.SettleAsync();
        Assert.Contains("SharePoint 一次最多查找 5,000 项", (string)scene.Chat(Scene.Owner.ObjectId)[^1].Activity["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    public async Task A_desk_costs_the_same_however_much_there_is(int proposals)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (proposal, assignment) = ("", "");
        for (var i = 0; i < proposals; i++)
        {
            proposal = (await scene.PutAsync(p => p.Complete())).Value.Id;
            await scene.PutAsync(p => p.Complete().Submitted());
            var given = await scene.PutAsync(p => p.Complete().UnderReview());
            assignment = (await scene.PutAsync(given.Value, 1, card: false)).Value.Id;
        }

        foreach (var (who, path, most) in new[]
        {
            (Scene.Owner, "/mine", 2), (Scene.Dean, "/mine", 3), (Scene.Office, "/mine", 2), (Scene.Experts[0], "/mine", 3),
            (Scene.Owner, "/me", 0), (Scene.Owner, $"/proposals/{proposal}", 1), (Scene.Experts[0], "/reviews", 1), (Scene.Experts[0], $"/reviews/{assignment}", 3),
        })
        {
            using var tab = new TabClient(scene, who);
            await tab.GetAsync(path);
            await scene.SettleAsync();
            scene.Log.Clear();
            await tab.GetAsync(path);
            await scene.SettleAsync();
            var calls = scene.Log.Entries;
            output.WriteLine($"{who.UserPrincipalName} {path}: {calls.Count} calls of Graph");
            Assert.Equal(Enumerable.Repeat("GET", most), calls.Select(c => c.Method));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task My_desk_costs_three_calls_however_many_units_a_person_reviews_for(int units)
    {
        var usual = Scene.Usual;
        await using var scene = await Scene.OpenAsync(null, usual with { Units = [.. usual.Units.Select((unit, n) => n < units ? unit with { Reviewers = [new(Scene.Dean.ObjectId)] } : unit)] }, [A.Round()]);
        foreach (var unit in usual.Units.Take(units)) await scene.PutAsync(p => p.In(unit).Complete().Submitted());
        using var tab = new TabClient(scene, Scene.Dean);
        Assert.Equal(units, (await tab.GetAsync("/mine"))["parts"]!.AsArray().Single(p => (string)p!["key"]! == "waiting")!["lines"]!.AsArray().Count);
        await scene.SettleAsync();
        scene.Log.Clear();
        await tab.GetAsync("/mine");
        await scene.SettleAsync();
        var calls = scene.Log.Entries.Where(c => !c.InBatch).ToList();
        foreach (var call in scene.Log.Entries) output.WriteLine($"{call.Method} {call.Kind} {call.Query} {call.InBatch}");
        Assert.Equal(3, calls.Count);
    }

    [Fact]
    public async Task The_page_holds_the_whole_form_as_it_is_stored_and_saves_what_was_changed_only()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var page = await tab.GetAsync($"/proposals/{id}");
        var stored = (await scene.Proposals.FindAsync(id, default))!.Value;
        AssertShows(page, stored);

        // One field of one section, with its print; a row by its cell.
        var section = page["sections"]!.AsArray().First(s => (string)s!["key"]! == "basics")!;
        var save = section["save"]!["data"]!.DeepClone().AsObject();
        save["seen"] = ((string)save["seen"]!).Split(' ').Single(p => p.StartsWith("programName=", StringComparison.Ordinal));
        (save["programName"], save["want"]) = ("只改名称", "page");
        var after = await tab.ActAsync("proposals/save", save);
        AssertShows(after["page"]!.AsObject(), (await scene.Proposals.FindAsync(id, default))!.Value);
        Assert.Equal(stored.Answers.With("programName", "只改名称"), (await scene.Proposals.FindAsync(id, default))!.Value.Answers);

        var table = page["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).First(f => (string)f!["key"]! == "courses")!;
        var row = table["rows"]![1]!;
        var rowSave = table["rowSave"]!["data"]!.DeepClone().AsObject();
        (rowSave["row"], rowSave["name"], rowSave["seen"], rowSave["then"]) = ((string)row["id"]!, "另一门课", ((string)row["seen"]!).Split(' ').Single(p => p.StartsWith("name=", StringComparison.Ordinal)), "section");
        await tab.ActAsync("proposals/row-save", rowSave);
        var rows = (await scene.Proposals.FindAsync(id, default))!.Value.Answers.Rows("courses");
        Assert.Equal(stored.Answers.Rows("courses").Select(r => r.Id == (string)row["id"]! ? r.With("name", "另一门课") : r), rows);
    }

    [Fact]
    public async Task A_fresh_section_begins_on_the_page_with_what_the_card_begins_with()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        // Past midnight in China, the day before by the wire's clock.
        scene.Clock.Move(new DateTimeOffset(2025, 6, 16, 0, 30, 0, TimeSpan.FromHours(8)) - scene.Clock.GetUtcNow());
        var id = (await scene.PutAsync(p => p)).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var field = FieldIn(await tab.GetAsync($"/proposals/{id}"), "basics", "applyDate");
        var card = (await tab.ActAsync("proposals/section", new() { ["proposalId"] = id, ["section"] = "basics" }))["card"]!.ToJsonString();
        Assert.Equal(("2025-06-16", null), ((string?)field["begins"], (string?)field["value"]));
        Assert.Matches("\"id\":\"applyDate\"[^{}]*\"value\":\"2025-06-16\"|\"value\":\"2025-06-16\"[^{}]*\"id\":\"applyDate\"", card);

        // Once somebody has begun it, neither offers anything.
        await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "海洋数据素养", ["want"] = "page" });
        Assert.Null(FieldIn(await tab.GetAsync($"/proposals/{id}"), "basics", "applyDate")["begins"]);
        Assert.DoesNotContain("2025-06-16", (await tab.ActAsync("proposals/section", new() { ["proposalId"] = id, ["section"] = "basics" }))["card"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_for_exceptions_look_unfinished_only_when_a_rule_wants_one()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var (lawful, exceptional) = ((await scene.PutAsync(p => p.Complete())).Value.Id, (await scene.PutAsync(p => p.Complete().With("buildEnd", "2029-06-30"))).Value.Id);
        using var tab = new TabClient(scene, Scene.Owner);
        var none = SectionOf(await tab.GetAsync($"/proposals/{lawful}"), "justifications");
        Assert.Equal(("optional", "没有需要说明的例外，这里不用填。"), ((string)none["state"]!, (string?)none["note"]));
        var wanted = SectionOf(await tab.GetAsync($"/proposals/{exceptional}"), "justifications");
        Assert.Equal(("problem", "待改 1"), ((string)wanted["state"]!, (string?)wanted["note"]));
    }

    [Fact]
    public async Task What_is_said_on_a_page_speaks_of_the_page_and_not_of_a_card()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var refused = await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = new string('长', 70_000) });
        var handedIn = await tab.ActAsync("proposals/submit", new() { ["proposalId"] = id });
        foreach (var said in new[] { (string)refused["said"]!, (string)handedIn["said"]! })
        {
            Assert.Contains("。", said, StringComparison.Ordinal);
            Assert.DoesNotContain("卡片", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_meter_says_the_credits_once()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var meter = (await tab.GetAsync($"/proposals/{id}"))["meter"]!;
        Assert.Equal((15m, "5 门课程（核心 5 门）"), ((decimal)meter["total"]!, (string)meter["said"]!));
    }

    [Fact]
    public async Task A_text_that_came_second_waits_on_the_page_and_is_settled_there()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var seen = (string)(await tab.GetAsync($"/proposals/{id}"))["sections"]!.AsArray().First(s => (string)s!["key"]! == "need")!["save"]!["data"]!["seen"]!;
        await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "卡片先存的" });
        var page = (await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "need", ["introduction"] = "页面后存的", ["seen"] = seen.Split(' ').Single(p => p.StartsWith("introduction=", StringComparison.Ordinal)), ["want"] = "page" }))["page"]!;
        var conflict = page["conflicts"]!.AsArray().Single()!;
        Assert.Equal(
            ("页面后存的", "卡片先存的", Scene.Owner.DisplayName, "introduction", "need"),
            ((string)conflict["mine"]!, (string)conflict["theirs"]!, (string?)conflict["who"], (string)conflict["input"]!, (string)conflict["section"]!));
        var settle = conflict["settle"]!["data"]!.DeepClone().AsObject();
        (settle["use"], settle["introduction"], settle["want"]) = ("merged", "合成的", "page");
        page = (await tab.ActAsync("proposals/settle", settle))["page"]!;
        Assert.Empty(page["conflicts"]!.AsArray());
        Assert.Equal("合成的", (await scene.Proposals.FindAsync(id, default))!.Value.Answers["introduction"]);
    }

    [Fact]
    public async Task A_point_of_a_return_is_answered_without_emptying_the_others()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Submitted().Noted(("need", "请补充数据"), ("", "整体再校一遍")).ReturnedNow("见各条"))).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        var returned = (await tab.GetAsync($"/proposals/{id}"))["returned"]!;
        var points = returned["points"]!.AsArray();
        Assert.Equal(2, points.Count);
        foreach (var (point, text) in points.Zip(["第一条改了", "第二条改了"]))
        {
            var save = (await tab.GetAsync($"/proposals/{id}"))["returned"]!["save"]!["data"]!.DeepClone().AsObject();
            (save[(string)point!["answerInput"]!], save[(string)point["doneInput"]!], save["want"]) = (text, "true", "page");
            await tab.ActAsync("checklist/save", save);
        }

        Assert.Equal([(true, "第一条改了"), (true, "第二条改了")], (await scene.Proposals.FindAsync(id, default))!.Value.Returns[^1].Points.Select(p => (p.Done, p.Answer)));
    }

    [Fact]
    public async Task A_review_is_kept_and_given_on_its_page()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(A.Day - scene.Clock.GetUtcNow());
        var proposal = await scene.PutAsync(p => p.Complete().UnderReview());
        var id = (await scene.PutAsync(proposal.Value, 1)).Value.Id;
        using var tab = new TabClient(scene, Scene.Experts[0]);
        var page = await tab.GetAsync($"/reviews/{id}");
        Assert.True((bool)page["assignment"]!["mayScore"]!);
        Assert.Equal(proposal.Value.Answers["introduction"], FieldOf(page["proposal"]!, "introduction"));
        var data = page["rubric"]!["save"]!["data"]!.DeepClone().AsObject();
        foreach (var item in page["rubric"]!["items"]!.AsArray()) data[$"grade_{item!["key"]}"] = "B";
        data["want"] = "page";
        var kept = await tab.ActAsync("review/keep", data.DeepClone().AsObject());
        Assert.All(kept["page"]!["rubric"]!["items"]!.AsArray(), i => Assert.Equal("B", (string)i!["grade"]!));
        Assert.Empty(kept["page"]!["rubric"]!["problems"]!.AsArray());

        // What is missing is said beside it, and nothing is lost.
        var refused = await tab.ActAsync("review/submit", data.DeepClone().AsObject());
        Assert.Equal(("bad", 2), ((string)refused["tone"]!, refused["page"]!["rubric"]!["problems"]!.AsArray().Count));
        (data["conclusion"], data["comment"]) = ("Recommend", A.Scorecard().Comment);
        var given = await tab.ActAsync("review/submit", data);
        Assert.Equal(("good", true), ((string)given["tone"]!, (bool)given["page"]!["assignment"]!["given"]!));
        Assert.True((await scene.Assignments.FindAsync(id, default))!.Value.IsGiven);
        await scene.SettleAsync();
        await Truth.CardAsync(scene, A.Expert(1).Id.Value, new(Domain.Notifications.MatterKind.Assignment, id));
        var queue = await tab.GetAsync("/reviews");
        Assert.Equal((1, 1), ((int)queue["done"]!, (int)queue["total"]!));
    }

    [Fact]
    public async Task A_file_that_a_verb_offers_is_fetched_once_by_who_asked_for_it()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        using var other = new TabClient(scene, Scene.OtherOwner);
        var file = (await tab.ActAsync("word/export", new() { ["proposalId"] = id }))["file"]!;
        Assert.EndsWith(".docx", (string)file["name"]!, StringComparison.Ordinal);
        var path = ((string)file["contentUrl"]!)["/tabs/api".Length..];
        Assert.Equal(404, (await other.AskAsync("GET", path)).Status);
        using (var given = await tab.RawAsync((string)file["contentUrl"]!))
        {
            Assert.Equal("attachment", given.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("PK"u8.ToArray(), (await given.Content.ReadAsByteArrayAsync())[..2]);
        }

        Assert.Equal(404, (await tab.AskAsync("GET", path)).Status);
    }

    internal static void AssertShows(JsonObject page, Proposal stored)
    {
        Assert.Equal((stored.Id, stored.Revision), ((string)page["id"]!, (int)page["version"]!));
        foreach (var field in page["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()))
        {
            var key = (string)field!["key"]!;
            if ((string)field["kind"]! != "table") Assert.Equal(stored.Answers[key], (string?)field["value"] ?? "");
            else Assert.Equal(stored.Answers.Rows(key), field["rows"]!.AsArray().Select(r => new Row((string)r!["id"]!, r["cells"]!.AsObject().Select(c => KeyValuePair.Create(c.Key, (string)c.Value!)))));
        }
    }

    private static JsonNode SectionOf(JsonNode page, string key) => page["sections"]!.AsArray().Single(s => (string)s!["key"]! == key)!;

    private static JsonNode FieldIn(JsonNode page, string section, string key) => SectionOf(page, section)["fields"]!.AsArray().Single(f => (string)f!["key"]! == key)!;

    internal static string? FieldOf(JsonNode page, string key) => (string?)page["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).First(f => (string)f!["key"]! == key)!["value"];
}
