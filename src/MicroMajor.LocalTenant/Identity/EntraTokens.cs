using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Identity;

/// <summary>The tokens that Entra issues: for the app itself, for a person, and for the app on behalf of a person.</summary>
public sealed class EntraTokens(SigningKeys keys, TenantAddress address, LocalTenantOptions options)
{
    /// <summary>The audience of Graph.</summary>
    public const string Graph = "https://graph.microsoft.com";

    /// <summary>The audience of the Bot Connector.</summary>
    public const string BotFramework = "https://api.botframework.com";

    /// <summary>How long a token lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>Who issues: <c>{base}/{tid}/v2.0</c>.</summary>
    public string Issuer => $"{address.Base}/{options.Seed.TenantId}/v2.0";

    /// <summary>An app-only token; for Graph it carries the granted application permissions.</summary>
    public string ForApp(string audience)
    {
        var claims = AppClaims();
        claims["idtyp"] = "app";
        claims["oid"] = options.Seed.App.ServicePrincipalId;
        claims["sub"] = options.Seed.App.ServicePrincipalId;
        if (audience == Graph)
            claims["roles"] = options.Seed.App.GraphRoles;
        return Sign(audience, claims);
    }

    /// <summary>An administrator's own client, for Graph.</summary>
    public string ForAdministrator(SeedAdministrator administrator)
    {
        var claims = AppClaims();
        claims["appid"] = claims["azp"] = claims["oid"] = claims["sub"] = administrator.ClientId;
        claims["app_displayname"] = "Administrator";
        claims["idtyp"] = "app";
        claims["roles"] = new[] { "Sites.FullControl.All" };
        return Sign(Graph, claims);
    }

    /// <summary>A person's token for the app, as a tab gets it by single sign-on; with the person's app roles.</summary>
    /// <param name="age">How long ago it was issued.</param>
    public string ForPerson(SeedPerson person, TimeSpan age = default)
    {
        var claims = PersonClaims(person);
        claims["scp"] = "access_as_user";
        claims["azp"] = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
        if (person.AppRoles is { Count: > 0 } roles)
            claims["roles"] = roles;
        return Sign(options.Seed.App.AppId, claims, age);
    }

    /// <summary>A delegated token of Graph that the app got on behalf of a person.</summary>
    public string OnBehalfOf(SeedPerson person, string scopes)
    {
        var claims = AppClaims();
        foreach (var (name, value) in PersonClaims(person))
            claims[name] = value;
        claims["scp"] = scopes;
        claims["idtyp"] = "user";
        return Sign(Graph, claims);
    }

    /// <summary>The token when it is ours, for this audience and alive; null otherwise.</summary>
    public async Task<JsonWebToken?> CheckAsync(string token, string audience)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKey = keys.Entra,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                var now = options.TokenTime.GetUtcNow().UtcDateTime;
                return notBefore <= now.AddMinutes(5) && expires > now.AddMinutes(-5);
            },
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }

    private Dictionary<string, object> AppClaims() => new()
    {
        ["tid"] = options.Seed.TenantId,
        ["appid"] = options.Seed.App.AppId,
        ["azp"] = options.Seed.App.AppId,
        ["azpacr"] = "1",
        ["app_displayname"] = options.Seed.App.DisplayName,
        ["ver"] = "2.0",
    };

    private Dictionary<string, object> PersonClaims(SeedPerson person) => new()
    {
        ["tid"] = options.Seed.TenantId,
        ["oid"] = person.ObjectId,
        ["sub"] = person.ObjectId,
        ["name"] = person.DisplayName,
        ["preferred_username"] = person.UserPrincipalName,
        ["ver"] = "2.0",
    };

    private string Sign(string audience, Dictionary<string, object> claims, TimeSpan age = default)
    {
        var now = options.TokenTime.GetUtcNow().UtcDateTime - age;
        // No two tokens are alike: caches must not depend on it.
        claims["uti"] = Guid.NewGuid().ToString("N");
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-5),
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(keys.Entra, SecurityAlgorithms.RsaSha256),
        });
    }
}
