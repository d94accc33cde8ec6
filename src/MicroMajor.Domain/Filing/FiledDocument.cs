namespace MicroMajor.Domain.Filing;

/// <summary>A document that lies in the library.</summary>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Path">Folder and name within the library.</param>
/// <param name="Url">Where a person opens it.</param>
/// <param name="ContentCode">The code of the snapshot it was written from.</param>
public sealed record FiledDocument(string Kind, string Path, string Url, string ContentCode, DateTimeOffset WrittenAt)
{
    /// <summary>How often it has been written with another content: 1 for the first time.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>过期: the data have changed since.</summary>
    public bool IsOutdated { get; init; }
}

/// <summary>A port: the document library.</summary>
public interface ILibrary
{
    /// <summary>Puts the bytes under folder and name (replacing), with the library's columns set; returns where a person opens it. Nobody ever sees a part of it.</summary>
    Task<FiledDocument> PutAsync(DocumentToFile document, CancellationToken ct);

    /// <summary>The bytes at a path, or null.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken ct);

    /// <summary>The file in this library that a link leads to, or null: also for a folder, a link to elsewhere, and what is no link. Whether the person may have it is for the caller to say.</summary>
    Task<LibraryFile?> FindAsync(string link, CancellationToken ct);

    /// <summary>Takes the document at a path away; nothing happens when there is none.</summary>
    Task RemoveAsync(string path, CancellationToken ct);
}

/// <summary>A document on its way into the library.</summary>
/// <param name="Columns">Library columns: Kind, ContentCode, ProposalId, RoundId, Edition, Reason, Standing; those that are not named stay as they are.</param>
public sealed record DocumentToFile(string Kind, string Folder, string Name, ReadOnlyMemory<byte> Bytes, string ContentCode, DateTimeOffset At, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The path at which it lay until now: the file is renamed first, so that its earlier versions stay with it. Empty for none.</summary>
    public string Replaces { get; init; } = "";
}
