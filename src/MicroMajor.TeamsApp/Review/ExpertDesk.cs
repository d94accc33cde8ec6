using System.Collections.Immutable;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// The expert's verbs on their own assignments: accept, score, keep, give the review and change it, go to the next one, or say why not.
/// Whatever the card showed, the answer is how things stand now; what was done already is not done twice.
/// </summary>
public sealed class ExpertDesk(
    ReviewDoor door, OwnerCards owners, IAssignments assignments, IProposals proposals, IRounds rounds, DeliveryQueue queue, ExpertCards cards, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    // So many assignments are looked at for one that still wants a review: of a round that was decided none does.
    private const int MostLooked = 12;

    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("review/open", OpenAsync)
        .On("review/accept", AcceptAsync)
        .On("review/decline", DeclineAsync)
        .On("review/score", ScoreAsync)
        .On("review/keep", KeepAsync)
        .On("review/submit", SubmitAsync)
        .On("review/next", NextAsync)
        .On("review/leave-form", LeaveFormAsync)
        .On("review/leave", LeaveAsync)
        .On("review/history", HistoryAsync);

    /// <summary>The expert's card as the delivery of news needs it; null for somebody else's.</summary>
    public async Task<Card?> DrawAsync(Viewer viewer, string assignmentId, CancellationToken ct)
    {
        if (await assignments.FindAsync(assignmentId, ct) is not { } assignment || assignment.Value.Expert != viewer.Id) return null;
        if (await proposals.FindAsync(assignment.Value.ProposalId, ct) is not { } proposal) return null;
        return cards.Assignment(await owners.StandAsync(proposal, ct), assignment.Value, null, viewer);
    }

    private ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, visit => ShowAsync(visit, null, ct), ct);

    private ValueTask<Reply> AcceptAsync(Turn turn, CancellationToken ct) =>
        VisitAsync(turn, visit => TakeAsync(visit, (assignment, by) => assignment.Accept(by, time.GetUtcNow()), _ => words["accepted", turn.Language], ct), ct);

    // Cards from before the form of leaving carry this verb with its reason.
    private ValueTask<Reply> DeclineAsync(Turn turn, CancellationToken ct) =>
        VisitAsync(turn, visit => TakeAsync(visit, (assignment, by) => assignment.Decline(turn.Data.Long("reason"), by, time.GetUtcNow()), _ => words["declined", turn.Language], ct), ct);

    private ValueTask<Reply> ScoreAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, visit => FormAsync(visit, visit.Assignment.Value.PutDown, [], Begins(visit), ct), ct);

    // Nothing is checked, nothing is lost; then the form again, the proposal to read up on something, or the next one.
    private ValueTask<Reply> KeepAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, async visit =>
    {
        // A review that counted when it was decided stays as it was.
        if (visit.Proposal.Value.State != ProposalState.UnderReview && visit.Assignment.Value.IsGiven) return await ShowAsync(visit, Refused([new("review-closed")], turn), ct);
        var standing = await owners.StandAsync(visit.Proposal, ct);
        var typed = Typed(turn, standing.Round.Rubric);
        var kept = await StepAsync(visit, (assignment, by) => assignment.Keep(typed, by), ct);
        if (!kept.IsDone) return await ShowAsync(visit, Refused(kept.Problems, turn), ct);
        var now = visit with { Assignment = kept.Value };
        return turn.Data.Word("then") switch
        {
            "read" => new Reply.ShowCard(cards.Reading(standing, kept.Value.Value, visit.Viewer)),
            "next" => await NextAsync(now, ct),
            _ => await FormAsync(now, typed, [], Banner.Done(words.Filled("kept", turn.Language, ("time", ChinaTime.Clock(time.GetUtcNow())))), ct),
        };
    }, ct);

    // What is missing is said beside the item; what was put down is kept all the same.
    private ValueTask<Reply> SubmitAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, async visit =>
    {
        // The round itself: a minute-old one may still take reviews.
        if (await rounds.FindAsync(visit.Proposal.Value.RoundId, ct) is not { } round) return await ShowAsync(visit, null, ct);
        var typed = Typed(turn, round.Value.Rubric);
        var missing = typed.Problems(round.Value.Rubric, round.Value.Policy);
        var over = visit.Proposal.Value.State != ProposalState.UnderReview;
        if (over ? visit.Assignment.Value.IsOpen : visit.Assignment.Value.IsActive && (missing.Count > 0 || !round.Value.TakesReviews(visit.Assignment.Value)))
        {
            var kept = await StepAsync(visit, (assignment, by) => assignment.Keep(typed, by), ct);
            if (kept.IsDone && missing.Count > 0 && !over)
                return await FormAsync(visit with { Assignment = kept.Value }, typed, missing, Refused([new("review-incomplete", Facts.Of(("n", $"{missing.Count}")))], turn), ct);
            if (kept.IsDone) visit = visit with { Assignment = kept.Value };
        }

        return await TakeAsync(visit, (assignment, by) => Same(assignment, typed) ? assignment : assignment.Submit(typed, round.Value.Rubric, round.Value, by, time.GetUtcNow()),
            where => Said(turn.Language, words[visit.Assignment.Value.IsGiven && !Same(visit.Assignment.Value, typed) ? "submitted-again" : "submitted", turn.Language], cards.PlaceSaid(where, turn.Language), Left(where, turn.Language)), ct);
    }, ct);

    private ValueTask<Reply> NextAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, visit => NextAsync(visit, ct), ct);

    private ValueTask<Reply> LeaveFormAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, visit => LeaveFormAsync(visit, "", "", null, ct), ct);

    private ValueTask<Reply> LeaveAsync(Turn turn, CancellationToken ct) => VisitAsync(turn, async visit =>
    {
        var (why, reason) = (turn.Data.Word("why") ?? "", turn.Data.Long("reason").Trim());
        if (!visit.Assignment.Value.IsActive) return await ShowAsync(visit, null, ct);
        if (!LeaveReasons.Of(visit.Assignment.Value).Contains(why)) return await LeaveFormAsync(visit, why, reason, Refused([new("leave-why-missing")], turn), ct);
        if (reason.Length == 0 && !LeaveReasons.SaysItself(why)) return await LeaveFormAsync(visit, why, reason, Refused([new("reason-missing")], turn), ct);
        // The record is in Chinese, as the office's are.
        var said = LeaveReasons.IsRecusal(why) ? string.Join('：', new[] { words[$"leave-{why}", Language.Zh], reason }.Where(t => t.Length > 0)) : reason;
        var at = time.GetUtcNow();
        return await TakeAsync(visit, (assignment, by) => why switch
        {
            LeaveReasons.Decline => assignment.Decline(said, by, at),
            LeaveReasons.Abstain => assignment.Abstain(said, by, at),
            _ => assignment.Recuse(said, by, at),
        }, where => Said(turn.Language, words["declined", turn.Language], Left(where, turn.Language)), ct);
    }, ct);

    // The office sees it as well; to anybody else there is no such assignment.
    private async ValueTask<Reply> HistoryAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.HistoryAsync(turn, ct);
        return visit.IsDone
            ? new Reply.ShowCard(cards.History(await owners.StandAsync(visit.Value.Proposal, ct), visit.Value.Assignment.Value, forOffice: visit.Value.Who.Id != visit.Value.Assignment.Value.Expert, visit.Value.Viewer))
            : new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
    }

    private async ValueTask<Reply> VisitAsync(Turn turn, Func<ExpertVisit, Task<Reply>> answer, CancellationToken ct)
    {
        var visit = await door.ExpertAsync(turn, ct);
        return visit.IsDone ? await answer(visit.Value) : new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
    }

    // The next one takes the place of this one in the message, and this one that of the next.
    private async Task<Reply> NextAsync(ExpertVisit visit, CancellationToken ct)
    {
        var all = await OfExpertAsync(visit.Assignment.Value, ct);
        foreach (var other in ExpertQueue.From(visit.Assignment.Value, all).Others.Take(MostLooked))
        {
            if (await proposals.FindAsync(other.ProposalId, ct) is not { } proposal || proposal.Value.State != ProposalState.UnderReview || await assignments.FindAsync(other.Id, ct) is not { } assignment) continue;
            var standing = await owners.StandAsync(proposal, ct);
            return new Reply.ShowCard(cards.Assignment(standing, assignment.Value, ExpertQueue.From(assignment.Value, all), visit.Viewer))
            {
                Remember = new(MatterKind.Assignment, other.Id),
                InPlaceOf = new(MatterKind.Assignment, visit.Assignment.Value.Id),
            };
        }

        return await ShowAsync(visit, Banner.Look(words["no-next", visit.Viewer.Language]), ct);
    }

    private async Task<Reply> TakeAsync(ExpertVisit visit, Func<Assignment, Actor, Outcome<Assignment>> act, Func<ExpertQueue, string> done, CancellationToken ct)
    {
        var language = visit.Viewer.Language;
        // It was decided meanwhile; what is over is said, and counts no more.
        if (visit.Proposal.Value.State != ProposalState.UnderReview) return await ShowAsync(visit, Banner.Refused(problems.Sentence(new("review-closed"), language)), ct);
        var taken = await StepAsync(visit, act, ct);
        if (!taken.IsDone) return await ShowAsync(visit with { Assignment = await assignments.FindAsync(visit.Assignment.Value.Id, ct) ?? visit.Assignment }, Banner.Refused(problems.Sentences(taken.Problems, language)), ct);
        var where = await QueueAsync(taken.Value.Value, ct);
        return await ShowAsync(visit with { Assignment = taken.Value }, Banner.Done(done(where)), ct, where);
    }

    private async Task<Outcome<Stored<Assignment>>> StepAsync(ExpertVisit visit, Func<Assignment, Actor, Outcome<Assignment>> act, CancellationToken ct)
    {
        for (var stored = visit.Assignment; ;)
        {
            var decided = act(stored.Value, visit.Who);
            if (!decided.IsDone) return Outcome<Stored<Assignment>>.Refused(decided.Problems);
            if (ReferenceEquals(decided.Value, stored.Value)) return stored;
            var saved = await assignments.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone && decided.Value.Owed.Count > 0) queue.RingAssignment(stored.Value.Id);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await assignments.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-assignment");
            stored = present;
        }
    }

    private async Task<Reply> ShowAsync(ExpertVisit visit, Banner? banner, CancellationToken ct, ExpertQueue? where = null)
    {
        var assignment = visit.Assignment.Value;
        var card = cards.Assignment(await owners.StandAsync(visit.Proposal, ct), assignment, where ?? await QueueAsync(assignment, ct), visit.Viewer, banner);
        return new Reply.ShowCard(card) { Remember = new(MatterKind.Assignment, assignment.Id) };
    }

    private async Task<Reply> FormAsync(ExpertVisit visit, Scorecard typed, IReadOnlyList<Problem> missing, Banner? banner, CancellationToken ct)
    {
        var (assignment, standing) = (visit.Assignment.Value, await owners.StandAsync(visit.Proposal, ct));
        if (!assignment.IsActive || visit.Proposal.Value.State != ProposalState.UnderReview) return await ShowAsync(visit, banner, ct);
        if (!standing.Round.TakesReviews(assignment)) return await ShowAsync(visit, Banner.Refused(problems.Sentence(Closed(standing.Round), visit.Viewer.Language)), ct);
        return new Reply.ShowCard(cards.ScoreForm(standing, assignment, typed, missing, await QueueAsync(assignment, ct), visit.Viewer, banner));
    }

    private async Task<Reply> LeaveFormAsync(ExpertVisit visit, string why, string reason, Banner? banner, CancellationToken ct) =>
        visit.Assignment.Value.IsActive && visit.Proposal.Value.State == ProposalState.UnderReview
            ? new Reply.ShowCard(cards.Leave(await owners.StandAsync(visit.Proposal, ct), visit.Assignment.Value, why, reason, visit.Viewer, banner))
            : await ShowAsync(visit, banner, ct);

    private async Task<ExpertQueue> QueueAsync(Assignment assignment, CancellationToken ct) => ExpertQueue.From(assignment, await OfExpertAsync(assignment, ct));

    private async Task<IReadOnlyList<Assignment>> OfExpertAsync(Assignment assignment, CancellationToken ct) =>
        [.. (await assignments.ListAsync(AssignmentQuery.OfExpert(assignment.Expert), ct)).Select(a => a.Value)];

    private static string Said(Language language, params string[] sentences) => string.Join(language == Language.Zh ? "" : " ", sentences.Where(t => t.Length > 0));

    private string Left(ExpertQueue where, Language language) =>
        where.Others.Count > 0 ? words.Filled("left", language, ("n", $"{where.Others.Count}")) : where.Count > 1 ? words["none-left", language] : "";

    private Banner? Begins(ExpertVisit visit) => visit.Assignment.Value.IsGiven ? Banner.Look(words["amending", visit.Viewer.Language]) : null;

    private Banner Refused(IReadOnlyList<Problem> found, Turn turn) => Banner.Refused(problems.Sentences(found, turn.Language));

    private static Problem Closed(Round round) => new("reviews-closed", Facts.Of(("closed", (round.ReviewsClosedAt ?? default).ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture))));

    // The same review, given a second time by an impatient finger, changes nothing.
    private static bool Same(Assignment assignment, Scorecard typed) =>
        assignment is { IsGiven: true, Amending: null } && assignment.Conclusion == typed.Conclusion && assignment.Comment == typed.Comment && assignment.Grades.SequenceEqual(typed.Grades);

    // Only grades that the rubric knows are put down; anything else on the wire was never on the card.
    private static Scorecard Typed(Turn turn, Rubric rubric) => new(
        rubric.Items.Select(i => (i.Key, Grade: turn.Data.Word($"grade_{i.Key}") ?? "")).Where(g => rubric.Grades.Any(k => k.Key == g.Grade))
            .ToImmutableSortedDictionary(g => g.Key, g => g.Grade, StringComparer.Ordinal),
        Enum.TryParse<Conclusion>(turn.Data.Word("conclusion"), out var conclusion) && Enum.IsDefined(conclusion) ? conclusion : null,
        turn.Data.Long("comment"));
}
