using System.Collections.Concurrent;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>What people have settled for themselves, in memory.</summary>
public sealed class MemoryPersonalSettings : IPersonalSettings
{
    private readonly ConcurrentDictionary<PersonId, PersonalSettings> all = [];

    /// <inheritdoc />
    public Task<PersonalSettings> FindAsync(PersonId person, CancellationToken ct) => Task.FromResult(all.GetValueOrDefault(person) ?? new(person, ""));

    /// <inheritdoc />
    public Task SaveAsync(PersonalSettings settings, CancellationToken ct)
    {
        all[settings.Person] = settings;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<PersonalSettings>> WithDeputiesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonalSettings>>([.. all.Values.Where(s => s.Deputy is not null).OrderBy(s => s.Person.Value, StringComparer.Ordinal)]);
}
