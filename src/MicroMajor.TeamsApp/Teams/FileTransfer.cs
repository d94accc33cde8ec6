using System.Globalization;
using MicroMajor.Domain;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>Fetches what people sent and brings what they agreed to, by addresses that carry their right inside: no token of ours goes along, no redirect is followed.</summary>
internal sealed partial class FileTransfer(IHttpClientFactory clients, FileHosts hosts, WireTime time, ILogger<FileTransfer> log)
{
    /// <summary>How long a file may take to come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>The content, or why not.</returns>
    public async Task<Outcome<byte[]>> FetchAsync(string? address, int limit, CancellationToken cancellationToken)
    {
        if (hosts.Allowed(address) is not { } from) return Refused("file-elsewhere", "its host is not listed");
        using var patience = new CancellationTokenSource(Patience, time.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, from);
            using var response = await clients.CreateClient(TeamsEdge.FilesHttpClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode) return Refused("file-unreadable", $"its host answered {(int)response.StatusCode}");
            if (response.Content.Headers.ContentLength > limit) return TooLarge(limit);
            return await ReadAsync(response.Content, limit, either.Token) is { } content ? content : TooLarge(limit);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Refused("file-unreadable", lost.GetType().Name);
        }
    }

    /// <summary>Brings a file to the place that waits for it; false when it could not be brought.</summary>
    public async Task<bool> BringAsync(string address, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (hosts.Allowed(address) is not { } to)
        {
            LogRefused("file-elsewhere", "its host is not listed");
            return false;
        }

        using var patience = new CancellationTokenSource(Patience, time.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, to)
            {
                Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentRange = new(0, bytes.Length - 1, bytes.Length), ContentType = new("application/octet-stream") } },
            };
            using var response = await clients.CreateClient(TeamsEdge.FilesHttpClientName).SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode) LogRefused("file-unreadable", $"its host answered {(int)response.StatusCode}");
            return response.IsSuccessStatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogRefused("file-unreadable", lost.GetType().Name);
            return false;
        }
    }

    /// <summary>The bytes; null when there are more than the limit, whatever the headers said.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var part = new byte[81920];
        while (await stream.ReadAsync(part, cancellationToken) is var count and > 0)
        {
            if (read.Length + count > limit) return null;
            read.Write(part, 0, count);
        }
        return read.ToArray();
    }

    private static Problem TooLarge(int limit) => new("file-too-large", Facts.Of(("limit", (limit / 1024 / 1024).ToString(CultureInfo.InvariantCulture))));

    private Problem Refused(string code, string why)
    {
        LogRefused(code, why);
        return new(code);
    }

    [LoggerMessage(LogLevel.Warning, "A file did not come or go ({Code}): {Why}.")]
    private partial void LogRefused(string code, string why);
}
