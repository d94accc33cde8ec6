using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace MicroMajor.SharePoint.Identity;

/// <summary>The credential with which the app asks Entra for its tokens.</summary>
public static class EntraCredential
{
    // https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
    private const string ExchangeScope = "api://AzureADTokenExchange/.default";

    /// <summary>A managed identity where the options say so, or the registration that it vouches for, else the client secret.</summary>
    public static TokenCredential Create(EntraOptions options)
    {
        if (options.ManagedIdentity && options.ManagedIdentityClientId.Length > 0)
            return VouchedBy(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ManagedIdentityClientId)), options);
        if (options.ManagedIdentity) return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ClientId));
        var authority = new Uri(options.AuthorityHost);
        if (!authority.IsLoopback) return new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret, new ClientSecretCredentialOptions { AuthorityHost = authority });
        return new ClientSecretCredential(options.TenantId, options.ClientId, options.ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = new UriBuilder(authority) { Scheme = Uri.UriSchemeHttps, Port = authority.Port }.Uri,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(new HttpClient(new PlainLoopback { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } })),
        });
    }

    /// <summary>The registration, proved by the token of an identity that it trusts instead of by a secret.</summary>
    internal static TokenCredential VouchedBy(TokenCredential identity, EntraOptions options, ClientAssertionCredentialOptions? wire = null)
    {
        wire ??= new();
        wire.AuthorityHost = new(options.AuthorityHost);
        return new ClientAssertionCredential(options.TenantId, options.ClientId, async ct => (await identity.GetTokenAsync(new([ExchangeScope]), ct)).Token, wire);
    }

    // Azure.Identity speaks https only; the local tenant on this machine has no certificate. Any other address is left alone.
    private sealed class PlainLoopback : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { IsLoopback: true, Scheme: "https" } uri)
                request.RequestUri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
