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

/// <summary>The office begins a round, and gives it another name or other days later on.</summary>
public sealed class RoundOpeningRoom(IRounds rounds, Actors actors, Catalogues catalogues, DeliveryQueue queue, CardShelf shelf, ProblemWords problems, TimeProvider time)
{
    // A choice needs a value of its own.
    private const string Nobody = "none";

    private const int RoundsShown = 5;

    // A call of some weeks is what the office has in mind; both days are there to be changed.
    private static readonly TimeSpan s_usualLength = TimeSpan.FromDays(21);

    private readonly SentenceFile words = new("Words/opening.json");

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("新批次", "new round"), new("教务处：开设申报批次，改名称、开始和截止时间", "The office: begin a round, change its name and days"), new("新批次", "New round"), "rounds/new"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("rounds/new", NewAsync)
        .On("rounds/open", OpenAsync)
        .On("rounds/begin", BeginAsync)
        .On("rounds/frame", FrameAsync)
        .OnText("rounds/new", "新批次", "开设批次", "new round")
        .OnText("rounds/open", "申报批次", "批次时间", "延期", "rounds", "round days");

    private async ValueTask<Reply> NewAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return Refused(turn, new("not-the-office"));
        var all = await AllAsync(ct);
        var (latest, today) = (all.FirstOrDefault(), ChinaTime.DayOf(time.GetUtcNow()));
        var (opens, closes) = (ChinaTime.At(today, TimeOnly.MinValue), ChinaTime.At(today, new(23, 59)) + s_usualLength);
        return Show(turn, all, null, TypedFrame.Of(new("", "", today.Year, opens, closes, latest?.School ?? ""), latest?.Id ?? ""), null);
    }

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return Refused(turn, new("not-the-office"));
        var all = await AllAsync(ct);
        // An order that names no round is not an order for another one.
        var round = turn.Data.Word("roundId") is { } id ? all.FirstOrDefault(r => r.Id == id) : all.FirstOrDefault();
        return round is null ? Refused(turn, new("no-such-round")) : Show(turn, all, round, Framed(round), null);
    }

    private async ValueTask<Reply> BeginAsync(Turn turn, CancellationToken ct)
    {
        // load
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return Refused(turn, new("not-the-office"));
        var (all, typed) = (await AllAsync(ct), TypedFrame.Of(turn.Data));
        var frame = typed.Read();
        var follows = all.FirstOrDefault(r => r.Id == typed.Follow);
        // Pressed twice, or by two: it is one round.
        if (all.FirstOrDefault(r => RoundFrame.Of(r) == frame) is { } there) return Begun(turn, all, there);

        for (var taken = all.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase); ;)
        {
            // decide
            var id = Round.FreeId(frame.OpensAt ?? time.GetUtcNow(), taken);
            var begun = Round.Begin(id, frame, follows, who, time.GetUtcNow());
            if (!begun.IsDone) return Show(turn, all, null, typed, Banner.Refused(problems.Sentences(begun.Problems, turn.Language)));

            // save
            var saved = await rounds.SaveAsync(new(begun.Value, ""), ct);
            if (saved.IsDone)
            {
                // tell
                queue.RingRound(id);
                catalogues.Forget();
                return Begun(turn, [begun.Value, .. all], begun.Value);
            }

            if (saved.Problems.Any(p => p.Code != "changed-meanwhile")) return Show(turn, all, null, typed, Banner.Refused(problems.Sentences(saved.Problems, turn.Language)));
            // The id is somebody else's, who pressed in the same moment, or of a round that is out of use.
            if ((await rounds.FindAsync(id, ct))?.Value is { } first && RoundFrame.Of(first) == frame) return Begun(turn, [first, .. all], first);
            taken.Add(id);
        }
    }

    private async ValueTask<Reply> FrameAsync(Turn turn, CancellationToken ct)
    {
        // load
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return Refused(turn, new("not-the-office"));
        if (turn.Data.Word("roundId") is not { } id || await rounds.FindAsync(id, ct) is not { } stored) return Refused(turn, new("no-such-round"));
        var (all, typed) = (await AllAsync(ct), TypedFrame.Of(turn.Data));

        // decide
        var framed = stored.Value.Frame(typed.Read(), who, time.GetUtcNow());
        if (!framed.IsDone) return Show(turn, all, stored.Value, typed, Banner.Refused(problems.Sentences(framed.Problems, turn.Language)));
        if (framed.Value == stored.Value) return Show(turn, all, stored.Value, typed, Banner.Look(Say("same", turn)));

        // save
        if (!(await rounds.SaveAsync(stored.With(framed.Value), ct)).IsDone) return Show(turn, all, stored.Value, typed, Banner.Look(Say("changed-meanwhile", turn)));

        // tell
        queue.RingRound(id);
        queue.RingMarks(framed.Value);
        catalogues.Forget();
        var saved = Say("saved", turn, ("time", ChinaTime.Clock(time.GetUtcNow())), ("now", Now(framed.Value, turn)));
        return Show(turn, [.. all.Select(r => r.Id == id ? framed.Value : r)], framed.Value, Framed(framed.Value), Banner.Done(saved));
    }

    private Reply Begun(Turn turn, IReadOnlyList<Round> all, Round round) => Show(turn, all, round, Framed(round), Banner.Done(Say("begun", turn, ("now", Now(round, turn)))));

    private Reply Show(Turn turn, IReadOnlyList<Round> all, Round? round, TypedFrame typed, Banner? banner)
    {
        var language = turn.Language;
        return new Reply.ShowCard(shelf.Draw(new RoundForm(round?.Id ?? "", Say(round is null ? "title-new" : "title", turn), round is null ? Say("new", turn) : Now(round, turn), banner, round is null && typed.Follow.Length == 0 ? typed with { Follow = Nobody } : typed)
        {
            // With nothing to follow there is nothing to choose.
            Follows = round is null && all.Count > 0 ? [.. all.Take(RoundsShown).Select(r => new CardOption(r.Name.In(language), r.Id)), new(Say("follow-none", turn), Nobody)] : [],
            Others = [.. all.Where(r => r.Id != round?.Id).Take(RoundsShown).Select(r => new CardOption(r.Name.In(language), r.Id))],
            CanBegin = round is not null,
        }, language));
    }

    private string Now(Round round, Turn turn)
    {
        var now = time.GetUtcNow();
        return round.IsOver(now) ? Say("over", turn, ("until", ChinaTime.DayAndClock(round.Deadline, turn.Language)))
            : round.IsOpen(now) ? Say("open", turn, ("until", ChinaTime.DayAndClock(round.Deadline, turn.Language)))
            : Say("before", turn, ("from", ChinaTime.DayAndClock(round.OpensAt, turn.Language)));
    }

    private async Task<IReadOnlyList<Round>> AllAsync(CancellationToken ct) => [.. (await rounds.ListAsync(ct)).Select(r => r.Value)];

    private static TypedFrame Framed(Round round) => TypedFrame.Of(RoundFrame.Of(round), "");

    private string Say(string code, Turn turn, params (string Name, string Value)[] facts) => words.Fill(code, turn.Language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    private Reply Refused(Turn turn, Problem problem) => new Reply.Say(problems.Sentence(problem, turn.Language));
}
