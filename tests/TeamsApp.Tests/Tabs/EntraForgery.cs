using System.Security.Cryptography;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.TeamsApp.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>Everything in the token is right but for the signature: another's key under the name of the tenant's.</summary>
internal sealed class EntraForgery(Scene scene)
{
    public string Token
    {
        get
        {
            var seed = scene.Tenant.GetRequiredService<LocalTenantOptions>().Seed;
            using var rsa = RSA.Create(2048);
            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = scene.Tenant.GetRequiredService<EntraTokens>().Issuer,
                Audience = seed.App.AppId,
                Claims = new Dictionary<string, object> { ["tid"] = seed.TenantId, ["oid"] = Scene.Owner.ObjectId, ["scp"] = "access_as_user" },
                SigningCredentials = new(new RsaSecurityKey(rsa) { KeyId = scene.Tenant.GetRequiredService<SigningKeys>().Entra.KeyId, CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256),
            });
        }
    }
}
