using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Backups;
using MicroMajor.TeamsApp.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The command that takes one person out of the lists, against a tenant in which that person did much.</summary>
public sealed class EraseJourneyTests
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // An owner with drafts, a dean who endorsed, an expert who gave a review.
    private static readonly SeedPerson[] s_leaving = [Scene.Owner, Scene.Dean, Scene.Experts[0]];

    [Fact]
    public async Task After_it_no_row_holds_the_id_and_the_name_stands_only_where_it_is_said_to_be_kept()
    {
        await using var scene = await RoundAsync();
        foreach (var person in s_leaving)
        {
            var (code, said) = await EraseAsync(scene, person, "--yes");
            Assert.Equal(0, code);
            Assert.StartsWith("已做：", said, StringComparison.Ordinal);
            Assert.Contains("- People：删除 1 行", said, StringComparison.Ordinal);
            Assert.Contains("- Notices：删除 ", said, StringComparison.Ordinal);
        }

        var rows = await RowsAsync(scene);
        foreach (var person in s_leaving)
        {
            Assert.DoesNotContain(rows, r => r.Text.Contains(person.ObjectId, StringComparison.OrdinalIgnoreCase));
            Assert.All(rows.Where(r => r.Text.Contains(person.DisplayName, StringComparison.Ordinal)), r => Assert.Equal("Proposals", r.List));
        }

        Assert.Contains(rows, r => r.List == "Audit" && r.Text.Contains("离职教师", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_submitted_and_decided_stays_and_the_round_still_agrees_with_itself()
    {
        await using var scene = await RoundAsync();
        Assert.Contains("没有发现问题。", await CheckAsync(scene), StringComparison.Ordinal);
        Assert.StartsWith("0 ✓ 没有发现问题", await VerifyAsync(scene), StringComparison.Ordinal);
        var before = (await scene.Proposals.FindAsync("WZY-2025-0003", default))!.Value;
        foreach (var person in s_leaving) await EraseAsync(scene, person, "--yes");

        var after = (await scene.Proposals.FindAsync(before.Id, default))!.Value;
        Assert.Equal(before.Answers, after.Answers);
        Assert.Equal((before.State, before.UnitOpinion, before.Submissions), (after.State, after.UnitOpinion, after.Submissions));
        Assert.Equal("离职教师", after.OwnerName);
        var reviews = await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(before.Id), default);
        Assert.Equal(new[] { "离职教师", A.Expert(2).Name, A.Expert(3).Name }.Order(StringComparer.Ordinal), reviews.Select(r => r.Value.ExpertName).Order(StringComparer.Ordinal));

        await scene.StartAgainAsync();
        Assert.Contains("没有发现问题。", await CheckAsync(scene), StringComparison.Ordinal);
        // The whole site still fits together; only the review that nobody is left to give is pointed out.
        var verified = (await VerifyAsync(scene)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(before.Id + " 的评审还没有提交", Assert.Single(verified), StringComparison.Ordinal);
        Assert.StartsWith("0 ! Assignments #", verified[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_others_fill_in_goes_on_and_one_that_nobody_saw_goes()
    {
        await using var scene = await RoundAsync();
        await EraseAsync(scene, Scene.Owner, "--as", "前任教师", "--yes");
        Assert.Null(await scene.Proposals.FindAsync("WZY-2025-0001", default));
        var shared = (await scene.Proposals.FindAsync("WZY-2025-0002", default))!.Value;
        Assert.Equal("前任教师", shared.OwnerName);
        Assert.Equal([Scene.OtherOwner.ObjectId], shared.Editors.Select(e => e.Id.Value));
        var others = (await scene.Proposals.FindAsync("WZY-2025-0004", default))!.Value;
        Assert.Equal(Scene.OtherOwner.ObjectId, others.Owner.Value);
        Assert.Empty(others.Editors);
        Assert.Equal("前任教师", others.Answers["lead.name"].ToString());
    }

    [Fact]
    public async Task Without_yes_it_says_what_would_be_done_and_changes_nothing()
    {
        await using var scene = await RoundAsync();
        var before = await RowsAsync(scene);
        var (code, said) = await EraseAsync(scene, Scene.Owner);
        Assert.Equal(0, code);
        Assert.StartsWith("以下是会做的，现在什么都没有改", said, StringComparison.Ordinal);
        Assert.Contains("- Proposals：删除 1 行", said, StringComparison.Ordinal);
        Assert.Contains("! Proposals：1 份已提交的申报书里有此人姓名", said, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(scene));
        Assert.StartsWith("This is what would be done", (await EraseAsync(scene, Scene.Owner, "--lang", "en")).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, Death.Before)]
    [InlineData(20, Death.After)]
    [InlineData(28, Death.Before)]
    public async Task Killed_anywhere_it_is_finished_by_the_next_run(int call, Death death)
    {
        await using var scene = await RoundAsync();
        var cut = new KillSwitch();
        cut.Set(call, death);
        await Assert.ThrowsAnyAsync<Exception>(() => EraseCommand.RunAsync([Scene.Owner.ObjectId, "--yes"], TextWriter.Null, scene.Arranged(cut)));
        var (code, _) = await EraseAsync(scene, Scene.Owner, "--yes");
        Assert.Equal(0, code);
        var rows = await RowsAsync(scene);
        Assert.DoesNotContain(rows, r => r.Text.Contains(Scene.Owner.ObjectId, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows.Where(r => r.Text.Contains(Scene.Owner.DisplayName, StringComparison.Ordinal)), r => Assert.Equal("Proposals", r.List));
        Assert.StartsWith("列表里没有这个人的任何内容。", (await EraseAsync(scene, Scene.Owner, "--yes")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_line_of_the_log_names_whom_it_was_about_or_what_they_wrote_whether_it_ends_or_breaks_off()
    {
        var log = Scene.Listen();
        await using var scene = await RoundAsync();
        log.All.Clear();
        var cut = new KillSwitch();
        cut.Set(20, Death.Before);
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => EraseCommand.RunAsync([Scene.Owner.ObjectId, "--yes"], TextWriter.Null, scene.Arranged(cut)));
        foreach (var person in s_leaving)
        {
            await EraseCommand.RunAsync([person.ObjectId], TextWriter.Null, scene.Arranged(new()));
            await EraseCommand.RunAsync([person.ObjectId, "--yes"], TextWriter.Null, scene.Arranged(new()));
            // Whom nothing is known of any more speaks again; the rest goes on.
            await scene.SayAsync(person, "我的任务");
        }

        await scene.SayAsync(Scene.Office, "工作台");
        await scene.SettleAsync();
        string[] secrets = [.. s_leaving.SelectMany(p => (string[])[p.ObjectId, p.DisplayName, p.UserPrincipalName, p.UserPrincipalName.Split('@')[0] + "@"]), "没有人看过的草稿", "一起填的草稿", "别人的草稿", "同意推荐", "离职教师"];
        Assert.All(log.All.Append($"{broken}"), line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(log.All);
    }

    [Fact]
    public async Task Nothing_of_anybody_else_is_touched_and_a_stranger_is_in_no_list()
    {
        await using var scene = await RoundAsync();
        var before = await RowsAsync(scene);
        var (code, said) = await EraseAsync(scene, new("99999999-0000-4000-8000-000000000099", "无此人", "此人", "无", "nobody@contoso.example"), "--yes");
        Assert.Equal(0, code);
        Assert.StartsWith("列表里没有这个人的任何内容。", said, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(scene));
    }

    [Theory]
    [InlineData("")]
    [InlineData("陆远")]
    [InlineData("owner@contoso.example")]
    public async Task Who_is_not_named_by_an_object_id_is_nobody(string person)
    {
        await using var output = new StringWriter();
        Assert.Equal(2, await EraseCommand.RunAsync(person.Length == 0 ? [] : [person], output));
        Assert.StartsWith("用法：", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Scene> RoundAsync()
    {
        var scene = await Scene.OpenAsync(A.Round());
        var editor = new Editor(new(Scene.OtherOwner.ObjectId), Scene.OtherOwner.DisplayName, []);
        await scene.PutAsync(p => p.With("programName", "没有人看过的草稿"));
        var shared = await scene.PutAsync(p => p.With("programName", "一起填的草稿"));
        await scene.Proposals.SaveAsync(shared.With(shared.Value with { Editors = [editor] }), default);
        var submitted = await scene.PutAsync(p => p.Complete().With("lead.name", Scene.Owner.DisplayName));
        await scene.ForgeAsync(Scene.Owner, "proposals/submit", new() { ["proposalId"] = submitted.Value.Id });
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Dean, "endorsement/endorse", new() { ["proposalId"] = submitted.Value.Id, ["opinion"] = "同意推荐" });
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Office, "screening/accept", new() { ["proposalId"] = submitted.Value.Id });
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Office, "screening/assign", new() { ["proposalId"] = submitted.Value.Id, ["experts"] = string.Join(',', Scene.Experts.Take(3).Select(e => e.ObjectId)) });
        await scene.SettleAsync();
        var others = await scene.PutAsync(p => p.With("programName", "别人的草稿").With("lead.name", Scene.Owner.DisplayName));
        await scene.Proposals.SaveAsync(others.With(others.Value with
        {
            Owner = new(Scene.OtherOwner.ObjectId),
            OwnerName = Scene.OtherOwner.DisplayName,
            Editors = [new(new(Scene.Owner.ObjectId), Scene.Owner.DisplayName, [])],
        }), default);
        foreach (var person in s_leaving) await scene.SayAsync(person, "我的任务");
        await scene.SettleAsync();
        return scene;
    }

    private static async Task<string> CheckAsync(Scene scene) =>
        (await scene.ForgeAsync(Scene.Office, "audit/check", new() { ["roundId"] = A.Round().Id })).Value!.ToJsonString(s_readable);

    private static async Task<string> VerifyAsync(Scene scene)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await BackupCommand.RunAsync("verify", [], output, scene.Arranged(new()));
        return $"{code} {output}";
    }

    private static async Task<(int Code, string Said)> EraseAsync(Scene scene, SeedPerson person, params string[] more)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await EraseCommand.RunAsync([person.ObjectId, .. more], output, scene.Arranged(new()));
        return (code, output.ToString());
    }

    // Every row of every list, as Graph gives it.
    private static async Task<IReadOnlyList<(string List, string Text)>> RowsAsync(Scene scene)
    {
        var graph = scene.Services.GetRequiredService<GraphServiceClient>();
        var site = await graph.Sites["contoso.sharepoint.example:/sites/MicroMajor"].GetAsync();
        List<(string, string)> rows = [];
        foreach (var list in (await graph.Sites[site!.Id].Lists.GetAsync())!.Value!)
        {
            var items = await graph.Sites[site.Id].Lists[list.Id].Items.GetAsync(r => (r.QueryParameters.Expand, r.QueryParameters.Top) = (["fields"], 500));
            foreach (var item in items!.Value!)
                rows.Add((list.DisplayName!, JsonSerializer.Serialize(item.Fields!.AdditionalData.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"), s_readable)));
        }

        return rows;
    }
}
