using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>reviews/close and reviews/open: the office ends the time in which reviews are given and changed, and may begin it again with a reason; reviews/remind: everybody who owes one hears of it, once a day.</summary>
public sealed class CloseReviews(IRounds rounds, Catalogues catalogues, Actors actors, DeliveryQueue queue, RoundDesks desks, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("reviews/close", (turn, ct) => ActAsync(turn, (round, by) => round.CloseReviews(by, time.GetUtcNow()), "reviews-closed-now", ct))
        .On("reviews/remind", (turn, ct) => ActAsync(turn, (round, by) => round.RemindExperts(by, time.GetUtcNow()), "reviews-reminded", ct))
        .On("reviews/open", (turn, ct) => ActAsync(turn, (round, by) => round.OpenReviews(turn.Data.Long("reason"), by, time.GetUtcNow()), "reviews-open-now", ct));

    private async ValueTask<Reply> ActAsync(Turn turn, Func<Round, Actor, Outcome<Round>> act, string done, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return Refused(new("not-the-office"), turn);
        var stored = turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : null;
        while (stored is not null)
        {
            var decided = act(stored.Value, who);
            if (!decided.IsDone) return await desks.ShowAsync(stored.Value, RoundDesks.ViewerOf(turn), Banner.Refused(problems.Sentences(decided.Problems, turn.Language)), ct);
            if ((await rounds.SaveAsync(stored.With(decided.Value), ct)).IsDone)
            {
                catalogues.Forget();
                queue.RingRound(stored.Value.Id);
                return await desks.ShowAsync(decided.Value, RoundDesks.ViewerOf(turn), Banner.Done(words[done, turn.Language]), ct);
            }

            stored = await rounds.FindAsync(stored.Value.Id, ct);
        }

        return Refused(new("no-such-round"), turn);
    }

    private Reply.Say Refused(Problem problem, Turn turn) => new(problems.Sentence(problem, turn.Language));
}
