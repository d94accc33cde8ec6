using System.Collections.Concurrent;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>How far the writing of a round's documents has come, for the card of those who wait for it.</summary>
public sealed class FilingProgress
{
    private readonly ConcurrentDictionary<string, (int Done, int All)> rounds = new(StringComparer.Ordinal);

    /// <summary>So many are to be written.</summary>
    public void Begin(string roundId, int all) => rounds[roundId] = (0, all);

    /// <summary>One more is there.</summary>
    /// <returns>How many are there now.</returns>
    public int Step(string roundId) => rounds.AddOrUpdate(roundId, (1, 1), (_, at) => (at.Done + 1, at.All)).Done;

    /// <summary>Nothing is being written any more.</summary>
    public void End(string roundId) => rounds.TryRemove(roundId, out _);

    /// <summary>How far it is; null while nothing is written here.</summary>
    public (int Done, int All)? Of(string roundId) => rounds.TryGetValue(roundId, out var at) ? at : null;
}
