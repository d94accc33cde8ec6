using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>A proposal with the experts of a blind round, for whoever asks for it.</summary>
public sealed class EndpointScene : IAsyncLifetime
{
    internal Scene Scene { get; private set; } = null!;

    internal string ProposalId { get; private set; } = "";

    internal string AssignmentId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Scene = await Scene.OpenAsync(A.Round() with { Policy = A.Round().Policy with { BlindApplicants = true } });
        var proposal = await Scene.PutAsync(p => p.Complete().UnderReview());
        (ProposalId, AssignmentId) = (proposal.Value.Id, (await Scene.PutAsync(proposal.Value, 1, card: false)).Value.Id);
    }

    public async Task DisposeAsync() => await Scene.DisposeAsync();
}

/// <summary>Whoever asks at any endpoint without a right to it is refused. The endpoints are read from the table: one that is missing here fails.</summary>
public sealed class EveryEndpointTests(EndpointScene at) : IClassFixture<EndpointScene>
{
    /// <summary>How each is asked, and whether what it answers belongs to somebody: then a stranger gets 404.</summary>
    internal static readonly SortedDictionary<string, (string Path, string? Body, bool IsOwned)> Rows = new(StringComparer.Ordinal)
    {
        ["GET /me"] = ("/me", null, false),
        ["GET /live"] = ("/live", null, false),
        ["GET /rounds/{id}/board"] = ("/rounds/{round}/board", null, false),
        ["GET /rounds/{id}/board/file"] = ("/rounds/{round}/board/file", null, false),
        ["GET /rounds/{id}/late"] = ("/rounds/{round}/late", null, false),
        ["GET /rounds/{id}/ranking"] = ("/rounds/{round}/ranking", null, false),
        ["GET /rounds/{id}/plan"] = ("/rounds/{round}/plan", null, false),
        ["GET /files/{id}"] = ("/files/00000000000000000000000000000000", null, true),
        ["GET /mine"] = ("/mine", null, false),
        ["GET /proposals/{id}"] = ("/proposals/{proposal}", null, true),
        ["GET /search"] = ("/search?q=wzy", null, false),
        ["GET /search/texts"] = ("/search/texts?q=wzy", null, false),
        ["GET /reviews"] = ("/reviews", null, false),
        ["GET /reviews/{id}"] = ("/reviews/{assignment}", null, true),
        ["POST /here"] = ("/here", """{"kind":"proposal","id":"{proposal}","section":"need"}""", true),
        ["POST /acts"] = ("/acts", """{"verb":"proposals/mine","data":{}}""", false),
        ["POST /suggest"] = ("/suggest", """{"dataset":"proposals/units","text":"数","data":{}}""", false),
    };

    public static TheoryData<string> Endpoints => [.. Rows.Keys];

    private Scene Scene => at.Scene;

    private IReadOnlyList<TabRoute> Table => Scene.Services.GetRequiredService<TabRoutes>().All;

