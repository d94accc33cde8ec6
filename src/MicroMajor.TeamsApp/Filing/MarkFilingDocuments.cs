using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// 过期: after the data have changed, exactly the documents that say something else are marked, in the library, on the list's items and on
/// the cards; and those that the data agree with again lose the mark. Nothing is written anew: that is the office's order.
/// </summary>
public sealed class MarkFilingDocuments(RoundFilings filings, IProposals proposals, IRounds rounds, IFiledDocuments filed, FilingCards show, DeliveryQueue queue)
{
    /// <summary>Sets what is not as it should be; does nothing where no documents were written yet.</summary>
    public async Task RunAsync(string roundId, CancellationToken ct)
    {
        // load
        if (await filings.OfAsync(roundId, ct) is not { } round || round.Kept.Count == 0) return;
        var there = await filed.OfRoundAsync(roundId, ct);

        // decide
        var marks = FilingWork.Standings(round.Plan, there);

        // save
        foreach (var (document, standing) in marks) await filed.MarkAsync(document, standing, ct);
        var current = round.Plan.Select(p => (p.Kind, p.ContentCode, p.Path.ToUpperInvariant())).ToHashSet();
        bool IsOutdated(FiledDocument d) => !current.Contains((d.Kind, d.ContentCode, d.Path.ToUpperInvariant()));
        var changed = 0;
        foreach (var proposal in round.Recommended)
        {
            if (!await MarkAsync(proposals.FindAsync, proposals.SaveAsync, proposal, proposal.Value.Id, p => p.Documents, FilingCards.With, IsOutdated, ct)) continue;
            changed++;
            queue.Ring(proposal.Value.Id);
        }

        var lists = await MarkAsync(rounds.FindAsync, rounds.SaveAsync, round.Round, roundId, r => r.Documents, (r, documents) => r with { Documents = documents }, IsOutdated, ct);

        // tell
        if (lists || changed > 0 || marks.Count > 0) await show.DesksAsync(roundId, ct);
    }

    private static async Task<bool> MarkAsync<T>(
        Func<string, CancellationToken, Task<Stored<T>?>> find,
        Func<Stored<T>, CancellationToken, Task<Outcome<Stored<T>>>> save,
        Stored<T> stored,
        string id,
        Func<T, IReadOnlyList<FiledDocument>> documentsOf,
        Func<T, IReadOnlyList<FiledDocument>, T> with,
        Func<FiledDocument, bool> isOutdated,
        CancellationToken ct)
    {
        for (Stored<T>? present = stored; present is not null; present = await find(id, ct))
        {
            var documents = documentsOf(present.Value);
            IReadOnlyList<FiledDocument> marked = [.. documents.Select(d => d with { IsOutdated = isOutdated(d) })];
            if (marked.SequenceEqual(documents)) return false;
            if ((await save(present.With(with(present.Value, marked)), ct)).IsDone) return true;
        }

        return false;
    }
}
