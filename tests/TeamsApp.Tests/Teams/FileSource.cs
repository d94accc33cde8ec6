namespace MicroMajor.TeamsApp.Tests.Teams;

/// <summary>The host of files: gives the same answer to whoever asks, and writes down how it was asked.</summary>
internal sealed class FileSource(HttpResponseMessage answer) : HttpMessageHandler
{
    /// <summary>The addresses with the authorisation that came along.</summary>
    public List<(string Address, string? Authorization)> Asked { get; } = [];

    /// <summary>What was brought last: its range and how many bytes.</summary>
    public (string Range, int Bytes) Brought { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString()));
        if (request.Content is { } content) Brought = (content.Headers.ContentRange!.ToString(), (await content.ReadAsByteArrayAsync(cancellationToken)).Length);
        return answer;
    }
}
