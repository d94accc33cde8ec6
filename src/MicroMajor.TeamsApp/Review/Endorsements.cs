using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The college's verbs: see a proposal, endorse it, return it with a reason.</summary>
public sealed class Endorsements(ReviewDoor door, OwnerCards owners, ProposalStep step, ReviewDraw draw, ProblemWords problems, ReviewWords words, TimeProvider time)
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
        var (who, viewer, stored) = visit.Value;

        Banner? banner = null;
        if (act is not null)
        {
            var taken = await step.TakeAsync(stored, p => act(p, who), ct);
            banner = taken.IsDone ? Banner.Done(words[done, turn.Language]) : Banner.Refused(problems.Sentences(taken.Problems, turn.Language));
            stored = taken.IsDone ? taken.Value : await door.AgainAsync(stored, ct);
        }

        return new Reply.ShowCard(draw.Endorsement(await owners.StandAsync(stored, ct), who, viewer, banner)) { Remember = new(MatterKind.Endorsement, stored.Value.Id) };
    }
}
