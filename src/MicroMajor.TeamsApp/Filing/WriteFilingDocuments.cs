using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// Writes the filing documents of a round (clause 五.3) as its plan says, all from the same frozen data: what lies in the library and says
/// the same stays, what differs becomes a new edition with its reason. Done twice it comes to the same: same snapshots, same bytes, same names.
/// </summary>
public sealed class WriteFilingDocuments(
    RoundFilings filings, IProposals proposals, IRounds rounds, ILibrary library, IFiledDocuments filed, IFilingRegister register, FilingCards show, FilingProgress progress, DeliveryQueue queue, TimeProvider time)
{
    /// <summary>Uploads at a time: SharePoint throttles an app that opens many.</summary>
    private const int AtOnce = 4;

    /// <summary>The office's card tells how far it is after so many.</summary>
    private const int ToldEvery = 25;

    /// <summary>Writes what has to be written; throws when something could not be written now, and may be asked again.</summary>
    public async Task RunAsync(string roundId, CancellationToken ct)
    {
        // load
        var round = await filings.OfAsync(roundId, ct) ?? throw new InvalidOperationException($"Round {roundId} is gone.");
        if (round.Plan.Count == 0) return;
        var there = await filed.OfRoundAsync(roundId, ct);

        // decide
        var work = FilingWork.Of(round.Plan, there, round.Kept);

        // save
        progress.Begin(roundId, work.Steps.Count);
        try
        {
            var written = await WriteAsync(roundId, work.Steps, ct);
            await KeepAsync(round, there, written, ct);
            foreach (var (document, standing) in Due(work)) await filed.MarkAsync(document, standing, ct);
        }
        finally
        {
            progress.End(roundId);
        }

        // tell
        await show.DesksAsync(roundId, ct);
    }

    // A list is never there before the forms that it lists, so forms go first.
    private async Task<IReadOnlyDictionary<PlannedDocument, FiledDocument>> WriteAsync(string roundId, IReadOnlyList<FilingStep> steps, CancellationToken ct)
    {
        var written = new Dictionary<PlannedDocument, FiledDocument>(ReferenceEqualityComparer.Instance);
        foreach (var turn in steps.GroupBy(s => s.Document.Content is FilingContent.Form).OrderByDescending(g => g.Key))
        {
            await Parallel.ForEachAsync(turn, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (step, stop) =>
            {
                var document = await WriteAsync(roundId, step, stop);
                lock (written) written[step.Document] = document;
                if (progress.Step(roundId) % ToldEvery == 0) await show.DesksAsync(roundId, stop);
            });
        }

        return written;
    }

    private async Task<FiledDocument> WriteAsync(string roundId, FilingStep step, CancellationToken ct)
    {
        var (planned, before) = (step.Document, step.Before);
        var old = step.Cause == FilingCause.Changed ? await library.ReadAsync(before!.Path, ct) : null;
        var columns = new Dictionary<string, string>
        {
            ["Kind"] = planned.Kind,
            ["ContentCode"] = planned.ContentCode,
            ["ProposalId"] = planned.ProposalId,
            ["RoundId"] = roundId,
            ["Edition"] = step.Edition.ToString(CultureInfo.InvariantCulture),
            ["Reason"] = FilingReasons.Of(step, old),
            ["Standing"] = "现行",
        };
        var bytes = FilingInk.Bytes(planned);
        var document = await library.PutAsync(
            new(planned.Kind, planned.Folder, planned.Name, bytes, planned.ContentCode, time.GetUtcNow(), columns)
            {
                Replaces = before is not null && !before.Path.Equals(planned.Path, StringComparison.OrdinalIgnoreCase) ? before.Path : "",
            }, ct);
        // Before it is kept: a paper with a code that nobody knows would be worse than an entry made twice.
        await register.EnterAsync(EntryOf(document, planned, roundId) with { Digest = WrittenDigest.Of(planned.Kind, planned.Content, () => bytes) }, ct);
        return document with { Edition = step.Edition };
    }

    private static RegisteredDocument EntryOf(FiledDocument document, PlannedDocument planned, string roundId) =>
        new(document.ContentCode, document.Kind, planned.Subject, roundId, planned.Title, document.Url, document.WrittenAt);

    // What was written now replaces what was kept of its kind; what stayed as it was is current again.
    private async Task KeepAsync(RoundFiling round, IReadOnlyList<LibraryDocument> there, IReadOnlyDictionary<PlannedDocument, FiledDocument> written, CancellationToken ct)
    {
        var plans = round.Plan.ToLookup(p => p.ProposalId, StringComparer.Ordinal);
        await Parallel.ForEachAsync(round.Recommended, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (stored, stop) =>
        {
            if (await KeepAsync(proposals.FindAsync, proposals.SaveAsync, stored, stored.Value.Id, p => p.Documents, FilingCards.With, plans[stored.Value.Id], there, written, stop)) queue.Ring(stored.Value.Id);
        });

        await KeepAsync(rounds.FindAsync, rounds.SaveAsync, round.Round, round.Round.Value.Id, r => r.Documents, (r, documents) => r with { Documents = documents },
            round.Plan.Where(p => FilingPlan.IsOfRound(p.Kind)), there, written, ct);
    }

    private static async Task<bool> KeepAsync<T>(
        Func<string, CancellationToken, Task<Stored<T>?>> find,
        Func<Stored<T>, CancellationToken, Task<Outcome<Stored<T>>>> save,
        Stored<T> stored,
        string id,
        Func<T, IReadOnlyList<FiledDocument>> documentsOf,
        Func<T, IReadOnlyList<FiledDocument>, T> with,
        IEnumerable<PlannedDocument> planned,
        IReadOnlyList<LibraryDocument> there,
        IReadOnlyDictionary<PlannedDocument, FiledDocument> written,
        CancellationToken ct)
    {
        var plan = planned.ToList();
        for (Stored<T>? present = stored; present is not null; present = await find(id, ct))
        {
            var kept = documentsOf(present.Value);
            IReadOnlyList<FiledDocument> documents = [.. plan.Select(p => written.GetValueOrDefault(p) ?? Standing(p, kept, there)).OfType<FiledDocument>()];
            if (documents.SequenceEqual(kept)) return false;
            if ((await save(present.With(with(present.Value, documents)), ct)).IsDone) return true;
        }

        return false;
    }

    // It was written before and still says what the data say; when a write was cut off, the library knows what the item does not.
    private static FiledDocument? Standing(PlannedDocument planned, IReadOnlyList<FiledDocument> kept, IReadOnlyList<LibraryDocument> there) =>
        kept.FirstOrDefault(k => k.Kind == planned.Kind && k.ContentCode == planned.ContentCode) is { } known ? known with { IsOutdated = false }
        : there.FirstOrDefault(d => d.Kind == planned.Kind && d.ContentCode == planned.ContentCode && d.Path.Equals(planned.Path, StringComparison.OrdinalIgnoreCase)) is { } lies
            ? new(lies.Kind, lies.Path, lies.Url, lies.ContentCode, lies.WrittenAt) { Edition = lies.Edition }
            : null;

    // What has just been written bears its mark already.
    private static IEnumerable<(LibraryDocument Document, DocumentStanding Standing)> Due(FilingWork work) =>
        work.Marks.Where(m => work.Steps.All(s => s.Before?.Id != m.Document.Id));
}
