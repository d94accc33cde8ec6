using MicroMajor.Domain;
using MicroMajor.Domain.Review;

namespace MicroMajor.Kit.Memory;

/// <summary>The meetings in memory.</summary>
public sealed class MemoryMeetings : IMeetings
{
    private readonly Shelf<Meeting> shelf = new();

    /// <inheritdoc />
    public Task<Stored<Meeting>?> FindAsync(string id, CancellationToken ct) => Task.FromResult(shelf.Find(id));

    /// <inheritdoc />
    public Task<IReadOnlyList<Stored<Meeting>>> OfRoundAsync(string roundId, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Stored<Meeting>>>([.. shelf.All().Where(m => m.Value.RoundId == roundId).OrderBy(m => m.Value.Number)]);

    /// <inheritdoc />
    public Task<Outcome<Stored<Meeting>>> SaveAsync(Stored<Meeting> meeting, CancellationToken ct)
    {
        if (meeting.Version.Length > 0) return Task.FromResult<Outcome<Stored<Meeting>>>(shelf.Replace(meeting.Value.Id, meeting) is { } saved ? saved : new Problem("changed-meanwhile"));
        var (stored, added) = shelf.Ensure(meeting.Value.Id, _ => meeting.Value);
        return Task.FromResult<Outcome<Stored<Meeting>>>(added ? stored : new Problem("changed-meanwhile"));
    }
}
