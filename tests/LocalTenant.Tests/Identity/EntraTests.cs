using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MicroMajor.LocalTenant.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Tests.Identity;

public class EntraTests
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    [Fact]
    public async Task The_azure_credential_gets_a_token_that_graph_takes()
    {
        await using var tenant = await TestTenant.StartAsync();
        var token = await Credential(tenant, TestTenant.App.ClientSecret).GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), default);
        var read = Handler.ReadJsonWebToken(token.Token);
        Assert.Equal((tenant.Options.Seed.TenantId, TestTenant.App.AppId), (read.GetClaim("tid").Value, read.GetClaim("appid").Value));
        Assert.Equal(TestTenant.App.GraphRoles, read.Claims.Where(c => c.Type == "roles").Select(c => c.Value));
        using var http = tenant.Http(withToken: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        Assert.Equal(200, (int)(await http.GetAsync($"sites/{tenant.SitePath}")).StatusCode);
    }

    [Fact]
    public async Task The_azure_credential_says_which_secret_is_wrong()
    {
        await using var tenant = await TestTenant.StartAsync();
        var error = await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await Credential(tenant, "wrong").GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), default));
        Assert.Contains("AADSTS7000215", error.ToString());
    }

    [Theory]
    [InlineData("client_credentials", "nobody", "not-a-real-secret", "https://graph.microsoft.com/.default", 400, 700016)]
    [InlineData("client_credentials", null, "wrong", "https://graph.microsoft.com/.default", 401, 7000215)]
    [InlineData("client_credentials", null, "not-a-real-secret", "https://graph.microsoft.com/User.Read", 400, 1002012)]
    [InlineData("password", null, "not-a-real-secret", "https://graph.microsoft.com/.default", 400, 70003)]
    public async Task A_refusal_has_entras_shape(string grant, string? client, string secret, string scope, int status, int code)
    {
        await using var tenant = await TestTenant.StartAsync();
        var (got, json) = await TokenAsync(tenant, ("grant_type", grant), ("client_id", client ?? TestTenant.App.AppId), ("client_secret", secret), ("scope", scope));
        Assert.Equal((status, code), (got, (int)json["error_codes"]![0]!));
        Assert.StartsWith($"AADSTS{code}: ", (string?)json["error_description"]);
    }

    [Fact]
    public async Task A_foreign_tenant_is_not_found()
    {
        await using var tenant = await TestTenant.StartAsync();
        using var http = new HttpClient();
        var response = await http.PostAsync($"{tenant.Base}/11111111-0000-4000-8000-000000000000/oauth2/v2.0/token", new FormUrlEncodedContent([]));
        Assert.Contains("AADSTS90002", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_persons_token_passes_the_checks_of_production_and_carries_the_roles()
    {
        await using var tenant = await TestTenant.StartAsync();
        var claims = await PersonAsync(tenant, TestTenant.Li);
        var result = await ValidateAsync(tenant, claims, TestTenant.App.AppId);
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        Assert.Equal(
            (TestTenant.Li.ObjectId, tenant.Options.Seed.TenantId, "li@contoso.example", "Office", "access_as_user"),
            (token.GetClaim("oid").Value, token.GetClaim("tid").Value, token.GetClaim("preferred_username").Value, token.GetClaim("roles").Value, token.GetClaim("scp").Value));
        Assert.False((await ValidateAsync(tenant, claims, "another-app")).IsValid);
        Assert.DoesNotContain(Handler.ReadJsonWebToken(await PersonAsync(tenant, TestTenant.Wang)).Claims, c => c.Type == "roles");
    }

    [Fact]
    public async Task On_behalf_of_a_person_graph_knows_who_asks()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (status, json) = await TokenAsync(
            tenant,
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("client_id", TestTenant.App.AppId),
            ("client_secret", TestTenant.App.ClientSecret),
            ("assertion", await PersonAsync(tenant, TestTenant.Wang)),
            ("requested_token_use", "on_behalf_of"),
            ("scope", "https://graph.microsoft.com/User.Read"));
        Assert.Equal((200, "User.Read"), (status, (string?)json["scope"]));
        using var http = tenant.Http(withToken: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)json["access_token"]!);
        Assert.Equal("王小明", (string?)(await http.GetFromJsonAsync<JsonObject>("me"))!["displayName"]);
        Assert.Equal(403, (int)(await http.GetAsync("users")).StatusCode);
        (status, json) = await TokenAsync(
            tenant,
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("client_id", TestTenant.App.AppId),
            ("client_secret", TestTenant.App.ClientSecret),
            ("assertion", "not.a.token"),
            ("scope", "https://graph.microsoft.com/User.Read"));
        Assert.Equal((400, "invalid_grant"), (status, (string?)json["error"]));
    }

    [Fact]
    public async Task A_token_of_the_channel_or_of_a_person_is_no_token_of_graph()
    {
        await using var tenant = await TestTenant.StartAsync();
        using var http = tenant.Http(withToken: false);
        foreach (var token in new[] { tenant.Tokens.ForApp(EntraTokens.BotFramework), tenant.Tokens.ForPerson(TestTenant.Li), tenant.Service<ChannelTokens>().Issue(EntraTokens.Graph, "http://x"), "nonsense" })
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            Assert.Equal(401, (int)(await http.GetAsync($"sites/{tenant.SitePath}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_channel_token_passes_the_checks_of_a_bot()
    {
        await using var tenant = await TestTenant.StartAsync();
        var metadata = await OpenIdConnectConfigurationRetriever.GetAsync($"{tenant.Base}/botframework/v1/.well-known/openidconfiguration", new HttpDocumentRetriever { RequireHttps = false }, default);
        Assert.Equal("https://api.botframework.com", metadata.Issuer);
        Assert.Contains("msteams", metadata.JsonWebKeySet.Keys.Single().AdditionalData["endorsements"].ToString());
        var token = tenant.Service<ChannelTokens>().Issue(TestTenant.App.AppId, "http://127.0.0.1:1/connector/");
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters { ValidIssuer = metadata.Issuer, ValidAudience = TestTenant.App.AppId, IssuerSigningKeys = metadata.SigningKeys });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("http://127.0.0.1:1/connector/", result.Claims["serviceurl"]);
    }

    [Fact]
    public async Task Tokens_outlive_a_restart_when_the_tenant_has_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("租户 ");
        var file = Path.Combine(folder.FullName, "tenant.db");
        string site;
        JsonWebKey before;
        await using (var tenant = await TestTenant.StartAsync(database: file))
        {
            site = tenant.SiteId;
            before = (await new HttpClient().GetFromJsonAsync<JsonWebKeySet>($"{tenant.Base}/{tenant.Options.Seed.TenantId}/discovery/v2.0/keys"))!.Keys.Single();
            await tenant.ListAsync("Kept");
        }

        await using (var tenant = await TestTenant.StartAsync(database: file))
        {
            var after = (await new HttpClient().GetFromJsonAsync<JsonWebKeySet>($"{tenant.Base}/{tenant.Options.Seed.TenantId}/discovery/v2.0/keys"))!.Keys.Single();
            Assert.Equal((before.KeyId, before.N, site), (after.KeyId, after.N, tenant.SiteId));
            Assert.Equal(200, (await tenant.SendAsync("GET", $"sites/{site}/lists/Kept")).Status);
        }

        folder.Delete(recursive: true);
    }

    private static ClientSecretCredential Credential(TestTenant tenant, string secret) => new(
        tenant.Options.Seed.TenantId,
        TestTenant.App.AppId,
        secret,
        new ClientSecretCredentialOptions
        {
            // The credential takes https authorities only; the transport goes to the same host by http.
            AuthorityHost = new Uri(tenant.Base.Replace("http://", "https://")),
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(new HttpClient(new PlainHttp())),
            Retry = { MaxRetries = 0 },
        });

    private static async Task<(int Status, JsonObject Json)> TokenAsync(TestTenant tenant, params (string Name, string Value)[] form)
    {
        using var http = new HttpClient();
        var response = await http.PostAsync(
            $"{tenant.Base}/{tenant.Options.Seed.TenantId}/oauth2/v2.0/token", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static async Task<string> PersonAsync(TestTenant tenant, SeedPerson person)
    {
        using var http = new HttpClient();
        var response = await http.PostAsJsonAsync($"{tenant.Base}/_identity/user-token", new { objectId = person.ObjectId });
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
    }

    private static async Task<TokenValidationResult> ValidateAsync(TestTenant tenant, string token, string audience)
    {
        var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(
            $"{tenant.Base}/{tenant.Options.Seed.TenantId}/v2.0/.well-known/openid-configuration", new HttpDocumentRetriever { RequireHttps = false }, default);
        return await Handler.ValidateTokenAsync(token, new TokenValidationParameters { ValidIssuer = metadata.Issuer, ValidAudience = audience, IssuerSigningKeys = metadata.SigningKeys });
    }

    private sealed class PlainHttp() : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http" }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
