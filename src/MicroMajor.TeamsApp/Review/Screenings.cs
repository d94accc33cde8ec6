using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's verbs on one proposal: screen it, assign experts, decide.</summary>
public sealed class Screenings(
    ReviewDoor door, OwnerCards owners, ProposalStep step, IAssignments assignments, IDirectory directory, ReviewDraw draw, SinceReturn since, MeetingOutcomes meetings, DeliveryQueue queue, ProblemWords problems, ReviewWords words, LateConflicts conflicts, TimeProvider time)
{
    /// <summary>Shows the office's card.</summary>
    public ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) => AnswerAsync(turn, null, "", ct);

    /// <summary>The formal check is passed (形式审查通过).</summary>
    public ValueTask<Reply> AcceptAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, _, _) => proposal.AcceptForReview(by, time.GetUtcNow()), "accepted-for-review", ct);

    /// <summary>The office returns it with a reason.</summary>
    public ValueTask<Reply> ReturnAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, _, _) => proposal.ReturnByOffice(turn.Data.Long("reason"), by, time.GetUtcNow()), "returned", ct);

    /// <summary>The office decides; nobody is told before it publishes.</summary>
    public ValueTask<Reply> DecideAsync(Turn turn, Conclusion result, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, standing, given) => proposal.Decide(result, turn.Data.Long("reason"), turn.Data.Long("advice"), standing.Round, given, by, time.GetUtcNow()), "decided", ct);

    /// <summary>The office finds a revision sufficient, or not.</summary>
    public ValueTask<Reply> CheckAsync(Turn turn, bool met, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, _, _) => proposal.CheckRevision(met, turn.Data.Long("reason"), by, time.GetUtcNow()), met ? "revision-passed" : "revision-failed", ct);

    /// <summary>The office sends a revision back.</summary>
    public ValueTask<Reply> ReturnRevisionAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, standing, _) => proposal.ReturnRevision(turn.Data.Long("reason"), standing.Round, by, time.GetUtcNow()), "revision-returned", ct);

    /// <summary>The office gives more time for a revision: to the end of that day, in China.</summary>
    public ValueTask<Reply> ExtendRevisionAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by, _, _) => ChinaTime.EndOf(turn.Data.Word("due")) is { } due
            ? proposal.ExtendRevision(due, turn.Data.Long("reason"), by, time.GetUtcNow())
            : new Problem("day-missing"), "revision-extended", ct);

    /// <summary>The office marks it as an example to begin from, or takes the mark away.</summary>
    public ValueTask<Reply> MarkAsync(Turn turn, CancellationToken ct)
    {
        var example = turn.Data.Word("example") != "false";
        return AnswerAsync(turn, (proposal, by, _, _) => proposal.MarkExample(example, by, time.GetUtcNow()), example ? "marked-example" : "unmarked-example", ct);
    }

    /// <summary>Shows whom the office can choose.</summary>
    public async ValueTask<Reply> AssignFormAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.OfficeAsync(turn, ct);
        return visit.IsDone ? await FormAsync(turn, visit.Value, "", null, ct) : Refused(visit, turn);
    }

    /// <summary>Assigns the chosen experts.</summary>
    public async ValueTask<Reply> AssignAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.OfficeAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var (who, viewer, stored) = visit.Value;
        var chosen = turn.Data.Long("experts").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var pool = await directory.ExpertsAsync(ct);
        var experts = pool.Where(e => chosen.Contains(e.Id.Value)).ToList();
        var standing = await owners.StandAsync(stored, ct);
        var present = await PresentAsync(stored.Value.Id, ct);

        // A person who is not in the pool was never on the card.
        var taken = experts.Count < chosen.Count
            ? Outcome<Stored<Proposal>>.Refused(new Problem("not-in-the-pool"))
            : await step.TakeAsync(stored, p => p.Assign(standing.Round, experts, present, who, time.GetUtcNow()), ct);
        if (!taken.IsDone) return await FormAsync(turn, visit.Value, string.Join(',', chosen), Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), ct);
        return await ShowAsync(visit.Value with { Stored = taken.Value }, Banner.Done(words["assigned", turn.Language]), ct);
    }

    private async ValueTask<Reply> AnswerAsync(Turn turn, Func<Proposal, Actor, Standing, IReadOnlyList<Assignment>, Outcome<Proposal>>? act, string done, CancellationToken ct)
    {
        var visit = await door.OfficeAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        if (act is null) return await ShowAsync(visit.Value, null, ct);

        var (who, _, stored) = visit.Value;
        var standing = await owners.StandAsync(stored, ct);
        var given = await PresentAsync(stored.Value.Id, ct);
        var taken = await step.TakeAsync(stored, p => act(p, who, standing, given), ct);
        if (taken.IsDone && taken.Value.Value.Decision is not null) queue.RingMarks(standing.Round);
        if (taken.IsDone) return await ShowAsync(visit.Value with { Stored = taken.Value }, Banner.Done(words[done, turn.Language]), ct);
        var refused = problems.Sentences(taken.Problems, turn.Language);
        var present = await door.AgainAsync(stored, ct);
        // The card stays as it is, with what was typed in it, as long as it still shows how things stand.
        return present.Value.State == stored.Value.State ? new Reply.Say(refused) : await ShowAsync(visit.Value with { Stored = present }, Banner.Refused(refused), ct);
    }

    /// <summary>The office's card as things stand.</summary>
    internal async Task<Reply> ShowAsync(Visit visit, Banner? banner, CancellationToken ct)
    {
        var present = await PresentAsync(visit.Stored.Value.Id, ct);
        var standing = await owners.StandAsync(visit.Stored, ct);
        return new Reply.ShowCard(draw.Screening(standing, present, visit.Viewer, banner, await since.OfAsync(standing, ct), await meetings.OfAsync(standing.Proposal, visit.Viewer.Language, ct),
            await conflicts.LinesAsync(visit.Stored.Value, present, visit.Viewer.Language, ct)))
        { Remember = new(MatterKind.Screening, visit.Stored.Value.Id) };
    }

    private async Task<Reply> FormAsync(Turn turn, Visit visit, string chosen, Banner? banner, CancellationToken ct)
    {
        var standing = await owners.StandAsync(visit.Stored, ct);
        var present = await PresentAsync(visit.Stored.Value.Id, ct);
        if (standing.Proposal.State is not (ProposalState.ReadyForReview or ProposalState.UnderReview)) return await ShowAsync(visit, banner, ct);
        return new Reply.ShowCard(draw.AssignExperts(standing, await directory.ExpertsAsync(ct), present, chosen, visit.Viewer, banner));
    }

    private async Task<IReadOnlyList<Assignment>> PresentAsync(string proposalId, CancellationToken ct) =>
        [.. (await assignments.ListAsync(AssignmentQuery.OfProposal(proposalId), ct)).Select(a => a.Value)];

    private Reply Refused(Outcome<Visit> visit, Turn turn) => new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
}
