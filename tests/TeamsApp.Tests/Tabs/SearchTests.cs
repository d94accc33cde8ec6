using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.TeamsApp.Tests.Journeys;

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

    private static async Task<string> FindAsync(Scene scene, SeedPerson who, string asked)
    {
        using var tab = new TabClient(scene, who);
        return string.Join(',', (await tab.GetAsync($"/search?q={Uri.EscapeDataString(asked)}"))["lines"]!.AsArray().Select(l => (string)l!["id"]!));
    }
}
