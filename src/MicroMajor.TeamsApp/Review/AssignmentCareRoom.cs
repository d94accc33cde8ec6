using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office sees to one expert's assignment: assignments/open, remind, extend, reopen, replace.</summary>
public sealed class AssignmentCareRoom(
    IAssignments assignments, IProposals proposals, IDirectory directory, Actors actors, OwnerCards owners, Screenings screenings, AssignmentCareDraw draw, DeliveryQueue queue,
    ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("assignments/open", async (turn, ct) => await AtAsync(turn, ct) is { } place ? await ShowAsync(place, "", "", null, ct) : NoSuch(turn))
        .On("assignments/remind", (turn, ct) => ActAsync(turn, (a, by, _) => a.Remind(by, time.GetUtcNow()), "reminded", ct))
        .On("assignments/extend", (turn, ct) => ActAsync(turn, (a, by, _) => a.Extend(Due(turn, a), turn.Data.Long("extendReason"), by, time.GetUtcNow()), "extended", ct))
        .On("assignments/reopen", ReopenAsync)
        .On("assignments/replace", ReplaceAsync);

    private async ValueTask<Reply> ReopenAsync(Turn turn, CancellationToken ct)
    {
        var (reason, at) = (turn.Data.Long("reopenReason"), time.GetUtcNow());
        var policy = await AtAsync(turn, ct) is { } place ? (await owners.StandAsync(place.Proposal, ct)).Round.Policy : new();
        return await ActAsync(turn, (a, by, _) => a.Reopen(reason, by, at, WorkingDays.EndOf(at, policy.ReviewDays, policy)), "reopened", ct);
    }

    private async ValueTask<Reply> ReplaceAsync(Turn turn, CancellationToken ct)
    {
        if (await AtAsync(turn, ct) is not { } place) return NoSuch(turn);
        var (chosen, reason) = (turn.Data.Word("successor") ?? "", turn.Data.Long("replaceReason"));
        var successor = Find(await directory.ExpertsAsync(ct), chosen);
        var present = await PresentAsync(place.Proposal.Value.Id, ct);
        var round = (await owners.StandAsync(place.Proposal, ct)).Round;
        var refused = chosen.Length == 0 ? null : successor is null ? new Problem("not-in-the-pool") : round.ClosedToNew ?? place.Proposal.Value.Refuses(successor, present);
        if (refused is not null) return await ShowAsync(place, chosen, reason, Banner.Refused(problems.Sentence(refused, turn.Language)), ct);
        var due = WorkingDays.EndOf(time.GetUtcNow(), round.Policy.ReviewDays, round.Policy);
        var taken = await StepAsync(place, a => a.Replace(reason, successor, due, place.Who, time.GetUtcNow()), ct);
        if (!taken.IsDone) return await ShowAsync(place, chosen, reason, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), ct);
        return await DoneAsync(place, successor is null ? words["replaced", turn.Language] : words.Filled("replaced-by", turn.Language, ("name", successor.Name)), ct);
    }

    private async ValueTask<Reply> ActAsync(Turn turn, Func<Assignment, Actor, CancellationToken, Outcome<Assignment>> act, string done, CancellationToken ct)
    {
        if (await AtAsync(turn, ct) is not { } place) return NoSuch(turn);
        var taken = await StepAsync(place, a => act(a, place.Who, ct), ct);
        return taken.IsDone ? await DoneAsync(place, words[done, turn.Language], ct) : await ShowAsync(place, "", "", Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), ct);
    }

    // Load, decide, save, tell; who came second decides again on the present state. What was published stands on the reviews as they were.
    private async Task<Outcome<Stored<Assignment>>> StepAsync(Place place, Func<Assignment, Outcome<Assignment>> act, CancellationToken ct)
    {
        if (place.Proposal.Value.State != ProposalState.UnderReview) return new Problem("review-settled");
        for (var stored = place.Assignment; ;)
        {
            var decided = act(stored.Value);
            if (!decided.IsDone) return Outcome<Stored<Assignment>>.Refused(decided.Problems);
            var saved = await assignments.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone) queue.RingAssignment(stored.Value.Id);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await assignments.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-assignment");
            stored = present;
        }
    }

    private async Task<Reply> DoneAsync(Place place, string said, CancellationToken ct) =>
        await screenings.ShowAsync(new(place.Who, place.Viewer, place.Proposal), Banner.Done(said), ct);

    private async Task<Reply> ShowAsync(Place place, string successor, string reason, Banner? banner, CancellationToken ct)
    {
        var id = place.Assignment.Value.Id;
        var present = await PresentAsync(place.Proposal.Value.Id, ct);
        var standing = await owners.StandAsync(place.Proposal, ct);
        var shown = present.FirstOrDefault(a => a.Id == id) ?? place.Assignment.Value;
        return new Reply.ShowCard(draw.Draw(standing, shown, present, await directory.ExpertsAsync(ct), successor, reason, place.Viewer, banner)) { Passing = true };
    }

    // What is not the office's business is answered exactly as what does not exist.
    private async Task<Place?> AtAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice || turn.Data.Word("assignmentId") is not { } id || await assignments.FindAsync(id, ct) is not { } assignment) return null;
        return await proposals.FindAsync(assignment.Value.ProposalId, ct) is { } proposal ? new(who, new(who.Id, turn.User.ChannelUserId, turn.Language), assignment, proposal) : null;
    }

    private async Task<IReadOnlyList<Assignment>> PresentAsync(string proposalId, CancellationToken ct) =>
        [.. (await assignments.ListAsync(AssignmentQuery.OfProposal(proposalId), ct)).Select(a => a.Value)];

    // A day that was not typed, or is none, is no later than the present one: the refusal says when it is due.
    private static DateTimeOffset Due(Turn turn, Assignment assignment) =>
        DateOnly.TryParseExact(turn.Data.Word("due"), "yyyy-MM-dd", out var day) ? WorkingDays.EndOf(day) : assignment.DueAt;

    private static Expert? Find(IReadOnlyList<Expert> pool, string id) => pool.FirstOrDefault(e => e.Id.Value == id);

    private Reply NoSuch(Turn turn) => new Reply.Say(problems.Sentence(new("no-such-assignment"), turn.Language));

    private sealed record Place(Actor Who, Viewer Viewer, Stored<Assignment> Assignment, Stored<Proposal> Proposal);
}
