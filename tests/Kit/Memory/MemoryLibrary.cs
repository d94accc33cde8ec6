using System.Collections.Concurrent;
using System.Globalization;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>The document library in memory.</summary>
public sealed class MemoryLibrary : ILibrary, IFiledDocuments
{
    private readonly ConcurrentDictionary<string, DocumentToFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (PersonId? PutBy, PersonId? ChangedBy)> people = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was put, by path.</summary>
    public IReadOnlyDictionary<string, DocumentToFile> Files => files;

    /// <inheritdoc />
    public Task<FiledDocument> PutAsync(DocumentToFile document, CancellationToken ct)
    {
        var path = $"{document.Folder}/{document.Name}";
        if (document.Replaces.Length > 0 && !string.Equals(document.Replaces, path, StringComparison.OrdinalIgnoreCase)) files.TryRemove(document.Replaces, out _);
        files[path] = document with { Bytes = document.Bytes.ToArray() };
        if (people.TryGetValue(path, out var there)) people[path] = (there.PutBy, null);
        return Task.FromResult(new FiledDocument(document.Kind, path, LinkTo(path), document.ContentCode, document.At));
    }

    /// <summary>A person puts a file there, or changes it.</summary>
    /// <returns>The link to it.</returns>
    public string PutBy(PersonId who, string folder, string name, byte[] bytes, string proposalId = "")
    {
        var path = $"{folder}/{name}";
        files[path] = files.TryGetValue(path, out var kept)
            ? kept with { Bytes = bytes }
            : new("", folder, name, bytes, "", default, new Dictionary<string, string> { ["ProposalId"] = proposalId });
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

    /// <inheritdoc />
    public Task<IReadOnlyList<LibraryDocument>> OfRoundAsync(string roundId, CancellationToken ct) => Task.FromResult<IReadOnlyList<LibraryDocument>>(
    [
        .. files.Where(f => f.Value.Columns.GetValueOrDefault("RoundId") == roundId && f.Value.Columns.GetValueOrDefault("Kind", "").Length > 0).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new LibraryDocument(
            f.Key, f.Key, f.Value.Columns["Kind"], f.Value.Columns.GetValueOrDefault("ProposalId", ""), f.Value.Columns.GetValueOrDefault("ContentCode", ""),
            int.Parse(f.Value.Columns.GetValueOrDefault("Edition", "1"), CultureInfo.InvariantCulture),
            f.Value.Columns.GetValueOrDefault("Reason", ""),
            f.Value.Columns.GetValueOrDefault("Standing") switch { "过期" => DocumentStanding.Outdated, "被改动" => DocumentStanding.Altered, _ => DocumentStanding.Current },
            LinkTo(f.Key), f.Value.At, people.GetValueOrDefault(f.Key).ChangedBy)),
    ]);

    /// <inheritdoc />
    public Task MarkAsync(LibraryDocument document, DocumentStanding standing, CancellationToken ct)
    {
        var file = files[document.Id];
        files[document.Id] = file with { Columns = new Dictionary<string, string>(file.Columns) { ["Standing"] = standing switch { DocumentStanding.Outdated => "过期", DocumentStanding.Altered => "被改动", _ => "现行" } } };
        if (people.TryGetValue(document.Id, out var there)) people[document.Id] = (there.PutBy, null);
        return Task.CompletedTask;
    }

    private static string LinkTo(string path) => $"https://contoso.sharepoint.example/{Uri.EscapeDataString(path)}";

    /// <inheritdoc />
    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => Task.FromResult(files.TryGetValue(path, out var file) ? file.Bytes.ToArray() : null);
}
