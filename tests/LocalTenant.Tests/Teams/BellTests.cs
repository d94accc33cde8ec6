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

    private static Task<JsonArray?> BellAsync(TeamsTenant tenant, string person) => tenant.Client.GetFromJsonAsync<JsonArray>($"{person}/bell");
}
