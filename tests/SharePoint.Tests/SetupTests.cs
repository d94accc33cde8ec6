using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.Tests;

public sealed class SetupTests
{
    [Theory]
    [InlineData("SharePoint:SiteHost", "")]
    [InlineData("SharePoint:SiteHost", "contoso.sharepoint.example/x")]
    [InlineData("SharePoint:SitePath", "sites/filing")]
    [InlineData("SharePoint:AppId", "")]
    [InlineData("SharePoint:GraphBaseUrl", "graph")]
    [InlineData("SharePoint:CacheSeconds", "-1")]
    [InlineData("SharePoint:CacheSeconds", "3601")]
    public void A_wrong_setting_stops_the_start(string setting, string value)
    {
        using var services = Scripted(_ => throw new InvalidOperationException("No call is expected."), (setting, value));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Theory]
    [InlineData("Identity:ClientSecret", "")]
    [InlineData("Identity:TenantId", "")]
    [InlineData("Identity:ClientId", "")]
    [InlineData("Identity:AuthorityHost", "http://login.contoso.example")]
    public void A_wrong_identity_stops_the_start(string setting, string value)
    {
        using var services = Scripted(_ => throw new InvalidOperationException("No call is expected."), (setting, value));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void A_managed_identity_needs_no_secret()
    {
        using var services = Scripted(_ => throw new InvalidOperationException("No call is expected."), ("Identity:ClientSecret", ""), ("Identity:ManagedIdentity", "true"));
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType<ManagedIdentityCredential>(EntraCredential.Create(services.GetRequiredService<IOptions<EntraOptions>>().Value));
    }

    [Fact]
    public async Task An_identity_that_vouches_for_the_registration_replaces_its_secret()
    {
        using var services = Scripted(_ => throw new InvalidOperationException("No call is expected."),
            ("Identity:ClientSecret", ""), ("Identity:ManagedIdentity", "true"), ("Identity:ManagedIdentityClientId", "00000000-0000-4000-8000-0000000000d1"));
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType<ClientAssertionCredential>(EntraCredential.Create(services.GetRequiredService<IOptions<EntraOptions>>().Value));

        List<string> asked = [];
        var entra = new Entra(asked);
        var options = new EntraOptions { TenantId = "00000000-0000-4000-8000-00000000000a", ClientId = "00000000-0000-4000-8000-0000000000c1", ManagedIdentity = true };
        var credential = EntraCredential.VouchedBy(new Identity(asked), options, new() { Transport = new HttpClientTransport(new HttpClient(entra)), DisableInstanceDiscovery = true });
        Assert.Equal("token-of-the-app", (await credential.GetTokenAsync(new(["https://graph.microsoft.com/.default"]), default)).Token);
        Assert.Equal(["api://AzureADTokenExchange/.default", "00000000-0000-4000-8000-0000000000c1 token-of-the-identity https://graph.microsoft.com/.default"], asked);
    }

    [Fact]
    public void An_identity_that_vouches_needs_to_be_said_to_be_managed()
    {
        using var services = Scripted(_ => throw new InvalidOperationException("No call is expected."), ("Identity:ManagedIdentityClientId", "00000000-0000-4000-8000-0000000000d1"));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task The_app_gets_its_token_from_a_tenant_on_this_machine()
    {
        await using var store = await TenantStore.BareAsync();
        var token = await store.Get<TokenCredential>().GetTokenAsync(new(["https://graph.microsoft.com/.default"]), default);
        Assert.NotEmpty(token.Token);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_by_the_tenant()
    {
        await using var store = await TenantStore.BareAsync(s => s["Identity:ClientSecret"] = "another");
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => store.Get<Provisioner>().RunAsync(default));
    }

    [Fact]
    public async Task Members_of_a_group_that_holds_the_office_role_are_the_office()
    {
        using var services = Scripted(uri => uri switch
        {
            _ when uri.Contains("/servicePrincipals(appId=", StringComparison.Ordinal) => """{"id":"sp","appRoles":[{"id":"00000000-0000-4000-8000-0000000000b1","value":"Office"}]}""",
            _ when uri.Contains("/appRoleAssignedTo", StringComparison.Ordinal) && !uri.Contains("skiptoken", StringComparison.Ordinal) => """
                {"@odata.nextLink":"https://graph.microsoft.com/v1.0/servicePrincipals/sp/appRoleAssignedTo?$skiptoken=2","value":[
                {"appRoleId":"00000000-0000-4000-8000-0000000000b1","principalId":"00000000-0000-4000-8000-000000000011","principalType":"User"},
                {"appRoleId":"00000000-0000-4000-8000-0000000000b2","principalId":"00000000-0000-4000-8000-000000000012","principalType":"User"}]}
                """,
            _ when uri.Contains("/appRoleAssignedTo", StringComparison.Ordinal) => """
                {"value":[{"appRoleId":"00000000-0000-4000-8000-0000000000b1","principalId":"00000000-0000-4000-8000-000000000013","principalType":"Group"},
                {"appRoleId":"00000000-0000-4000-8000-0000000000b1","principalId":"00000000-0000-4000-8000-000000000014","principalType":"ServicePrincipal"}]}
                """,
            _ when uri.Contains("/groups/00000000-0000-4000-8000-000000000013/transitiveMembers/", StringComparison.Ordinal) =>
                """{"value":[{"id":"00000000-0000-4000-8000-000000000011"},{"id":"00000000-0000-4000-8000-000000000015"}]}""",
            _ => throw new InvalidOperationException(uri),
        });
        var office = await services.GetRequiredService<IDirectory>().OfficeAsync(default);
        Assert.Equal([new("00000000-0000-4000-8000-000000000011"), new PersonId("00000000-0000-4000-8000-000000000015")], office);
    }

    [Fact]
    public async Task A_next_link_that_leads_elsewhere_does_not_get_the_token()
    {
        using var services = Scripted(uri => uri switch
        {
            _ when uri.EndsWith("?$select=id", StringComparison.Ordinal) => """{"id":"s"}""",
            _ when uri.StartsWith("https://graph.microsoft.com/v1.0/sites/s/lists?", StringComparison.Ordinal) => """{"value":[],"@odata.nextLink":"https://graph.microsoft.com.evil.example/v1.0/sites/s/lists"}""",
            _ => throw new HttpRequestException(uri),
        });
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<IProposals>().FindAsync("WZY-2025-0001", default));
        Assert.Equal("Graph's next link leads elsewhere.", refused.Message);
    }

    [Fact]
    public async Task An_upload_address_that_leads_elsewhere_does_not_get_the_document()
    {
        using var services = Scripted(uri => uri switch
        {
            _ when uri.EndsWith("createUploadSession", StringComparison.Ordinal) => """{"uploadUrl":"https://evil.example/up","expirationDateTime":"2030-01-01T00:00:00Z"}""",
            _ when uri.Contains("/lists?", StringComparison.Ordinal) => """{"value":[{"id":"l","displayName":"Filing documents"}]}""",
            _ when uri.Contains("/drive?", StringComparison.Ordinal) => """{"id":"d","webUrl":"https://contoso.sharepoint.example/sites/filing/documents"}""",
            _ => """{"id":"s"}""",
        });
        var document = new DocumentToFile("annex2", "f", "x.docx", new byte[(10 * 1024 * 1024) + 1], "AB12", Some.Instant, new Dictionary<string, string>());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<ILibrary>().PutAsync(document, default));
        Assert.Equal("Graph's upload address leads elsewhere.", refused.Message);
    }

