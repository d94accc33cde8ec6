using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Tests.Graph;

public class PermissionTests
{
    private static readonly SeedAdministrator s_administrator = new("00000000-0000-4000-8000-0000000000d1", "not-a-real-secret-either");

    [Fact]
    public async Task An_administrator_grants_the_site_raises_lowers_and_takes_it_back_and_the_app_feels_it_at_once()
    {
        await using var tenant = await TestTenant.StartAsync(TestTenant.App with { SiteRole = "none" }, administrator: s_administrator);
        using var http = await AdministratorAsync(tenant);
        Assert.Equal(403, (await tenant.SendAsync("GET", $"sites/{tenant.SitePath}")).Status);

        var site = (string)(await http.GetFromJsonAsync<JsonObject>($"sites/{tenant.SitePath}"))!["id"]!;
        var granted = await SendAsync(http, "POST", $"sites/{site}/permissions", Grant("manage"));
        Assert.Equal(201, granted.Status);
        Assert.Equal(TestTenant.App.AppId, (string?)granted.Json["grantedToIdentitiesV2"]![0]!["application"]!["id"]);
        Assert.Equal(201, (await tenant.SendAsync("POST", $"sites/{site}/lists", new JsonObject { ["displayName"] = "One" })).Status);

        var id = (string)granted.Json["id"]!;
        Assert.Equal("write", (string?)(await SendAsync(http, "PATCH", $"sites/{site}/permissions/{id}", new() { ["roles"] = new JsonArray("write") })).Json["roles"]![0]);
        Assert.Equal(403, (await tenant.SendAsync("POST", $"sites/{site}/lists", new JsonObject { ["displayName"] = "Two" })).Status);
        Assert.Equal(201, (await tenant.SendAsync("POST", $"sites/{site}/lists/One/items", new JsonObject { ["fields"] = new JsonObject { ["Title"] = "一" } })).Status);

        Assert.Equal(204, (await SendAsync(http, "DELETE", $"sites/{site}/permissions/{id}")).Status);
        Assert.Equal(404, (await SendAsync(http, "GET", $"sites/{site}/permissions/{id}")).Status);
        Assert.Equal(403, (await tenant.SendAsync("GET", $"sites/{site}")).Status);
    }

    [Fact]
    public async Task The_app_itself_sees_no_permissions_whatever_it_was_granted()
    {
        await using var tenant = await TestTenant.StartAsync(administrator: s_administrator);
        Assert.Equal(403, (await tenant.SendAsync("GET", $"sites/{tenant.SiteId}/permissions")).Status);
        Assert.Equal(403, (await tenant.SendAsync("POST", $"sites/{tenant.SiteId}/permissions", Grant("fullcontrol"))).Status);
    }

    [Theory]
    [InlineData("""{"roles":["sovereign"],"grantedToIdentities":[{"application":{"id":"00000000-0000-4000-8000-0000000000a1"}}]}""")]
    [InlineData("""{"roles":["write"]}""")]
    [InlineData("""{"roles":[],"grantedToIdentities":[{"application":{"id":"00000000-0000-4000-8000-0000000000a1"}}]}""")]
    public async Task A_grant_that_names_no_role_or_no_app_is_a_400(string body)
    {
        await using var tenant = await TestTenant.StartAsync(administrator: s_administrator);
        using var http = await AdministratorAsync(tenant);
        Assert.Equal(400, (await SendAsync(http, "POST", $"sites/{tenant.SiteId}/permissions", (JsonObject)JsonNode.Parse(body)!)).Status);
        Assert.Equal("fullcontrol", (string?)(await http.GetFromJsonAsync<JsonObject>($"sites/{tenant.SiteId}/permissions"))!["value"]![0]!["roles"]![0]);
    }

    [Fact]
    public async Task What_was_granted_outlives_a_restart()
    {
        var database = Path.Combine(Directory.CreateTempSubdirectory().FullName, "tenant.db");
        await using (var before = await TestTenant.StartAsync(database: database))
            before.Service<LocalTenant.Graph.Sites.SiteGrants>().Set(TestTenant.App.AppId, "read");
        await using var tenant = await TestTenant.StartAsync(database: database);
        Assert.Equal(403, (await tenant.SendAsync("POST", $"sites/{tenant.SiteId}/lists", new JsonObject { ["displayName"] = "One" })).Status);
    }

    private static JsonObject Grant(string role) => new()
    {
        ["roles"] = new JsonArray(role),
        ["grantedToIdentities"] = new JsonArray(new JsonObject { ["application"] = new JsonObject { ["id"] = TestTenant.App.AppId, ["displayName"] = "Test app" } }),
    };

    private static async Task<HttpClient> AdministratorAsync(TestTenant tenant)
    {
        var http = tenant.Http(withToken: false);
        using var answer = await http.PostAsync(new Uri($"{tenant.Base}/{tenant.Options.Seed.TenantId}/oauth2/v2.0/token"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = s_administrator.ClientId,
            ["client_secret"] = s_administrator.ClientSecret,
            ["scope"] = "https://graph.microsoft.com/.default",
        }));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]);
        return http;
    }

    private static async Task<(int Status, JsonObject Json)> SendAsync(HttpClient http, string method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : []);
    }
}
