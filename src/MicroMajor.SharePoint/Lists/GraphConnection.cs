using Azure.Core;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

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
        return new GraphServiceClient(Client(handlers), tokens, options.GraphBaseUrl.TrimEnd('/'));
    }

    /// <summary>What tokens are asked for: a national cloud's are for its own Graph; the local tenant's are for the public one, as an app in the cloud asks for them.</summary>
    public static string ScopeOf(SharePointOptions options) =>
        new Uri(options.GraphBaseUrl) is { IsLoopback: false } address ? $"{address.GetLeftPart(UriPartial.Authority)}/.default" : PublicScope;

    /// <summary>For the parts of an upload: their address is the key to it, and Graph refuses a token there.</summary>
    public static IRequestAdapter OpenForParts(SharePointOptions options) =>
        new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: Client(Handlers(options)));

    // Each try has its time for itself; what waits for its turn has all the time it needs.
    private static HttpClient Client(IList<DelegatingHandler> handlers)
    {
        var client = GraphClientFactory.Create(handlers);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    private static IList<DelegatingHandler> Handlers(SharePointOptions options)
    {
        var handlers = GraphClientFactory.CreateDefaultHandlers();
        // A person waits for most of this: a second to begin with, not three.
        for (var i = 0; i < handlers.Count; i++)
            if (handlers[i] is RetryHandler) handlers[i] = new RetryHandler(new RetryHandlerOption { Delay = 1, MaxRetry = 4 });
        handlers.Add(new SecondTry());
        handlers.Add(new Paced(options.Pace));
        if (options.Tap is { } tap) handlers.Add(tap());
        return handlers;
    }
}
