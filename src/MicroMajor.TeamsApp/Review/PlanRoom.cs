using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The plan of a round's experts: the office has it worked out, looks at it, changes it, and publishes it. To everybody else it does not exist.</summary>
public sealed class PlanRoom(IAssignmentPlans plans, PlanGrounds grounds, Actors actors, DeliveryQueue queue, PlanDraw draw, ProblemWords problems, PlanWords words, TimeProvider time, Domain.Rounds.IRounds rounds)
{
    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("分配方案", "plan"), new("教务处：一步排出全部评审专家，修改后一起发布", "The office: find experts for the whole round in one step, change it, publish it together"), new("分配方案", "Plan"), "plan/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("plan/open", OpenAsync)
        .On("plan/make", MakeAsync)
        .On("plan/proposal", ProposalAsync)
        .On("plan/add", AddAsync)
        .On("plan/drop", (turn, ct) => ChangeAsync(turn, "dropped", (plan, id, by, _) => plan.Drop(id, ExpertOf(turn), by), ct))
        .On("plan/pin", PinAsync)
        .On("plan/ask", AskAsync)
        .On("plan/publish", PublishAsync)
        .OnText("plan/open", "分配方案", "专家分配", "plan");

    /// <summary>The plan, a page at a time.</summary>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var page = turn.Data.Count("page");
        var entered = await EnterAsync(turn, anew: page == 0, ct, orNewest: true);
        return entered.IsDone ? Show(entered.Value.State, turn, null, page) : Refused(entered.Problems, turn);
    }

    private async ValueTask<Reply> MakeAsync(Turn turn, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: true, ct);
        if (!entered.IsDone) return Refused(entered.Problems, turn);
        var (who, state) = entered.Value;
        var made = AssignmentPlan.Make(state.Ground, state.Plan?.Value, who, time.GetUtcNow());
        if (!made.IsDone) return Show(state, turn, Banner.Refused(problems.Sentences(made.Problems, turn.Language)), 0);
        var saved = await plans.SaveAsync(new(made.Value, state.Plan?.Version ?? ""), ct);
        if (!saved.IsDone) return await ChangedAsync(turn, ct);
        var left = made.Value.LeftOut.Count;
        var n = $"{made.Value.Proposals.Count}";
        var banner = left == 0 ? Banner.Done(words.Filled("made", turn.Language, ("n", n))) : Banner.Look(words.Filled("made-released", turn.Language, ("n", n), ("left", $"{left}")));
        return Show(state.With(saved.Value), turn, banner, 0);
    }

    private async ValueTask<Reply> ProposalAsync(Turn turn, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: false, ct);
        return entered.IsDone ? ShowOne(entered.Value.State, turn, null) : Refused(entered.Problems, turn);
    }

    private ValueTask<Reply> AddAsync(Turn turn, CancellationToken ct)
    {
        var chosen = turn.Data.Choices("experts").Select(e => new PersonId(e)).ToHashSet();
        return ChangeAsync(turn, "added", (plan, id, by, state) =>
        {
            var experts = state.Ground.Pool.Where(e => chosen.Contains(e.Id)).ToList();
            return experts.Count < chosen.Count ? new Problem("not-in-the-pool") : plan.Add(id, experts, state.Ground, by);
        }, ct);
    }

    private ValueTask<Reply> PinAsync(Turn turn, CancellationToken ct)
    {
        var pinned = turn.Data.Word("pinned") != "false";
        return ChangeAsync(turn, pinned ? "pinned-now" : "unpinned-now", (plan, id, by, _) => plan.Pin(id, ExpertOf(turn), pinned, by), ct);
    }

    private async ValueTask<Reply> AskAsync(Turn turn, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: true, ct);
        if (!entered.IsDone) return Refused(entered.Problems, turn);
        var state = entered.Value.State;
        if (state.Plan is null || state.Present.Standing != PlanStanding.Draft || !state.Report.Lines.Any(l => l.CanGoOut)) return Show(state, turn, null, 0);
        return new Reply.ShowCard(draw.Ask(state, time.GetUtcNow(), turn.Language));
    }

    private async ValueTask<Reply> PublishAsync(Turn turn, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: false, ct);
        if (!entered.IsDone) return Refused(entered.Problems, turn);
        var (who, state) = entered.Value;
        if (state.Plan is null) return Show(state, turn, null, 0);
        // Nobody publishes another plan than the one they looked at; whoever says it twice is told how far it is.
        if (state.Present.Standing == PlanStanding.Draft && turn.Data.Word("version") != state.Plan.Version) return await ChangedAsync(turn, ct);
        var published = state.Present.Publish(state.Ground.Round, who, time.GetUtcNow());
        if (!published.IsDone) return Show(state, turn, Banner.Look(problems.Sentences(published.Problems, turn.Language)), 0);
        var saved = await plans.SaveAsync(state.Plan.With(published.Value), ct);
        if (!saved.IsDone) return await ChangedAsync(turn, ct);
        queue.RingPlan(state.Ground.Round.Id);
        return Show(state.With(saved.Value), turn, Banner.Done(words["publish-asked", turn.Language]), 0);
    }

    // Load, decide, save, show; a draft that somebody else changed meanwhile is shown as it is now.
    private async ValueTask<Reply> ChangeAsync(Turn turn, string done, Func<AssignmentPlan, string, Actor, PlanState, Outcome<AssignmentPlan>> act, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: false, ct);
        if (!entered.IsDone) return Refused(entered.Problems, turn);
        var (who, state) = entered.Value;
        if (state.Plan is null || turn.Data.Word("proposalId") is not { } id) return Show(state, turn, null, 0);
        var changed = act(state.Present, id, who, state);
        if (!changed.IsDone)
            return ShowOne(state, turn, Banner.Refused(changed.Problems[0].Code == "nothing-to-assign" ? words["nobody-chosen", turn.Language] : problems.Sentences(changed.Problems, turn.Language)));
        var saved = await plans.SaveAsync(state.Plan.With(changed.Value), ct);
        if (saved.IsDone) return ShowOne(state.With(saved.Value), turn, Banner.Done(words[done, turn.Language]));
        var present = await grounds.FindAsync(state.Ground.Round.Id, anew: false, ct);
        return ShowOne(present ?? state, turn, Banner.Look(words["changed", turn.Language]));
    }

    private async Task<Reply> ChangedAsync(Turn turn, CancellationToken ct)
    {
        var entered = await EnterAsync(turn, anew: true, ct);
        return entered.IsDone ? Show(entered.Value.State, turn, Banner.Look(words["changed", turn.Language]), 0) : Refused(entered.Problems, turn);
    }

    private async Task<Outcome<(Actor Who, PlanState State)>> EnterAsync(Turn turn, bool anew, CancellationToken ct, bool orNewest = false)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return new Problem("not-the-office");
        // An order that names no round is not an order for another one.
        var round = turn.Data.Word("roundId") ?? (orNewest ? (await rounds.ListAsync(ct)).FirstOrDefault()?.Value.Id : null);
        if (round is null || await grounds.FindAsync(round, anew, ct) is not { } state) return new Problem("no-such-round");
        return (who, state);
    }

    private Reply Show(PlanState state, Turn turn, Banner? banner, int page) => new Reply.ShowCard(draw.Plan(state, page, banner, turn.Language));

    private Reply ShowOne(PlanState state, Turn turn, Banner? banner) => state.Plan is not null && turn.Data.Word("proposalId") is { } id && state.Report.Find(id) is { } line
        ? new Reply.ShowCard(draw.Proposal(state, line, turn.Data.Count("from"), banner, turn.Language))
        : Show(state, turn, Banner.Look(problems.Sentence(new("plan-not-in-it"), turn.Language)), 0);

    private static PersonId ExpertOf(Turn turn) => new(turn.Data.Word("expertId") ?? "");

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));
}
