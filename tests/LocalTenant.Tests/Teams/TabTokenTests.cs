using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using static MicroMajor.LocalTenant.Tests.Teams.TeamsTenant;

namespace MicroMajor.LocalTenant.Tests.Teams;

public sealed class TabTokenTests
{
    [Fact]
    public async Task A_tab_gets_a_token_of_the_person_for_the_app()
    {
        await using var tenant = await StartAsync();
        var token = await TokenAsync(tenant, $"{Owner}/tab-token");
        Assert.Equal((Owner, "access_as_user", Seed.App.AppId), (token.GetClaim("oid").Value, token.GetClaim("scp").Value, Assert.Single(token.Audiences)));
        Assert.True(token.ValidTo > DateTime.UtcNow);
    }

    [Fact]
    public async Task The_expired_one_differs_in_its_times_only()
    {
        await using var tenant = await StartAsync();
        var (fresh, old) = (await TokenAsync(tenant, $"{Owner}/tab-token"), await TokenAsync(tenant, $"{Owner}/tab-token?expired=1"));
        Assert.True(old.ValidTo < DateTime.UtcNow.AddMinutes(-30));
        Assert.Equal(Lasting(fresh), Lasting(old));
    }

    [Fact]
    public async Task Nobody_has_no_token()
    {
        await using var tenant = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Client.GetAsync("00000000-0000-0000-0000-000000000999/tab-token")).StatusCode);
    }

    private static IEnumerable<string> Lasting(JsonWebToken token) =>
        token.Claims.Where(claim => claim.Type is not ("exp" or "nbf" or "iat" or "uti")).Select(claim => $"{claim.Type}={claim.Value}").Order();

    private static async Task<JsonWebToken> TokenAsync(TeamsTenant tenant, string path) =>
        new((string)(await tenant.Client.GetFromJsonAsync<JsonObject>(path))!["token"]!);
}
