using System.Collections.Concurrent;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>The directory in memory.</summary>
public sealed class MemoryDirectory : IDirectory
{
    private readonly ConcurrentDictionary<PersonId, Contact> contacts = [];

    /// <summary>The units, as a test wants them.</summary>
    public IList<Unit> Units { get; } = [];

    /// <summary>The experts, as a test wants them.</summary>
    public IList<Expert> Experts { get; } = [];

    /// <summary>The office's members, as a test wants them.</summary>
    public IList<PersonId> Office { get; } = [];

    /// <inheritdoc />
    public Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Unit>>([.. Units]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Expert>> ExpertsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Expert>>([.. Experts]);

    /// <inheritdoc />
    public Task<IReadOnlyList<PersonId>> OfficeAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonId>>([.. Office]);

    /// <inheritdoc />
    public Task<Contact?> FindContactAsync(PersonId person, CancellationToken ct) => Task.FromResult(contacts.GetValueOrDefault(person));

    /// <inheritdoc />
    public Task<bool> SaveContactAsync(Contact contact, CancellationToken ct)
    {
        var known = contacts.ContainsKey(contact.Person);
        contacts[contact.Person] = contact;
        return Task.FromResult(!known);
    }
}
