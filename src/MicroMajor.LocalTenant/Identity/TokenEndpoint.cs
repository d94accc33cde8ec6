using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.LocalTenant.Identity;

/// <summary><c>POST /{tenant}/oauth2/v2.0/token</c>: client credentials and on-behalf-of.</summary>
internal sealed class TokenEndpoint(EntraTokens tokens, LocalTenantOptions options)
{
    private const string OnBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public async Task<IResult> AnswerAsync(string tenant, HttpRequest request)
    {
        var at = options.TokenTime.GetUtcNow();
        if (!tenant.Equals(options.Seed.TenantId, StringComparison.OrdinalIgnoreCase))
            return TokenError.TenantNotFound(tenant, at);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (clientId, secret) = Credentials(request, form);
        var administrator = options.Seed.Administrator is { } someone && clientId.Equals(someone.ClientId, StringComparison.OrdinalIgnoreCase) ? someone : null;
        if (administrator is null && !clientId.Equals(options.Seed.App.AppId, StringComparison.OrdinalIgnoreCase))
            return TokenError.AppNotFound(clientId, at);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(administrator?.ClientSecret ?? options.Seed.App.ClientSecret)))
            return TokenError.WrongSecret(at);

        var scope = form["scope"].ToString();
        if (administrator is not null)
            return scope == EntraTokens.Graph + "/.default" ? Issued(tokens.ForAdministrator(administrator), null) : TokenError.WrongScope(scope, at);
        return form["grant_type"].ToString() switch
        {
            "client_credentials" => ForApp(scope, at),
            OnBehalfOf => await ForPersonAsync(form["assertion"].ToString(), scope, at),
            var other => TokenError.WrongGrant(other, at),
        };
    }

    private IResult ForApp(string scope, DateTimeOffset at) => scope.Split(' ')[0] switch
    {
        EntraTokens.Graph + "/.default" => Issued(tokens.ForApp(EntraTokens.Graph), null),
        EntraTokens.BotFramework + "/.default" => Issued(tokens.ForApp(EntraTokens.BotFramework), null),
        _ => TokenError.WrongScope(scope, at),
    };

    private async Task<IResult> ForPersonAsync(string assertion, string scope, DateTimeOffset at)
    {
        var checkedToken = await tokens.CheckAsync(assertion, options.Seed.App.AppId);
        var person = checkedToken is not null && checkedToken.TryGetClaim("oid", out var oid)
            ? options.Seed.People.FirstOrDefault(p => p.ObjectId.Equals(oid.Value, StringComparison.OrdinalIgnoreCase))
            : null;
        if (person is null)
            return TokenError.WrongAssertion(at);

        const string prefix = EntraTokens.Graph + "/";
        var wanted = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? s[prefix.Length..] : s)
            .Where(s => s is not ("openid" or "profile" or "offline_access"))
            .Select(s => s == ".default" ? "User.Read" : s)
            .ToList();
        if (wanted.Count == 0)
            return TokenError.WrongScope(scope, at);
        var scopes = string.Join(' ', wanted);
        return Issued(tokens.OnBehalfOf(person, scopes), scopes);
    }

    private static (string ClientId, string Secret) Credentials(HttpRequest request, IFormCollection form)
    {
        var basic = request.Headers.Authorization.ToString();
        if (basic.StartsWith("Basic ", StringComparison.Ordinal) && form["client_id"].Count == 0)
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(basic[6..])).Split(':', 2);
            return (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
        }

        return (form["client_id"].ToString(), form["client_secret"].ToString());
    }

    private static IResult Issued(string token, string? scope) => Results.Json(new Dictionary<string, object?>
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)EntraTokens.Lifetime.TotalSeconds - 1,
        ["ext_expires_in"] = (int)EntraTokens.Lifetime.TotalSeconds - 1,
        ["access_token"] = token,
    }.Concat(scope is null ? [] : [new("scope", scope)]).ToDictionary());
}
