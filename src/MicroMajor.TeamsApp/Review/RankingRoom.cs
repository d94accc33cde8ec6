using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's ranking: look at it, have decisions drafted from it, publish them together.</summary>
public sealed class RankingRoom(IRounds rounds, RoundReviews reviews, RankingDraw draw, RoundDesks desks, Actors actors, DeliveryQueue queue, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("ranking/open", OpenAsync)
        .On("ranking/draft", (turn, ct) => ActAsync(turn, (round, who, _) => Task.FromResult(round.DraftDecisions(who, time.GetUtcNow())), "rank-draft-asked", ct))
        .On("decisions/publish", PublishAsync);

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var from = int.TryParse(turn.Data.Word("from"), out var number) && number is > 0 and < 100_000 ? number : 0;
        return new Reply.ShowCard(draw.Of(await reviews.RankAsync(found.Value.Round.Value, ct), turn.Language, from: from));
    }

    // Without the code of what was shown it is only asked for: what cannot be taken back is said before it is done.
    private async ValueTask<Reply> PublishAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Data.Word("code") is { Length: > 0 } shown)
            return await ActAsync(turn, async (round, who, c) => round.PublishDecisions(await reviews.UnderReviewAsync(round.Id, c), shown, who, time.GetUtcNow()), "rank-published", ct);
        var found = await FindAsync(turn, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var ranking = await reviews.RankAsync(found.Value.Round.Value, ct);
        var none = Domain.Review.PendingDecisions.Of(ranking.Lines.Select(l => l.Proposal)).Count == 0;
        return new Reply.ShowCard(none ? draw.Of(ranking, turn.Language, Banner.Look(problems.Sentence(new("nothing-pending"), turn.Language))) : draw.Of(ranking, turn.Language, sure: true));
    }

    private async ValueTask<Reply> ActAsync(Turn turn, Func<Round, Actor, CancellationToken, Task<Outcome<Round>>> act, string done, CancellationToken ct)
    {
        var found = await FindAsync(turn, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var who = found.Value.Who;
        for (var stored = found.Value.Round; ;)
        {
            var decided = await act(stored.Value, who, ct);
            if (!decided.IsDone)
                return new Reply.ShowCard(draw.Of(await reviews.RankAsync(stored.Value, ct), turn.Language, Banner.Refused(problems.Sentences(decided.Problems, turn.Language))));
            if ((await rounds.SaveAsync(stored.With(decided.Value), ct)).IsDone)
            {
                queue.RingRound(decided.Value.Id);
                // The desk, which shows what comes of it: its message is edited when that is done.
                return await desks.ShowAsync(decided.Value, RoundDesks.ViewerOf(turn), Banner.Done(words[done, turn.Language]), ct);
            }

            if (await rounds.FindAsync(stored.Value.Id, ct) is not { } present) return Refused([new("no-such-round")], turn);
            stored = present;
        }
    }

    // What cannot be taken back is never of another round than the one that is named.
    private async Task<Outcome<(Stored<Round> Round, Actor Who)>> FindAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return new Problem("not-the-office");
        return turn.Data.Word("roundId") is { } id && await rounds.FindAsync(id, ct) is { } round ? (round, who) : new Problem("no-such-round");
    }

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));
}