    [Fact]
    public void Every_endpoint_of_the_table_has_its_row_here() => Assert.Equal(Table.Select(r => $"{r}").Order(StringComparer.Ordinal), Rows.Keys);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Without_a_token_it_is_refused(string endpoint) => await RefusedAsync(endpoint, null);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_token_for_another_audience_is_refused(string endpoint)
    {
        await RefusedAsync(endpoint, TabClient.Forge(Scene, _ => { }, audience: "99999999-0000-4000-8000-000000000009"));
        await RefusedAsync(endpoint, Scene.Tenant.GetRequiredService<EntraTokens>().OnBehalfOf(Scene.Owner, "access_as_user"));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_token_of_another_tenant_is_refused(string endpoint)
    {
        const string Foreign = "55555555-0000-4000-8000-000000000005";
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims["tid"] = Foreign, issuer: $"{Scene.TenantAddress}{Foreign}/v2.0"));
        // It says our tenant and was issued by another, or the other way round.
        await RefusedAsync(endpoint, TabClient.Forge(Scene, _ => { }, issuer: $"{Scene.TenantAddress}{Foreign}/v2.0"));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims["tid"] = Foreign));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_token_of_an_app_is_refused(string endpoint)
    {
        await RefusedAsync(endpoint, Scene.Tenant.GetRequiredService<EntraTokens>().ForApp(Scene.Tenant.GetRequiredService<LocalTenant.LocalTenantOptions>().Seed.App.AppId));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims["idtyp"] = "app"));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims.Remove("scp")));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims["scp"] = "User.Read access_as_users"));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_token_that_names_nobody_or_has_ended_is_refused(string endpoint)
    {
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => claims.Remove("oid")));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => { claims["from"] = DateTime.UtcNow.AddHours(-2); claims["to"] = DateTime.UtcNow.AddHours(-1); }));
        await RefusedAsync(endpoint, TabClient.Forge(Scene, claims => { claims["from"] = DateTime.UtcNow.AddHours(1); claims["to"] = DateTime.UtcNow.AddHours(2); }));
        await RefusedAsync(endpoint, new EntraForgery(Scene).Token);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Somebody_elses_is_answered_like_what_does_not_exist(string endpoint)
    {
        using var stranger = new TabClient(Scene, Scene.Stranger);
        var (status, text) = await AskAsync(stranger, endpoint);
        Assert.Equal(Rows[endpoint].IsOwned ? 404 : Needs(endpoint) == TabNeeds.Office ? 403 : 200, status);
        Assert.DoesNotContain(A.Owner.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(CompleteForm.Answers["programName"], text, StringComparison.Ordinal);
        if (!Rows[endpoint].IsOwned || !Rows[endpoint].Path.Contains('{', StringComparison.Ordinal) && Rows[endpoint].Body?.Contains("{proposal}", StringComparison.Ordinal) != true) return;
        // Word for word what is said of one that there is not.
        Assert.Equal((status, text), await stranger.AskAsync(endpoint.Split(' ')[0], Rows[endpoint].Path.Replace("{proposal}", "WZY-2025-9999", StringComparison.Ordinal).Replace("{assignment}", "9999", StringComparison.Ordinal),
            Rows[endpoint].Body is { } body ? JsonNode.Parse(body.Replace("{proposal}", "WZY-2025-9999", StringComparison.Ordinal))!.AsObject() : null));
    }

    [Fact]
    public async Task The_api_address_of_the_app_is_an_audience_as_well()
    {
        var app = Scene.Tenant.GetRequiredService<LocalTenant.LocalTenantOptions>().Seed.App.AppId;
        foreach (var audience in new[] { $"api://tabs.contoso.example/{app}", $"api://{app}" })
        {
            using var client = new TabClient(Scene, TabClient.Forge(Scene, _ => { }, audience));
            Assert.Equal(Scene.Owner.ObjectId, (string?)(await client.GetAsync("/me"))["id"]);
        }
    }

    [Fact]
    public async Task What_is_no_endpoint_is_said_in_the_callers_language()
    {
        using var english = new TabClient(Scene, Scene.Owner, "en");
        Assert.Equal((404, """{"problems":[{"code":"no-such-page","sentence":"There is no such page."}]}"""), await english.AskAsync("GET", "/nothing"));
    }

    private TabNeeds Needs(string endpoint) => Table.Single(r => $"{r}" == endpoint).Needs;

    private Task<(int Status, string Text)> AskAsync(TabClient client, string endpoint)
    {
        var (path, body, _) = Rows[endpoint];
        string Filled(string text) => text.Replace("{proposal}", at.ProposalId, StringComparison.Ordinal).Replace("{assignment}", at.AssignmentId, StringComparison.Ordinal).Replace("{round}", A.Round().Id, StringComparison.Ordinal);
        return client.AskAsync(endpoint.Split(' ')[0], Filled(path), body is null ? null : JsonNode.Parse(Filled(body))!.AsObject());
    }

    private async Task RefusedAsync(string endpoint, string? token)
    {
        using var client = new TabClient(Scene, token);
        Assert.Equal((401, """{"problems":[{"code":"signed-out","sentence":"登录已过期，请重新打开这个页面。"}]}"""), await AskAsync(client, endpoint));
    }
}
