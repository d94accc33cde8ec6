using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class BellTests
{
    [Fact]
    public async Task What_Graph_sends_rings_at_its_recipient_only_until_it_is_read()
    {
        await using var tenant = await StartAsync();
        using var graph = tenant.ConnectorWith(await tenant.AppTokenAsync("https://graph.microsoft.com/.default"));
        var sent = await graph.PostAsJsonAsync($"/v1.0/users/{Owner}/teamwork/sendActivityNotification", new
        {
            topic = new { source = "text", value = "评审任务", webUrl = "https://teams.microsoft.com/l/entity/x" },
            activityType = "reviewAssigned",
            previewText = new { content = "您有一份新的评审任务" },
        });
        Assert.Equal(204, (int)sent.StatusCode);

        var entry = Assert.Single((await BellAsync(tenant, Owner))!)!;
        Assert.Equal(("评审任务", "您有一份新的评审任务", "reviewAssigned", false), ((string?)entry["title"], (string?)entry["preview"], (string?)entry["activityType"], (bool)entry["read"]!));
        Assert.Empty((await BellAsync(tenant, Dean))!);

        await tenant.Client.PostAsync($"{Owner}/bell/read", null);
        Assert.True((bool)Assert.Single((await BellAsync(tenant, Owner))!)!["read"]!);
    }

    [Fact]
    public async Task A_chain_shows_its_newest_entry_to_each_person_and_is_a_number()
    {
        await using var tenant = await StartAsync();
        using var graph = tenant.ConnectorWith(await tenant.AppTokenAsync("https://graph.microsoft.com/.default"));
        async Task<int> SendAsync(string person, string value, object? chainId) => (int)(await graph.PostAsJsonAsync($"/v1.0/users/{person}/teamwork/sendActivityNotification", new
        {
            topic = new { source = "text", value, webUrl = "https://teams.microsoft.com/l/entity/x" },
            activityType = "due",
            chainId,
        })).StatusCode;
        foreach (var (person, value) in new[] { (Owner, "一"), (Dean, "三"), (Owner, "四") }) Assert.Equal(204, await SendAsync(person, value, 9007199254740993));
        Assert.Equal(204, await SendAsync(Owner, "二", 7));
        Assert.Equal(400, await SendAsync(Owner, "五", "seven"));
        Assert.Equal(["二", "四"], (await BellAsync(tenant, Owner))!.Select(e => (string?)e!["title"]));
        Assert.Equal(["三"], (await BellAsync(tenant, Dean))!.Select(e => (string?)e!["title"]));
    }

    private static Task<JsonArray?> BellAsync(TeamsTenant tenant, string person) => tenant.Client.GetFromJsonAsync<JsonArray>($"{person}/bell");
}
