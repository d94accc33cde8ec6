namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>The host of sent files: gives the same answer to whoever asks, and writes down how it was asked.</summary>
internal sealed class FileSource(HttpResponseMessage answer) : HttpMessageHandler
{
    /// <summary>The addresses with the authorisation that came along.</summary>
    public List<(string Address, string? Authorization)> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
        return Task.FromResult(answer);
    }
}
