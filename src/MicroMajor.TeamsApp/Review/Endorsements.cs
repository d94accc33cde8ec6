using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The college's verbs: see a proposal, endorse it, return it with a reason.</summary>
public sealed class Endorsements(ReviewDoor door, OwnerCards owners, ProposalStep step, ReviewDraw draw, SinceReturn since, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>Shows the college's card.</summary>
    public ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) => AnswerAsync(turn, null, "", ct);

    /// <summary>The college endorses.</summary>
    public ValueTask<Reply> EndorseAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by) => proposal.Endorse(turn.Data.Long("opinion"), by, time.GetUtcNow()), "endorsed", ct);

    /// <summary>The college returns it with a reason.</summary>
    public ValueTask<Reply> ReturnAsync(Turn turn, CancellationToken ct) =>
        AnswerAsync(turn, (proposal, by) => proposal.ReturnByUnit(turn.Data.Long("opinion"), by, time.GetUtcNow()), "returned", ct);

    private async ValueTask<Reply> AnswerAsync(Turn turn, Func<Proposal, Actor, Outcome<Proposal>>? act, string done, CancellationToken ct)
    {
        var visit = await door.UnitAsync(turn, ct);
        if (!visit.IsDone) return new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
        if (act is null) return await ShowAsync(visit.Value, null, ct);
        var (who, _, stored) = visit.Value;
        var taken = await step.TakeAsync(stored, p => act(p, who), ct);
        if (taken.IsDone) return await ShowAsync(visit.Value with { Stored = taken.Value }, Banner.Done(words[done, turn.Language]), ct);
        var refused = problems.Sentences(taken.Problems, turn.Language);
        var present = await door.AgainAsync(stored, ct);
        // The card stays as it is, with what was typed in it, as long as it still shows how things stand.
        return present.Value.State == ProposalState.UnitReview ? new Reply.Say(refused) : await ShowAsync(visit.Value with { Stored = present }, Banner.Refused(refused), ct);
    }

    /// <summary>The college's card as things stand.</summary>
    internal async Task<Reply> ShowAsync(Visit visit, Banner? banner, CancellationToken ct)
    {
        var standing = await owners.StandAsync(visit.Stored, ct);
        return new Reply.ShowCard(draw.Endorsement(standing, visit.Who, visit.Viewer, banner, await since.OfAsync(standing, ct))) { Remember = new(MatterKind.Endorsement, standing.Proposal.Id) };
    }
}
