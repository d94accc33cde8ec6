using MicroMajor.Domain.Forms;

namespace MicroMajor.Kit.Memory;

/// <summary>The folders of editions in memory.</summary>
public sealed class MemoryFormFolders : IFormFolders
{
    private readonly Dictionary<string, FormFolder> folders = new(StringComparer.Ordinal);

    /// <summary>Puts a folder there, or another in its place.</summary>
    public void Put(FormFolder folder) => folders[folder.Version] = folder;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. folders.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc />
    public Task<FormFolder?> FindAsync(string version, CancellationToken ct) => Task.FromResult(FormKeys.IsVersion(version) ? folders.GetValueOrDefault(version) : null);
}
