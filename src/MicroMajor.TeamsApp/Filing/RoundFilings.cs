using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>A round with what was recommended in it, and the documents that it is to have by the data of this moment.</summary>
public sealed record RoundFiling(Stored<Round> Round, IReadOnlyList<Stored<Proposal>> Recommended, IReadOnlyList<PlannedDocument> Plan)
{
    /// <summary>What the proposals and the round say that they have.</summary>
    public IReadOnlyList<FiledDocument> Kept => [.. Recommended.SelectMany(p => p.Value.Documents), .. Round.Value.Documents];
}

/// <summary>Reads what the documents of a round are drawn from.</summary>
public sealed class RoundFilings(IRounds rounds, IProposals proposals, IDirectory directory, IFormEditions editions, IMajors majors, Catalogues catalogues, RoundDecisions decisions)
{
    /// <summary>The round as it is now; null when there is none.</summary>
    public async Task<RoundFiling?> OfAsync(string roundId, CancellationToken ct)
    {
        if (await rounds.FindAsync(roundId, ct) is not { } round) return null;
        var recommended = await RecommendedAsync(roundId, ct);
        var (units, directions) = (await directory.UnitsAsync(ct), await rounds.DirectionsAsync(ct));
        var forms = await editions.AllAsync(ct);
        var snapshots = recommended.Select(p => Freeze(p.Value, forms.Of(p.Value), round.Value, units, directions)).ToList();
        return new(round, recommended, FilingPlan.Of(round.Value, snapshots, await DutiesAsync(round.Value, recommended, ct), units, recommended.Count == 0 ? 0 : await decisions.UndecidedAsync(roundId, ct)));
    }

    /// <summary>The programme as it is filed.</summary>
    public static FilingSnapshot Freeze(Proposal proposal, FormEdition edition, Round round, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions) =>
        FilingSnapshot.Of(proposal, edition, round, units.FirstOrDefault(u => u.Code == proposal.UnitCode) ?? new(proposal.UnitCode, proposal.UnitCode, true, []), units, directions);

    private async Task<IReadOnlyList<Stored<Proposal>>> RecommendedAsync(string roundId, CancellationToken ct)
    {
        var all = new List<Stored<Proposal>>();
        for (var query = ProposalQuery.OfRound(roundId, ProposalState.Recommended); ;)
        {
            var page = await proposals.ListAsync(query, ct);
            all.AddRange(page.Proposals);
            if (page.Continue is null) return [.. all.OrderBy(p => p.Value.Id, StringComparer.Ordinal)];
            query = query with { Continue = page.Continue };
        }
    }

    // What is filed is what was recommended; beside it, what the colleges named (clause 三.3).
    private async Task<IReadOnlyList<Duty>> DutiesAsync(Round round, IReadOnlyList<Stored<Proposal>> recommended, CancellationToken ct)
    {
        if (recommended.Count == 0) return [];
        var weak = (await catalogues.NowAsync(ct)).Weak(round);
        if (weak.Count == 0) return [];
        var named = await majors.NamedAsync(round.Id, ct);
        return Duties.Of(weak, [.. recommended.Select(p => p.Value)], [.. named.Select(n => n.Value)], round.Policy);
    }
}
