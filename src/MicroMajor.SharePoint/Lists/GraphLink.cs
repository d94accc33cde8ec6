namespace MicroMajor.SharePoint.Lists;

/// <summary>Links that Graph sends.</summary>
internal static class GraphLink
{
    /// <summary>The link, if it leads on within Graph: our token goes with it.</summary>
    public static string Demand(string link, SharePointOptions options) =>
        link.StartsWith(options.GraphBaseUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase) ? link : throw new InvalidOperationException("Graph's next link leads elsewhere.");

    /// <summary>The address for the parts of an upload, if it leads to Graph or to the site: what is sent there is a document.</summary>
    public static string DemandUpload(string? uploadUrl, SharePointOptions options)
    {
        var (to, graph) = (new Uri(uploadUrl!), new Uri(options.GraphBaseUrl));
        return to.GetLeftPart(UriPartial.Authority) == graph.GetLeftPart(UriPartial.Authority) || (to.Scheme == Uri.UriSchemeHttps && to.Host.Equals(options.SiteHost, StringComparison.OrdinalIgnoreCase))
            ? uploadUrl!
            : throw new InvalidOperationException("Graph's upload address leads elsewhere.");
    }
}
