using System.Collections.Concurrent;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Tabs.Live;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Who has a proposal's page open: this process's own knowledge, forgotten after a minute and a quarter of silence.</summary>
public sealed class HereBoard(LiveJournal journal, TimeProvider time)
{
    private const int MostProposals = 5_000;

    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(75);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<PersonId, (Actor Who, string? Section, DateTimeOffset At)>> places = new(StringComparer.Ordinal);

    /// <summary>The person is at that section. Whoever else fills it in hears of it when it is news.</summary>
    public void Meet(Proposal proposal, Actor who, string? section)
    {
        if (places.Count >= MostProposals) places.Clear();
        var people = places.GetOrAdd(proposal.Id, _ => new());
        var isNews = !people.TryGetValue(who.Id, out var before) || before.Section != section || time.GetUtcNow() - before.At > s_kept;
        people[who.Id] = (who, section, time.GetUtcNow());
        var (owner, editors) = (proposal.Owner, proposal.PresentEditors.Select(e => e.Id).ToHashSet());
        if (isNews) journal.Tell("proposal", proposal.Id, other => other.Id != who.Id && (other.Id == owner || editors.Contains(other.Id)));
    }

    /// <summary>Who is there now.</summary>
    public IReadOnlyList<(Actor Who, string? Section)> At(string proposalId) => !places.TryGetValue(proposalId, out var people) ? [] :
        [.. people.Values.Where(p => time.GetUtcNow() - p.At <= s_kept).OrderBy(p => p.Who.Name, StringComparer.Ordinal).Select(p => (p.Who, p.Section))];
}
