using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>What a valid token of the channel says.</summary>
internal sealed record ChannelToken(string? ServiceUrl, FrozenSet<string> Endorsements, DateTimeOffset Ends);

/// <summary>Checks the channel's token: signature by a published key, RS256, issuer, audience, lifetime.</summary>
internal sealed partial class ChannelTokenCheck(ChannelKeys keys, IOptions<TeamsOptions> options, WireTime time, ILogger<ChannelTokenCheck> log)
{
    private const string Scheme = "Bearer ";

    // The channel uses one token for about an hour; checking its signature again for every click would cost more than the click.
    private const int MostRemembered = 1_000;

    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private volatile Remembered _remembered = new(null);

    private sealed record Remembered(object? Edition)
    {
        public ConcurrentDictionary<string, ChannelToken> Tokens { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>A token that was checked before and is still good.</summary>
    public ChannelToken? Recall(string? authorization)
    {
        var remembered = _remembered;
        if (authorization is null || !ReferenceEquals(remembered.Edition, keys.Edition) || !remembered.Tokens.TryGetValue(authorization, out var token)) return null;
        return time.Clock.GetUtcNow() < token.Ends + s_skew ? token : null;
    }

    /// <returns>Null for a token that is not valid now.</returns>
    public async ValueTask<ChannelToken?> CheckAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var encoded = authorization[Scheme.Length..].Trim();
        if (!_handler.CanReadToken(encoded) || Read(encoded) is not { Kid.Length: > 0 } token) return Refuse("unreadable");
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key) return Refuse("unknown key");
        var result = await _handler.ValidateTokenAsync(token, Rules(key.Key));
        if (!result.IsValid) return Refuse(result.Exception?.GetType().Name);
        var says = new ChannelToken(ServiceUrl(token), key.Endorsements, token.ValidTo.ToUniversalTime());
        Remember(authorization, says);
        return says;
    }

    private ChannelToken? Refuse(string? reason)
    {
        LogRefused(reason);
        return null;
    }

    private static string? ServiceUrl(JsonWebToken token) => token.TryGetPayloadValue<string>("serviceurl", out var url) ? url : null;

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

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidIssuer = options.Value.ChannelIssuer,
        ValidAudience = options.Value.AppId,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => to is { } end && IsNow(from, end),
    };

    private bool IsNow(DateTime? from, DateTime to)
    {
        var now = time.Clock.GetUtcNow().UtcDateTime;
        return now < to + s_skew && (from is not { } start || now >= start - s_skew);
    }

    // Only tokens that passed are kept, so nobody else can fill this.
    private void Remember(string authorization, ChannelToken token)
    {
        if (!ReferenceEquals(_remembered.Edition, keys.Edition) || _remembered.Tokens.Count >= MostRemembered) _remembered = new(keys.Edition);
        _remembered.Tokens[authorization] = token;
    }

    [LoggerMessage(LogLevel.Warning, "A token was refused: {Reason}.")]
    private partial void LogRefused(string? reason);
}
