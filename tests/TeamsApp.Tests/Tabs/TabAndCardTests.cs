using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Faults;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>
/// One person has a proposal open in the chat and in a tab, and types into both, often on what is out of date. Every save is heard in the tab, the page
/// shows what is stored, no text is lost, and in the end the card in the chat shows the same.
/// </summary>
public sealed class TabAndCardTests(ITestOutputHelper output)
{
    private const int Edits = 50;

    private static readonly string[] s_fields = ["introduction", "difference", "foundation"];

    [Theory]
    [InlineData(20251129)]
    public async Task Card_and_tab_stay_true_through_fifty_random_edits_from_both_sides(int seed)
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var chance = new Random(seed);
        var id = (await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" })).Value.Id;
        using var tab = new TabClient(scene, Scene.Owner);
        await using var live = await LiveEvents.OpenAsync(tab);
        Assert.Equal("hello", (await live.NextAsync()).Event);

        var section = SectionOf(await tab.GetAsync($"/proposals/{id}"));
        string[] fields = [.. s_fields.Where(f => section["fields"]!.AsArray().Any(x => (string)x!["key"]! == f))];
        Assert.True(fields.Length >= 2);
        var (onPage, onCard) = (await StoredAsync(scene, id), await StoredAsync(scene, id));
        var (pageSeen, cardSeen) = (SeenOf(section), await OpenCardAsync(scene, id));
        var (aside, merged, crossed) = (new HashSet<string>(), 0, 0);

        for (var i = 0; i < Edits; i++)
        {
            var (byTab, field, text) = (chance.Next(2) == 0, fields[chance.Next(fields.Length)], $"第{i}次改动，{(chance.Next(2) == 0 ? "写了不少" : "写得很短")}{chance.Next(1000)}");
            // Half of the time one types into what was seen some edits ago.
            if (chance.Next(2) == 0)
            {
                if (byTab) (onPage, pageSeen) = (await StoredAsync(scene, id), SeenOf(SectionOf(await tab.GetAsync($"/proposals/{id}"))));
                else (onCard, cardSeen) = (await StoredAsync(scene, id), await OpenCardAsync(scene, id));
            }

            var (before, seen) = (await StoredAsync(scene, id), byTab ? onPage : onCard);
            var isFresh = before[field] == seen[field];
            JsonObject? page = null;
            if (byTab) page = (await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "need", [field] = text, ["seen"] = $"{field}={pageSeen[field]}", ["then"] = "stay", ["want"] = "page" }))["page"]!.AsObject();
            else await scene.ForgeAsync(Scene.Owner, "proposals/save", OfCard(id, seen, field, text, cardSeen, section));

            await live.ChangedAsync("proposal", id);
            var stored = (await scene.Proposals.FindAsync(id, default))!.Value;
            if (isFresh) Assert.Equal(text, stored.Answers[field]);
            else Assert.Equal((before[field], true), (stored.Answers[field], aside.Add(text)));
            crossed += isFresh ? 0 : 1;
            // What nobody touched in this edit is as it was, whatever the other side had open.
            Assert.All(fields.Where(f => f != field), f => Assert.Equal(before[f], stored.Answers[f]));
            DeskPageTests.AssertShows(page ?? await tab.GetAsync($"/proposals/{id}"), stored);

            // Now and then the two texts are made one, on the page.
            if (chance.Next(4) == 0 && (await tab.GetAsync($"/proposals/{id}"))["conflicts"]!.AsArray() is [{ } conflict, ..])
            {
                var settle = conflict["settle"]!["data"]!.DeepClone().AsObject();
                (settle["use"], settle["want"]) = ("mine", "page");
                var settled = (await tab.ActAsync("proposals/settle", settle))["page"]!.AsObject();
                DeskPageTests.AssertShows(settled, (await scene.Proposals.FindAsync(id, default))!.Value);
                Assert.True(aside.Remove((string)conflict["mine"]!));
                merged++;
                await live.ChangedAsync("proposal", id);
            }
        }

        var last = (await scene.Proposals.FindAsync(id, default))!.Value;
        // Texts that came second wait until somebody chooses; the oldest make room at last.
        Assert.Subset(aside, last.Aside.Select(a => a.Text).ToHashSet());
        Assert.True(last.Aside.Count > 0);
        output.WriteLine($"{Edits} edits, {crossed} on what was out of date, {merged} settled on the page, {last.Aside.Count} wait.");
        await scene.ForgeAsync(Scene.Owner, "proposals/open", new() { ["proposalId"] = id });
        await scene.SettleAsync();
        await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "最后的名称" });
        await scene.SettleAsync();
        await Truth.CardAsync(scene, A.Owner.Id.Value, new(MatterKind.Proposal, id));
        DeskPageTests.AssertShows(await tab.GetAsync($"/proposals/{id}"), (await scene.Proposals.FindAsync(id, default))!.Value);
    }

    [Fact]
    public async Task A_card_whose_edit_fails_shows_what_was_saved_in_the_tab_a_little_later()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        var id = (await scene.PutAsync(p => p.Complete(), new CardDue(Audience.Of(A.Owner.Id), new(MatterKind.Proposal, "")) { Key = "home" })).Value.Id;
        await scene.SettleAsync();
        using var tab = new TabClient(scene, Scene.Owner);
        var faults = scene.Tenant.GetRequiredService<FaultRules>();
        faults.Add(new("/connector/v3/conversations/*/activities/*", "400", "PUT", Times: 1));
        await tab.ActAsync("proposals/save", new() { ["proposalId"] = id, ["section"] = "basics", ["programName"] = "改过的名称" });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (faults.All.Single().Hits == 0 || !Truth.CardsOn(scene, A.Owner.Id.Value, new(MatterKind.Proposal, id)).Any(m => CardText.Texts(m.BaseCard).Any(t => t.Contains("改过的名称", StringComparison.Ordinal)))) await Task.Delay(20, patience.Token);
        await scene.SettleAsync();
        await Truth.CardAsync(scene, A.Owner.Id.Value, new(MatterKind.Proposal, id));
    }

    // A card's client sends every input of the section as it stands on the card.
    private static JsonObject OfCard(string id, Answers shown, string field, string text, Dictionary<string, string> seen, JsonObject section)
    {
        var data = new JsonObject { ["proposalId"] = id, ["section"] = "need", ["then"] = "stay", ["seen"] = string.Join(' ', seen.Select(s => $"{s.Key}={s.Value}")) };
        foreach (var one in section["fields"]!.AsArray().Where(f => (string)f!["kind"]! != "table"))
            data[(string)one!["key"]!] = (string)one["key"]! == field ? text : shown[(string)one["key"]!];
        return data;
    }

    private static async Task<Answers> StoredAsync(Scene scene, string id) => (await scene.Proposals.FindAsync(id, default))!.Value.Answers;

    private static async Task<Dictionary<string, string>> OpenCardAsync(Scene scene, string id)
    {
        var card = (await scene.ForgeAsync(Scene.Owner, "proposals/section", new() { ["proposalId"] = id, ["section"] = "need" })).Value;
        return Prints((string)card!["body"]!.AsArray().Single(e => (string?)e!["id"] == "seen")!["value"]!);
    }

    private static JsonObject SectionOf(JsonObject page) => page["sections"]!.AsArray().First(s => (string)s!["key"]! == "need")!.AsObject();

    private static Dictionary<string, string> SeenOf(JsonObject section) => Prints((string)section["save"]!["data"]!["seen"]!);

    private static Dictionary<string, string> Prints(string seen) => seen.Split(' ').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
}
