using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;

namespace MicroMajor.SharePoint.Lists;

/// <summary>Makes the Graph client: Graph's default handlers, and tokens for the configured host only.</summary>
internal static class GraphConnection
{
    private const string PublicScope = "https://graph.microsoft.com/.default";

    public static GraphServiceClient Open(SharePointOptions options, TokenCredential credential)
    {
        var address = new Uri(options.GraphBaseUrl);
        var handlers = Handlers(options);
        var tokens = new AzureIdentityAuthenticationProvider(credential, [address.Host], isCaeEnabled: false, scopes: [ScopeOf(options)]);
        return new GraphServiceClient(GraphClientFactory.Create(handlers), tokens, options.GraphBaseUrl.TrimEnd('/'));
    }

    /// <summary>What tokens are asked for: a national cloud's are for its own Graph; the local tenant's are for the public one, as an app in the cloud asks for them.</summary>
    public static string ScopeOf(SharePointOptions options) =>
        new Uri(options.GraphBaseUrl) is { IsLoopback: false } address ? $"{address.GetLeftPart(UriPartial.Authority)}/.default" : PublicScope;

    /// <summary>For the parts of an upload: their address is the key to it, and Graph refuses a token there.</summary>
    public static IRequestAdapter OpenForParts(SharePointOptions options) =>
        new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: GraphClientFactory.Create(Handlers(options)));

    private static IList<DelegatingHandler> Handlers(SharePointOptions options)
    {
        var handlers = GraphClientFactory.CreateDefaultHandlers();
        handlers.Add(new SecondTry());
        if (options.Tap is { } tap) handlers.Add(tap());
        return handlers;
    }
}
