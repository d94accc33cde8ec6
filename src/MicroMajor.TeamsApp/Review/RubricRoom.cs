using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>rubric/open and rubric/save: the office sees what a round's experts judge by, and gives the items other names and points before the first review is given.</summary>
public sealed class RubricRoom(IRounds rounds, IAssignments assignments, Actors actors, Catalogues catalogues, DeliveryQueue queue, CardShelf shelf, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    private const int LongestName = 40;

    /// <summary>The verbs and the typed command.</summary>
    public Room AddTo(Room room) => room
        .On("rubric/open", OpenAsync)
        .On("rubric/save", SaveAsync)
        .OnText("rubric/open", "评分标准", "rubric");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, newest: true, ct);
        return found.IsDone ? Form(found.Value.Value, found.Value.Value.Rubric.Items, await IsGivenAsync(found.Value.Value, ct), null, turn) : Say(found.Problems[0], turn);
    }

    private async ValueTask<Reply> SaveAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await FindAsync(turn, newest: false, ct);
        if (!found.IsDone) return Say(found.Problems[0], turn);
        var (who, given) = (await actors.OfAsync(turn.User, ct), await IsGivenAsync(found.Value.Value, ct));
        for (var stored = found.Value; ;)
        {
            // decide, save
            List<RubricItem> items = [.. turn.Data.Word("usual") == "true" ? Rubrics.Current.Items : stored.Value.Rubric.Items.Select(i => Typed(i, turn))];
            var decided = stored.Value.Judge(items, given, who, time.GetUtcNow());
            if (!decided.IsDone) return Form(stored.Value, given ? stored.Value.Rubric.Items : items, given, Banner.Refused(problems.Sentences(decided.Problems, turn.Language)), turn);
            if ((await rounds.SaveAsync(stored.With(decided.Value), ct)).IsDone)
            {
                // tell
                queue.RingRound(stored.Value.Id);
                catalogues.Forget();
                return Form(decided.Value, decided.Value.Rubric.Items, given, Banner.Done(words["rubric-saved", turn.Language]), turn);
            }

            if (await rounds.FindAsync(stored.Value.Id, ct) is not { } again) return Say(new("no-such-round"), turn);
            stored = again;
        }
    }

    // A name of the office's own is in Chinese: the shipped English one would say something else.
    private static RubricItem Typed(RubricItem item, Turn turn)
    {
        var name = turn.Data.Has($"name_{item.Key}") ? CleanText.Of(turn.Data.Whole($"name_{item.Key}")).ReplaceLineEndings(" ").Trim() : item.Name.Zh;
        if (name.Length > LongestName) name = name[..LongestName];
        var shipped = Rubrics.Current.Items.FirstOrDefault(i => i.Key == item.Key)?.Name;
        var points = !turn.Data.Has($"points_{item.Key}") ? item.Points
            : Answers.None.With("points", turn.Data.Whole($"points_{item.Key}")).Number("points") ?? 0m;
        return item with { Name = name == shipped?.Zh ? shipped : new(name, name), Points = points };
    }

    private async Task<bool> IsGivenAsync(Round round, CancellationToken ct) =>
        (await assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct)).Any(a => a.Value.IsGiven || a.Value.History.Count > 0);

    private async Task<Outcome<Stored<Round>>> FindAsync(Turn turn, bool newest, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Problem("not-the-office");
        // An order that names no round is not an order for another one.
        var round = turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : newest ? (await rounds.ListAsync(ct)).FirstOrDefault() : null;
        return round is null ? new Problem("no-such-round") : round;
    }

    private Reply.ShowCard Form(Round round, IReadOnlyList<RubricItem> items, bool given, Banner? banner, Turn turn) => new(shelf.Draw(
        new RubricForm(round.Id, words["rubric-title", turn.Language], round.Name.In(turn.Language), words[given ? "rubric-in-use" : "rubric-explained", turn.Language])
        {
            Banner = banner,
            CanChange = !given,
            Items = [.. items.Select((i, n) => new RubricInput(i.Key, n + 1, i.Name.Zh, i.Points == 0m ? "" : i.Points.ToString("0.##", CultureInfo.InvariantCulture)))],
        }, turn.Language));

    private Reply.Say Say(Problem problem, Turn turn) => new(problems.Sentence(problem, turn.Language));
}
