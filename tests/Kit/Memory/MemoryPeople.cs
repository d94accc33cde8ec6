using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>The tenant's directory in memory.</summary>
public sealed class MemoryPeople : IPeople
{
    /// <summary>Who has an account, as a test wants them.</summary>
    public IList<DirectoryPerson> People { get; } = [];

    /// <summary>The accounts, as a test wants them.</summary>
    public IList<DirectoryAccount> Accounts { get; } = [];

    /// <summary>What was looked up by address, one look-up after the other.</summary>
    public IList<IReadOnlyCollection<string>> Asked { get; } = [];

    /// <summary>How often a person was looked up by id.</summary>
    public int Finds { get; private set; }

    /// <inheritdoc />
    public Task<IReadOnlyList<DirectoryPerson>> SearchAsync(string typed, int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DirectoryPerson>>(typed.Trim() is { Length: > 0 and <= 50 } words ? [.. People.Where(p => p.Name.StartsWith(words, StringComparison.OrdinalIgnoreCase)).Take(most)] : []);

    /// <inheritdoc />
    public Task<DirectoryPerson?> FindAsync(PersonId id, CancellationToken ct)
    {
        Finds++;
        return Task.FromResult(People.FirstOrDefault(p => p.Id.Value.Equals(id.Value, StringComparison.OrdinalIgnoreCase)));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DirectoryAccount>> AccountsAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var asked = addresses.Where(a => a.Contains('@', StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (asked.Count > 0) Asked.Add(asked);
        return Task.FromResult<IReadOnlyList<DirectoryAccount>>([.. Accounts.Where(a => asked.Contains(a.LoginName) || asked.Contains(a.Mail))]);
    }
}
