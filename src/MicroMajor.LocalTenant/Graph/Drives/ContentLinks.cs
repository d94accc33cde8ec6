using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>The pre-authenticated addresses to which <c>/content</c> redirects: whoever has one may read, for an hour.</summary>
internal sealed class ContentLinks(TenantAddress address, LocalTenantOptions options)
{
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    public string Of(long contentId, string fileName)
    {
        var expires = (options.TokenTime.GetUtcNow() + TimeSpan.FromHours(1)).ToUnixTimeSeconds();
        var what = string.Create(CultureInfo.InvariantCulture, $"{contentId}.{expires}");
        return $"{address.Base}/_content/{what}.{Seal(what)}/{Uri.EscapeDataString(fileName)}";
    }

    /// <summary>The content that a link may read; null when the link is not ours or too old.</summary>
    public long? Read(string link)
    {
        var parts = link.Split('.');
        if (parts.Length != 3 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Seal($"{parts[0]}.{parts[1]}")), Encoding.ASCII.GetBytes(parts[2])))
            return null;
        return long.Parse(parts[1], CultureInfo.InvariantCulture) > options.TokenTime.GetUtcNow().ToUnixTimeSeconds() ? long.Parse(parts[0], CultureInfo.InvariantCulture) : null;
    }

    private string Seal(string what) => Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(what)));
}
