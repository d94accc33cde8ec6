using System.Text.Json;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>Everybody finds what they may see, by what they remember of it, and nothing else.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task The_owner_finds_their_proposal_by_name_number_lead_unit_text_and_initials()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete().With("programName", "智能数据分析").With("lead.name", "欧阳清岚").With("introduction", "面向低空经济的一段介绍"))).Value.Id;
        var other = (await scene.PutAsync(p => p.Complete().With("programName", "智慧养老服务"))).Value.Id;
        foreach (var (asked, found) in new[]
        {
            ("智能数据", new[] { id }), (id, [id]), (id.ToLowerInvariant(), [id]), ("欧阳", [id]), ("oyql", [id]), ("ZNSJ", [id]), ("ｚｎｓｊ", [id]), ("低空经济", [id]), ("智 介绍", [id]), ("zhyl", [other]), ("没有这样的", []), ("", []),
        })
            Assert.Equal((asked, string.Join(',', found)), (asked, await FindAsync(scene, Scene.Owner, asked)));

        Assert.Equal(new[] { id, other }.Order(), (await FindAsync(scene, Scene.Owner, A.Unit().Name)).Split(',').Order());
        // What is saved is found at once, by its new name.
        using var tab = new TabClient(scene, Scene.Owner);
        await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "碳管理" });
        Assert.Equal((id, ""), (await FindAsync(scene, Scene.Owner, "tgl"), await FindAsync(scene, Scene.Owner, "znsjfx")));
    }

    [Fact]
    public async Task Colleges_and_the_office_find_what_was_handed_in_experts_their_own_strangers_nothing()
    {
        await using var scene = await Scene.OpenAsync(A.Round() with { Policy = A.Round().Policy with { BlindApplicants = true } });
        var draft = (await scene.PutAsync(p => p.Complete().With("programName", "智能草稿"))).Value.Id;
        var sent = (await scene.PutAsync(p => p.Complete().With("programName", "智能已交").Submitted())).Value.Id;
        var reviewed = await scene.PutAsync(p => p.Complete().With("programName", "智能在评").UnderReview());
        var task = (await scene.PutAsync(reviewed.Value, 1, card: false)).Value.Id;
        foreach (var who in new[] { Scene.Dean, Scene.Office })
            foreach (var asked in new[] { "智能", "zn", A.Owner.Name })
                Assert.Equal(new[] { sent, reviewed.Value.Id }.Order(), (await FindAsync(scene, who, asked)).Split(',').Order());
        Assert.Equal("", await FindAsync(scene, Scene.Office, draft));
        Assert.Equal(("", ""), (await FindAsync(scene, Scene.OtherDean, "智能"), await FindAsync(scene, Scene.Stranger, reviewed.Value.Id)));
        Assert.Equal((task, task, ""), (await FindAsync(scene, Scene.Experts[0], "智能"), await FindAsync(scene, Scene.Experts[0], reviewed.Value.Id), await FindAsync(scene, Scene.Experts[0], A.Owner.Name)));
        Assert.Equal("", await FindAsync(scene, Scene.Experts[1], "智能"));
    }

    [Fact]
    public async Task What_was_handed_in_is_found_in_every_round_by_its_lead_too_and_by_its_new_name_once_that_is_saved()
    {
        await using var scene = await Scene.OpenAsync(s_rounds);
        var old = await scene.PutAsync(p => p.In(s_rounds[^1]).Complete().With("programName", "低空经济运营").With("lead.name", "欧阳清岚").Submitted());
        var other = (await scene.PutAsync(p => p.In(s_rounds[0]).Complete().With("programName", "智慧养老服务").With("lead.name", "欧阳清岚").Submitted())).Value.Id;
        foreach (var who in new[] { Scene.Dean, Scene.Office })
        {
            Assert.Equal((old.Value.Id, old.Value.Id), (await FindAsync(scene, who, "经济运"), await FindAsync(scene, who, "dkjj")));
            foreach (var asked in new[] { "清岚", "oyql", $"欧阳 {A.Unit().Name}" }) Assert.Equal(new[] { old.Value.Id, other }.Order(), (await FindAsync(scene, who, asked)).Split(',').Order());
        }

        Assert.True((await scene.Services.GetRequiredService<IProposals>().SaveAsync(old.With(old.Value with { Answers = old.Value.Answers.With("programName", "碳管理"), UpdatedAt = A.Day.AddMinutes(1) }), default)).IsDone);
        foreach (var who in new[] { Scene.Dean, Scene.Office }) Assert.Equal((old.Value.Id, ""), (await FindAsync(scene, who, "tgl", until: ids => ids.Length > 0), await FindAsync(scene, who, "dkjj")));
        Assert.Equal(("", ""), (await FindAsync(scene, Scene.OtherDean, "欧阳"), await FindAsync(scene, Scene.Stranger, "欧阳")));
    }

    [Fact]
    public async Task In_the_compose_box_nothing_is_said_to_be_missing_while_some_of_it_is_still_being_read()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        using var unfinished = new UnfinishedTurns(new(TimeProvider.System, Random.Shared));
        var shelf = ActivatorUtilities.CreateInstance<SearchShelf>(scene.Services, new UnansweredBoard(), unfinished);
        var room = ActivatorUtilities.CreateInstance<ShareRoom>(scene.Services, ActivatorUtilities.CreateInstance<ProposalSearch>(scene.Services, shelf)).AddTo(new Room());
        foreach (var (who, words) in new[] { (Scene.Office, "较早的批次还在查"), (Scene.Owner, "没有找到“低空”") })
        {
            var user = new TeamsUser(Demo.Cast.Of(1, 1).Tenant.TenantId, who.ObjectId, who.DisplayName, "");
            var turn = new Turn(user, Whole.ComposeSearch, JsonSerializer.SerializeToElement(new { }), Language.Zh, new(user.TenantId, user.ObjectId, "", "", "", ""), "1") { Text = "低空" };
            Assert.Contains(words, Assert.IsType<Reply.Say>(await room.For(Whole.ComposeSearch)!(turn, default)).Text, StringComparison.Ordinal);
        }
    }

    private sealed class UnansweredBoard : IProposalBoard
    {
        public Task<BoardPage> PageAsync(BoardQuery query, CancellationToken ct) => new TaskCompletionSource<BoardPage>().Task;
    }

    [Fact]
    public async Task Words_within_what_was_written_are_found_a_stretch_at_a_time_by_who_may_read_it()
    {
        await using var scene = await Scene.OpenAsync(s_rounds);
        var newest = (await scene.PutAsync(p => p.In(s_rounds[0]).Complete().With("programName", "甲").With("introduction", "说到潮汐发电，再说别的").Submitted())).Value.Id;
        var oldest = (await scene.PutAsync(p => p.In(s_rounds[^1]).Complete().With("programName", "乙").With("introduction", $"{new string('长', 300)}潮汐\n发电").Submitted())).Value.Id;
        await scene.PutAsync(p => p.In(s_rounds[0]).Complete().With("programName", "丙").With("introduction", "潮汐发电的草稿"));
        foreach (var who in new[] { Scene.Dean, Scene.Office })
        {
            using var tab = new TabClient(scene, who);
            Assert.True((bool)(await tab.GetAsync("/search?q=wzy"))["hasTexts"]!);
            var first = await tab.GetAsync($"/search/texts?q={Uri.EscapeDataString("潮汐 发电")}");
            var line = Assert.Single(first["lines"]!.AsArray())!;
            Assert.Equal((newest, 1, "微专业介绍 · 说到潮汐发电，再说别的", s_rounds[3].Name.Zh), ((string)line["id"]!, (int)first["looked"]!, (string)line["meta"]![0]!, (string)first["round"]!));
            var rest = await tab.GetAsync($"/search/texts?q={Uri.EscapeDataString("潮汐 发电")}&after={Uri.EscapeDataString((string)first["next"]!)}");
            line = Assert.Single(rest["lines"]!.AsArray())!;
            Assert.Equal((oldest, null), ((string)line["id"]!, (string?)rest["next"]));
            Assert.Equal($"微专业介绍 · …{new string('长', 16)}潮汐 发电", (string)line["meta"]![0]!);
            Assert.Equal(newest, (string)(await tab.GetAsync($"/search/texts?q={Uri.EscapeDataString($"潮汐 {A.Unit().Name}")}"))["lines"]![0]!["id"]!);
            // What no stretch ended with begins at the beginning.
            foreach (var after in new[] { "", "x", "99~", "-1~", "0~'; drop", "1" })
                Assert.Equal(newest, (string)(await tab.GetAsync($"/search/texts?q={Uri.EscapeDataString("潮汐")}&after={Uri.EscapeDataString(after)}"))["lines"]![0]!["id"]!);
        }

        foreach (var who in new[] { Scene.Owner, Scene.OtherDean, Scene.Stranger, Scene.Experts[0] })
        {
            using var tab = new TabClient(scene, who);
            Assert.Empty((await tab.GetAsync($"/search/texts?q={Uri.EscapeDataString("潮汐")}"))["lines"]!.AsArray());
        }
    }

    // The newest first; more than a stretch of texts goes through.
    private static readonly Round[] s_rounds = [.. Enumerable.Range(0, 5).Select(i => A.Round($"{2025 - i}-spring") with { Name = new($"{2025 - i}年“微专业”申报", $"Micro-majors {2025 - i}"), OpensAt = A.Round().OpensAt.AddYears(-i) })];

    // When all could be looked through; until that is so it is asked again, as the page does.
    private static async Task<string> FindAsync(Scene scene, SeedPerson who, string asked, Func<string, bool>? until = null)
    {
        using var tab = new TabClient(scene, who);
        for (var tries = 0; ; tries++)
        {
            var found = await tab.GetAsync($"/search?q={Uri.EscapeDataString(asked)}");
            var ids = string.Join(',', found["lines"]!.AsArray().Select(l => (string)l!["id"]!));
            if ((!(bool)found["isGrowing"]! && (until?.Invoke(ids) ?? true)) || tries == 100) return ids;
            await Task.Delay(100);
        }
    }
}
