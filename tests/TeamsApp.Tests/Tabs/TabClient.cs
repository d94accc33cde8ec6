using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>A person's tab, as the client asks: with the token that the host would get for them.</summary>
internal sealed class TabClient : IDisposable
{
    private readonly HttpClient http;

    public TabClient(Scene scene, SeedPerson who, string language = "zh-CN")
        : this(scene, scene.Tenant.GetRequiredService<EntraTokens>().ForPerson(who), language) { }

    public TabClient(Scene scene, string? token, string language = "zh-CN")
    {
        http = new() { BaseAddress = scene.AppAddress, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
    }

    /// <summary>A token signed by the tenant's own key that says something else than it should.</summary>
    public static string Forge(Scene scene, Action<Dictionary<string, object>> change, string? audience = null, string? issuer = null)
    {
        var (tokens, seed) = (scene.Tenant.GetRequiredService<EntraTokens>(), scene.Tenant.GetRequiredService<LocalTenantOptions>().Seed);
        var claims = new Dictionary<string, object>
        {
            ["tid"] = seed.TenantId,
            ["oid"] = Scene.Owner.ObjectId,
            ["name"] = Scene.Owner.DisplayName,
            ["scp"] = "access_as_user",
            ["ver"] = "2.0",
        };
        change(claims);
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? tokens.Issuer,
            Audience = audience ?? seed.App.AppId,
            Claims = claims,
            NotBefore = claims.Remove("from", out var from) ? (DateTime)from : now.AddMinutes(-5),
            Expires = claims.Remove("to", out var to) ? (DateTime)to : now.AddHours(1),
            SigningCredentials = new(scene.Tenant.GetRequiredService<SigningKeys>().Entra, SecurityAlgorithms.RsaSha256),
        });
    }

    public async Task<(int Status, string Text)> AskAsync(string method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(new(method), $"/tabs/api{path}");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // What goes on for ever has no end to read.
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        var (status, text) = await AskAsync("GET", path);
        Assert.True(status == 200, $"{status} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        var (status, text) = await AskAsync("POST", path, body);
        Assert.True(status == 200, $"{status} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public Task<JsonObject> ActAsync(string verb, JsonObject data) => PostAsync("/acts", new() { ["verb"] = verb, ["data"] = data, ["from"] = "tab" });

    public Task<HttpResponseMessage> RawAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => http.Dispose();
}
