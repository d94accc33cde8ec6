using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace MicroMajor.LocalTenant.Tests;

/// <summary>A tenant on a free port, with the real Graph client before it.</summary>
public sealed class TestTenant : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestTenant(LocalTenantOptions options, WebApplication app)
    {
        Options = options;
        this.app = app;
    }

    public static SeedPerson Wang { get; } = new("00000000-0000-4000-8000-000000000001", "王小明", "小明", "王", "wang@contoso.example", "讲师", "计算机学院");

    public static SeedPerson Li { get; } = new("00000000-0000-4000-8000-000000000002", "李芳", "芳", "李", "li@contoso.example", "科长", "教务处", ["Office"]);

    public static SeedPerson Baker { get; } = new("00000000-0000-4000-8000-000000000003", "Ann Baker", "Ann", "Baker", "ann@contoso.example", "Professor", "Physics");

    public static SeedApp App { get; } = new(
        "00000000-0000-4000-8000-0000000000a1",
        "00000000-0000-4000-8000-0000000000a2",
        "Test app",
        "not-a-real-secret",
        [new("00000000-0000-4000-8000-0000000000b1", "Office", "Office")],
        ["Sites.Selected", "User.Read.All", "Application.Read.All", "TeamsActivity.Send"],
        SiteRole: "fullcontrol");

    public LocalTenantOptions Options { get; }

    public string Base => app.Services.GetRequiredService<TenantAddress>().Base;

    public string SitePath => $"{Options.Seed.SiteHost}:{Options.Seed.SitePath}";

    /// <summary>Empty when the app may not read the site.</summary>
    public string SiteId { get; private set; } = "";

    public EntraTokens Tokens => app.Services.GetRequiredService<EntraTokens>();

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<TestTenant> StartAsync(SeedApp? seedApp = null, string? database = null, TimeProvider? time = null, SeedAdministrator? administrator = null, PlatformLimits? limits = null)
    {
        var options = new LocalTenantOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:0"),
            MessagingEndpoint = new Uri("http://127.0.0.1:9/api/messages"),
            Seed = new TenantSeed("00000000-0000-4000-8000-0000000000c1", "Contoso", "contoso.sharepoint.example", "/sites/Filing", [Wang, Li, Baker], seedApp ?? App, administrator),
            DatabasePath = database,
            Time = time ?? TimeProvider.System,
            Limits = limits,
        };
        var app = LocalTenantApp.Build(options);
        await app.StartAsync();
        var tenant = new TestTenant(options, app);
        tenant.SiteId = (string?)(await tenant.SendAsync("GET", $"sites/{tenant.SitePath}")).Json["id"] ?? "";
        return tenant;
    }

    /// <summary>The SDK's client with its default handlers.</summary>
    public GraphServiceClient Graph() => new(
        GraphClientFactory.Create(),
        new BaseBearerTokenAuthenticationProvider(new AppToken(Tokens.ForApp(EntraTokens.Graph))),
        Base + "/v1.0");

    /// <summary>A bare client with the app's token; its paths begin below <c>/v1.0/</c>.</summary>
    public HttpClient Http(bool withToken = true)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Base + "/v1.0/") };
        if (withToken)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.ForApp(EntraTokens.Graph));
        return http;
    }

    /// <summary>One request with JSON in and out; <c>$</c> in the answer holds the status.</summary>
    public async Task<(int Status, JsonObject Json, HttpResponseMessage Response)> SendAsync(string method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var http = Http();
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : [], response);
    }

    /// <summary>A list with the given columns; answers its address below the site.</summary>
    public async Task<string> ListAsync(string displayName, params JsonObject[] columns)
    {
        var (status, json, _) = await SendAsync("POST", $"sites/{SitePath}:/lists", new JsonObject { ["displayName"] = displayName, ["columns"] = new JsonArray(columns) });
        Assert.True(status == 201, json.ToJsonString());
        return $"sites/{SitePath}:/lists/{json["id"]}";
    }

    /// <summary>A new item; answers the whole item.</summary>
    public async Task<JsonObject> AddAsync(string list, JsonObject fields)
    {
        var (status, json, _) = await SendAsync("POST", list + "/items", new JsonObject { ["fields"] = fields });
        Assert.True(status == 201, json.ToJsonString());
        return json;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class AppToken(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(token);
    }
}
