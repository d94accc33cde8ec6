using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Sites;

/// <summary>The one SharePoint site of this tenant. Its ids follow from the tenant's id, so they are the same after <c>--fresh</c>.</summary>
internal sealed class TheSite(LocalTenantOptions options, TenantAddress address)
{
    public Guid CollectionId { get; } = Derived(options.Seed, "site collection");

    public Guid WebId { get; } = Derived(options.Seed, "web");

    public string Host => options.Seed.SiteHost;

    public string Id => $"{Host},{CollectionId},{WebId}";

    public string Path => "/" + options.Seed.SitePath.Trim('/');

    /// <summary>
    /// Where a person opens it. The cloud says https://{host}; here it is this tenant's own address, so that a link on a card opens.
    /// </summary>
    public string WebUrl => address.Base + Path;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Refuses whatever is not this site: <c>host,guid,guid</c>, a guid, or <c>host:/sites/Name</c>.</summary>
    public void Demand(string token)
    {
        if (token.Equals(Id, StringComparison.OrdinalIgnoreCase) || token.Equals(CollectionId.ToString(), StringComparison.OrdinalIgnoreCase))
            return;
        if (token.IndexOf(':') is > 0 and var colon
            && token[..colon].Equals(Host, StringComparison.OrdinalIgnoreCase)
            && token[(colon + 1)..].TrimEnd('/').Equals(Path, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (token.Contains(',') && token.Split(',').Length != 3)
            throw GraphError.Invalid("Provided site ID is not valid.");
        throw GraphError.NotFound(token.Contains(':') ? "Requested site could not be found" : "The site was not found.");
    }

    public JsonObject Json(GraphCall call) => new()
    {
        ["@odata.context"] = call.Context("sites/$entity"),
        ["createdDateTime"] = "2026-01-05T00:00:00Z",
        ["description"] = "",
        ["id"] = Id,
        ["lastModifiedDateTime"] = "2026-01-05T00:00:00Z",
        ["name"] = Name,
        ["webUrl"] = WebUrl,
        ["displayName"] = Name,
        ["root"] = new JsonObject(),
        ["siteCollection"] = new JsonObject { ["hostname"] = Host },
    };

    private static Guid Derived(TenantSeed seed, string what) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed.TenantId}/{seed.SitePath}/{what}")).AsSpan(0, 16));
}
