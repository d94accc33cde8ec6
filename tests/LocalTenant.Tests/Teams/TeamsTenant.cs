using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Limits;
using MicroMajor.LocalTenant.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>A running tenant with a bot beside it, the bot's client of the connector and a person's client of the chat.</summary>
public sealed class TeamsTenant : IAsyncDisposable
{
    public const string Owner = "00000000-0000-0000-0000-000000000101";
    public const string Dean = "00000000-0000-0000-0000-000000000102";

    public static readonly TenantSeed Seed = new(
        "11111111-1111-1111-1111-111111111111",
        "示例大学",
        "contoso.sharepoint.example",
        "/sites/office",
        [
            new SeedPerson(Owner, "张伟", "伟", "张", "zhang.wei@contoso.example", "讲师", "文学院"),
            new SeedPerson(Dean, "李娜", "娜", "李", "li.na@contoso.example", "副院长", "文学院"),
        ],
        new SeedApp("aaaaaaaa-0000-0000-0000-000000000001", "bbbbbbbb-0000-0000-0000-000000000001", "助手", "not-a-secret", [], ["TeamsActivity.Send"]));

    // Making RSA keys takes longer than most tests: a tenant of a test begins with a copy of one that has its keys.
    private static readonly Lazy<Task<byte[]>> DatabaseWithKeys = new(MakeDatabaseAsync);

    private readonly WebApplication app;
    private readonly DirectoryInfo? folder;

    private TeamsTenant(FakeBot bot, string databasePath, TimeProvider time, DirectoryInfo? folder, PlatformLimits? limits)
    {
        this.folder = folder;
        Bot = bot;
        app = LocalTenantApp.Build(new LocalTenantOptions
        {
            BaseAddress = new Uri("http://127.0.0.1:0"),
            MessagingEndpoint = bot.Endpoint,
            Seed = Seed,
            DatabasePath = databasePath,
            Time = time,
            Limits = limits,
        });
    }

    public FakeBot Bot { get; }

    /// <summary>How it was started; lists in it may still be added to.</summary>
    public LocalTenantOptions Options => app.Services.GetRequiredService<LocalTenantOptions>();

    /// <summary>The tabs beside the chat.</summary>
    public IList<HostedTab> Tabs => Options.Tabs;

    /// <summary>The client's API, without a token, as the page uses it.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The connector with a token of the app.</summary>
    public HttpClient Connector { get; private set; } = null!;

    public string ServiceUrl => app.Services.GetRequiredService<Activities>().ServiceUrl;

    public static Task<TeamsTenant> StartAsync(string? databasePath = null, TimeProvider? time = null) => StartAsync(null, databasePath, time);

    public static async Task<TeamsTenant> StartAsync(FakeBot? bot, string? databasePath, TimeProvider? time, PlatformLimits? limits = null)
    {
        DirectoryInfo? folder = null;
        if (databasePath is null)
        {
            folder = Directory.CreateTempSubdirectory("tenant-");
            databasePath = Path.Combine(folder.FullName, "tenant.db");
            await File.WriteAllBytesAsync(databasePath, await DatabaseWithKeys.Value);
        }

        var tenant = new TeamsTenant(bot ?? await FakeBot.StartAsync(), databasePath, time ?? TimeProvider.System, folder, limits);
        await tenant.app.StartAsync();
        tenant.Client = new HttpClient { BaseAddress = new Uri(new Uri(tenant.ServiceUrl), "/_teams/") };
        tenant.Connector = tenant.ConnectorWith(await tenant.AppTokenAsync());
        return tenant;
    }

