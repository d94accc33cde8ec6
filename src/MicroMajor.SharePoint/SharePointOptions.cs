using System.ComponentModel.DataAnnotations;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint;

/// <summary>Where the store is; section <c>SharePoint</c>, checked at start.</summary>
public sealed class SharePointOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "SharePoint";

    /// <summary>Microsoft Graph with its version. Default: the public cloud.</summary>
    [Required, Url]
    public string GraphBaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>The host of the site, e.g. <c>contoso.sharepoint.com</c>.</summary>
    [Required, RegularExpression("[A-Za-z0-9.-]+")]
    public string SiteHost { get; set; } = "";

    /// <summary>The path of the site on its host, e.g. <c>/sites/filings</c>.</summary>
    [Required, RegularExpression("/[^?#:]+")]
    public string SitePath { get; set; } = "";

    /// <summary>The document library of the site. Default: Filing documents.</summary>
    [Required]
    public string LibraryName { get; set; } = "Filing documents";

    /// <summary>The client id of the registration whose app role makes a person a member of the office.</summary>
    [Required]
    public string AppId { get; set; } = "";

    /// <summary>The value of that app role. Default: Office.</summary>
    [Required]
    public string OfficeRole { get; set; } = "Office";

    /// <summary>The app's id in Teams (the manifest's), by which links into its tabs name it. Default: <see cref="AppId"/>.</summary>
    [RegularExpression("[0-9A-Za-z-]*")]
    public string TeamsAppId { get; set; } = "";

    /// <summary>For how many seconds units, experts, directions and the office's members are remembered: so long may a right outlive its removal. Default: 60.</summary>
    [Range(0, 3600)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>For how many seconds it is remembered where a person can be written to. Default: 600.</summary>
    [Range(0, 86400)]
    public int ContactCacheSeconds { get; set; } = 600;

    /// <summary>What paces the calls; not a setting. Default: nothing.</summary>
    public GraphPace? Pace { get; set; }

    /// <summary>A handler beside the wire, for tests that count or cut calls; not a setting. Default: none.</summary>
    public Func<DelegatingHandler>? Tap { get; set; }
}
