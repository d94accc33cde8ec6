using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's board of a round: its proposals as lines, filtered and ordered by the store's indexes, how many stand where, and what is late.</summary>
internal sealed class BoardDesk(Catalogues catalogues, IProposalBoard board, RoundTally tally, IAssignments assignments, StateWords states, ReviewWords review, BoardWords words, TimeProvider time)
{
    private const int UsualPage = 50;
    private const int MostLate = 20;
    private const int DaysThatAreLong = 3;

    public TabRoutes MapTo(TabRoutes routes) => routes
        .Get("/rounds/{id}/board", BoardAsync, TabNeeds.Office)
        .Get("/rounds/{id}/board/file", FileAsync, TabNeeds.Office)
        .Get("/rounds/{id}/late", LateAsync, TabNeeds.Office);

    // One call of Graph, however many proposals there are: the counts are what was counted behind an earlier answer.
    private async Task<TabAnswer> BoardAsync(TabRequest request, CancellationToken ct)
    {
        if (await RoundAsync(request, ct) is not { } round) return TabAnswer.Because(new Problem("no-such-round"));
        var (known, language) = (await catalogues.NowAsync(ct), request.Language);
        var page = await board.PageAsync(Query(round.Id, request), ct);
        return new TabAnswer.View(new BoardView(
            new(round.Id, round.Name.In(language), round.Deadline), [.. page.Lines.Select(l => Row(l, known.Units, language))], page.Continue,
            [.. Enum.GetValues<ProposalState>().Select(s => new BoardChoice($"{s}", states.Office(s, language)))],
            [.. known.Units.Where(u => u.TeachesUndergraduates).Select(u => new BoardChoice(u.Code, u.Name))],
            tally.Of(round.Id) is { } counted ? Counts(counted, known.Units, language) : null));
    }

    private async Task<TabAnswer> FileAsync(TabRequest request, CancellationToken ct)
    {
        if (await RoundAsync(request, ct) is not { } round) return TabAnswer.Because(new Problem("no-such-round"));
        var known = await catalogues.NowAsync(ct);
        var lines = await tally.LinesAsync(Query(round.Id, request), ct);
        return new TabAnswer.File($"申报一览_{round.Id}.xlsx", BoardBook.Write(round, [.. lines.Select(l => BookLine(l, known.Units))], time.GetUtcNow()));
    }

