using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit.Memory;

/// <summary>Who is invited to what, in memory.</summary>
public sealed class MemoryInvitations : IInvitations
{
    private readonly Lock gate = new();
    private readonly List<(string Proposal, PersonId Person)> invited = [];

    /// <inheritdoc />
    public Task SetAsync(string proposalId, PersonId person, bool invited, CancellationToken ct)
    {
        lock (gate)
        {
            if (!invited) this.invited.Remove((proposalId, person));
            else if (!this.invited.Contains((proposalId, person))) this.invited.Add((proposalId, person));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> OfPersonAsync(PersonId person, CancellationToken ct)
    {
        lock (gate) return Task.FromResult<IReadOnlyList<string>>([.. invited.Where(i => i.Person == person).Select(i => i.Proposal).Reverse().Take(50)]);
    }
}
