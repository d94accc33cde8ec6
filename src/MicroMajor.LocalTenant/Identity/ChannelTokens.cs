using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Identity;

/// <summary>The tokens that the Bot Framework channel sends to a bot.</summary>
public sealed class ChannelTokens(SigningKeys keys, LocalTenantOptions options)
{
    /// <summary>The issuer of every channel token, in the cloud and here.</summary>
    public const string Issuer = "https://api.botframework.com";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for the bot <paramref name="audienceAppId"/>, bound to one service URL, good for an hour.</summary>
    public string Issue(string audienceAppId, string serviceUrl)
    {
        var now = options.TokenTime.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audienceAppId,
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            NotBefore = now.AddMinutes(-5),
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(keys.Channel, SecurityAlgorithms.RsaSha256),
        });
    }
}