    // Reviews that are overdue, and what has been waiting for a college for days: what the office can do something about.
    private async Task<TabAnswer> LateAsync(TabRequest request, CancellationToken ct)
    {
        if (await RoundAsync(request, ct) is not { } round) return TabAnswer.Because(new Problem("no-such-round"));
        var (now, language, known) = (time.GetUtcNow(), request.Language, await catalogues.NowAsync(ct));
        var reviews = assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct);
        var waiting = await board.PageAsync(new(round.Id, ProposalState.UnitReview, Order: BoardOrder.Updated, Descending: false, Top: BoardQuery.MostLines), ct);
        var overdue = (await reviews).Select(a => a.Value).Where(a => a.IsOpen && a.DueAt < now).OrderBy(a => a.DueAt).ToList();
        var stuck = waiting.Lines.Where(l => now - l.UpdatedAt >= TimeSpan.FromDays(DaysThatAreLong)).ToList();
        return new TabAnswer.View(new LateView(
            [.. overdue.Take(MostLate).Select(a => Overdue(a, now, language))], overdue.Count,
            [.. stuck.Take(MostLate).Select(l => Stuck(l, known.Units, now, language))], stuck.Count,
            waiting.Continue is not null && stuck.Count == waiting.Lines.Count));
    }

    private async Task<Round?> RoundAsync(TabRequest request, CancellationToken ct) => await catalogues.RoundAsync(request.Path["id"], ct);

    // Whatever else a client asks for is not asked of the store.
    private static BoardQuery Query(string roundId, TabRequest request) => new(
        roundId,
        Enum.TryParse<ProposalState>(Asked(request, "state"), out var state) && Enum.IsDefined(state) ? state : null,
        Asked(request, "unit"),
        Enum.TryParse<BoardOrder>(Asked(request, "order"), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : BoardOrder.Started,
        Asked(request, "direction") != "asc",
        int.TryParse(Asked(request, "top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? top : UsualPage,
        Asked(request, "after") is { Length: > 0 } after ? after : null);

    private static string Asked(TabRequest request, string name) => request.Query.GetValueOrDefault(name, "");

    private BoardRow Row(BoardLine line, IReadOnlyList<Unit> units, Language language) => new(
        line.Id, NameOf(line, language), UnitOf(line, units), line.OwnerName, $"{line.State}", states.Office(line.State, language), Tones.Of(StateLine.Look(line.State).Color),
        ProposalWords.Waiting(line.State, UnitOf(line, units), language), line.Credits, line.Mean, line.UpdatedAt, $"/tabs/proposals/{line.Id}")
    {
        SubmittedAt = line.SubmittedAt,
        Pending = line.Pending is { } pending ? review.Filled("rank-pending", language, ("result", review[$"conclusion-{pending.Result}", language])) : null,
        Flags = line.HasOutdatedDocuments ? [words["outdated", language]] : [],
        Act = ActOf(line, language),
    };

    // What the office does next with it: the same card that its chat has.
    private TabAct? ActOf(BoardLine line, Language language) => line.State switch
    {
        ProposalState.Screening or ProposalState.ReadyForReview or ProposalState.UnderReview or ProposalState.RevisionRequested or ProposalState.RevisionCheck or ProposalState.Recommended or ProposalState.NotRecommended =>
            TabAct.Of(words[$"act-{line.State}", language], "screening/open", "proposalId", line.Id),
        _ => null,
    };

    private BoardBookLine BookLine(BoardLine line, IReadOnlyList<Unit> units) => new(
        line.Id, NameOf(line, Language.Zh), UnitOf(line, units), line.OwnerName, states.Office(line.State, Language.Zh), ProposalWords.Waiting(line.State, UnitOf(line, units), Language.Zh),
        Number(line.Credits), line.Mean is { } mean ? Number(mean) : "",
        line.SubmittedAt is { } submitted ? ChinaTime.DayAndClock(submitted, Language.Zh) : "", ChinaTime.DayAndClock(line.UpdatedAt, Language.Zh));

    private TabLine Overdue(Assignment assignment, DateTimeOffset now, Language language) => new(assignment.Id, "assignment", assignment.ProgramName, $"/tabs/proposals/{assignment.ProposalId}")
    {
        Subtitle = $"{assignment.ProposalId} · {assignment.ExpertName}",
        State = words.Filled("overdue", language, ("days", $"{Days(now - assignment.DueAt)}")),
        Tone = "bad",
        DueAt = assignment.DueAt,
        Overdue = true,
        Act = TabAct.Of(words["remind", language], "assignments/remind", "assignmentId", assignment.Id),
    };

    private TabLine Stuck(BoardLine line, IReadOnlyList<Unit> units, DateTimeOffset now, Language language) => new(line.Id, "proposal", NameOf(line, language), $"/tabs/proposals/{line.Id}")
    {
        Subtitle = $"{line.Id} · {UnitOf(line, units)}",
        State = words.Filled("waiting-days", language, ("days", $"{Days(now - line.UpdatedAt)}")),
        Tone = "warn",
    };

    private BoardCounts Counts(Tally counted, IReadOnlyList<Unit> units, Language language) => new(
        counted.AsOf, counted.Count,
        [.. counted.ByState.OrderBy(c => c.Key).Select(c => new BoardCount($"{c.Key}", states.Office(c.Key, language), Tones.Of(StateLine.Look(c.Key).Color), c.Value))],
        [.. counted.ByUnit.Select(c => new UnitCount(c.Key, units.FirstOrDefault(u => u.Code == c.Key)?.Name ?? c.Key, c.Value.All, c.Value.HandedIn)).OrderByDescending(c => c.All).ThenBy(c => c.Name, StringComparer.Ordinal)],
        [.. counted.ByDay.OrderBy(d => d.Key).Select(d => new DayCount(d.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Value))]);

    private static int Days(TimeSpan time) => Math.Max(1, (int)time.TotalDays);

    private static string NameOf(BoardLine line, Language language) => ProposalWords.TitleOf(line.Name, language);

    private static string UnitOf(BoardLine line, IReadOnlyList<Unit> units) => units.FirstOrDefault(u => u.Code == line.UnitCode)?.Name ?? line.UnitCode;

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A page of the board.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Counts">Null until they were counted for the first time.</param>
internal sealed record BoardView(BoardRound Round, IReadOnlyList<BoardRow> Rows, string? Next, IReadOnlyList<BoardChoice> States, IReadOnlyList<BoardChoice> Units, BoardCounts? Counts);

internal sealed record BoardRound(string Id, string Name, DateTimeOffset Deadline);

internal sealed record BoardChoice(string Key, string Said);

/// <summary>A proposal as a line of the board.</summary>
/// <param name="Said">The state in the office's words.</param>
/// <param name="Waiting">Who is awaited.</param>
internal sealed record BoardRow(
    string Id, string Name, string Unit, string Owner, string State, string Said, string Tone, string Waiting, decimal Credits, decimal? Mean, DateTimeOffset UpdatedAt, string To)
{
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>What was put down and is not published.</summary>
    public string? Pending { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public TabAct? Act { get; init; }
}

/// <summary>How many stand where.</summary>
internal sealed record BoardCounts(DateTimeOffset AsOf, int Total, IReadOnlyList<BoardCount> ByState, IReadOnlyList<UnitCount> ByUnit, IReadOnlyList<DayCount> ByDay);

internal sealed record BoardCount(string Key, string Said, string Tone, int Count);

internal sealed record UnitCount(string Code, string Name, int All, int HandedIn);

internal sealed record DayCount(string Day, int HandedIn);

/// <summary>What is late, worst first.</summary>
internal sealed record LateView(IReadOnlyList<TabLine> Reviews, int ReviewCount, IReadOnlyList<TabLine> Colleges, int CollegeCount, bool MoreColleges);
