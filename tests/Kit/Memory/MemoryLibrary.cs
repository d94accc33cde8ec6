using System.Collections.Concurrent;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Kit.Memory;

/// <summary>The document library in memory.</summary>
public sealed class MemoryLibrary : ILibrary
{
    private readonly ConcurrentDictionary<string, DocumentToFile> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was put, by path.</summary>
    public IReadOnlyDictionary<string, DocumentToFile> Files => files;

    /// <inheritdoc />
    public Task<FiledDocument> PutAsync(DocumentToFile document, CancellationToken ct)
    {
        var path = $"{document.Folder}/{document.Name}";
        files[path] = document with { Bytes = document.Bytes.ToArray() };
        return Task.FromResult(new FiledDocument(document.Kind, path, $"https://contoso.sharepoint.example/{Uri.EscapeDataString(path)}", document.ContentCode, document.At));
    }

    /// <inheritdoc />
    public Task RemoveAsync(string path, CancellationToken ct)
    {
        files.TryRemove(path, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => Task.FromResult(files.TryGetValue(path, out var file) ? file.Bytes.ToArray() : null);
}
