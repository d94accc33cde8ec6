using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// 公示 as a stage: the office begins and ends it and answers objections; any member of the tenant may object while it goes on. Who objected
/// is shown to the office alone.
/// </summary>
public sealed class PublicityRoom(
    IRounds rounds, Catalogues catalogues, RoundDecisions decisions, ResultsRoom results, Actors actors, DeliveryQueue queue, CardShelf shelf, ProblemWords problems, PublicityWords words, TimeProvider time)
{
    // More of them are found by typing their name: a card with two hundred choices is refused by Teams.
    private const int MostChoices = 60;

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("异议", "objection"), new("对正在公示的微专业提出异议（只有教务处看得到是谁提出的）", "Object to a micro-major that is shown to the public (only the office sees who did)"), new("提出异议", "Object"), "publicity/object-form"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("publicity/begin", BeginAsync)
        .On("publicity/end", EndAsync)
        .On("publicity/object-form", FormAsync)
        .On("publicity/object", ObjectAsync)
        .On("publicity/objection", OpenAsync)
        .On("publicity/answer", AnswerAsync)
        .On("publicity/settle", SettleAsync)
        .OnText("publicity/object-form", "异议", "提出异议", "公示异议", "objection", "object");

    private async ValueTask<Reply> BeginAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, stored) = door.Value;
        var (decided, listed) = await decisions.PublishedAsync(stored.Value, ct);
        var taken = await TakeAsync(stored, r => r.BeginPublicity(decided.ContentCode, turn.Data.Word("code") ?? "", listed, decided.Undecided, who, time.GetUtcNow()), ct);
        return await ResultsAsync(taken, stored, taken.IsDone ? words.Filled("begun", turn.Language, ("ends", ChinaTime.DayAndClock(taken.Value.Value.Publicity!.EndsAt, turn.Language))) : "", turn, ct);
    }

    private async ValueTask<Reply> EndAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, stored) = door.Value;
        var taken = await TakeAsync(stored, r => r.EndPublicity(who, time.GetUtcNow()), ct);
        return await ResultsAsync(taken, stored, words["ended", turn.Language], turn, ct);
    }

    private async ValueTask<Reply> FormAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        var round = turn.Data.Word("roundId") is { } id ? (await rounds.FindAsync(id, ct))?.Value : (await rounds.ListAsync(ct)).FirstOrDefault(r => r.Value.IsPublic)?.Value;
        if (round is not { IsPublic: true }) return Refused([new("publicity-not-running")], turn);
        return Form(round, who.IsOffice && turn.Data.Word("for") == "other", "", "", "", null, turn);
    }

    private async ValueTask<Reply> ObjectAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (turn.Data.Word("roundId") is not { } id || await rounds.FindAsync(id, ct) is not { Value.IsPublic: true } stored) return Refused([new("publicity-not-running")], turn);
        var (another, which, text) = (who.IsOffice && turn.Data.Word("for") == "other", turn.Data.Long("programme").ReplaceLineEndings(" "), turn.Data.Long("text"));
        var name = another ? turn.Data.Long("name").ReplaceLineEndings(" ") : turn.User.Name is { Length: > 0 } own ? own : turn.User.ObjectId;
        var taken = await TakeAsync(stored, r => r.Object(which, name, text, who, another, time.GetUtcNow()), ct);
        if (!taken.IsDone) return Form(stored.Value, another, which, another ? name : "", text, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn);
        if (another) return await results.ShowAsync(taken.Value.Value, turn, Banner.Done(words["recorded", turn.Language]), ct);
        return new Reply.ShowCard(shelf.Draw(new Notice(words["objected", turn.Language], words["objected-text", turn.Language], [], [], "good"), turn.Language));
    }

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, ct);
        return door.IsDone ? Objection(door.Value.Stored.Value, "", null, turn) : Refused(door.Problems, turn);
    }

    private ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct) => ActAsync(
        turn,
        (round, by, reason) => round.AnswerObjection(turn.Data.Count("n"), turn.Data.Word("verdict") switch { "upheld" => Verdict.Upheld, "rejected" => Verdict.Rejected, _ => null }, reason, by, time.GetUtcNow()),
        "answered", ct);

    private ValueTask<Reply> SettleAsync(Turn turn, CancellationToken ct) =>
        ActAsync(turn, (round, by, reason) => round.SettleObjection(turn.Data.Count("n"), reason, by, time.GetUtcNow()), "settled", ct);

    private async ValueTask<Reply> ActAsync(Turn turn, Func<Round, Actor, string, Outcome<Round>> act, string done, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, stored) = door.Value;
        var reason = turn.Data.Long("reason");
        var taken = await TakeAsync(stored, r => act(r, who, reason), ct);
        if (taken.IsDone)
        {
            queue.RingMarks(taken.Value.Value);
            return Objection(taken.Value.Value, "", Banner.Done(words[done, turn.Language]), turn);
        }

        var present = await rounds.FindAsync(stored.Value.Id, ct) ?? stored;
        return Objection(present.Value, reason, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn);
    }

    // Who came second decides again on what stands now.
    private async Task<Outcome<Stored<Round>>> TakeAsync(Stored<Round> loaded, Func<Round, Outcome<Round>> decide, CancellationToken ct)
    {
        for (var stored = loaded; ;)
        {
            var decided = decide(stored.Value);
            if (!decided.IsDone) return Outcome<Stored<Round>>.Refused(decided.Problems);
            var saved = await rounds.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone)
            {
                catalogues.Forget();
                queue.RingRound(stored.Value.Id);
                return saved;
            }

            if (saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await rounds.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-round");
            stored = present;
        }
    }

    private async Task<Outcome<(Actor Who, Stored<Round> Stored)>> OfficeAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return new Problem("not-the-office");
        return turn.Data.Word("roundId") is { } id && await rounds.FindAsync(id, ct) is { } round ? (who, round) : new Problem("no-such-round");
    }

    private async Task<Reply> ResultsAsync(Outcome<Stored<Round>> taken, Stored<Round> stored, string done, Turn turn, CancellationToken ct)
    {
        if (taken.IsDone) return await results.ShowAsync(taken.Value.Value, turn, Banner.Done(done), ct);
        var present = await rounds.FindAsync(stored.Value.Id, ct) ?? stored;
        return await results.ShowAsync(present.Value, turn, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), ct);
    }

    private Reply.ShowCard Form(Round round, bool another, string which, string name, string text, Banner? banner, Turn turn)
    {
        var publicity = round.Publicity!;
        var few = publicity.Programmes.Count <= MostChoices;
        return new(shelf.Draw(new ObjectionForm(
            round.Id, words[another ? "form-office" : "form", turn.Language], words.Filled("form-until", turn.Language, ("round", round.Name.In(turn.Language)), ("ends", ChinaTime.DayAndClock(publicity.EndsAt, turn.Language))), banner)
        {
            ForAnother = another,
            Programmes = few ? [.. publicity.Programmes.Select(p => new CardOption($"{p.UnitName} · {RowLine.Cut(p.Name, 40)}", p.ProposalId))] : [],
            Programme = which,
            Name = name,
            Text = text,
        }, turn.Language));
    }

    private Reply Objection(Round round, string reason, Banner? banner, Turn turn)
    {
        if (round.Publicity?.Objections.FirstOrDefault(o => o.Number == turn.Data.Count("n")) is not { } objection) return Refused([new("no-such-objection")], turn);
        var programme = round.Publicity.Of(objection);
        return new Reply.ShowCard(shelf.Draw(new ObjectionCard(
            round.Id, objection.Number.ToString(CultureInfo.InvariantCulture), words.Filled("objection", turn.Language, ("n", $"{objection.Number}"), ("name", RowLine.Cut(programme.Name, 60))),
            $"{programme.ProposalId} · {programme.UnitName}", words.State(objection, turn.Language), banner)
        {
            By = words.Filled(objection.Person is null ? "by-office" : "by-member", turn.Language, ("who", objection.ByName), ("when", ChinaTime.DayAndClock(objection.At, turn.Language))),
            Text = objection.Text,
            Answer = objection.Answer,
            Settled = objection.Settled,
            Reason = reason,
            CanAnswer = objection.Verdict is null,
            CanSettle = objection.Holds,
        }, turn.Language));
    }

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));
}
