using MicroMajor.Kit;
using MicroMajor.TeamsApp.Tests.Journeys;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>Every answer below /tabs says who may frame it, what it may load, and that it is not to be guessed at.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Pages_refusals_and_data_carry_the_same_headers_and_no_cookie()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        using var tab = new TabClient(scene, Scene.Owner);
        foreach (var path in new[] { "/tabs/mine", "/tabs/config", "/tabs/api/me", "/tabs/api/nothing", "/tabs/assets/none.js" })
        {
            using var response = await tab.RawAsync(path);
            string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
            var policy = Header("Content-Security-Policy").Split("; ");
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("connect-src 'self' https://res.cdn.office.net", policy);
            Assert.Contains("script-src 'self'", policy);
            var frames = policy.Single(p => p.StartsWith("frame-ancestors ", StringComparison.Ordinal)).Split(' ');
            Assert.Contains("https://*.cloud.microsoft", frames);
            Assert.Contains("https://teams.microsoft.com", frames);
            Assert.Contains(scene.TenantAddress.GetLeftPart(UriPartial.Authority), frames);
            // A wish for a process of its own would have the browser begin in one and start again in another.
            Assert.Equal(("nosniff", "no-referrer", "", "", ""), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Origin-Agent-Cluster"), Header("X-Frame-Options"), Header("Set-Cookie")));
        }
    }

    [Fact]
    public async Task Data_say_what_time_it_is_by_the_clock_that_judges_deadlines()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        scene.Clock.Move(TimeSpan.FromDays(3));
        using var tab = new TabClient(scene, Scene.Owner);
        using var response = await tab.RawAsync("/tabs/api/me");
        Assert.Equal(scene.Clock.GetUtcNow().ToUnixTimeSeconds(), response.Headers.Date?.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task The_configuration_needs_no_token_and_says_no_more_than_it_must()
    {
        await using var scene = await Scene.OpenAsync(A.Round());
        using var anybody = new TabClient(scene, token: null);
        using var response = await anybody.RawAsync("/tabs/config");
        var app = ((LocalTenant.LocalTenantOptions)scene.Tenant.GetService(typeof(LocalTenant.LocalTenantOptions))!).Seed.App.AppId;
        Assert.Equal($$"""{"appId":"{{app}}","hosts":["{{scene.TenantAddress.GetLeftPart(UriPartial.Authority)}}"]}""", await response.Content.ReadAsStringAsync());
    }
}
