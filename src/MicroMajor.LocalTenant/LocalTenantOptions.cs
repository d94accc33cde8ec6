using MicroMajor.LocalTenant.Limits;

namespace MicroMajor.LocalTenant;

/// <summary>A tenant in a box: what it is called, who lives in it and which one app is registered. Made-up people only.</summary>
public sealed record TenantSeed(
    string TenantId,
    string TenantName,
    string SiteHost,
    string SitePath,
    IReadOnlyList<SeedPerson> People,
    SeedApp App,
    SeedAdministrator? Administrator = null);

/// <summary>A client of an administrator, with <c>Sites.FullControl.All</c> in Graph: grants sites to apps.</summary>
public sealed record SeedAdministrator(string ClientId, string ClientSecret);

/// <summary>A made-up person of the directory.</summary>
/// <param name="ObjectId">Entra object id (GUID).</param>
/// <param name="AppRoles">Values of the app's roles that are assigned to this person.</param>
/// <param name="Mail">The mail address; that of the principal name when null, none when empty.</param>
/// <param name="UserType">Member or Guest.</param>
/// <param name="IsEnabled">Can the account be used?</param>
public sealed record SeedPerson(
    string ObjectId,
    string DisplayName,
    string GivenName,
    string Surname,
    string UserPrincipalName,
    string? JobTitle = null,
    string? Department = null,
    IReadOnlyList<string>? AppRoles = null,
    string Locale = "zh-CN",
    string? Mail = null,
    string UserType = "Member",
    bool IsEnabled = true);

/// <summary>The app registration with its bot: the permissions that an administrator has granted to it.</summary>
/// <param name="GraphRoles">Application permissions of Graph, as they stand in the token's <c>roles</c>, e.g. <c>Sites.Selected</c>.</param>
/// <param name="SiteRole">What <c>Sites.Selected</c> was granted on the site to begin with: none, read, write, manage, owner or fullcontrol. Write is Contribute: items and files, but no new lists or columns.</param>
public sealed record SeedApp(
    string AppId,
    string ServicePrincipalId,
    string DisplayName,
    string ClientSecret,
    IReadOnlyList<SeedAppRole> AppRoles,
    IReadOnlyList<string> GraphRoles,
    string SiteRole = "fullcontrol");

/// <summary>An app role of the registration.</summary>
public sealed record SeedAppRole(string Id, string Value, string DisplayName);

/// <summary>A static tab of the hosted app: what the manifest says of it.</summary>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="ContentUrl">What the chat page frames.</param>
public sealed record HostedTab(string EntityId, string Name, string NameEn, Uri ContentUrl);

/// <summary>A search command of the hosted app's message extension: what the manifest says of it.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Title">Its name in Chinese.</param>
/// <param name="TitleEn">Its name in English.</param>
/// <param name="Parameter">The name of its parameter.</param>
/// <param name="Hint">What the parameter is, in Chinese.</param>
/// <param name="HintEn">The same in English.</param>
/// <param name="InitialRun">Asked once before anything is typed.</param>
public sealed record HostedSearch(string Id, string Title, string TitleEn, string Parameter, string Hint, string HintEn, bool InitialRun = true);

/// <summary>A group chat of people of this tenant.</summary>
/// <param name="Members">Object ids.</param>
public sealed record HostedGroup(string Id, string Name, IReadOnlyList<string> Members);

/// <summary>How a local tenant is started.</summary>
public sealed class LocalTenantOptions
{
    /// <summary>Where it listens, always on loopback, e.g. <c>http://127.0.0.1:5100</c>.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Where the bot receives activities, e.g. <c>http://127.0.0.1:5101/api/messages</c>.</summary>
    public required Uri MessagingEndpoint { get; init; }

    /// <summary>Who lives here.</summary>
    public required TenantSeed Seed { get; init; }

    /// <summary>The SQLite file that keeps the state over restarts; null keeps it in memory.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>The tabs that stand beside the chat with the app, in their order; looked at whenever a page is opened.</summary>
    public IList<HostedTab> Tabs { get; } = [];

    /// <summary>The searches of the app in the compose box.</summary>
    public IList<HostedSearch> Searches { get; } = [];

    /// <summary>The hosts whose links the app is asked about; with the port where it is not the scheme's own.</summary>
    public IList<string> LinkHosts { get; } = [];

    /// <summary>Group chats that are there from the beginning. The app comes into one with the first card of it that can refresh.</summary>
    public IList<HostedGroup> Groups { get; } = [];

    /// <summary>The app's id in Teams, by which deep links name it; the registration's id unless the manifest has one of its own.</summary>
    public string? HostedAppId { get; set; }

    /// <summary>The limits of the platform, when they are enforced. Default: none.</summary>
    public PlatformLimits? Limits { get; init; }

    /// <summary>The clock of this tenant.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Stands before everything else, for whoever wants to see, hold or cut what comes in: a test that ends a program at the moment
    /// when its request arrives. Default: nothing.
    /// </summary>
    public Func<HttpContext, RequestDelegate, Task>? Door { get; init; }

    /// <summary>
    /// The clock of the tokens. The machine's own unless a test says otherwise: MSAL and the token
    /// validators read that clock and no other, even where the tenant's calendar has been turned.
    /// </summary>
    public TimeProvider TokenTime { get; init; } = TimeProvider.System;
}
