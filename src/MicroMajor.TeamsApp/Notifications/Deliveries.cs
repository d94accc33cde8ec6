using System.Collections.Concurrent;
using System.Threading.Channels;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Review;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Pays what is owed, behind the answers: takes rings, sweeps the store at start and now and then, and tries again until done.
/// One debtor at a time, and beside them one round: the documents of a school take their time, and nobody's card waits for them.
/// </summary>
public sealed partial class Deliveries(
    DeliveryQueue queue, Debts debts, MarkFilingDocuments marks, IProposals proposals, IAssignments assignments, IRounds rounds, IHandIns handIns, IAssignmentPlans plans, TellConflicts conflicts, TimeProvider time, ILogger<Deliveries> log) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    // The office also edits lists and files in SharePoint itself, which nobody tells.
    private static readonly TimeSpan LookAtMarksEvery = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Debtor, int> failures = [];
    private DateTimeOffset looked;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = SweepAsync(stoppingToken);
        await Task.WhenAll(AnswerAsync(queue.Rings, stoppingToken), AnswerAsync(queue.LongRings, stoppingToken));
    }

    private async Task AnswerAsync(ChannelReader<Debtor> rings, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var debtor in rings.ReadAllAsync(stoppingToken))
            {
                await DeliverAsync(debtor, stoppingToken);
                queue.Done();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever is still owed stands in the store; the next start sweeps it up.
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await RingAllAsync(ct);
                await Task.Delay(SweepEvery, time, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                SweepFailed(failure.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), time, CancellationToken.None);
            }
        }
    }

    private async Task RingAllAsync(CancellationToken ct)
    {
        for (var query = ProposalQuery.Owing; ;)
        {
            var page = await proposals.ListAsync(query, ct);
            foreach (var owing in page.Proposals) queue.Ring(owing.Value.Id);
            if (page.Continue is null) break;
            query = query with { Continue = page.Continue };
        }

        foreach (var owing in await assignments.ListAsync(AssignmentQuery.Owing, ct)) queue.RingAssignment(owing.Value.Id);
        foreach (var owing in await handIns.OwingAsync(ct)) queue.RingHandIns(owing.Value.Id);
        foreach (var owing in await plans.OwingAsync(ct)) queue.RingPlan(owing.Value.RoundId);
        var look = time.GetUtcNow() - looked >= LookAtMarksEvery;
        if (look) looked = time.GetUtcNow();
        foreach (var round in await rounds.ListAsync(ct))
        {
            if (round.Value.Owed.Count > 0) queue.RingRound(round.Value.Id);
            if (look) queue.RingMarks(round.Value);
        }
    }

    private async Task DeliverAsync(Debtor debtor, CancellationToken ct)
    {
        try
        {
            var allPaid = debtor.Kind switch
            {
                DebtorKind.Proposal => await PayAsync(debtor, c => proposals.FindAsync(debtor.Id, c), p => p.Owed, (p, owed) => p with { Owed = owed }, proposals.SaveAsync, ct),
                DebtorKind.Assignment => await PayAsync(debtor, c => assignments.FindAsync(debtor.Id, c), a => a.Owed, (a, owed) => a with { Owed = owed }, assignments.SaveAsync, ct),
                DebtorKind.HandIn => await PayAsync(debtor, c => FindHandInsAsync(debtor.Id, c), h => h.Owed, (h, owed) => h with { Owed = owed }, handIns.SaveAsync, ct),
                DebtorKind.Plan => await PayAsync(debtor, c => plans.FindAsync(debtor.Id, c), p => p.Owed, (p, owed) => p with { Owed = owed }, plans.SaveAsync, ct),
                DebtorKind.Conflicts => await DoneAsync(conflicts.OfProposalAsync(debtor.Id, ct)),
                DebtorKind.RoundConflicts => await DoneAsync(conflicts.OfRoundAsync(debtor.Id, ct)),
                DebtorKind.Marks => await MarkAsync(debtor.Id, ct),
                _ => await PayAsync(debtor, c => rounds.FindAsync(debtor.Id, c), r => r.Owed, (r, owed) => r with { Owed = owed }, rounds.SaveAsync, ct),
            };
            if (allPaid) failures.TryRemove(debtor, out _);
            else RingLater(debtor, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            DeliveryFailed(debtor.Kind, debtor.Id, failure.GetType().Name);
            RingLater(debtor, ct);
        }
    }

    private Task<Stored<UnitHandIns>?> FindHandInsAsync(string id, CancellationToken ct) =>
        UnitHandIns.Read(id) is { } key ? handIns.FindAsync(key.RoundId, key.UnitCode, ct) : Task.FromResult<Stored<UnitHandIns>?>(null);

    private async Task<bool> MarkAsync(string roundId, CancellationToken ct)
    {
        await marks.RunAsync(roundId, ct);
        return true;
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task;
        return true;
    }

    private async Task<bool> PayAsync<T>(
        Debtor debtor,
        Func<CancellationToken, Task<Stored<T>?>> load,
        Func<T, IReadOnlyList<Owed>> owedOf,
        Func<T, IReadOnlyList<Owed>, T> withOwed,
        Func<Stored<T>, CancellationToken, Task<Outcome<Stored<T>>>> save,
        CancellationToken ct)
        where T : notnull
    {
        var stored = await load(ct);
        if (stored is null || owedOf(stored.Value).Count == 0) return true;
        var payer = new Payer(debtor, stored.Value);

        var paid = new Dictionary<string, IReadOnlyList<Owed>>(StringComparer.Ordinal);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owed in owedOf(stored.Value))
        {
            try
            {
                var rest = await debts.PayAsync(payer, owed, ct);
                waiting.UnionWith(rest.Select(r => r.Key));
                if (!waiting.Contains(owed.Key)) paid[owed.Key] = rest;
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                // One person who cannot be reached keeps nobody else waiting.
                DebtUnpaid(owed.GetType().Name, debtor.Kind, debtor.Id, failure.GetType().Name);
            }
        }

        while (stored is not null && owedOf(stored.Value).Any(o => paid.ContainsKey(o.Key)))
        {
            var left = owedOf(stored.Value).SelectMany(o => paid.TryGetValue(o.Key, out var rest) ? rest : [o]).ToList();
            var saved = await save(stored.With(withOwed(stored.Value, left)), ct);
            if (saved.IsDone) return IsAllPaid(left);
            stored = await load(ct);
        }

        return stored is null || IsAllPaid(owedOf(stored.Value));

        // A card that waits for an open form stays owed; the next sweep asks for it again.
        bool IsAllPaid(IReadOnlyList<Owed> owing) => owing.All(o => waiting.Contains(o.Key));
    }

    private void RingLater(Debtor debtor, CancellationToken ct)
    {
        var times = failures.AddOrUpdate(debtor, 1, (_, before) => before + 1);
        var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(times, 10))));
        _ = Task.Delay(wait, time, ct).ContinueWith(_ => queue.Ring(debtor), ct, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for unpaid debts failed ({Failure}); trying again in five seconds")]
    private partial void SweepFailed(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Paying what {Kind} {Id} owes failed ({Failure}); trying again later")]
    private partial void DeliveryFailed(DebtorKind kind, string id, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Debt} of {Kind} {Id} is still owed ({Failure})")]
    private partial void DebtUnpaid(string debt, DebtorKind kind, string id, string failure);
}
