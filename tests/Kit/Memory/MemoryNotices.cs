using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Kit.Memory;

/// <summary>Which card lies in which chat, in memory.</summary>
public sealed class MemoryNotices : INotices
{
    private readonly Shelf<Notice> shelf = new();

    /// <inheritdoc />
    public Task<Stored<Notice>?> FindAsync(string key, CancellationToken ct) => Task.FromResult(shelf.Find(key));

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<Notice>>> InMessageAsync(PersonId person, string activityId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<Notice>>>([.. shelf.All().Where(n => n.Value.Person == person && n.Value.ActivityId == activityId)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Notice>> OfPersonAsync(PersonId person, CancellationToken ct) => Task.FromResult<IReadOnlyList<Notice>>([.. shelf.All().Select(s => s.Value).Where(n => n.Person == person)]);

    /// <inheritdoc />
    public Task<IReadOnlyList<Notice>> TroubledAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Notice>>([.. shelf.All().Select(s => s.Value).Where(n => n.IsUndelivered)]);

    /// <inheritdoc />
    public Task SaveAsync(Stored<Notice> notice, CancellationToken ct)
    {
        shelf.Overwrite(notice.Value.Key, notice.Value);
        return Task.CompletedTask;
    }
}
