using MicroMajor.LocalTenant.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>Who may call the connector: the registered app, with a token of this tenant's Entra for the Bot Framework.</summary>
public sealed class ConnectorCaller(LocalTenantOptions options, SigningKeys keys)
{
    private const string Audience = "https://api.botframework.com";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>True for a token that is signed by this tenant, alive, for the Bot Framework and of the app.</summary>
    public async Task<bool> IsAppAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return false;
        var result = await handler.ValidateTokenAsync(header["Bearer ".Length..].Trim(), new TokenValidationParameters
        {
            ValidAudiences = [Audience, Audience + "/"],
            IssuerSigningKey = keys.Entra,
            IssuerValidator = (issuer, _, _) => issuer.Contains(options.Seed.TenantId, StringComparison.OrdinalIgnoreCase)
                ? issuer
                : throw new SecurityTokenInvalidIssuerException(),
            LifetimeValidator = (from, to, _, _) => IsAlive(from, to),
        });
        return result.IsValid
            && new[] { "appid", "azp" }.Any(claim => result.Claims.TryGetValue(claim, out var app) && options.Seed.App.AppId.Equals(app as string, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsAlive(DateTime? from, DateTime? to)
    {
        var now = options.TokenTime.GetUtcNow().UtcDateTime;
        return to > now && (from is null || from <= now + TimeSpan.FromMinutes(5));
    }
}
