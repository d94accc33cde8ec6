using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>What an attribute cannot say about <see cref="TeamsOptions"/>.</summary>
internal sealed class TeamsOptionsRules(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var wrong = new List<string>();
        if (options.PlaygroundMode && !environment.IsDevelopment())
            wrong.Add("Teams:PlaygroundMode accepts unsigned activities and is allowed in Development only.");
        if (options.TenantIds.Any(string.IsNullOrWhiteSpace))
            wrong.Add("Teams:TenantIds has an empty entry.");
        if (!IsSafe(options.ChannelMetadataUrl))
            wrong.Add("Teams:ChannelMetadataUrl must be an https address (http on this machine only).");
        if (!IsSafe(options.TokenAuthority))
            wrong.Add("Teams:TokenAuthority must be an https address (http on this machine only).");
        foreach (var host in options.ServiceUrlHosts.Where(host => !IsSafe(host) || new Uri(host).PathAndQuery != "/"))
            wrong.Add($"Teams:ServiceUrlHosts has “{host}”, which is not an https scheme and host (http on this machine only).");
        foreach (var host in options.FileHosts.Where(host => !FileHosts.IsPattern(host)))
            wrong.Add($"Teams:FileHosts has “{host}”, which is not an https scheme and host such as https://*.sharepoint.com (http on this machine only).");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
