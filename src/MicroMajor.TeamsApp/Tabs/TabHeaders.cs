namespace MicroMajor.TeamsApp.Tabs;

/// <summary>The headers of everything below <c>/tabs</c>. Who may frame it is said here alone: an X-Frame-Options would shut Teams out.</summary>
internal static class TabHeaders
{
    // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
    private const string Hosts = "https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com";

    // TeamsJS asks there which hosts are Teams.
    private const string TeamsJs = "https://res.cdn.office.net";

    /// <summary>The content security policy.</summary>
    public static string Policy(IEnumerable<string> hosts) => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        // Fluent UI writes its styles into the page.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        $"connect-src 'self' {TeamsJs}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        $"frame-ancestors {string.Join(' ', ["'self'", Hosts, .. hosts])}");

    public static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