    /// <summary>The app's token as the app gets it: client credentials at the token endpoint.</summary>
    public async Task<string> AppTokenAsync(string scope = "https://api.botframework.com/.default")
    {
        var response = await Client.PostAsync($"/{Seed.TenantId}/oauth2/v2.0/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Seed.App.AppId,
            ["client_secret"] = Seed.App.ClientSecret,
            ["scope"] = scope,
        }));
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!;
    }

    public HttpClient ConnectorWith(string? token)
    {
        var client = new HttpClient { BaseAddress = new Uri(ServiceUrl) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A token of our own making: right, but for what the caller names.</summary>
    public string ForgedToken(string audience = "https://api.botframework.com", string? appId = null, int minutes = 60, RsaSecurityKey? key = null, string? tenantId = null)
    {
        var now = DateTime.UtcNow.AddHours(minutes < 0 ? -1 : 0);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = app.Services.GetRequiredService<EntraTokens>().Issuer.Replace(Seed.TenantId, tenantId ?? Seed.TenantId, StringComparison.Ordinal),
            Audience = audience,
            NotBefore = now.AddMinutes(-5),
            Expires = now.AddMinutes(Math.Abs(minutes)),
            Claims = new Dictionary<string, object> { ["appid"] = appId ?? Seed.App.AppId },
            SigningCredentials = new SigningCredentials(key ?? app.Services.GetRequiredService<SigningKeys>().Entra, SecurityAlgorithms.RsaSha256),
        });
    }

    public string ChatOf(string person) => Ids.ConversationOf(Ids.PersonByObjectId(person)!);

    public string MriOf(string person) => Ids.MriOf(Ids.PersonByObjectId(person)!);

    public async Task InstallAsync(params string[] people) =>
        (await Client.PostAsJsonAsync("install", new { people })).EnsureSuccessStatusCode();

    /// <summary>The bot sends a message; answers its id.</summary>
    public async Task<string> SendAsync(string person, object activity)
    {
        var response = await Connector.PostAsJsonAsync($"v3/conversations/{ChatOf(person)}/activities", activity);
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    public Task<string> SendCardAsync(string person, object card) => SendAsync(person, CardMessage(card));

    public async Task EditAsync(string person, string messageId, object activity) =>
        (await Connector.PutAsJsonAsync($"v3/conversations/{ChatOf(person)}/activities/{messageId}", activity)).EnsureSuccessStatusCode();

    /// <summary>The person's client does something with the card of a message.</summary>
    public async Task<JsonObject> DoAsync(string person, string messageId, string what, object body)
    {
        var response = await Client.PostAsJsonAsync($"{person}/messages/{messageId}/{what}", body);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public async Task<IReadOnlyList<JsonObject>> MessagesAsync(string person)
    {
        var answer = await Client.GetFromJsonAsync<JsonObject>($"{person}/chats/{ChatOf(person)}/messages");
        return [.. answer!["messages"]!.AsArray().Select(message => (JsonObject)message!)];
    }

    public async Task<int> UnreadAsync(string person) =>
        (int)(await Client.GetFromJsonAsync<JsonObject>($"{person}/chats"))!["chats"]![0]!["unread"]!;

    public async Task<IReadOnlyList<string>> FailuresAsync() =>
        [.. (await Client.GetFromJsonAsync<JsonArray>("failures"))!.Select(failure => $"{failure!["what"]}: {failure["kind"]}")];

    public static object CardMessage(object card) => new
    {
        type = "message",
        attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } },
    };

    public static object Card(string text, object? refresh = null) => refresh is null
        ? new { type = "AdaptiveCard", version = "1.5", body = new[] { new { type = "TextBlock", text } } }
        : new { type = "AdaptiveCard", version = "1.5", body = new[] { new { type = "TextBlock", text } }, refresh };

    public static string? TextOf(JsonObject message) => (string?)message["card"]?["body"]?[0]?["text"];

    /// <summary>Stops the tenant only; the bot goes on.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        Connector.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder?.Delete(recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Bot.DisposeAsync();
    }

    private static async Task<byte[]> MakeDatabaseAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tenant-");
        var path = Path.Combine(folder.FullName, "tenant.db");
        await using (var bot = await FakeBot.StartAsync())
        {
            var tenant = await StartAsync(bot, path, null);
            await tenant.StopAsync();
        }

        var made = await File.ReadAllBytesAsync(path);
        folder.Delete(recursive: true);
        return made;
    }

    public ChannelIds Ids => app.Services.GetRequiredService<ChannelIds>();
}
