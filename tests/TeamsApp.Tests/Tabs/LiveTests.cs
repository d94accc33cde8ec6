using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>What is saved anywhere is heard in the open tabs of those who may see it, and of nobody else.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task A_save_by_a_card_is_heard_in_the_tab_and_one_by_the_tab_changes_the_card_in_the_chat()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" })).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        await using var live = await LiveEvents.OpenAsync(tab);
        Assert.Equal("hello", (await live.NextAsync()).Event);

        await scene.ForgeAsync(Scene.Owner, "proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "卡片上的名称", ["then"] = "home" });
        await live.ChangedAsync("proposal", id);
        Assert.Equal("卡片上的名称", (string?)(await tab.GetAsync($"/proposals/{id}"))["title"]);

        var answer = await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "页面上的名称", ["want"] = "page" });
        Assert.Equal(("页面上的名称", "good"), ((string?)answer["page"]!["title"], (string?)answer["tone"]));
        Assert.Null(answer["card"]);
        await live.ChangedAsync("proposal", id);
        await scene.SettleAsync();
        await Truth.CardAsync(scene, A.Owner.Id.Value, new(MatterKind.Proposal, id));
    }

    [Fact]
    public async Task Who_may_not_see_it_hears_nothing_and_who_was_taken_off_hears_it_once_more()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var draft = await scene.PutAsync(p => p.Complete());
        var id = draft.Value.Id;
        using var stranger = new TabClient(scene, Scene.Stranger);
        using var office = new TabClient(scene, Scene.Office);
        using var editor = new TabClient(scene, Scene.OtherOwner);
        using var owner = new TabClient(scene, Scene.Owner);
        await using var heardByStranger = await LiveEvents.OpenAsync(stranger);
        await using var heardByOffice = await LiveEvents.OpenAsync(office);
        await using var heardByEditor = await LiveEvents.OpenAsync(editor);
        foreach (var live in new[] { heardByStranger, heardByOffice, heardByEditor }) Assert.Equal("hello", (await live.NextAsync()).Event);

        await owner.ActAsync("proposals/invite", new() { ["proposalId"] = id, ["person"] = Scene.OtherOwner.ObjectId, ["sections"] = "need" });
        await heardByEditor.ChangedAsync("proposal", id);
        await scene.SettleAsync();
        heardByEditor.Rest();
        await owner.ActAsync("proposals/uninvite", new() { ["proposalId"] = id, ["editor"] = Scene.OtherOwner.ObjectId });
        await heardByEditor.ChangedAsync("proposal", id);
        await scene.SettleAsync();

        // A draft is nobody's business yet, not even the office's.
        Assert.Empty(heardByStranger.Rest());
        Assert.Empty(heardByOffice.Rest());
        Assert.Equal(404, (await editor.AskAsync("GET", $"/proposals/{id}")).Status);
    }

    [Fact]
    public async Task An_expert_hears_of_what_they_review_and_the_office_that_somebody_has_begun()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var proposal = await scene.PutAsync(p => p.Complete().UnderReview());
        var assignment = (await scene.PutAsync(proposal.Value, 1)).Value.Id;
        using var expert = new TabClient(scene, Scene.Experts[0]);
        using var another = new TabClient(scene, Scene.Experts[1]);
        using var office = new TabClient(scene, Scene.Office);
        await expert.GetAsync($"/reviews/{assignment}");
        await using var heardByExpert = await LiveEvents.OpenAsync(expert);
        await using var heardByAnother = await LiveEvents.OpenAsync(another);
        await using var heardByOffice = await LiveEvents.OpenAsync(office);
        foreach (var live in new[] { heardByExpert, heardByAnother, heardByOffice }) Assert.Equal("hello", (await live.NextAsync()).Event);

        await scene.ForgeAsync(Scene.Office, "screening/assign", new() { ["proposalId"] = proposal.Value.Id, ["experts"] = $"{A.Expert(3).Id.Value},{A.Expert(4).Id.Value}" });
        await heardByExpert.ChangedAsync("proposal", proposal.Value.Id);
        Assert.Empty(heardByAnother.Rest());

        heardByOffice.Rest();
        await scene.ForgeAsync(Scene.OtherOwner, "proposals/create", new() { ["round"] = proposal.Value.RoundId, ["unit"] = proposal.Value.UnitCode });
        await heardByOffice.ChangedAsync("round", proposal.Value.RoundId);
    }

    [Fact]
    public async Task After_a_drop_nothing_is_missed_and_after_a_restart_everything_is_read_again()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        string last;
        await using (var live = await LiveEvents.OpenAsync(tab))
        {
            await live.NextAsync();
            last = live.Last;
        }

        await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "断线时的名称" });
        await using (var live = await LiveEvents.OpenAsync(tab, last))
        {
            Assert.Equal(("changed", $$"""{"kind":"proposal","id":"{{id}}"}"""), await live.NextAsync());
            last = live.Last;
        }

        await scene.KillAsync();
        await scene.StartAsync();
        await using (var live = await LiveEvents.OpenAsync(tab, last)) Assert.Equal("resync", (await live.NextAsync()).Event);
    }

    [Fact]
    public async Task Who_else_is_there_is_seen_by_those_who_fill_it_in_only()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete())).Value.Id;
        using var owner = new TabClient(scene, Scene.Owner);
        using var editor = new TabClient(scene, Scene.OtherOwner);
        await owner.ActAsync("proposals/invite", new() { ["proposalId"] = id, ["person"] = Scene.OtherOwner.ObjectId, ["sections"] = "need" });
        await using var live = await LiveEvents.OpenAsync(owner);
        await live.NextAsync();
        Assert.Equal((204, ""), await editor.AskAsync("POST", "/here", new() { ["kind"] = "proposal", ["id"] = id, ["section"] = "need" }));
        await live.ChangedAsync("proposal", id);
        var here = (await owner.GetAsync($"/proposals/{id}"))["people"]!["here"]!.AsArray();
        Assert.Equal($$"""[{"id":"{{Scene.OtherOwner.ObjectId}}","name":"方若水","section":"need"}]""", here.ToJsonString(TabJson.Readable));
        Assert.Empty((await editor.GetAsync($"/proposals/{id}"))["people"]!["here"]!.AsArray());
        scene.Clock.Move(TimeSpan.FromSeconds(76));
        Assert.Empty((await owner.GetAsync($"/proposals/{id}"))["people"]!["here"]!.AsArray());
    }
}
