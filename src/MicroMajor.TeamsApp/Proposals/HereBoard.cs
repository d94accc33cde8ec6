using System.Text.Json;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Tabs.Live;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Somebody who has a proposal's page open.</summary>
public sealed record Here(PersonId Id, string Name, string? Section);

/// <summary>Who has a proposal's page open: forgotten after a minute and a quarter of silence, and nowhere in the store.</summary>
public sealed class HereBoard(LiveJournal journal, IShortMemory memory)
{
    private const string Kind = "here";

    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(75);

    /// <summary>The person is at that section. Whoever else fills it in hears of it when it is news.</summary>
    public async Task MeetAsync(Proposal proposal, Actor who, string? section, CancellationToken ct)
    {
        var here = JsonSerializer.Serialize(new Here(who.Id, who.Name, section));
        var isNews = await memory.FindAsync(Kind, KeyOf(proposal.Id, who.Id), ct) != here;
        await memory.PutAsync(Kind, KeyOf(proposal.Id, who.Id), here, s_kept, ct);
        if (isNews) journal.Tell("proposal", proposal.Id, new() { People = [proposal.Owner, .. proposal.PresentEditors.Select(e => e.Id)], Except = who.Id });
    }

    /// <summary>Who is there now.</summary>
    public async Task<IReadOnlyList<Here>> AtAsync(string proposalId, CancellationToken ct) =>
        [.. (await memory.ListAsync(Kind, $"{proposalId}|", ct)).Select(h => JsonSerializer.Deserialize<Here>(h.Value)!).OrderBy(h => h.Name, StringComparer.Ordinal)];

    private static string KeyOf(string proposalId, PersonId person) => $"{proposalId}|{person.Value}";
}
