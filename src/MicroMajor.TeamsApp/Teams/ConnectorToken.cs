using Azure.Core;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>The app's own token for the connector, kept until shortly before it ends.</summary>
internal sealed class ConnectorToken(TokenCredential credential, IOptions<TeamsOptions> options, WireTime time)
{
    private static readonly TimeSpan s_reserve = TimeSpan.FromMinutes(5);

    private readonly TokenRequestContext _request = new([options.Value.ConnectorScope]);
    private volatile Kept? _kept;

    private sealed record Kept(AccessToken Token);

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_kept is { } kept && kept.Token.ExpiresOn - time.Clock.GetUtcNow() > s_reserve) return kept.Token.Token;
        // Two callers may ask at the same time; both answers are good.
        var token = await credential.GetTokenAsync(_request, cancellationToken);
        _kept = new(token);
        return token.Token;
    }
}
