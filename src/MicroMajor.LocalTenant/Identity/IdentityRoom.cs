namespace MicroMajor.LocalTenant.Identity;

/// <summary>The Identity room: Entra and the Bot Framework channel, as far as an app sees them.</summary>
public static class IdentityRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddIdentityRoom(this IServiceCollection services) => services
        .AddSingleton<SigningKeys>()
        .AddSingleton<ChannelTokens>()
        .AddSingleton<EntraTokens>()
        .AddSingleton<TokenEndpoint>();

    /// <summary>Opens this room's routes.</summary>
    public static void MapIdentityRoom(this WebApplication app)
    {
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", EntraMetadata);
        app.MapGet("/{tenant}/discovery/v2.0/keys", (string tenant, SigningKeys keys, EntraTokens tokens) => new
        {
            keys = new[] { SigningKeys.Public(keys.Entra, tokens.Issuer) },
        });
        app.MapPost("/{tenant}/oauth2/v2.0/token", (string tenant, HttpRequest request, TokenEndpoint endpoint) => endpoint.AnswerAsync(tenant, request));
        app.MapGet("/common/discovery/instance", (TenantAddress address, LocalTenantOptions options) => InstanceDiscovery(address, options));
        app.MapPost("/_identity/user-token", UserToken);

        app.MapGet("/botframework/v1/.well-known/openidconfiguration", (TenantAddress address) => new
        {
            issuer = ChannelTokens.Issuer,
            authorization_endpoint = "https://invalid.botframework.com",
            jwks_uri = $"{address.Base}/botframework/v1/.well-known/keys",
            id_token_signing_alg_values_supported = new[] { "RS256" },
            token_endpoint_auth_methods_supported = new[] { "private_key_jwt" },
        });
        app.MapGet("/botframework/v1/.well-known/keys", (SigningKeys keys) => new
        {
            keys = new[] { SigningKeys.Public(keys.Channel, ChannelTokens.Issuer, "msteams", "directline") },
        });
    }

    private static IResult EntraMetadata(string tenant, TenantAddress address, EntraTokens tokens, LocalTenantOptions options)
    {
        if (!tenant.Equals(options.Seed.TenantId, StringComparison.OrdinalIgnoreCase))
            return TokenError.TenantNotFound(tenant, options.TokenTime.GetUtcNow());
        var home = $"{address.Base}/{options.Seed.TenantId}";
        return Results.Json(new
        {
            token_endpoint = $"{home}/oauth2/v2.0/token",
            token_endpoint_auth_methods_supported = new[] { "client_secret_post", "client_secret_basic" },
            jwks_uri = $"{home}/discovery/v2.0/keys",
            response_modes_supported = new[] { "query", "fragment", "form_post" },
            subject_types_supported = new[] { "pairwise" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
            response_types_supported = new[] { "code", "id_token" },
            scopes_supported = new[] { "openid", "profile", "email", "offline_access" },
            issuer = tokens.Issuer,
            authorization_endpoint = $"{home}/oauth2/v2.0/authorize",
            tenant_region_scope = "AS",
        });
    }

    // MSAL asks for this when it does not know an authority's host.
    private static IResult InstanceDiscovery(TenantAddress address, LocalTenantOptions options) => Results.Json(new Dictionary<string, object>
    {
        ["tenant_discovery_endpoint"] = $"{address.Base}/{options.Seed.TenantId}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new[]
        {
            new Dictionary<string, object>
            {
                ["preferred_network"] = address.Uri.Authority,
                ["preferred_cache"] = address.Uri.Authority,
                ["aliases"] = new[] { address.Uri.Authority },
            },
        },
    });

    private static IResult UserToken(WhoSignsIn who, EntraTokens tokens, LocalTenantOptions options)
    {
        var person = options.Seed.People.FirstOrDefault(p => p.ObjectId.Equals(who.ObjectId, StringComparison.OrdinalIgnoreCase));
        return person is null
            ? Results.NotFound()
            : Results.Json(new { token = tokens.ForPerson(person), expiresIn = (int)EntraTokens.Lifetime.TotalSeconds });
    }

    /// <summary>The body of <c>POST /_identity/user-token</c>.</summary>
    internal sealed record WhoSignsIn(string ObjectId);
}
