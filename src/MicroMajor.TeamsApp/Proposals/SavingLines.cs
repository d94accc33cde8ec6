using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The lines in which savers wait, one for each proposal that somebody is just saving.</summary>
internal sealed class SavingLines
{
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);

    /// <summary>A place at the head of the proposal's line, once it is reached; null when that takes too long.</summary>
    public async Task<Place?> EnterAsync(string proposalId, TimeSpan patience, CancellationToken ct)
    {
        Line? line;
        int writes;
        lock (lines)
        {
            if (!lines.TryGetValue(proposalId, out line)) lines[proposalId] = line = new();
            line.People++;
            writes = line.Writes;
        }

        var mine = false;
        try
        {
            mine = await line.Head.WaitAsync(patience, ct);
        }
        finally
        {
            if (!mine) Leave(proposalId, line);
        }

        return mine ? new(this, proposalId, line, writes) : null;
    }

    private void Leave(string proposalId, Line line)
    {
        lock (lines)
        {
            if (--line.People == 0) lines.Remove(proposalId);
        }
    }

    internal sealed class Line
    {
        public SemaphoreSlim Head { get; } = new(1);

        public int People { get; set; }

        public int Writes { get; set; }

        public Stored<Proposal>? Last { get; set; }
    }

    /// <summary>The head of a line, until it is left.</summary>
    internal sealed class Place(SavingLines all, string proposalId, Line line, int writesBefore) : IDisposable
    {
        /// <summary>What those ahead wrote while one waited: newer than anything read before. Null when nobody was ahead, or nobody wrote.</summary>
        public Stored<Proposal>? WrittenMeanwhile => line.Writes > writesBefore ? line.Last : null;

        /// <summary>For those who wait behind: this is there now.</summary>
        public Stored<Proposal> Written(Stored<Proposal> saved)
        {
            line.Last = saved;
            lock (all.lines) line.Writes++;
            return saved;
        }

        public void Dispose()
        {
            line.Head.Release();
            all.Leave(proposalId, line);
        }
    }
}
