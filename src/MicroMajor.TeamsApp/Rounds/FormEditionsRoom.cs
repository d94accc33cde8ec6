using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The office's verbs on editions of the form (表单): see them, check an uploaded one, bring it into use in a round, move open proposals to it.</summary>
public sealed class FormEditionsRoom(
    FormDesk desk, IFormEditions editions, IRounds rounds, IProposals proposals, Catalogues catalogues, Actors actors, DeliveryQueue queue,
    ProblemWords problems, FormWords words, TimeProvider time)
{
    private const int MovedAtOnce = 4;

    /// <summary>What the office can type, for the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("表单", "forms"), new("教务处：检查并启用新版表格", "The office: check and enable a new edition of the form"), new("表单", "Forms"), "forms/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("forms/open", ForOffice((turn, ct) => ListAsync(turn, null, ct)))
        .On("forms/check", ForOffice(CheckAsync))
        .On("forms/choose", ForOffice(ChooseAsync))
        .On("forms/enable", ForOffice(EnableAsync))
        .On("forms/move", ForOffice(MoveAsync))
        .OnText("forms/open", "表单", "表格版本", "form editions", "forms");

    private TurnHandler ForOffice(Func<Turn, CancellationToken, Task<Reply>> answer) => async (turn, ct) =>
        (await actors.OfAsync(turn.User, ct)).IsOffice ? await answer(turn, ct) : Refused(new("not-the-office"), turn);

    private async Task<Reply> ListAsync(Turn turn, Banner? banner, CancellationToken ct) => new Reply.ShowCard(await desk.ListAsync(turn.Language, banner, ct));

    private async Task<Reply> CheckAsync(Turn turn, CancellationToken ct) => await ReportAsync(turn, null, ct);

    private async Task<Reply> ReportAsync(Turn turn, Banner? banner, CancellationToken ct) =>
        await desk.CheckAsync(turn.Data.Word("version") ?? "", ct) is { } report
            ? new Reply.ShowCard(await desk.ReportAsync(report, turn.Language, banner, ct))
            : Refused(new("no-such-form"), turn);

    // The question is asked of what was checked: a folder that changed since then is checked anew.
    private async Task<Reply> ChooseAsync(Turn turn, CancellationToken ct)
    {
        if (await desk.CheckAsync(turn.Data.Word("version") ?? "", ct) is not { } report) return Refused(new("no-such-form"), turn);
        if (await FindRoundAsync(turn, ct) is not { } round) return Refused(new("no-such-round"), turn);
        if (Stale(report, turn) is { } stale) return await ReportAsync(turn, stale, ct);
        return new Reply.ShowCard(await desk.AskAsync(report.Edition!, round.Value, turn.Language, ct));
    }

    private async Task<Reply> EnableAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (await desk.CheckAsync(turn.Data.Word("version") ?? "", ct) is not { } report) return Refused(new("no-such-form"), turn);
        if (await FindRoundAsync(turn, ct) is not { } stored) return Refused(new("no-such-round"), turn);
        if (Stale(report, turn) is { } stale) return await ReportAsync(turn, stale, ct);
        var by = await actors.OfAsync(turn.User, ct);

        // decide: whether the round may turn is asked before anything is made for it
        var seen = turn.Data.Word("seen") ?? "";
        var decided = stored.Value.UseForm(report.Version, seen, by, time.GetUtcNow());
        if (!decided.IsDone) return await RefusedAsync(decided.Problems, turn, ct);
        if (report.Files is { } files)
        {
            var kept = await editions.KeepAsync(files, by, time.GetUtcNow(), ct);
            if (!kept.IsDone) return await ReportAsync(turn, Banner.Refused(problems.Sentences(kept.Problems, turn.Language)), ct);
        }

        // save
        var saved = await SaveAsync(stored, r => r.UseForm(report.Version, seen, by, time.GetUtcNow()), ct);
        if (!saved.IsDone) return await RefusedAsync(saved.Problems, turn, ct);

        // tell
        catalogues.Forget();
        queue.RingRound(saved.Value.Value.Id);
        return await ListAsync(turn, Banner.Done(words.Filled("enabled", turn.Language, ("round", saved.Value.Value.Name.In(turn.Language)), ("version", report.Version))), ct);
    }

    // A page of each state at a time: nobody waits for hundreds of writes, and the button can be pressed again.
    private async Task<Reply> MoveAsync(Turn turn, CancellationToken ct)
    {
        if (await FindRoundAsync(turn, ct) is not { } round) return Refused(new("no-such-round"), turn);
        var (version, by) = (round.Value.FormVersion, await actors.OfAsync(turn.User, ct));
        var pages = await Task.WhenAll(FormDesk.Open.Select(state => proposals.ListAsync(ProposalQuery.OfRound(round.Value.Id, state), ct)));
        var (moved, left) = (0, pages.Any(p => p.Continue is not null));
        var others = pages.SelectMany(p => p.Proposals).Where(p => p.Value.FormVersion != version).ToList();
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = MovedAtOnce, CancellationToken = ct }, async (proposal, token) =>
        {
            var saved = await proposals.DecideAndSaveAsync(proposal, (present, _) => ValueTask.FromResult(present.Value.MoveToForm(version, by, time.GetUtcNow())), token);
            if (!saved.IsDone) return;
            Interlocked.Increment(ref moved);
            queue.Ring(proposal.Value.Id);
        });
        var said = words.Filled(moved == 0 ? "moved-none" : left ? "moved-some" : "moved", turn.Language, ("n", $"{moved}"), ("version", version));
        return await ListAsync(turn, moved == 0 ? Banner.Look(said) : Banner.Done(said), ct);
    }

    private async Task<Outcome<Stored<Round>>> SaveAsync(Stored<Round> loaded, Func<Round, Outcome<Round>> decide, CancellationToken ct)
    {
        for (var present = loaded; ;)
        {
            var decided = decide(present.Value);
            if (!decided.IsDone) return Outcome<Stored<Round>>.Refused(decided.Problems);
            var saved = await rounds.SaveAsync(present.With(decided.Value), ct);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await rounds.FindAsync(loaded.Value.Id, ct) is not { } again) return new Problem("no-such-round");
            present = again;
        }
    }

    private Banner? Stale(FormReport report, Turn turn) =>
        report.IsRefused ? Banner.Refused(problems.Sentence(new("form-refused", Facts.Of(("n", $"{report.Faults.Count()}"))), turn.Language))
        : FormDesk.DigestOf(report) != (turn.Data.Word("digest") ?? "") ? Banner.Look(problems.Sentence(new("form-changed", Facts.Of(("version", report.Version))), turn.Language))
        : null;

    private async Task<Stored<Round>?> FindRoundAsync(Turn turn, CancellationToken ct) =>
        turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : null;

    private async Task<Reply> RefusedAsync(IReadOnlyList<Problem> why, Turn turn, CancellationToken ct) => await ListAsync(turn, Banner.Refused(problems.Sentences(why, turn.Language)), ct);

    private Reply Refused(Problem problem, Turn turn) => new Reply.Say(problems.Sentence(problem, turn.Language));
}
