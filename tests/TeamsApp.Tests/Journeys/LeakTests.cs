using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// A blind round full of what could give people away, and everything that the program answers, sends and hands out: experts learn neither of
/// each other nor who applies, applicants and their college learn nothing of the experts. Every verb that there is is sent; a new one is sent as well.
/// </summary>
public sealed class LeakTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Lead = "欧阳清岚", Member = "祁连雪", Third = "穆知远", Editor = "鲍临川", Phone = "13912345678", Mail = "ouyang.qinglan@contoso.example", Place = "0411-87654321";
    private const string Words = "该校欧阳清岚老师与祁 连 雪共同主持，欧阳教授负责，穆知远、鲍临川协助；联系电话" + Phone + "、" + Place + "，邮箱" + Mail + "。";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SeedPerson s_expert = Scene.Experts[0];

    // What nobody but the office may learn of an expert; each has marks of their own.
    private static IEnumerable<string> MarksOf(int expert) =>
        [A.Expert(expert).Name, A.Expert(expert).Id.Value, $"评语标记{expert}", $"理由标记{expert}", $"8{expert}.37"];

    private static readonly string[] s_applicants = [Lead, "欧阳", Member, Third, Editor, A.Owner.Name, A.Owner.Id.Value, Scene.OtherOwner.ObjectId, Phone, Place, Mail, "ouyang", "祁 连 雪", "lead-account-7731"];

    private readonly Dictionary<string, Stored<Proposal>> proposals = [];
    private readonly List<(string Proposal, string Id, int Expert)> tasks = [];
    private Scene scene = null!;

    public async Task InitializeAsync()
    {
        scene = await Scene.OpenAsync(A.Round() with { Policy = new() { BlindApplicants = true } });
        foreach (var (key, name) in new[] { ("open", "欧阳清岚工作室数据素养"), ("given", "碳管理与绿色发展"), ("over", "智慧养老服务") })
        {
            var ready = await scene.PutAsync(p => Telling(p).With("programName", name).With("lead.name", Lead).ReadyForReview());
            var edited = ready.Value with { Editors = [new(new(Scene.OtherOwner.ObjectId), Editor, [])], UnitOpinion = Words, UpdatedBy = Lead };
            var saved = (await scene.Proposals.SaveAsync(ready.With(edited), default)).Value;
            await scene.ForgeAsync(Scene.Office, "screening/assign", new() { ["proposalId"] = saved.Value.Id, ["experts"] = string.Join(',', Enumerable.Range(1, 6).Select(n => A.Expert(n).Id.Value)) });
            await scene.SettleAsync();
            foreach (var made in await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(saved.Value.Id), default))
                tasks.Add((key, made.Value.Id, Enumerable.Range(1, 6).Single(n => A.Expert(n).Id == made.Value.Expert)));
            proposals[key] = (await scene.Proposals.FindAsync(saved.Value.Id, default))!;
        }

        var round = (await scene.Rounds.FindAsync(A.Round().Id, default))!.Value;
        foreach (var (key, id, n) in tasks)
        {
            var (by, at) = (A.Acting(A.Expert(n)), A.Day);
            var card = A.Scorecard("B", comment: $"评语标记{n}：{A.Scorecard().Comment}");
            Func<Assignment, Assignment>? act = n switch
            {
                1 when key != "open" => a => a.Submit(card, round.Rubric, round, by, at).Value.Submit(card with { Grades = card.Grades.SetItem("need", "A") }, round.Rubric, round, by, at).Value,
                1 => null,
                2 or 3 => a => a.Submit(card, round.Rubric, round, by, at).Value with { Total = 80.37m + n },
                4 => a => a.Decline($"理由标记{n}", by, at).Value,
                5 => a => a.Recuse($"理由标记{n}", by, at).Value,
                _ => a => a.Replace($"理由标记{n}", null, at, A.Office, at).Value,
            };
            if (act is null) continue;
            var stored = (await scene.Assignments.FindAsync(id, default))!;
            Assert.True((await scene.Assignments.SaveAsync(stored.With(act(stored.Value)), default)).IsDone);
            scene.Services.GetRequiredService<TeamsApp.Notifications.DeliveryQueue>().RingAssignment(id);
        }

        await scene.SettleAsync();
        var given = new List<Assignment>();
        foreach (var (_, id, _) in tasks.Where(t => t.Proposal == "over")) given.Add((await scene.Assignments.FindAsync(id, default))!.Value);
        var over = (await scene.Proposals.FindAsync(proposals["over"].Value.Id, default))!;
        var decided = over.Value with { State = ProposalState.Recommended, Decision = new(true, "择优推荐", 85m, A.Office.Id, A.Day) };
        Assert.True((await scene.Proposals.SaveAsync(over.With(decided), default)).IsDone);
        foreach (var key in proposals.Keys.ToList())
            proposals[key] = await scene.OweAsync((await scene.Proposals.FindAsync(proposals[key].Value.Id, default))!,
                new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "o" }, new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "")) { Key = "d" });
    }

    public Task DisposeAsync() => scene.DisposeAsync().AsTask();

    [Fact]
    public async Task No_verb_card_message_or_search_tells_an_expert_of_another_expert_or_who_applies()
    {
        var forbidden = s_applicants.Concat(Enumerable.Range(2, 5).SelectMany(MarksOf)).ToList();
        await SendEverythingAsync(s_expert, forbidden, "review/", "proposals/read");
        // Messages and cards that the office's acts bring about.
        var open = Task("open", 1);
        await scene.ForgeAsync(Scene.Office, "assignments/remind", new() { ["assignmentId"] = open });
        await scene.ForgeAsync(Scene.Office, "assignments/extend", new() { ["assignmentId"] = open, ["due"] = "2025-07-02", ["extendReason"] = "请再看一看" });
        await scene.ForgeAsync(Scene.Office, "assignments/reopen", new() { ["assignmentId"] = Task("given", 1), ["reopenReason"] = "请再看一看" });
        await scene.SettleAsync();
        AssertChat(s_expert, forbidden);
        // The test would pass on cards that show nothing.
        Assert.Contains("共同主持，负责人负责", string.Concat(CardText.Texts((await scene.ForgeAsync(s_expert, "proposals/read", Address("open", open, "1"))).Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_verb_card_message_or_search_tells_an_applicant_or_the_college_of_an_expert()
    {
        var forbidden = Enumerable.Range(1, 6).SelectMany(MarksOf).ToList();
        foreach (var who in new[] { Scene.Owner, Scene.OtherOwner, Scene.Dean }) await SendEverythingAsync(who, forbidden, "proposals/", "endorsement/");
    }

    [Fact]
    public async Task No_page_of_the_tabs_tells_an_expert_of_another_expert_or_who_applies()
    {
        var forbidden = s_applicants.Concat(Enumerable.Range(2, 5).SelectMany(MarksOf)).ToList();
        using var tab = new Tabs.TabClient(scene, s_expert);
        await using var live = await Tabs.LiveEvents.OpenAsync(tab);
        var seen = "";
        foreach (var path in new[] { "/mine", "/reviews" }) AssertNone((await tab.GetAsync(path)).ToJsonString(s_readable), forbidden, path);
        foreach (var (key, id, n) in tasks)
        {
            var (status, text) = await tab.AskAsync("GET", $"/reviews/{id}");
            Assert.Equal(n == 1 ? 200 : 404, status);
            AssertNone(text, forbidden, $"/reviews/{id}");
            seen += text;
            (status, text) = await tab.AskAsync("GET", $"/proposals/{proposals[key].Value.Id}");
            Assert.Equal(200, status);
            AssertNone(text, forbidden, $"/proposals/{key}");
        }

        // What others do is heard only where it is this expert's own.
        foreach (var (_, id, n) in tasks.Where(t => t.Proposal == "open")) await scene.ForgeAsync(s_expert, "review/keep", new() { ["assignmentId"] = id, ["comment"] = $"还在写{n}" });
        foreach (var expert in new[] { 2, 3 }) await scene.ForgeAsync(Scene.Experts[expert - 1], "review/submit", new() { ["assignmentId"] = Task("open", expert), ["comment"] = "改一改" });
        await live.ChangedAsync("assignment", Task("open", 1));
        await scene.SettleAsync();
        Assert.DoesNotContain(live.Rest(), told => tasks.Any(t => t.Expert != 1 && told.Contains($"\"{t.Id}\"", StringComparison.Ordinal)) || told.Contains("proposal", StringComparison.Ordinal));
        // The test would pass on pages that show nothing.
        Assert.Contains("共同主持，负责人负责", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_the_tabs_tells_an_applicant_or_the_college_of_an_expert()
    {
        var forbidden = Enumerable.Range(1, 6).SelectMany(MarksOf).ToList();
        foreach (var who in new[] { Scene.Owner, Scene.OtherOwner, Scene.Dean })
        {
            using var tab = new Tabs.TabClient(scene, who);
            AssertNone((await tab.GetAsync("/mine")).ToJsonString(s_readable), forbidden, "/mine");
            foreach (var proposal in proposals.Values) AssertNone((await tab.GetAsync($"/proposals/{proposal.Value.Id}")).ToJsonString(s_readable), forbidden, $"/proposals/{proposal.Value.Id}");
            foreach (var (_, id, _) in tasks) Assert.Equal(404, (await tab.AskAsync("GET", $"/reviews/{id}")).Status);
        }
    }

    [Fact]
    public async Task The_review_sheet_tells_no_name_in_any_part_of_the_file_nor_in_the_files_name()
    {
        var forbidden = s_applicants.Concat(Enumerable.Range(1, 6).SelectMany(MarksOf)).ToList();
        foreach (var key in proposals.Keys)
        {
            var offered = await scene.ForgeAsync(Scene.Office, "review/sheet", new() { ["proposalId"] = proposals[key].Value.Id });
            await scene.SettleAsync();
            await scene.ConsentAsync(Scene.Office);
            await scene.SettleAsync();
            var (name, bytes) = scene.OneDriveOf(Scene.Office)[^1];
            AssertNone(name, forbidden, "the file's name");
            using var archive = new ZipArchive(new MemoryStream(bytes));
            var said = 0;
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                var text = await reader.ReadToEndAsync();
                AssertNone(text, forbidden, $"{name}/{entry.FullName}");
                // Word cuts texts into runs.
                AssertNone(System.Text.RegularExpressions.Regex.Replace(text, "<[^>]+>", ""), forbidden, $"{name}/{entry.FullName}, read");
                if (text.Contains("负责人", StringComparison.Ordinal)) said++;
            }

            Assert.True(said > 0);
            Assert.NotNull(offered.Shown);

            // Whoever holds the paper asks about it, by its code and with the file.
            var identifier = WordPart(bytes, "docProps/core.xml");
            var code = ContentCode.In(System.Text.RegularExpressions.Regex.Replace(identifier, "<[^>]+>", " "))!;
            await scene.SayAsync(s_expert, $"核对 {code}");
            await scene.SendFileAsync(s_expert, "评审表.docx", bytes);
            await scene.SettleAsync();
            Assert.Contains(scene.Chat(s_expert.ObjectId).SelectMany(m => CardText.Texts(m.Card)), t => t.Contains("这是现行的一份", StringComparison.Ordinal));
            AssertChat(s_expert, forbidden.Except(MarksOf(1)).ToList());
        }
    }

    // Every verb with every proposal and with what would lead it on, every typed command, every search; then whatever lies in the chat.
    private async Task SendEverythingAsync(SeedPerson who, IReadOnlyList<string> forbidden, params string[] own)
    {
        foreach (var (_, id, _) in tasks.Where(t => t.Expert == 1)) kept[id] = (await scene.Assignments.FindAsync(id, default))!;
        var room = scene.Services.GetRequiredService<Room>();
        var (sent, shown) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var verb in room.Verbs)
        {
            var isOwn = own.Any(o => verb.StartsWith(o, StringComparison.Ordinal));
            foreach (var key in proposals.Keys)
                foreach (var task in tasks.Where(t => t.Proposal == key && (isOwn && who == s_expert ? t.Expert is 1 or 2 or 4 : t.Expert == 2)))
                    foreach (var variant in isOwn && who == s_expert && task.Expert == 1 ? Variants(verb) : [new()])
                    {
                        var data = Address(key, task.Id);
                        foreach (var (name, value) in variant) data[name] = value?.DeepClone();
                        var (answer, wasCard) = await AnswerAsync(room, who, verb, data);
                        AssertNone(answer, forbidden, $"{verb} by {who.DisplayName} {data.ToJsonString(s_readable)}");
                        if (wasCard) shown.Add(verb);
                        sent++;
                        await RestoreAsync();
                    }
        }

        foreach (var phrase in room.Phrases) await scene.SayAsync(who, phrase);
        // What is typed may be said back: nothing is typed that nobody may learn.
        foreach (var text in new[] { "谁在评审", "评语", "我的评审", "负责人是谁" }) await scene.SayAsync(who, text);
        foreach (var dataset in room.Datasets)
        {
            var found = await scene.Tenant.GetRequiredService<Dialogs>().SearchAsync(who, scene.Chat(who.ObjectId)[0], dataset, "数", 0, 15, Address("open", Task("open", 1)), default);
            AssertNone(found.Body?.ToJsonString(s_readable) ?? "", forbidden, $"search {dataset}");
        }

        await scene.SettleAsync();
        AssertChat(who, forbidden);
        output.WriteLine($"{who.DisplayName}: {sent} cards sent by {room.Verbs.Count} verbs, {shown.Count} verbs answered with a card; {room.Phrases.Count} phrases, {room.Datasets.Count} searches");
        // Every verb of the person's own got in; one that is refused throughout is not covered by the data above.
        Assert.Equal([], room.Verbs.Where(v => own[0] == "review/" && v.StartsWith("review/", StringComparison.Ordinal) && v is not ("review/sheet" or "review/record") && !shown.Contains(v)));
    }

    private static IEnumerable<JsonObject> Variants(string verb)
    {
        yield return [];
        foreach (var then in new[] { "read", "next", "back" }) yield return new() { ["then"] = then };
        if (verb is "proposals/read")
            for (var page = 0; page < 8; page++) yield return new() { ["page"] = $"{page}" };
        if (!verb.StartsWith("review/", StringComparison.Ordinal)) yield break;
        yield return new() { ["comment"] = "同意" };
        foreach (var why in new[] { "decline", "abstain", "self", "relatives", "interest", "other", "?" }) yield return new() { ["why"] = why, ["reason"] = "" };
    }

    private async Task<(string Answer, bool Card)> AnswerAsync(Room room, SeedPerson who, string verb, JsonObject data)
    {
        if (room.Dialogs.Contains(verb))
        {
            data["verb"] = verb;
            data["fieldKey"] = "introduction";
            var body = (await scene.Tenant.GetRequiredService<Dialogs>().TaskAsync(who, verb.EndsWith("open", StringComparison.Ordinal) ? "task/fetch" : "task/submit", data, null, "default", default)).Body;
            return (body?.ToJsonString(s_readable) ?? "", body is not null);
        }

        var outcome = await scene.ForgeAsync(who, verb, data);
        Assert.NotEqual(EdgeWords.Failed(Language.Zh), outcome.Text);
        return ($"{outcome.Text} {outcome.Value?.ToJsonString(s_readable)}", outcome.Shown == "card");
    }

    private JsonObject Address(string proposal, string task, string page = "0")
    {
        var data = new JsonObject
        {
            ["proposalId"] = proposals[proposal].Value.Id,
            ["assignmentId"] = task,
            ["roundId"] = A.Round().Id,
            ["round"] = A.Round().Id,
            ["unit"] = "cs",
            ["unitCode"] = "cs",
            ["section"] = "team",
            ["field"] = "introduction",
            ["at"] = "courses/r1/teacher",
            ["table"] = "team",
            ["row"] = "r1",
            ["reason"] = "说明",
            ["opinion"] = "说明",
            ["why"] = "other",
            ["conclusion"] = "Recommend",
            ["comment"] = A.Scorecard().Comment,
            ["page"] = page,
        };
        foreach (var item in Rubrics.Current.Items) data[$"grade_{item.Key}"] = "A";
        return data;
    }

    // What a verb changed is put back: the next one meets what the first one met.
    private async Task RestoreAsync()
    {
        foreach (var key in proposals.Keys.ToList())
            while (await scene.Proposals.FindAsync(proposals[key].Value.Id, default) is { } now && now.Version != proposals[key].Version)
            {
                await scene.SettleAsync();
                if (await scene.Proposals.SaveAsync(now.With(proposals[key].Value with { Owed = [] }), default) is { IsDone: true } saved) proposals[key] = saved.Value;
            }

        foreach (var (_, id, _) in tasks.Where(t => t.Expert == 1))
            while (await scene.Assignments.FindAsync(id, default) is { } now && now.Version != kept[id].Version)
            {
                await scene.SettleAsync();
                if (await scene.Assignments.SaveAsync(now.With(kept[id].Value with { Owed = [] }), default) is { IsDone: true } saved) kept[id] = saved.Value;
            }
    }

    private readonly Dictionary<string, Stored<Assignment>> kept = [];

    private string Task(string proposal, int expert) => tasks.Single(t => t.Proposal == proposal && t.Expert == expert).Id;

    private void AssertChat(SeedPerson who, IReadOnlyList<string> forbidden)
    {
        foreach (var message in scene.Chat(who.ObjectId))
        {
            AssertNone(message.Activity.ToJsonString(s_readable), forbidden, "a message in the chat");
            AssertNone(message.View?.ToJsonString(s_readable) ?? "", forbidden, "a card in the chat");
        }
    }

    // The reader's own id is theirs to know.
    private static void AssertNone(string text, IReadOnlyList<string> forbidden, string where)
    {
        var found = forbidden.FirstOrDefault(f => text.Contains(f, StringComparison.OrdinalIgnoreCase));
        if (found is null) return;
        var at = text.IndexOf(found, StringComparison.OrdinalIgnoreCase);
        Assert.Fail($"“{found}” in {where}: …{text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 120)]}…");
    }

    private static string WordPart(byte[] bytes, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    // Names in every text, every cell, and where nobody would look.
    private static ProposalBuilder Telling(ProposalBuilder builder)
    {
        var form = FormDefinitions.Current;
        var telling = builder.Complete();
        foreach (var field in form.Fields.Where(f => f.Type == FieldType.LongText)) telling = telling.With(field.Key, $"{Words}{CompleteForm.Answers[field.Key]}");
        foreach (var field in form.Fields.Where(f => f.Type == FieldType.Text && f.Key != "programName")) telling = telling.With(field.Key, CompleteForm.Answers[field.Key] is { Length: > 0 } text && f(field) ? text : $"{Lead}{Member}");
        telling = telling.With("lead.phone", Phone).With("lead.name.person", "lead-account-7731").With("lead.post", $"系主任{Lead}");
        var team = CompleteForm.Answers.Rows("team").Select((r, i) => r.With("name", i == 0 ? Lead : i == 1 ? Member : i == 2 ? Third : r["name"]).With("name.person", $"lead-account-7731-{i}").With("taught", Words).With("field", $"{Member}的方向")).ToList();
        return telling
            .WithRows("team", [.. team.Select(r => (IReadOnlyDictionary<string, string>)r.Cells)])
            .WithRows("courses", [.. CompleteForm.Answers.Rows("courses").Select(r => (IReadOnlyDictionary<string, string>)r.With("note", Words).With("assessment", $"由{Third}考核").Cells)])
            .WithRows("justifications", new Dictionary<string, string> { ["rule"] = "B-03", ["text"] = Words })
            .With("buildEnd", "2029-08-31");

        static bool f(FormField field) => field.Key is "lead.title" or "lead.name";
    }
}
