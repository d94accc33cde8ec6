namespace MicroMajor.LocalTenant.Identity;

/// <summary>The Identity room: Entra and the Bot Framework channel, as far as an app sees them.</summary>
public static class IdentityRoom
{
    /// <summary>Tells the container what this room is made of.</summary>
    public static IServiceCollection AddIdentityRoom(this IServiceCollection services) => services
        .AddSingleton<SigningKeys>()
        .AddSingleton<ChannelTokens>();

    /// <summary>Opens this room's routes.</summary>
    public static void MapIdentityRoom(this WebApplication app)
    {
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
}
