using System.Security.Cryptography;
using MicroMajor.LocalTenant.Store;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Identity;

/// <summary>The signing keys of Entra and of the Bot Framework channel. Kept in the database, so tokens outlive a restart.</summary>
public sealed class SigningKeys
{
    private readonly Lazy<RsaSecurityKey> entra;
    private readonly Lazy<RsaSecurityKey> channel;

    /// <summary>A key is read when it is first needed, and made in a new tenant.</summary>
    public SigningKeys(TenantDatabase database)
    {
        database.Write(db => db.Execute("CREATE TABLE IF NOT EXISTS signing_keys (purpose TEXT PRIMARY KEY, kid TEXT NOT NULL, pkcs8 BLOB NOT NULL)"));
        entra = new(() => Load(database, "entra"));
        channel = new(() => Load(database, "channel"));
    }

    /// <summary>Signs what Entra issues.</summary>
    public RsaSecurityKey Entra => entra.Value;

    /// <summary>Signs what the Bot Framework channel sends.</summary>
    public RsaSecurityKey Channel => channel.Value;

    /// <summary>A key as JWKS shows it.</summary>
    public static Dictionary<string, object> Public(RsaSecurityKey key, string issuer, params IReadOnlyList<string> endorsements)
    {
        var rsa = key.Rsa.ExportParameters(false);
        var shown = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = key.KeyId,
            ["x5t"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(rsa.Modulus),
            ["e"] = Base64UrlEncoder.Encode(rsa.Exponent),
            ["issuer"] = issuer,
        };
        if (endorsements.Count > 0)
            shown["endorsements"] = endorsements;
        return shown;
    }

    private static RsaSecurityKey Load(TenantDatabase database, string purpose) => database.Write(db =>
    {
        var rsa = RSA.Create(2048);
        if (db.Rows("SELECT kid, pkcs8 FROM signing_keys WHERE purpose = $purpose", row => (Kid: row.GetString(0), Pkcs8: row.GetFieldValue<byte[]>(1)), ("$purpose", purpose)) is [var kept])
        {
            rsa.ImportPkcs8PrivateKey(kept.Pkcs8, out _);
            return new RsaSecurityKey(rsa) { KeyId = kept.Kid };
        }

        var kid = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20));
        db.Execute("INSERT INTO signing_keys VALUES ($purpose, $kid, $pkcs8)", ("$purpose", purpose), ("$kid", kid), ("$pkcs8", rsa.ExportPkcs8PrivateKey()));
        return new RsaSecurityKey(rsa) { KeyId = kid };
    });
}
