using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Identity;
using MicroMajor.Domain.Operations;

namespace MicroMajor.SharePoint.Checkup;

/// <summary>Does Entra know the app, and may it do what it needs and no more?</summary>
internal sealed partial class TokenCheckup(TokenCredential credential)
{
    // https://learn.microsoft.com/graph/permissions-reference: application permissions, as they stand in the token.
    private static readonly string[] s_needed = ["Sites.Selected", "User.Read.All", "Application.Read.All"];
    private static readonly string[] s_allowed = [.. s_needed, "TeamsActivity.Send"];

    /// <summary>The findings; the first is bad when there is no token.</summary>
    public async Task<IReadOnlyList<Diagnosis>> RunAsync(string scope, string host, CancellationToken ct)
    {
        try
        {
            var token = await credential.GetTokenAsync(new([scope]), ct);
            return [Diagnosis.Good("identity"), .. Judge(RolesOf(token.Token))];
        }
        catch (CredentialUnavailableException)
        {
            return [Diagnosis.Bad("identity-none")];
        }
        catch (AuthenticationFailedException refused)
        {
            // Entra's own words stand further inside.
            var code = EntraCode().Match(refused.ToString());
            return [code.Success ? Diagnosis.Bad("identity-refused", ("code", code.Value)) : Diagnosis.Bad("identity-unreachable", ("host", host))];
        }
    }

    private static IEnumerable<Diagnosis> Judge(IReadOnlyList<string> roles)
    {
        var missing = s_needed.Except(roles, StringComparer.Ordinal).ToList();
        var more = roles.Except(s_allowed, StringComparer.Ordinal).ToList();
        if (missing.Count > 0) yield return Diagnosis.Bad("permissions-missing", ("roles", string.Join(", ", missing)));
        if (more.Count > 0) yield return Diagnosis.Doubtful("permissions-more", ("roles", string.Join(", ", more)));
        if (missing.Count + more.Count == 0) yield return Diagnosis.Good("permissions", ("roles", string.Join(", ", roles)));
    }

    // Our own token, straight from Entra: read, not believed.
    private static IReadOnlyList<string> RolesOf(string token)
    {
        if (token.Split('.') is not [_, var payload, _]) return [];
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        return claims.RootElement.TryGetProperty("roles", out var roles) ? [.. roles.EnumerateArray().Select(r => r.GetString()!)] : [];
    }

    [GeneratedRegex(@"AADSTS\d+")]
    private static partial Regex EntraCode();
}
