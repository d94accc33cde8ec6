using System.Security.Cryptography;
using MicroMajor.LocalTenant.Store;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Identity;

/// <summary>The signing keys of Entra and of the Bot Framework channel. Kept in the database, so tokens outlive a restart.</summary>
public sealed class SigningKeys
{
    /// <summary>Reads both keys, and makes them on the first start.</summary>
    public SigningKeys(TenantDatabase database)
    {
        database.Write(db => db.Execute("CREATE TABLE IF NOT EXISTS signing_keys (purpose TEXT PRIMARY KEY, kid TEXT NOT NULL, pkcs8 BLOB NOT NULL)"));
        Entra = Load(database, "entra");
        Channel = Load(database, "channel");
    }

    /// <summary>Signs what Entra issues.</summary>
    public RsaSecurityKey Entra { get; }

    /// <summary>Signs what the Bot Framework channel sends.</summary>
    public RsaSecurityKey Channel { get; }

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

    private static RsaSecurityKey Load(TenantDatabase database, string purpose)
    {
        var rsa = RSA.Create(2048);
        var (kid, pkcs8) = database.Write(db =>
        {
            db.Execute(
                "INSERT OR IGNORE INTO signing_keys VALUES ($purpose, $kid, $pkcs8)",
                ("$purpose", purpose),
                ("$kid", Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(20))),
                ("$pkcs8", rsa.ExportPkcs8PrivateKey()));
            return db.Rows(
                "SELECT kid, pkcs8 FROM signing_keys WHERE purpose = $purpose",
                row => (row.GetString(0), row.GetFieldValue<byte[]>(1)),
                ("$purpose", purpose))[0];
        });
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return new RsaSecurityKey(rsa) { KeyId = kid };
    }
}
