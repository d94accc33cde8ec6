using System.ComponentModel.DataAnnotations;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>How the edge meets the channel; section <c>Teams</c>, checked at start.</summary>
public sealed class TeamsOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Teams";

    /// <summary>The bot's app id: the audience of every token the channel sends.</summary>
    [Required]
    public string AppId { get; set; } = "";

    /// <summary>The tenants whose people are served. The channel's token does not name the person's tenant, so this list does.</summary>
    [MinLength(1)]
    public string[] TenantIds { get; set; } = [];

    /// <summary>Where the channel publishes its signing keys. Default: the public Bot Framework.</summary>
    [Required]
    public string ChannelMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who signs the channel's tokens. Default: the public Bot Framework.</summary>
    [Required]
    public string ChannelIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>Scheme and host (with port where it is not the scheme's own) that may be called back. Empty: the documented hosts of Teams.</summary>
    public string[] ServiceUrlHosts { get; set; } = [];

    /// <summary>
    /// Where files that people send may be fetched from: scheme and host (with port where it is not the scheme's own), the host's first part
    /// may be <c>*</c>. Default: SharePoint and OneDrive of the public cloud.
    /// </summary>
    public string[] FileHosts { get; set; } = [];

    /// <summary>Where the app's own tokens come from; the composition makes its credential with it. Default: the public Entra authority.</summary>
    [Required]
    public string TokenAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>The scope of the app's own tokens for the connector.</summary>
    [Required]
    public string ConnectorScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>The largest activity read, in bytes. Default: 1 MiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>After how many seconds a slow turn is answered "still working" and its outcome delivered as a message. Default: 5. Teams hangs up after about 15.</summary>
    [Range(1, 14)]
    public int PatienceSeconds { get; set; } = 5;

    /// <summary>Accepts unsigned activities of Microsoft's local Teams client, from this machine only. Refused outside Development.</summary>
    public bool PlaygroundMode { get; set; }
}
