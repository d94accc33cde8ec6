using System.Collections.Concurrent;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>The document library in memory.</summary>
public sealed class MemoryLibrary : ILibrary
{
    private readonly ConcurrentDictionary<string, DocumentToFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (PersonId? PutBy, PersonId? ChangedBy)> people = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was put, by path.</summary>
    public IReadOnlyDictionary<string, DocumentToFile> Files => files;

    /// <inheritdoc />
    public Task<FiledDocument> PutAsync(DocumentToFile document, CancellationToken ct)
    {
        var path = $"{document.Folder}/{document.Name}";
        files[path] = document with { Bytes = document.Bytes.ToArray() };
        return Task.FromResult(new FiledDocument(document.Kind, path, LinkTo(path), document.ContentCode, document.At));
    }

    /// <summary>A person puts a file there, or changes it.</summary>
    /// <returns>The link to it.</returns>
    public string PutBy(PersonId who, string folder, string name, byte[] bytes, string proposalId = "")
    {
        var path = $"{folder}/{name}";
        files[path] = new("", folder, name, bytes, "", default, new Dictionary<string, string> { ["ProposalId"] = proposalId });
        people[path] = (people.TryGetValue(path, out var there) ? there.PutBy : who, who);
        return LinkTo(path);
    }

    /// <inheritdoc />
    public Task<LibraryFile?> FindAsync(string link, CancellationToken ct)
    {
        var path = files.Keys.FirstOrDefault(p => LinkTo(p) == link);
        if (path is null) return Task.FromResult<LibraryFile?>(null);
        var (putBy, changedBy) = people.GetValueOrDefault(path);
        return Task.FromResult<LibraryFile?>(new(path, files[path].Bytes.Length, files[path].Columns.GetValueOrDefault("ProposalId", ""), putBy, changedBy));
    }

    /// <inheritdoc />
    public Task RemoveAsync(string path, CancellationToken ct)
    {
        files.TryRemove(path, out _);
        return Task.CompletedTask;
    }

    private static string LinkTo(string path) => $"https://contoso.sharepoint.example/{Uri.EscapeDataString(path)}";

    /// <inheritdoc />
    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => Task.FromResult(files.TryGetValue(path, out var file) ? file.Bytes.ToArray() : null);
}
