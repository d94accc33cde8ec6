using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>
/// duties/remind: one sentence to the reviewers of each college that still owes, with all its majors in it; not to those who have done their
/// part, and not twice a day. The reminders stand with the round before anything else is written: a key for each college and day sends each once.
/// </summary>
public sealed class RemindColleges(IRounds rounds, IMajors majors, RoundDuties duties, DutyDesk desk, Actors actors, DeliveryQueue queue, ImportWords words)
{
    private const int MajorsNamed = 8;

    /// <summary>Reminds them.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return desk.Refused(new Problem("not-the-office"), turn);
        if (turn.Data.Word("roundId") is not { } id || await duties.NowAsync(id, ct) is not { } state) return desk.Refused(new Problem("no-such-round"), turn);

        // decide
        var today = desk.Today;
        var units = state.Owing.Where(u => u.Reviewers.Count > 0 && state.NamedBy(u.Code).Value.RemindedOn != today).ToList();
        if (units.Count == 0) return desk.Show(state, who, turn, Banner.Look(words["nobody-to-remind", turn.Language]));
        var due = units.Select(u => Due(u, state, today)).ToList();

        // save
        for (var round = state.Round; ;)
        {
            var owed = round.Value.Owed.Where(o => due.All(d => d.Key != o.Key)).Concat(due).ToList();
            if ((await rounds.SaveAsync(round.With(round.Value with { Owed = owed }), ct)).IsDone) break;
            if (await rounds.FindAsync(id, ct) is not { } again) return desk.Refused(new Problem("no-such-round"), turn);
            round = again;
        }

        foreach (var unit in units) state = state.With(await MarkAsync(state, unit, today, ct));

        // tell
        queue.RingRound(id);
        return desk.Show(state, who, turn, Banner.Done(words.Filled("reminded", turn.Language, ("n", $"{units.Count}"))));
    }

    private static MessageDue Due(Unit unit, DutyState state, DateOnly today)
    {
        var owed = state.Duties.Where(d => d.IsOwed && d.UnitCode == unit.Code).Select(d => d.Weak.Label).ToList();
        var named = string.Join('、', owed.Take(MajorsNamed));
        var policy = state.Round.Value.Policy;
        return new(Audience.ReviewersOf(unit.Code), "told-owes-directions", new Dictionary<string, string>
        {
            ["unit"] = unit.Name,
            ["majors"] = owed.Count > MajorsNamed ? $"{named}…" : named,
            ["n"] = $"{owed.Count}",
            ["min"] = $"{policy.MinDirections}",
            ["max"] = $"{policy.MaxDirections}",
        })
        { Key = string.Create(CultureInfo.InvariantCulture, $"{state.Round.Value.Id}|directions|{unit.Code}|{today:yyyy-MM-dd}") };
    }

    private async Task<Stored<UnitDirections>> MarkAsync(DutyState state, Unit unit, DateOnly today, CancellationToken ct)
    {
        var stored = state.NamedBy(unit.Code);
        while (stored.Value.RemindedOn != today)
        {
            var saved = await majors.SaveNamedAsync(stored.With(stored.Value with { RemindedOn = today }), ct);
            if (saved.IsDone) return saved.Value;
            stored = (await majors.NamedAsync(state.Round.Value.Id, ct)).FirstOrDefault(n => n.Value.UnitCode == unit.Code) ?? new(new(state.Round.Value.Id, unit.Code, []), "");
        }

        return stored;
    }
}
