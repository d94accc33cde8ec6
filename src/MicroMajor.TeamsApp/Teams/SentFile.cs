using MicroMajor.Domain;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>A file that a person sent into the chat. Nothing of it is fetched before somebody reads.</summary>
/// <param name="name">As the person's client names it: to be quoted, never to be opened.</param>
/// <param name="read">Fetches the content; refuses what is longer than the limit.</param>
public sealed class SentFile(string name, Func<int, CancellationToken, Task<Outcome<byte[]>>> read)
{
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its extension in small letters with the dot; empty when it has none. It says what the sender calls it, not what it is.</summary>
    public string Extension { get; } = name.LastIndexOf('.') is var dot and > 0 ? Plain(name[dot..]) : "";

    /// <summary>The content.</summary>
    /// <param name="limit">The most bytes that are read.</param>
    /// <returns>Or <c>file-too-large</c> (limit in MB), <c>file-elsewhere</c>, <c>file-unreadable</c>.</returns>
    public Task<Outcome<byte[]>> ReadAsync(int limit, CancellationToken cancellationToken) => read(limit, cancellationToken);

    /// <summary>The files of a message. The HTML that Teams adds to every message, cards and pictures pasted into the text are none.</summary>
    internal static IReadOnlyList<SentFile> Of(Activity activity, FileTransfer transfer) =>
        activity.Attachments is not { Count: > 0 } attachments ? [] :
        [
            .. attachments
                .Where(a => string.Equals(a.ContentType, DownloadInfo, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(a.Name))
                .Select(a => new SentFile(a.Name!, (limit, ct) => transfer.FetchAsync(a.Content.String("downloadUrl"), limit, ct))),
        ];

#pragma warning disable CA1308 // An extension is written in small letters.
    internal static string Plain(string extension) => extension.ToLowerInvariant();
#pragma warning restore CA1308
}
