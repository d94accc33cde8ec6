using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>
/// imports/apply: writes what the preview showed, and only that. Broken off in the middle it is simply said again: what is written already is
/// unchanged by then. What somebody else changed meanwhile is shown anew before anything is written over it.
/// </summary>
public sealed class ApplyImport(IImports imports, IOfficeLists lists, IAudit audit, PlanImport plans, ImportDesk desk, Catalogues catalogues, DeliveryQueue queue, ImportWords words, TimeProvider time)
{
    /// <summary>Writes it.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (!await desk.IsOfficeAsync(turn, ct)) return desk.Refused("not-the-office", turn);
        if (await desk.FindAsync(turn, ct) is not { } import) return desk.Refused("no-such-import", turn);
        var planned = await plans.NowAsync(import, ct);
        if (!planned.IsDone) return desk.Refused(planned.Problems, turn);
        if (import.Value.AppliedAt is { } at) return desk.Preview(planned.Value, turn.Language, Banner.Done(words.Filled("applied-before", turn.Language, ("at", ChinaTime.DayAndClock(at, turn.Language)))));

        // decide
        var retire = turn.Data.Word("retire") == "true";
        var plan = planned.Value.Plan;
        if (!plan.IsWithin(import.Value.Seen.ToHashSet(StringComparer.Ordinal), retire)) return await AgainAsync(import, turn, ct);
        var counts = words.Counts(plan, Language.Zh);

        // save
        var changed = await WriteAsync(import.Value.List, plan.ToWrite(retire), ct);
        foreach (var round in (await catalogues.NowAsync(ct)).Rounds) queue.RingMarks(round);
        catalogues.Forget();
        if (import.Value.List == OfficeList.Experts)
            foreach (var round in (await catalogues.NowAsync(ct)).Rounds) queue.RingConflicts(round.Id);
        if (changed.Count > 0) return await AgainAsync(import, turn, ct);

        // tell
        var who = Actors.Self(turn.User);
        var now = time.GetUtcNow();
        await audit.AddAsync(new($"import|{import.Value.Id}", "", "", "Import", "", $"{import.Value.List}", who.Id, who.Name, now, $"{counts}；{import.Value.Source}"), ct);
        var saved = await imports.SaveAsync(import.With(import.Value with { AppliedAt = now, Retire = retire }), ct);
        var done = await plans.NowAsync(saved.IsDone ? saved.Value : import, ct);
        return done.IsDone ? desk.Preview(done.Value, turn.Language, Banner.Done(words.Filled("applied", turn.Language, ("counts", words.Counts(plan, turn.Language))))) : desk.Refused(done.Problems, turn);
    }

    // Thousands of rows may be many minutes of what the platform allows: people who save meanwhile go first.
    private async Task<IReadOnlyList<string>> WriteAsync(OfficeList list, IReadOnlyList<Stored<OfficeListRow>> rows, CancellationToken ct)
    {
        using var background = BackgroundWork.Begin();
        return await lists.WriteAsync(list, rows, ct);
    }

    private async Task<Reply> AgainAsync(Stored<PendingImport> import, Turn turn, CancellationToken ct)
    {
        var planned = await plans.NowAsync(import, ct);
        if (!planned.IsDone) return desk.Refused(planned.Problems, turn);
        var saved = await imports.SaveAsync(import.With(import.Value with { Seen = planned.Value.Plan.Prints }), ct);
        return desk.Preview(planned.Value with { Import = saved.IsDone ? saved.Value : import }, turn.Language, Banner.Look(words["changed-meanwhile", turn.Language]));
    }
}