    [Fact]
    public async Task The_token_asked_for_is_the_clouds_own()
    {
        var credential = new Asked();
        using var services = Scripted(_ => """{"id":"s","value":[]}""", credential, ("SharePoint:GraphBaseUrl", "https://microsoftgraph.chinacloudapi.cn/v1.0"));
        await Assert.ThrowsAsync<NotProvisionedException>(() => services.GetRequiredService<IProposals>().FindAsync("WZY-2025-0001", default));
        Assert.Equal(["https://microsoftgraph.chinacloudapi.cn/.default"], credential.Scopes.Distinct());
    }

    private static ServiceProvider Scripted(Func<string, string> answer, params (string Name, string Value)[] settings) => Scripted(answer, new Asked(), settings);

    private static ServiceProvider Scripted(Func<string, string> answer, TokenCredential credential, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["SharePoint:SiteHost"] = "contoso.sharepoint.example",
            ["SharePoint:SitePath"] = "/sites/filing",
            ["SharePoint:AppId"] = "00000000-0000-4000-8000-0000000000a1",
            ["Identity:TenantId"] = "00000000-0000-4000-8000-0000000000c1",
            ["Identity:ClientId"] = "00000000-0000-4000-8000-0000000000a1",
            ["Identity:ClientSecret"] = "not-a-real-secret",
        };
        foreach (var (name, value) in settings) values[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddEntraCredential(configuration)
            .AddSharePoint(configuration)
            .AddSingleton(credential)
            .Configure<SharePointOptions>(o => o.Tap = () => new Script(answer))
            .BuildServiceProvider();
    }

    private sealed class Script(Func<string, string> answer) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(answer(Uri.UnescapeDataString(request.RequestUri!.AbsoluteUri)), Encoding.UTF8, "application/json") });
    }

    private sealed class Asked : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new("not-a-real-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Identity(List<string> asked) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            asked.Add(Assert.Single(requestContext.Scopes));
            return new("token-of-the-identity", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Entra(List<string> asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
            Assert.Null(form["client_secret"]);
            asked.Add($"{form["client_id"]} {form["client_assertion"]} {form["scope"]}");
            return new(HttpStatusCode.OK) { Content = new StringContent("""{"token_type":"Bearer","expires_in":3600,"access_token":"token-of-the-app"}""", Encoding.UTF8, "application/json") };
        }
    }
}
