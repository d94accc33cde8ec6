using System.Collections.Concurrent;
using MicroMajor.LocalTenant.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>Reads who calls from the bearer token. A token that was good is remembered, so its signature is checked once.</summary>
internal sealed class GraphAuthentication(EntraTokens tokens, LocalTenantOptions options)
{
    private const int Remembered = 256;

    private readonly ConcurrentDictionary<string, (Caller Caller, DateTime Expires)> known = new();

    public async Task<Caller> CallerAsync(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || authorization.Length == 7)
            throw new GraphError(401, "InvalidAuthenticationToken", "Access token is empty.");
        var token = authorization[7..].Trim();
        var now = options.TokenTime.GetUtcNow().UtcDateTime;
        if (known.TryGetValue(token, out var seen) && seen.Expires > now)
            return seen.Caller;

        var valid = await tokens.CheckAsync(token, EntraTokens.Graph)
            ?? throw new GraphError(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience, signature or lifetime.");
        var caller = Read(valid);
        if (known.Count >= Remembered)
            known.Clear();
        known[token] = (caller, valid.ValidTo);
        return caller;
    }

    private static Caller Read(JsonWebToken token)
    {
        var scopes = token.TryGetClaim("scp", out var scp) ? scp.Value.Split(' ') : null;
        return new Caller(
            token.GetClaim("appid").Value,
            scopes is null ? null : token.GetClaim("oid").Value,
            (scopes ?? token.Claims.Where(c => c.Type == "roles").Select(c => c.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
