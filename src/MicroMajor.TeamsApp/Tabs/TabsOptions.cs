using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>How the tabs are served; section <c>Tabs</c>, checked at start. App id and tenants are those of the section <c>Teams</c>.</summary>
public sealed class TabsOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Tabs";

    /// <summary>Whose tokens are taken: <c>{Authority}/{tenant}/v2.0</c>. Default: that of the app's own tokens (<c>Identity:AuthorityHost</c>), else the public Entra.</summary>
    [Required]
    public string Authority { get; set; } = "";

    /// <summary>The app's id in Teams (the manifest's), by which links into its tabs name it. Default: <c>SharePoint:TeamsAppId</c>, else the bot's app id.</summary>
    [Required, RegularExpression("[0-9A-Za-z-]+")]
    public string TeamsAppId { get; set; } = "";

    /// <summary>Further hosts that may frame the tabs: scheme and host. Empty in production: the documented hosts of Teams, Outlook and Microsoft 365 always may.</summary>
    public string[] Hosts { get; set; } = [];

    /// <summary>The largest act, in bytes, with the files that are sent along. Default: 28 MB.</summary>
    [Range(64 * 1024, 29_000_000)]
    public int MaxActBytes { get; set; } = 28_000_000;

    /// <summary>How often one person may ask in a minute. Default: 600.</summary>
    [Range(10, 100_000)]
    public int RequestsPerMinute { get; set; } = 600;
}

/// <summary>What an attribute cannot say about <see cref="TabsOptions"/>.</summary>
internal sealed class TabsOptionsRules : IValidateOptions<TabsOptions>
{
    public ValidateOptionsResult Validate(string? name, TabsOptions options)
    {
        var wrong = options.Hosts.Where(host => !IsOrigin(host)).Select(host => $"Tabs:Hosts has “{host}”, which is not an https scheme and host (http on this machine only).").ToList();
        if (!IsOrigin(options.Authority)) wrong.Add("Tabs:Authority must be an https scheme and host (http on this machine only).");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    // It goes into a header: nothing but a scheme, a host and a port.
    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == address.TrimEnd('/')
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
