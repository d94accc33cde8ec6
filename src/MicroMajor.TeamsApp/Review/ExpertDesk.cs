using System.Collections.Immutable;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The expert's verbs on their own assignment: accept, decline, score, keep, give the review.</summary>
public sealed class ExpertDesk(
    ReviewDoor door, OwnerCards owners, IAssignments assignments, IRounds rounds, DeliveryQueue queue, Rubric rubric, ReviewDraw draw, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>Shows the expert's card.</summary>
    public ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) => AnswerAsync(turn, null, "", ct);

    /// <summary>The expert accepts.</summary>
    public ValueTask<Reply> AcceptAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (assignment, by) => assignment.Accept(by, time.GetUtcNow()), "accepted", ct);

    /// <summary>The expert declines, or recuses themselves, with a reason.</summary>
    public ValueTask<Reply> DeclineAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (assignment, by) => assignment.Decline(turn.Data.Long("reason"), by, time.GetUtcNow()), "declined", ct);

    /// <summary>Shows the rubric with what is put down so far.</summary>
    public async ValueTask<Reply> ScoreAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.ExpertAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var assignment = visit.Value.Assignment.Value;
        return await FormAsync(visit.Value, new(assignment.Grades, assignment.Conclusion, assignment.Comment), [], null, ct);
    }

    /// <summary>Keeps what is put down so far, and nothing is checked; shows the form again, or the proposal to read up on something.</summary>
    public async ValueTask<Reply> KeepAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.ExpertAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var typed = Typed(turn);
        var kept = await StepAsync(visit.Value, (assignment, by) => assignment.Keep(typed, by), ct);
        if (kept.IsDone && turn.Data.Word("then") == "read") return new Reply.ShowCard(draw.Reading(await owners.StandAsync(visit.Value.Proposal, ct), kept.Value.Value, visit.Value.Viewer));
        return kept.IsDone
            ? await FormAsync(visit.Value with { Assignment = kept.Value }, typed, [], Banner.Done(words.Filled("kept", turn.Language, ("time", ChinaTime.Clock(time.GetUtcNow())))), ct)
            : await ShowAsync(visit.Value, Banner.Refused(problems.Sentences(kept.Problems, turn.Language)), ct);
    }

    /// <summary>Gives the review. What is missing is said beside the item; what was put down is kept all the same.</summary>
    public async ValueTask<Reply> SubmitAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.ExpertAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var typed = Typed(turn);
        if (visit.Value.Proposal.Value.State != ProposalState.UnderReview) return await ShowAsync(visit.Value, Banner.Refused(problems.Sentence(new("review-closed"), turn.Language)), ct);
        var missing = typed.Problems(rubric, (await owners.StandAsync(visit.Value.Proposal, ct)).Round.Policy);
        if (missing.Count > 0 && visit.Value.Assignment.Value.State is AssignmentState.Offered or AssignmentState.Accepted)
        {
            var kept = await StepAsync(visit.Value, (assignment, by) => assignment.Keep(typed, by), ct);
            if (kept.IsDone) return await FormAsync(visit.Value with { Assignment = kept.Value }, typed, missing, Banner.Refused(problems.Sentence(new("review-incomplete", Facts.Of(("n", $"{missing.Count}"))), turn.Language)), ct);
        }

        // Whether the reviews are closed is read from the round itself.
        var round = (await rounds.FindAsync(visit.Value.Proposal.Value.RoundId, ct))?.Value ?? (await owners.StandAsync(visit.Value.Proposal, ct)).Round;
        return await AnswerAsync(turn, visit.Value, (assignment, by) => assignment.Submit(typed, rubric, round, by, time.GetUtcNow()), "submitted", ct);
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, Func<Assignment, Actor, Outcome<Assignment>>? act, string done, CancellationToken ct)
    {
        var visit = await door.ExpertAsync(turn, ct);
        return visit.IsDone ? await AnswerAsync(turn, visit.Value, act, done, ct) : Refused(visit, turn);
    }

    private async Task<Reply> AnswerAsync(Turn turn, ExpertVisit visit, Func<Assignment, Actor, Outcome<Assignment>>? act, string done, CancellationToken ct)
    {
        if (act is null) return await ShowAsync(visit, null, ct);
        var taken = await StepAsync(visit, act, ct);
        return taken.IsDone
            ? await ShowAsync(visit with { Assignment = taken.Value }, Banner.Done(words[done, turn.Language]), ct)
            : await ShowAsync(visit, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), ct);
    }

    private async Task<Outcome<Stored<Assignment>>> StepAsync(ExpertVisit visit, Func<Assignment, Actor, Outcome<Assignment>> act, CancellationToken ct)
    {
        for (var stored = visit.Assignment; ;)
        {
            var decided = act(stored.Value, visit.Who);
            if (!decided.IsDone) return Outcome<Stored<Assignment>>.Refused(decided.Problems);
            var saved = await assignments.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone && decided.Value.Owed.Count > 0) queue.RingAssignment(stored.Value.Id);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await assignments.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-assignment");
            stored = present;
        }
    }

    private async Task<Reply> ShowAsync(ExpertVisit visit, Banner? banner, CancellationToken ct)
    {
        var present = await assignments.FindAsync(visit.Assignment.Value.Id, ct) ?? visit.Assignment;
        return new Reply.ShowCard(draw.Assignment(await owners.StandAsync(visit.Proposal, ct), present.Value, visit.Viewer, banner)) { Remember = new(MatterKind.Assignment, present.Value.Id) };
    }

    private async Task<Reply> FormAsync(ExpertVisit visit, Scorecard typed, IReadOnlyList<Problem> missing, Banner? banner, CancellationToken ct) =>
        visit.Assignment.Value.State is AssignmentState.Offered or AssignmentState.Accepted && visit.Proposal.Value.State == ProposalState.UnderReview
            ? new Reply.ShowCard(draw.ScoreForm(await owners.StandAsync(visit.Proposal, ct), visit.Assignment.Value, typed, missing, rubric, visit.Viewer, banner))
            : await ShowAsync(visit, banner, ct);

    // Only grades that the rubric knows are put down; anything else on the wire was never on the card.
    private Scorecard Typed(Turn turn) => new(
        rubric.Items.Select(i => (i.Key, Grade: turn.Data.Word($"grade_{i.Key}") ?? "")).Where(g => rubric.Grades.Any(k => k.Key == g.Grade))
            .ToImmutableSortedDictionary(g => g.Key, g => g.Grade, StringComparer.Ordinal),
        Enum.TryParse<Conclusion>(turn.Data.Word("conclusion"), out var conclusion) && Enum.IsDefined(conclusion) ? conclusion : null,
        turn.Data.Long("comment"));

    private Reply Refused(Outcome<ExpertVisit> visit, Turn turn) => new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
}
