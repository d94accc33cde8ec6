using Azure.Core;

namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>Gives numbered tokens, good for an hour.</summary>
internal sealed class TestCredential(TimeProvider clock) : TokenCredential
{
    private int _given;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new($"{string.Join(' ', requestContext.Scopes)}#{Interlocked.Increment(ref _given)}", clock.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
