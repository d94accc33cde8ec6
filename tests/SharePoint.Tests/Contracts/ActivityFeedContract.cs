using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

/// <summary>What a person sees of an entry.</summary>
public sealed record FeedSeen(string Type, string About, string Preview, string Place);

public abstract class ActivityFeedContract(IActivityFeed feed)
{
    protected static readonly PersonId Wang = new("00000000-0000-4000-8000-000000000001");

    [Fact]
    public async Task An_entry_is_seen_as_it_was_put_and_by_nobody_else()
    {
        var about = Some.Word("《“商务”大数据分析》");
        Assert.True(await feed.PutAsync(Wang, new(FeedKind.Returned, Some.Word("chain"), about, "缺“课程” <1>", "proposals/WZY-2025-0001?section=courses"), default));
        Assert.Equal(new FeedSeen("returned", about, "缺“课程” <1>", "proposals/WZY-2025-0001?section=courses"), (await SeenAsync(Wang))[0]);
        Assert.DoesNotContain(await SeenAsync(TenantStore.Officer), e => e.About == about);
    }

    [Fact]
    public async Task A_later_entry_of_a_chain_takes_the_place_of_the_earlier_one_and_leaves_other_chains()
    {
        var (chain, about) = (Some.Word("chain"), Some.Word("about"));
        foreach (var (of, preview) in new[] { (chain, "1"), (Some.Word("chain"), "2"), (chain, "3"), (chain, "3") })
            Assert.True(await feed.PutAsync(Wang, new(FeedKind.Due, of, about, preview, "review"), default));
        Assert.Equal(["3", "2"], (await SeenAsync(Wang)).Where(e => e.About == about).Select(e => e.Preview));
    }

    [Theory]
    [InlineData("")]
    [InlineData("me")]
    [InlineData("../groups")]
    public async Task Nobody_is_sent_nothing(string id) => Assert.False(await feed.PutAsync(new(id), new(FeedKind.Due, "c", "a", "p", "mine"), default));

    protected abstract Task<IReadOnlyList<FeedSeen>> SeenAsync(PersonId person);
}

public sealed class MemoryActivityFeedTests : ActivityFeedContract
{
    private readonly MemoryActivityFeed feed;

    public MemoryActivityFeedTests()
        : this(new())
    {
    }

    private MemoryActivityFeedTests(MemoryActivityFeed feed)
        : base(feed) => this.feed = feed;

    protected override Task<IReadOnlyList<FeedSeen>> SeenAsync(PersonId person) =>
        Task.FromResult<IReadOnlyList<FeedSeen>>([.. feed.Of(person).Select(e => new FeedSeen($"{e.Kind}".ToLowerInvariant(), e.About, e.Preview, e.Place))]);
}

[Collection(OneTenant.Name)]
public sealed class TeamsActivityFeedTests(SharedTenant tenant) : ActivityFeedContract(tenant.Store.Get<IActivityFeed>())
{
    private static readonly FeedEntry s_entry = new(FeedKind.Decision, "c", "《微专业》", "推荐", "mine");

    private readonly TenantStore store = tenant.Store;

    [Theory]
    [InlineData("proposals/WZY-2025-0001", "mine")]
    [InlineData("mine", "mine")]
    [InlineData("review/A-7", "review")]
    [InlineData("office", "office")]
    public async Task The_link_opens_the_tab_to_which_the_page_belongs(string place, string tab)
    {
        await store.Get<IActivityFeed>().PutAsync(Wang, s_entry with { Place = place, Chain = Some.Word("chain") }, default);
        var link = (string)(await BellAsync(Wang))[0]!["webUrl"]!;
        Assert.Equal($"https://teams.microsoft.com/l/entity/00000000-0000-4000-8000-0000000000a1/{tab}?context={Uri.EscapeDataString($$"""{"subEntityId":"{{place}}"}""")}", link);
    }

    [Fact]
    public async Task The_link_names_the_app_by_its_id_in_Teams_when_that_is_another()
    {
        await using var own = await TenantStore.BareAsync(s => s["SharePoint:TeamsAppId"] = "0b0f3f2e-6d0a-4f5e-9a55-5d7c1f3f0a01");
        Assert.True(await own.Get<IActivityFeed>().PutAsync(Wang, s_entry, default));
        using var client = new HttpClient();
        var bell = await client.GetFromJsonAsync<JsonArray>($"{own.Address}/_teams/{Wang.Value}/bell");
        Assert.StartsWith("https://teams.microsoft.com/l/entity/0b0f3f2e-6d0a-4f5e-9a55-5d7c1f3f0a01/mine?", (string?)bell![0]!["webUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_one_call()
    {
        Assert.Single(await store.CallsOfAsync(() => store.Get<IActivityFeed>().PutAsync(Wang, s_entry, default)));
        Assert.Empty(await store.CallsOfAsync(() => store.Get<IActivityFeed>().PutAsync(new("../groups"), s_entry, default)));
    }

    [Fact]
    public async Task An_app_that_may_not_write_into_the_feed_and_an_account_that_is_gone_are_no_failure()
    {
        Assert.False(await store.Get<IActivityFeed>().PutAsync(new("00000000-0000-4000-8000-0000000000ff"), s_entry, default));
        await using var barred = await TenantStore.BareAsync(graphRoles: ["Sites.Selected"]);
        Assert.False(await barred.Get<IActivityFeed>().PutAsync(Wang, s_entry, default));
    }

    protected override async Task<IReadOnlyList<FeedSeen>> SeenAsync(PersonId person) => [.. (await BellAsync(person)).Select(e => new FeedSeen(
        (string)e!["activityType"]!, (string)e["title"]!, (string)e["preview"]!,
        (string)JsonNode.Parse(Uri.UnescapeDataString(new Uri((string)e["webUrl"]!).Query["?context=".Length..]))!["subEntityId"]!))];

    private async Task<JsonArray> BellAsync(PersonId person)
    {
        using var client = new HttpClient();
        return (await client.GetFromJsonAsync<JsonArray>($"{store.Address}/_teams/{person.Value}/bell"))!;
    }
}
