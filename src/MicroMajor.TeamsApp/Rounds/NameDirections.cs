using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>duties/form and duties/name: a college names the directions for one of its weak majors.</summary>
public sealed class NameDirections(IMajors majors, RoundDuties duties, DutyDesk desk, Actors actors, DeliveryQueue queue, CardShelf shelf, ImportWords words, ProblemWords problems, TimeProvider time)
{
    private const int LongestName = 60;

    /// <summary>The form, with what is named so far.</summary>
    public async ValueTask<Reply> FormAsync(Turn turn, CancellationToken ct) =>
        await DoorAsync(turn, ct) is { } found ? Form(found.State, found.Duty, Present(found.State, found.Duty), turn, null) : desk.Refused(new Problem("duties-not-yours"), turn);

    /// <summary>Keeps what was typed.</summary>
    public async ValueTask<Reply> SaveAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (await DoorAsync(turn, ct) is not { } found) return desk.Refused(new Problem("duties-not-yours"), turn);
        var (who, state, duty) = found;
        var policy = state.Round.Value.Policy;
        var typed = Typed(turn, state, duty);
        for (var stored = state.NamedBy(duty.UnitCode); ;)
        {
            // decide
            var named = stored.Value.Name(duty.Weak, typed, policy, who, time.GetUtcNow());
            if (!named.IsDone) return Form(state, duty, typed, turn, Banner.Refused(problems.Sentences(named.Problems, turn.Language)));

            // save: two reviewers of one college may name for two majors at once; neither is lost
            var saved = await majors.SaveNamedAsync(stored.With(named.Value), ct);
            // tell
            if (saved.IsDone) queue.RingMarks(state.Round.Value);
            if (saved.IsDone) return desk.Show(state.With(saved.Value), who with { IsOffice = false }, turn, Banner.Done(words["named", turn.Language]));
            stored = (await majors.NamedAsync(state.Round.Value.Id, ct)).FirstOrDefault(n => n.Value.UnitCode == duty.UnitCode) ?? new(new(state.Round.Value.Id, duty.UnitCode, []), "");
        }
    }

    // What a card names is a hint: the major must be a weak one of a college that this person reviews for.
    private async Task<(Actor Who, DutyState State, Duty Duty)?> DoorAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (turn.Data.Word("unitCode") is not { } unit || !who.Reviews(unit) || turn.Data.Word("roundId") is not { } round) return null;
        if (await duties.NowAsync(round, ct) is not { } state) return null;
        return state.Duties.FirstOrDefault(d => d.UnitCode == unit && d.Weak.Major.Code == turn.Data.Word("major")) is { } duty ? (who, state, duty) : null;
    }

    private Reply.ShowCard Form(DutyState state, Duty duty, IReadOnlyList<NamedDirection> shown, Turn turn, Banner? banner)
    {
        var language = turn.Language;
        var programmes = duty.Directions.Where(d => d.ProposalId.Length > 0).Select(d => words.Filled("direction-programme", language, ("name", d.Name), ("host", state.UnitName(d.HostUnit)), ("id", d.ProposalId))).ToList();
        return new(shelf.Draw(new DirectionsForm(
            state.Round.Value.Id, duty.UnitCode, duty.Weak.Major.Code, words.Filled("form-directions", language, ("major", duty.Weak.Label)),
            string.Join('\n', duty.Weak.Findings(state.Round.Value.Policy).Select(f => problems.Sentence(f, language))), programmes,
            [.. Enumerable.Range(0, state.Round.Value.Policy.MaxDirections).Select(i => new DirectionInput(
                NameOf(i), words.Filled("direction-n", language, ("n", $"{i + 1}")), shown.ElementAtOrDefault(i)?.Name ?? "",
                HostOf(i), words.Filled("host-n", language, ("n", $"{i + 1}")), shown.ElementAtOrDefault(i)?.HostUnit ?? ""))],
            [.. state.Units.Select(u => new CardOption(u.Name, u.Code))])
        { Banner = banner }, language));
    }

    private static IReadOnlyList<NamedDirection> Present(DutyState state, Duty duty) => [.. state.NamedBy(duty.UnitCode).Value.Named.Where(n => n.MajorCode == duty.Weak.Major.Code)];

    private static List<NamedDirection> Typed(Turn turn, DutyState state, Duty duty) =>
    [
        .. Enumerable.Range(0, state.Round.Value.Policy.MaxDirections).Select(i => new NamedDirection(
            duty.Weak.Major.Code,
            RowLine.Cut(CleanText.Of(turn.Data.Whole(NameOf(i))).ReplaceLineEndings(" "), LongestName),
            turn.Data.Word(HostOf(i)) is { } host && state.Units.Any(u => u.Code == host) ? host : "")),
    ];

    private static string NameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"direction{i + 1}");

    private static string HostOf(int i) => string.Create(CultureInfo.InvariantCulture, $"host{i + 1}");
}
