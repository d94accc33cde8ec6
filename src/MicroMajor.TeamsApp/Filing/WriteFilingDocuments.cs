using MicroMajor.Documents.Filing;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// Writes the filing documents of a round (clause 五.3): 附件2 for each recommended programme and one 附件3, all from the same
/// frozen data. Done twice it comes to the same: same snapshots, same bytes, same names.
/// </summary>
public sealed class WriteFilingDocuments(IRounds rounds, IProposals proposals, IDirectory directory, ILibrary library, IFilingRegister register, IFormEditions editions, IMajors majors, Catalogues catalogues, CardKeeper cards, TimeProvider time)
{
    /// <summary>Writes them all; throws when something could not be written now, and may be asked again.</summary>
    public async Task RunAsync(string roundId, CancellationToken ct)
    {
        var round = await rounds.FindAsync(roundId, ct) ?? throw new InvalidOperationException($"Round {roundId} is gone.");
        var recommended = await RecommendedAsync(roundId, ct);
        var (units, directions) = (await directory.UnitsAsync(ct), await rounds.DirectionsAsync(ct));
        var forms = await editions.AllAsync(ct);
        var snapshots = recommended.Select(p => Freeze(p.Value, forms.Of(p.Value), round.Value, units, directions)).ToList();
        if (snapshots.Count == 0) return;

        var names = FileNames.Forms(snapshots);
        for (var i = 0; i < snapshots.Count; i++)
        {
            var form = await PutFormAsync(round.Value, snapshots[i], names[snapshots[i].ProposalId], ct);
            await register.EnterAsync(EntryOf(form, snapshots[i].ProposalId, roundId, snapshots[i].ProgramName), ct);
            await KeepAsync(recommended[i], form, ct);
        }

        var summary = RoundSnapshot.Of(round.Value, snapshots).With(await DutiesAsync(round.Value, recommended, ct), round.Value, units);
        var filed = await library.PutAsync(
            new(DocumentKinds.Summary, FolderOf(round.Value), FileNames.Summary(summary), SummaryTable.Write(summary), summary.ContentCode, time.GetUtcNow(), Columns(DocumentKinds.Summary, summary.ContentCode, "", roundId)), ct);
        await register.EnterAsync(EntryOf(filed, roundId, roundId, round.Value.Name.Zh), ct);
        await KeepAsync(round, filed, ct);
        foreach (var proposal in recommended) await ShowAsync(proposal.Value, ct);
        foreach (var office in await directory.OfficeAsync(ct)) await cards.BringUpToDateAsync(office, new(MatterKind.RoundDesk, roundId), ct);
    }

    /// <summary>The recommended proposals of the round, by id.</summary>
    public async Task<IReadOnlyList<Stored<Proposal>>> RecommendedAsync(string roundId, CancellationToken ct)
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
        var weak = (await catalogues.NowAsync(ct)).Weak(round);
        if (weak.Count == 0) return [];
        var named = await majors.NamedAsync(round.Id, ct);
        return Duties.Of(weak, [.. recommended.Select(p => p.Value)], [.. named.Select(n => n.Value)], round.Policy);
    }

    internal static FilingSnapshot Freeze(Proposal proposal, FormEdition edition, Round round, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions) =>
        FilingSnapshot.Of(proposal, edition, round, units.FirstOrDefault(u => u.Code == proposal.UnitCode) ?? new(proposal.UnitCode, proposal.UnitCode, true, []), units, directions);

    private Task<FiledDocument> PutFormAsync(Round round, FilingSnapshot snapshot, string name, CancellationToken ct) => library.PutAsync(
        new(DocumentKinds.Form, FolderOf(round), name, FilingForm.Write(snapshot), snapshot.ContentCode, time.GetUtcNow(), Columns(DocumentKinds.Form, snapshot.ContentCode, snapshot.ProposalId, round.Id)), ct);

    private async Task KeepAsync(Stored<Proposal> stored, FiledDocument form, CancellationToken ct)
    {
        for (Stored<Proposal>? present = stored; present is not null; present = await proposals.FindAsync(stored.Value.Id, ct))
        {
            if (present.Value.Documents is [var kept] && kept.ContentCode == form.ContentCode && kept.Url == form.Url) return;
            if ((await proposals.SaveAsync(present.With(present.Value with { Documents = [form] }), ct)).IsDone) return;
        }
    }

    private async Task KeepAsync(Stored<Round> stored, FiledDocument summary, CancellationToken ct)
    {
        for (Stored<Round>? present = stored; present is not null; present = await rounds.FindAsync(stored.Value.Id, ct))
        {
            if ((await rounds.SaveAsync(present.With(present.Value with { Documents = [summary] }), ct)).IsDone) return;
        }
    }

    private async Task ShowAsync(Proposal proposal, CancellationToken ct)
    {
        await cards.BringUpToDateAsync(proposal.Owner, new(MatterKind.Proposal, proposal.Id), ct);
        var reviewers = (await directory.UnitsAsync(ct)).FirstOrDefault(u => u.Code == proposal.UnitCode)?.Reviewers ?? [];
        foreach (var reviewer in reviewers) await cards.BringUpToDateAsync(reviewer, new(MatterKind.Endorsement, proposal.Id), ct);
        foreach (var office in await directory.OfficeAsync(ct)) await cards.BringUpToDateAsync(office, new(MatterKind.Screening, proposal.Id), ct);
    }

    // Before it is kept: a paper with a code that nobody knows would be worse than an entry made twice.
    private static RegisteredDocument EntryOf(FiledDocument document, string subject, string roundId, string name) =>
        new(document.ContentCode, document.Kind, subject, roundId, name, document.Url, document.WrittenAt);

    private static string FolderOf(Round round) => FileNames.Safe($"{round.Id} {round.Name.Zh}");

    private static Dictionary<string, string> Columns(string kind, string code, string proposalId, string roundId) =>
        new() { ["Kind"] = kind, ["ContentCode"] = code, ["ProposalId"] = proposalId, ["RoundId"] = roundId };
}
