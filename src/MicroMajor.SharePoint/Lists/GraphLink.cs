namespace MicroMajor.SharePoint.Lists;

/// <summary>Links that Graph sends.</summary>
internal static class GraphLink
{
    /// <summary>The link, if it leads on within Graph: our token goes with it.</summary>
    public static string Demand(string link, SharePointOptions options) =>
        link.StartsWith(options.GraphBaseUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase) ? link : throw new InvalidOperationException("Graph's next link leads elsewhere.");
}
