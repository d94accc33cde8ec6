using System.Text.Json.Nodes;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Graph;
using MicroMajor.LocalTenant.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>What each verb of Word, of the office's lists, of duties and of editions costs in calls of Graph: how many, of which kind.</summary>
public sealed class VerbCallTests(ITestOutputHelper output)
{
    private readonly Dictionary<string, string> seen = [];

    [Fact]
    public async Task Word_costs_a_read_to_look_and_a_write_to_keep()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete(), Home)).Value.Id;
        var of = new JsonObject { ["proposalId"] = id };
        // The first one pays for what is remembered from then on.
        await scene.PutIntoLibraryAsync(Scene.Owner, "a/x.docx", [1]);
        await scene.Library.ReadAsync("a/x.docx", default);
        await scene.ForgeAsync(Scene.Owner, "word/cancel", of);
        // Who is of the office, and who acts for whom, is remembered too.
        await scene.ForgeAsync(Scene.Owner, "desk/open", []);
        await scene.SettleAsync();
        await CountAsync(scene, "word/export", () => scene.ForgeAsync(Scene.Owner, "word/export", of));
        await CountAsync(scene, "word/copy", () => scene.ConsentAsync(Scene.Owner));
        var copy = scene.OneDriveOf(Scene.Owner)[0].Content;
        var changed = OfficeFiles.Typed(copy, ("enrollmentQuota", "45"), ("positioning", "新"));
        await CountAsync(scene, "a copy is sent", () => scene.SendFileAsync(Scene.Owner, "a.docx", changed));
        await CountAsync(scene, "word/take, nothing ticked", () => scene.PressAsync(Scene.Owner, "word/take", new { pick0 = "false", pick1 = "false" }));
        await scene.SendFileAsync(Scene.Owner, "a.docx", changed);
        await scene.SettleAsync();
        await CountAsync(scene, "word/take", () => scene.PressAsync(Scene.Owner, "word/take", new { pick0 = "true", pick1 = "false" }));
        // The card is in another message again, and that is remembered.
        await scene.ForgeAsync(Scene.Owner, "word/ask", of);
        await CountAsync(scene, "word/ask", () => scene.ForgeAsync(Scene.Owner, "word/ask", of));
        var link = await scene.PutIntoLibraryAsync(Scene.Owner, "a/表.docx", changed);
        await CountAsync(scene, "word/fetch", () => scene.ForgeAsync(Scene.Owner, "word/fetch", new JsonObject { ["proposalId"] = id, ["link"] = link }));
        await CountAsync(scene, "word/compare", () => scene.ForgeAsync(Scene.Owner, "word/compare", of));
        await CountAsync(scene, "word/cancel", () => scene.ForgeAsync(Scene.Owner, "word/cancel", of));
        AssertSeen(new()
        {
            // The list of own drafts, that of invitations, and where the card stood before; the file is kept in one call and not read back.
            ["word/export"] = "1 GET",
            ["word/copy"] = "1 GET",
            ["a copy is sent"] = "3 GET, 1 PATCH, 1 POST, 1 PUT",
            ["word/compare"] = "2 GET",
            ["word/take, nothing ticked"] = "1 DELETE, 2 GET",
            ["word/take"] = "1 DELETE, 2 GET, 1 PATCH",
            ["word/ask"] = "1 GET",
            ["word/fetch"] = "3 GET, 1 PUT",
            ["word/cancel"] = "1 DELETE, 1 GET",
        });
    }

    [Fact]
    public async Task The_offices_lists_cost_what_they_hold_and_a_preview_reads_each_list_once()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        await scene.ForgeAsync(Scene.Office, "imports/open", []);
        await CountAsync(scene, "imports/open", () => scene.ForgeAsync(Scene.Office, "imports/open", []));
        await CountAsync(scene, "imports/form", () => scene.ForgeAsync(Scene.Office, "imports/form", new() { ["list"] = "Majors" }));
        await CountAsync(scene, "imports/preview", () => scene.ForgeAsync(Scene.Office, "imports/preview", new() { ["list"] = "Majors", ["pasted"] = "专业代码\t专业名称\t学院\n120414T\t养老服务管理\t教育科学学院\n080901\t计算机科学与技术\t计算机与软件学院" }));
        var import = CardText.Data(CardText.Actions(scene.Chat(Scene.Office.ObjectId)[0].Card).First(a => (string?)a["verb"] == "imports/apply"));
        await CountAsync(scene, "imports/show", () => scene.ForgeAsync(Scene.Office, "imports/show", import));
        await CountAsync(scene, "imports/reread", () => scene.ForgeAsync(Scene.Office, "imports/reread", new() { ["importId"] = import["importId"]!.DeepClone(), ["list"] = "Units" }));
        await scene.ForgeAsync(Scene.Office, "imports/show", import);
        await CountAsync(scene, "imports/apply", () => scene.PressAsync(Scene.Office, "imports/apply"));
        AssertSeen(new()
        {
            // In it the two rows, the audit line and the trace of the import; a preview is read anew before it is written.
            ["imports/open"] = "1 GET",
            ["imports/form"] = "",
            ["imports/preview"] = "3 GET, 1 POST",
            ["imports/show"] = "4 GET",
            ["imports/reread"] = "2 GET",
            ["imports/apply"] = "8 GET, 1 PATCH, 4 POST",
        });
    }

    [Fact]
    public async Task Duties_cost_a_query_for_each_state_that_counts()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        foreach (var (name, rows) in new[] { ("专业.xlsx", OfficeFiles.Sheet(["专业代码", "专业名称", "学院"], ["120414T", "养老服务管理", "计算机与软件学院"])), ("率.xlsx", OfficeFiles.Sheet(["专业代码", "专业名称", "年度", "去向落实率（%）"], ["120414T", "养老服务管理", "2024", "48.5"])) })
        {
            await scene.SendFileAsync(Scene.Office, name, rows);
            await scene.SettleAsync();
            await scene.PressAsync(Scene.Office, "imports/apply");
            await scene.SettleAsync();
        }

        await scene.ForgeAsync(Scene.Office, "duties/open", []);
        await scene.SettleAsync();
        var of = new JsonObject { ["roundId"] = A.Round().Id, ["unitCode"] = "cs", ["major"] = "120414T", ["direction1"] = "智慧养老", ["host1"] = "cs" };
        await CountAsync(scene, "duties/open", () => scene.ForgeAsync(Scene.Office, "duties/open", of));
        await CountAsync(scene, "duties/remind", () => scene.ForgeAsync(Scene.Office, "duties/remind", of));
        await CountAsync(scene, "duties/form", () => scene.ForgeAsync(Scene.Dean, "duties/form", of));
        await CountAsync(scene, "duties/name", () => scene.ForgeAsync(Scene.Dean, "duties/name", of));
        AssertSeen(new()
        {
            // The round, what was named, and nine states, which go out together. To name or to remind reads them once, not again for the answer.
            ["duties/open"] = "11 GET",
            ["duties/remind"] = "13 GET, 2 PATCH, 2 POST",
            ["duties/form"] = "11 GET",
            ["duties/name"] = "11 GET, 1 PATCH",
        });
    }

    [Fact]
    public async Task A_hand_in_costs_a_query_for_each_state_and_its_files_a_few_calls_each()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        for (var i = 0; i < 3; i++) await scene.PutAsync(p => p.Complete().With("programName", $"微专业{i}").Endorsed());
        var of = new JsonObject { ["roundId"] = A.Round().Id, ["unitCode"] = "cs" };
        await scene.ForgeAsync(Scene.Dean, "packs/open", of);
        await scene.ForgeAsync(Scene.Office, "packs/all", of);
        await CountAsync(scene, "packs/open", () => scene.ForgeAsync(Scene.Dean, "packs/open", of));
        ActionOutcome? asked = null;
        await CountAsync(scene, "packs/ask", async () => asked = await scene.ForgeAsync(Scene.Dean, "packs/ask", of));
        of["seen"] = CardText.Data(CardText.Actions(asked!.Value).First(a => (string?)a["verb"] == "packs/hand-in"))["seen"]!.DeepClone();
        await CountAsync(scene, "packs/hand-in", async () =>
        {
            await scene.ForgeAsync(Scene.Dean, "packs/hand-in", of);
            await scene.SettleAsync();
        });
        await CountAsync(scene, "packs/all", () => scene.ForgeAsync(Scene.Office, "packs/all", of));
        await CountAsync(scene, "packs/remind", () => scene.ForgeAsync(Scene.Office, "packs/remind", of));
        await CountAsync(scene, "packs/allow, refused", () => scene.ForgeAsync(Scene.Office, "packs/allow", of));
        await CountAsync(scene, "packs/return-form", () => scene.ForgeAsync(Scene.Office, "packs/return-form", of));
        (of["number"], of["reason"]) = ("1", "请核对学时");
        await CountAsync(scene, "packs/return", () => scene.ForgeAsync(Scene.Office, "packs/return", of));
        AssertSeen(new()
        {
            // The round, what was handed in, and nine states, which go out together. Before the answer a hand-in costs one write more; in it are here
            // the two files (put, named, read back), five entries of the register, the audit line, and the card and the sentence that follow.
            ["packs/open"] = "11 GET",
            ["packs/ask"] = "11 GET",
            ["packs/hand-in"] = "46 GET, 6 PATCH, 8 POST, 2 PUT",
            ["packs/all"] = "7 GET",
            ["packs/remind"] = "9 GET, 1 PATCH, 2 POST",
            ["packs/allow, refused"] = "11 GET",
            ["packs/return-form"] = "11 GET",
            ["packs/return"] = "24 GET, 2 PATCH, 2 POST",
        });
    }

    [Fact]
    public async Task Editions_cost_a_read_of_their_folder_and_one_save_of_the_round()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Grant("manage");
        var files = NewForm.Files();
        foreach (var file in NewForm.Folder(files).Files) await scene.PutIntoLibraryAsync(Scene.Office, $"表单/{files.Version}/{file.Name}", [.. file.Content!.Value.Span]);
        await scene.ForgeAsync(Scene.Office, "forms/open", []);
        var of = new JsonObject { ["version"] = files.Version, ["digest"] = files.Digest, ["roundId"] = A.Round().Id, ["seen"] = "2025" };
        await CountAsync(scene, "forms/open", () => scene.ForgeAsync(Scene.Office, "forms/open", of));
        await CountAsync(scene, "forms/check", () => scene.ForgeAsync(Scene.Office, "forms/check", of));
        await CountAsync(scene, "forms/choose", () => scene.ForgeAsync(Scene.Office, "forms/choose", of));
        await CountAsync(scene, "forms/enable", () => scene.ForgeAsync(Scene.Office, "forms/enable", of));
        AssertSeen(new()
        {
            // With it go the audit line and the columns of the new fields.
            ["forms/open"] = "3 GET",
            ["forms/check"] = "5 GET",
            ["forms/choose"] = "9 GET",
            ["forms/enable"] = "12 GET, 3 PATCH, 4 POST",
        });
    }

    [Fact]
    public async Task A_round_costs_one_read_of_the_rounds_and_one_write()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var frame = new JsonObject { ["nameZh"] = "2026年微专业申报", ["school"] = "江海师范学院", ["year"] = "2026", ["opensOn"] = "2026-01-05", ["closesOn"] = "2026-02-05" };
        await scene.ForgeAsync(Scene.Office, "rounds/open", []);
        await CountAsync(scene, "rounds/new", () => scene.ForgeAsync(Scene.Office, "rounds/new", []));
        await CountAsync(scene, "rounds/begin", () => scene.ForgeAsync(Scene.Office, "rounds/begin", (JsonObject)frame.DeepClone()));
        frame["roundId"] = "2026-01";
        frame["closesOn"] = "2026-02-12";
        await CountAsync(scene, "rounds/frame", () => scene.ForgeAsync(Scene.Office, "rounds/frame", frame));
        AssertSeen(new()
        {
            // Behind the answers go the audit line and the office's desk, which is drawn from seven states.
            ["rounds/new"] = "1 GET",
            ["rounds/begin"] = "12 GET, 1 PATCH, 3 POST",
            ["rounds/frame"] = "12 GET, 2 PATCH, 1 POST",
        });
    }

    [Fact]
    public async Task A_meeting_costs_its_own_item_and_the_programme_and_publicity_one_save_of_the_round()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        for (var i = 0; i < 3; i++) await scene.PutAsync(p => p.Complete().With("programName", $"微专业{i}").UnderReview());
        var of = new JsonObject { ["roundId"] = A.Round().Id, ["meeting"] = "1", ["n"] = "1", ["for"] = "1" };
        await scene.ForgeAsync(Scene.Office, "meeting/open", of);
        await CountAsync(scene, "meeting/begin", () => scene.ForgeAsync(Scene.Office, "meeting/begin", of));
        await CountAsync(scene, "meeting/open", () => scene.ForgeAsync(Scene.Office, "meeting/open", of));
        (of["keep"], of["present"]) = ("true", A.Expert(1).Id.Value);
        await CountAsync(scene, "meeting/present", () => scene.ForgeAsync(Scene.Office, "meeting/present", of));
        await CountAsync(scene, "meeting/item", () => scene.ForgeAsync(Scene.Office, "meeting/item", of));
        await CountAsync(scene, "meeting/vote", () => scene.ForgeAsync(Scene.Office, "meeting/vote", of));
        await CountAsync(scene, "meeting/minutes", () => scene.ForgeAsync(Scene.Office, "meeting/minutes", of));
        await scene.PutAsync(p => p.Complete().With("programName", "推荐的").Recommended());
        foreach (var p in (await scene.Proposals.ListAsync(ProposalQuery.OfRound(A.Round().Id, ProposalState.UnderReview), default)).Proposals) await scene.Proposals.SaveAsync(p.With(p.Value with { State = ProposalState.NotRecommended }), default);
        var shown = await scene.ForgeAsync(Scene.Office, "results/open", of);
        of["code"] = CardText.Data(CardText.Actions(shown.Value).First(a => (string?)a["verb"] == "publicity/begin"))["code"]!.DeepClone();
        await CountAsync(scene, "publicity/begin", () => scene.ForgeAsync(Scene.Office, "publicity/begin", of));
        var id = (await scene.Proposals.ListAsync(ProposalQuery.OfRound(A.Round().Id, ProposalState.Recommended), default)).Proposals[0].Value.Id;
        (of["programme"], of["text"], of["proposalId"], of["step"], of["date"]) = (id, "内容重复", id, "SubmittedToProvince", "2025-06-20");
        await CountAsync(scene, "publicity/object-form", () => scene.ForgeAsync(Scene.Stranger, "publicity/object-form", of));
        await CountAsync(scene, "publicity/object", () => scene.ForgeAsync(Scene.Stranger, "publicity/object", of));
        (of["verdict"], of["reason"]) = ("rejected", "不属实");
        await CountAsync(scene, "publicity/answer", () => scene.ForgeAsync(Scene.Office, "publicity/answer", of));
        await CountAsync(scene, "milestones/record", () => scene.ForgeAsync(Scene.Office, "milestones/record", of));
        await CountAsync(scene, "milestones/open", () => scene.ForgeAsync(Scene.Owner, "milestones/open", of));
        AssertSeen(new()
        {
            // The agenda is a query for what is under review and one for its reviews; each act is one save of the meeting and its line in the audit.
            ["meeting/begin"] = "4 GET, 2 POST",
            ["meeting/open"] = "2 GET",
            ["meeting/present"] = "3 GET, 1 PATCH, 1 POST",
            ["meeting/item"] = "4 GET",
            ["meeting/vote"] = "5 GET, 1 PATCH, 1 POST",
            ["meeting/minutes"] = "2 GET",
            // In these are the catalogues read anew, the audit line, the office's desk and what is told.
            ["publicity/begin"] = "25 GET, 2 PATCH, 2 POST",
            ["publicity/object-form"] = "1 GET",
            ["publicity/object"] = "12 GET, 2 PATCH, 2 POST, 1 entry",
            ["publicity/answer"] = "12 GET, 2 PATCH, 2 POST, 1 entry",
            ["milestones/record"] = "11 GET, 2 PATCH, 6 POST",
            ["milestones/open"] = "2 GET, 1 PATCH, 1 POST",
        });
    }

    private static CardDue Home { get; } = new(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" };

    [Fact]
    public async Task An_expert_costs_a_read_of_the_task_the_proposal_and_what_else_waits()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var ids = new List<string>();
        for (var n = 0; n < 3; n++) ids.Add((await scene.PutAsync((await scene.PutAsync(p => p.Complete().UnderReview())).Value, 1)).Value.Id);
        var (of, given) = (new JsonObject { ["assignmentId"] = ids[0] }, new JsonObject { ["assignmentId"] = ids[0], ["conclusion"] = "Recommend", ["comment"] = A.Scorecard().Comment });
        foreach (var (item, grade) in A.Scorecard().Grades) given[$"grade_{item}"] = grade;
        await scene.ForgeAsync(Scene.Experts[0], "review/open", of);
        await CountAsync(scene, "review/open", () => scene.ForgeAsync(Scene.Experts[0], "review/open", of));
        await CountAsync(scene, "review/score", () => scene.ForgeAsync(Scene.Experts[0], "review/score", of));
        await CountAsync(scene, "review/keep", () => scene.ForgeAsync(Scene.Experts[0], "review/keep", given));
        // What a step owes to others is counted with the transitions.
        await scene.ForgeAsync(Scene.Experts[0], "review/submit", given);
        await CountAsync(scene, "review/submit, again", () => scene.ForgeAsync(Scene.Experts[0], "review/submit", given));
        await CountAsync(scene, "review/history", () => scene.ForgeAsync(Scene.Experts[0], "review/history", of));
        await CountAsync(scene, "review/next", () => scene.ForgeAsync(Scene.Experts[0], "review/next", of));
        await CountAsync(scene, "review/leave-form", () => scene.ForgeAsync(Scene.Experts[0], "review/leave-form", new() { ["assignmentId"] = ids[1] }));
        await CountAsync(scene, "rubric/open", () => scene.ForgeAsync(Scene.Office, "rubric/open", new() { ["roundId"] = A.Round().Id }));
        await CountAsync(scene, "rubric/save, in use", () => scene.ForgeAsync(Scene.Office, "rubric/save", new() { ["roundId"] = A.Round().Id }));
        AssertSeen(new()
        {
            ["review/open"] = "3 GET",
            ["review/score"] = "3 GET",
            ["review/keep"] = "3 GET, 1 PATCH",
            ["review/submit, again"] = "4 GET",
            ["review/history"] = "2 GET",
            // Two cards change places: where each lies is written anew, and the former one drawn again.
            ["review/next"] = "9 GET, 2 PATCH, 2 POST",
            ["review/leave-form"] = "2 GET",
            ["rubric/open"] = "2 GET",
            ["rubric/save, in use"] = "2 GET",
        });
    }

    [Fact]
    public async Task A_search_from_the_compose_box_reads_what_one_may_see_once_and_a_posted_card_one_proposal()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().Submitted())).Value.Id;
        var box = scene.Tenant.GetRequiredService<ComposeBox>();
        var (pick, of) = (new JsonObject { ["proposalId"] = id }, new JsonObject { ["proposalId"] = id });
        Task FindAsync(SeedPerson who, string asked) => box.QueryAsync(who, "find", [new JsonObject { ["name"] = "q", ["value"] = asked }], 0, 25, "default", null, default);
        await scene.ForgeAsync(Scene.Office, "desk/open", []);
        await CountAsync(scene, "search, owner", () => FindAsync(Scene.Owner, "a"));
        await CountAsync(scene, "search, dean", () => FindAsync(Scene.Dean, "a"));
        await CountAsync(scene, "search, office", () => FindAsync(Scene.Office, "a"));
        await CountAsync(scene, "search, again", async () =>
        {
            foreach (var asked in new[] { "ab", "abc", "数据" }) await FindAsync(Scene.Office, asked);
        });
        await CountAsync(scene, "pick", () => box.PickAsync(Scene.Owner, pick, null, default));
        await CountAsync(scene, "link", () => box.LinkAsync(Scene.Owner, $"https://app.contoso.example/tabs/proposals/{id}", null, default));
        await CountAsync(scene, "proposals/shared", () => scene.ForgeAsync(Scene.Dean, "proposals/shared", of));
        await CountAsync(scene, "proposals/shared, a stranger", () => scene.ForgeAsync(Scene.Stranger, "proposals/shared", of));
        AssertSeen(new()
        {
            // Own and invited, and for the first one of all the experts; for a college and the office a page of the round. What is typed after that costs nothing for half a minute.
            ["search, owner"] = "3 GET",
            ["search, dean"] = "3 GET",
            ["search, office"] = "3 GET",
            ["search, again"] = "",
            ["pick"] = "1 GET",
            ["link"] = "1 GET",
            ["proposals/shared"] = "1 GET",
            // Whether it is assigned to them.
            ["proposals/shared, a stranger"] = "2 GET",
        });
    }

    private async Task CountAsync(Scene scene, string verb, Func<Task> step)
    {
        await scene.SettleAsync();
        scene.Log.Clear();
        await step();
        await scene.SettleAsync();
        var calls = scene.Log.Entries;
        seen[verb] = string.Join(", ", calls.GroupBy(KindOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"));
        output.WriteLine($"{verb}: {seen[verb]}");
        foreach (var call in calls) output.WriteLine($"    {call.Method} {call.Kind} {call.Query}");
        Assert.All(calls.Where(c => c.Method == "GET" && c.Path.EndsWith("/items", StringComparison.OrdinalIgnoreCase) && c.Query.Length > 0), c => Assert.True(c.Status < 400));
    }

    // An entry of the activity feed is one call, and is counted for itself.
    private static string KindOf(GraphLogEntry call) => call.Kind.EndsWith("/sendActivityNotification", StringComparison.Ordinal) ? "entry" : call.Method;

    private void AssertSeen(Dictionary<string, string> expected) => Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), seen.OrderBy(e => e.Key, StringComparer.Ordinal));
}
