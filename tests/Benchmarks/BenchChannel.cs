using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.Benchmarks;

/// <summary>The channel's side: its key document and its tokens.</summary>
internal sealed class BenchChannel(string pkcs8)
{
    public const string AppId = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string TenantId = "11111111-1111-4111-8111-111111111111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    private readonly RsaSecurityKey _key = Key(pkcs8);
    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>A new key, in a form that fits an environment variable.</summary>
    public static string NewKey()
    {
        using var rsa = RSA.Create(2048);
        return Convert.ToBase64String(rsa.ExportPkcs8PrivateKey());
    }

    public string Keys()
    {
        var numbers = _key.Rsa.ExportParameters(false);
        var (n, e) = (Base64UrlEncoder.Encode(numbers.Modulus), Base64UrlEncoder.Encode(numbers.Exponent));
        return JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", use = "sig", kid = _key.KeyId, n, e, endorsements = new[] { "msteams" } } } });
    }

    /// <param name="number">Makes each token different.</param>
    public string Token(int number) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://api.botframework.com",
        Audience = AppId,
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl, ["jti"] = $"token-{number}" },
        SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
    });

    private static RsaSecurityKey Key(string pkcs8)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(pkcs8), out _);
        return new(rsa) { KeyId = "bench" };
    }
}
