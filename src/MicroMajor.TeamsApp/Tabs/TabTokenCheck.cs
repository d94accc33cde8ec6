using System.Collections.Concurrent;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>
/// Checks the token of a signed-in person: signature by a key that Entra publishes for one of our tenants, RS256, issuer, audience, lifetime,
/// the scope <c>access_as_user</c>, and that it names a person. A token of an app, whoever's, is none.
/// </summary>
internal sealed partial class TabTokenCheck(IDocumentRetriever documents, IOptions<TabsOptions> tabs, IOptions<TeamsOptions> teams, WireTime time, ILogger<TabTokenCheck> log) : IDisposable
{
    private const string Scheme = "Bearer ";
    private const string Scope = "access_as_user";

    // A tab uses one token for about an hour; its signature is not checked anew for every request.
    private const int MostRemembered = 5_000;

    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, ChannelKeys> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (TeamsUser User, DateTime Ends)> _remembered = new(StringComparer.Ordinal);

    /// <returns>Null for a token that is not valid now.</returns>
    /// <exception cref="InvalidOperationException">The keys could never be read.</exception>
    public async ValueTask<TeamsUser?> CheckAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || authorization.Length > 16_000 || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var encoded = authorization[Scheme.Length..].Trim();
        if (_remembered.TryGetValue(encoded, out var known)) return IsNow(null, known.Ends) ? known.User : Refuse("it has ended");
        if (!_handler.CanReadToken(encoded) || Read(encoded) is not { Kid.Length: > 0 } token) return Refuse("unreadable");
        // Only a tenant that is served is asked for its keys.
        if (Claim(token, "tid") is not { } tenant || teams.Value.TenantIds.FirstOrDefault(t => t.Equals(tenant, StringComparison.OrdinalIgnoreCase)) is not { } served) return Refuse("another tenant");
        if (await KeysOf(served).FindAsync(token.Kid, cancellationToken) is not { } key) return Refuse("unknown key");
        var result = await _handler.ValidateTokenAsync(token, Rules(served, key.Key));
        if (!result.IsValid) return Refuse(result.Exception?.GetType().Name);
        if (Claim(token, "idtyp") == "app" || Claim(token, "scp") is not { } scopes || !scopes.Split(' ').Contains(Scope, StringComparer.Ordinal)) return Refuse("not a person's token for the tabs");
        if (Claim(token, "oid") is not { Length: > 0 } person) return Refuse("it names nobody");
        var user = new TeamsUser(served, person, Claim(token, "name"), "");
        if (_remembered.Count >= MostRemembered) _remembered.Clear();
        _remembered[encoded] = (user, token.ValidTo);
        return user;
    }

    public void Dispose()
    {
        foreach (var keys in _keys.Values) keys.Dispose();
    }

    private ChannelKeys KeysOf(string tenant) =>
        _keys.GetOrAdd(tenant, t => new(documents, $"{tabs.Value.Authority.TrimEnd('/')}/{t}/v2.0/.well-known/openid-configuration", time));

    private TokenValidationParameters Rules(string tenant, SecurityKey key) => new()
    {
        ValidIssuer = $"{tabs.Value.Authority.TrimEnd('/')}/{tenant}/v2.0",
        AudienceValidator = (audiences, _, _) => audiences.Any(IsOurs),
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => to is { } end && IsNow(from, end),
    };

    // The app id, or the app's own address: api://{domain}/{app id}.
    private bool IsOurs(string audience) =>
        audience.Equals(teams.Value.AppId, StringComparison.OrdinalIgnoreCase)
        || (audience.StartsWith("api://", StringComparison.OrdinalIgnoreCase) && audience.EndsWith($"/{teams.Value.AppId}", StringComparison.OrdinalIgnoreCase));

    private bool IsNow(DateTime? from, DateTime to)
    {
        var now = time.Clock.GetUtcNow().UtcDateTime;
        return now < to + s_skew && (from is not { } start || now >= start - s_skew);
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private JsonWebToken? Read(string encoded)
    {
        try
        {
            return _handler.ReadJsonWebToken(encoded);
        }
        catch (Exception bad) when (bad is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TeamsUser? Refuse(string? reason)
    {
        LogRefused(reason);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "A token of a tab was refused: {Reason}.")]
    private partial void LogRefused(string? reason);
}
