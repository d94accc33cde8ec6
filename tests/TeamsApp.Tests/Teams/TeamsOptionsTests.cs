using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tests.Teams;

public sealed class TeamsOptionsTests
{
    [Theory]
    [InlineData("AppId", "", "AppId")]
    [InlineData("TenantIds:0", " ", "empty entry")]
    [InlineData("ChannelMetadataUrl", "http://login.botframework.com/keys", "ChannelMetadataUrl")]
    [InlineData("ChannelMetadataUrl", "keys", "ChannelMetadataUrl")]
    [InlineData("TokenAuthority", "http://login.contoso.example", "TokenAuthority")]
    [InlineData("ServiceUrlHosts:0", "http://smba.trafficmanager.net", "ServiceUrlHosts")]
    [InlineData("ServiceUrlHosts:0", "https://smba.trafficmanager.net/teams", "ServiceUrlHosts")]
    [InlineData("ServiceUrlHosts:0", "https://lin@smba.trafficmanager.net", "ServiceUrlHosts")]
    [InlineData("ServiceUrlHosts:0", "smba.trafficmanager.net", "ServiceUrlHosts")]
    [InlineData("FileHosts:0", "http://files.contoso.example", "FileHosts")]
    [InlineData("MaxBodyBytes", "0", "MaxBodyBytes")]
    [InlineData("PatienceSeconds", "15", "PatienceSeconds")]
    [InlineData("PlaygroundMode", "true", "Development")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string name, string value, string named)
    {
        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeUnderTest.StartAsync(new Room(), new() { ["Teams:" + name] = value }));
        Assert.Contains(named, thrown.Message);
    }

    [Fact]
    public async Task Somebody_must_be_served() =>
        Assert.Contains("TenantIds", (await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeUnderTest.StartAsync(new Room(), new() { ["Teams:TenantIds:0"] = null }))).Message);

    [Fact]
    public async Task A_local_tenant_may_speak_http_on_this_machine()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Teams:ChannelMetadataUrl"] = "http://127.0.0.1:5001/botframework/v1/.well-known/openidconfiguration",
            ["Teams:TokenAuthority"] = "http://127.0.0.1:5001",
            ["Teams:ServiceUrlHosts:0"] = "http://127.0.0.1:5001",
        };
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), settings);
        Assert.Equal((401, ""), await edge.PostAsync(Sent.Message("?"), null));
    }

    [Fact]
    public async Task Configured_hosts_replace_the_documented_ones()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new Room(), new() { ["Teams:ServiceUrlHosts:0"] = "https://smba.contoso.example" });
        Assert.Equal((403, ""), await edge.PostAsync(Sent.Message("?")));
    }
}
