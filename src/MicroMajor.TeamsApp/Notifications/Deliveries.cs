using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Review;
using Notice = MicroMajor.Domain.Notifications.Notice;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Pays what is owed, behind the answers: hands rings to the schedule, which calls back for one debtor at a time, and beside them for one round, whose
/// documents take their time; sweeps the store at start and now and then; tries again until done.
/// </summary>
public sealed partial class Deliveries(
    ISchedule schedule, DeliveryQueue queue, ReminderClock reminders, Debts debts, MarkFilingDocuments marks, IProposals proposals, IAssignments assignments, IRounds rounds, IHandIns handIns, IAssignmentPlans plans, TellConflicts conflicts, ResendCards resend, CardKeeper cards, TimeProvider time, ILogger<Deliveries> log) : BackgroundService
{
    private static readonly Errand s_sweep = new(Lanes.Clock, "sweep");
    private static readonly Errand s_reminders = new(Lanes.Clock, "reminders");
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    // Nobody is reminded in the first minutes: whoever restarts the app has something else in mind.
    private static readonly TimeSpan RemindEvery = TimeSpan.FromMinutes(20);
    // The office also edits lists and files in SharePoint itself, which nobody tells.
    private static readonly TimeSpan LookAtMarksEvery = TimeSpan.FromMinutes(30);
    // After a start what somebody waits for comes first: former rounds' documents stand in the same lane as those that were just ordered.
    private static readonly TimeSpan LookAtMarksAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(5);

    private DateTimeOffset? looked;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await IsStartedAsync(stoppingToken)) await Task.Delay(BeforeAnotherTry, stoppingToken);
            await foreach (var debtor in queue.Rings.ReadAllAsync(stoppingToken)) await HandOverAsync(debtor, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever is still owed stands in the store; the next start sweeps it up.
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (queue.Rings.TryRead(out var debtor)) await HandOverAsync(debtor, cancellationToken);
        await schedule.StopAsync(cancellationToken);
    }

    private async Task<bool> IsStartedAsync(CancellationToken ct)
    {
        try
        {
            await schedule.StartAsync(RunAsync, [new(s_sweep, TimeSpan.Zero, SweepEvery), new(s_reminders, RemindEvery, RemindEvery)], ct);
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            ScheduleUnreachable(failure.GetType().Name);
            return false;
        }
    }

    private async Task HandOverAsync(Debtor debtor, CancellationToken ct)
    {
        try
        {
            await schedule.RingAsync(debtor.Errand, unlessPutOff: false, ct);
            // Who answers it is not known here where others share the schedule.
            if (schedule.IsShared) queue.Done();
        }
        catch (Exception failure)
        {
            RingLost(debtor.Kind, failure.GetType().Name);
            queue.Done();
        }
    }

    private async Task<TimeSpan?> RunAsync(ErrandCall call, CancellationToken ct)
    {
        var counted = call.IsOwn && !schedule.IsShared;
        if (!counted) queue.Begin();
        try
        {
            if (call.Errand == s_sweep) return await SweepAsync(ct);
            if (call.Errand == s_reminders) await reminders.LookAsync(ct);
            else if (Debtor.Of(call.Errand) is { } debtor && !await DeliverAsync(debtor, ct)) return WaitAfter(call.Failures);
            return null;
        }
        finally
        {
            queue.Done();
        }
    }

    private static TimeSpan WaitAfter(int failures) => TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures + 1, 10))));

    private async Task<TimeSpan?> SweepAsync(CancellationToken ct)
    {
        try
        {
            await RingAllAsync(ct);
            return null;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            SweepFailed(failure.GetType().Name);
            return BeforeAnotherTry;
        }
    }

    private async Task RingAllAsync(CancellationToken ct)
    {
        using var background = BackgroundWork.Begin();
        for (var query = ProposalQuery.Owing; ;)
        {
            var page = await proposals.ListAsync(query, ct);
            foreach (var owing in page.Proposals) await RingAsync(new(DebtorKind.Proposal, owing.Value.Id), ct);
            if (page.Continue is null) break;
            query = query with { Continue = page.Continue };
        }

        foreach (var owing in await assignments.ListAsync(AssignmentQuery.Owing, ct)) await RingAsync(new(DebtorKind.Assignment, owing.Value.Id), ct);
        foreach (var owing in await handIns.OwingAsync(ct)) await RingAsync(new(DebtorKind.HandIn, owing.Value.Id), ct);
        foreach (var owing in await plans.OwingAsync(ct)) await RingAsync(new(DebtorKind.Plan, owing.Value.RoundId), ct);
        var now = time.GetUtcNow();
        looked ??= now - LookAtMarksEvery + LookAtMarksAfter;
        var look = now - looked >= LookAtMarksEvery;
        if (look) looked = now;
        foreach (var round in await rounds.ListAsync(ct))
        {
            if (round.Value.Owed.Count > 0) await RingAsync(new(DebtorKind.Round, round.Value.Id), ct);
            if (look) queue.RingMarks(round.Value);
        }
    }

    // What was put off has its time; what is found here a second time is found to be paid.
    private async Task RingAsync(Debtor debtor, CancellationToken ct)
    {
        queue.Begin();
        var rung = false;
        try
        {
            rung = await schedule.RingAsync(debtor.Errand, unlessPutOff: true, ct);
        }
        finally
        {
            if (!rung || schedule.IsShared) queue.Done();
        }
    }

    private async Task<bool> DeliverAsync(Debtor debtor, CancellationToken ct)
    {
        using var background = BackgroundWork.Begin();
        try
        {
            return debtor.Kind switch
            {
                DebtorKind.Proposal => await PayAsync(debtor, c => proposals.FindAsync(debtor.Id, c), p => p.Owed, (p, owed) => p with { Owed = owed }, proposals.SaveAsync, ct),
                DebtorKind.Assignment => await PayAsync(debtor, c => assignments.FindAsync(debtor.Id, c), a => a.Owed, (a, owed) => a with { Owed = owed }, assignments.SaveAsync, ct),
                DebtorKind.HandIn => await PayAsync(debtor, c => FindHandInsAsync(debtor.Id, c), h => h.Owed, (h, owed) => h with { Owed = owed }, handIns.SaveAsync, ct),
                DebtorKind.Plan => await PayAsync(debtor, c => plans.FindAsync(debtor.Id, c), p => p.Owed, (p, owed) => p with { Owed = owed }, plans.SaveAsync, ct),
                DebtorKind.Conflicts => await DoneAsync(conflicts.OfProposalAsync(debtor.Id, ct)),
                DebtorKind.RoundConflicts => await DoneAsync(conflicts.OfRoundAsync(debtor.Id, ct)),
                // Nothing else remembers that it is due: while a form stands where it moved, it is tried again.
                DebtorKind.Card => Notice.Read(debtor.Id) is not { } card || await cards.BringUpToDateAsync(card.Person, card.Matter, ct),
                DebtorKind.Newcomer => await DoneAsync(resend.SendWaitingAsync(new(debtor.Id), ct)),
                DebtorKind.Marks => await MarkAsync(debtor.Id, ct),
                _ => await PayAsync(debtor, c => rounds.FindAsync(debtor.Id, c), r => r.Owed, (r, owed) => r with { Owed = owed }, rounds.SaveAsync, ct),
            };
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            DeliveryFailed(debtor.Kind, debtor.Id, failure.GetType().Name);
            return false;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule does not start ({Failure}); trying again in five seconds")]
    private partial void ScheduleUnreachable(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule did not take the ring of a {Kind} ({Failure}); the next sweep finds it")]
    private partial void RingLost(DebtorKind kind, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for unpaid debts failed ({Failure}); trying again in five seconds")]
    private partial void SweepFailed(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Paying what {Kind} {Id} owes failed ({Failure}); trying again later")]
    private partial void DeliveryFailed(DebtorKind kind, string id, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Debt} of {Kind} {Id} is still owed ({Failure})")]
    private partial void DebtUnpaid(string debt, DebtorKind kind, string id, string failure);
}
