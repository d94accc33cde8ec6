using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>The activity feed in memory.</summary>
public sealed class MemoryActivityFeed : IActivityFeed
{
    private readonly List<(PersonId Person, FeedEntry Entry)> entries = [];

    /// <summary>A person's entries, newest first.</summary>
    public IReadOnlyList<FeedEntry> Of(PersonId person) => [.. entries.Where(e => e.Person == person).Select(e => e.Entry).Reverse()];

    /// <inheritdoc />
    public Task<bool> PutAsync(PersonId person, FeedEntry entry, CancellationToken ct)
    {
        if (!Guid.TryParseExact(person.Value, "D", out _)) return Task.FromResult(false);
        entries.RemoveAll(e => e.Person == person && e.Entry.Chain == entry.Chain);
        entries.Add((person, entry));
        return Task.FromResult(true);
    }
}
