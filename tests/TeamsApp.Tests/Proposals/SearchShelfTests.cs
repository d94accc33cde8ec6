using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.Kit.Memory;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>What was handed in is read once, then only what changed; who asks waits no longer than they would, and is told when there is more to come.</summary>
public sealed class SearchShelfTests
{
    private static readonly SearchScope s_now = new("2025-spring", "", IsRecent: true), s_old = new("2020-spring", "", IsRecent: false);

    private readonly MemoryProposals proposals = new();
    private readonly FixedClock clock = new();
    private readonly LiveJournal journal = new(new WireTime(TimeProvider.System, Random.Shared));
    private readonly SlowBoard board;
    private readonly SearchShelf shelf;

    public SearchShelfTests()
    {
        board = new(proposals);
        shelf = ShelfOf(new Patience());
    }

    private SearchShelf ShelfOf(TimeProvider wait) => new(board, journal, new(new WireTime(wait, Random.Shared)), clock);

    [Fact]
    public async Task What_takes_longer_than_somebody_waits_is_said_to_be_missing_and_is_there_later()
    {
        var (recent, old) = (await PutAsync(s_now), await PutAsync(s_old));
        var (slow, impatient) = (board.Hold(s_old.RoundId), ShelfOf(TimeProvider.System));
        ShelfView first;
        for (first = await impatient.OfAsync([s_now, s_old]); !first.Lines.Any();) first = await impatient.OfAsync([s_now, s_old]);
        Assert.True(first.IsGrowing);
        Assert.Equal([recent.Value.Id], Ids(first));
        slow.SetResult();
        ShelfView then;
        for (then = await impatient.OfAsync([s_now, s_old]); then.IsGrowing;) then = await impatient.OfAsync([s_now, s_old]);
        Assert.Equal(new[] { recent.Value.Id, old.Value.Id }.Order(), Ids(then));
    }

    [Fact]
    public async Task After_that_only_what_was_saved_since_is_read()
    {
        var all = new List<Domain.Stored<Proposal>>();
        for (var i = 0; i < 450; i++) all.Add(await PutAsync(s_now));
        clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(450, Ids(await shelf.OfAsync([s_now])).Count);
        Assert.Equal(3, board.Pages);
        await shelf.OfAsync([s_now]);
        Assert.Equal(3, board.Pages);

        clock.Move(TimeSpan.FromMinutes(5));
        all[7] = await ChangeAsync(all[7], p => p with { Answers = p.Answers.With("programName", "碳管理") });
        // One that is its owner's own business again, and one more, which nobody here has told of.
        await ChangeAsync(all[8], p => p with { State = ProposalState.Draft });
        var newest = await PutAsync(s_now);
        var lines = (await shelf.OfAsync([s_now])).Lines.ToList();
        Assert.Equal(4, board.Pages);
        Assert.Equal("碳管理", lines.Single(l => l.Line.Id == all[7].Value.Id).Words.Title);
        Assert.Equal((450, false, true), (lines.Count, lines.Any(l => l.Line.Id == all[8].Value.Id), lines.Any(l => l.Line.Id == newest.Value.Id)));

        // What the journal tells of is there at once; of what is long over, only what is in it.
        all[9] = await ChangeAsync(all[9], p => p with { OwnerName = "欧阳清岚" });
        journal.Tell("proposal", all[9].Value.Id, new());
        Assert.Equal("欧阳清岚", (await shelf.OfAsync([s_now])).Lines.Single(l => l.Line.Id == all[9].Value.Id).Line.OwnerName);
        Assert.Equal(5, board.Pages);
        await shelf.OfAsync([s_old]);
        journal.Tell("proposal", all[9].Value.Id, new());
        await shelf.OfAsync([s_old]);
        Assert.Equal(6, board.Pages);
    }

    [Fact]
    public async Task A_line_that_somebody_took_out_by_hand_is_gone_when_all_is_read_again()
    {
        var (stays, goes) = (await PutAsync(s_now), await PutAsync(s_now));
        await shelf.OfAsync([s_now]);
        board.Gone.Add(goes.Value.Id);
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Ids(await shelf.OfAsync([s_now])).Count);
        clock.Move(TimeSpan.FromHours(13));
        Assert.Equal([stays.Value.Id], Ids(await shelf.OfAsync([s_now])));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_to_whoever_waits_and_tried_again_by_the_next_and_what_was_read_before_is_still_found()
    {
        var one = await PutAsync(s_now);
        board.Failure = new HttpRequestException("gone");
        Assert.Same(board.Failure, await Assert.ThrowsAsync<HttpRequestException>(() => shelf.OfAsync([s_now])));
        board.Failure = null;
        Assert.Equal([one.Value.Id], Ids(await shelf.OfAsync([s_now])));
        board.Failure = new HttpRequestException("gone");
        clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal([one.Value.Id], Ids(await shelf.OfAsync([s_now])));
    }

    private static List<string> Ids(ShelfView view) => [.. view.Lines.Select(l => l.Line.Id).Order()];

    private int put;

    private async Task<Domain.Stored<Proposal>> PutAsync(SearchScope scope)
    {
        var draft = A.Proposal("").Complete().Submitted().Build() with { RoundId = scope.RoundId, Owed = [], UpdatedAt = clock.GetUtcNow() };
        return await proposals.StartAsync(draft, 2025, $"{put++}", default);
    }

    private async Task<Domain.Stored<Proposal>> ChangeAsync(Domain.Stored<Proposal> stored, Func<Proposal, Proposal> change) =>
        (await proposals.SaveAsync(stored.With(change(stored.Value) with { UpdatedAt = clock.GetUtcNow(), SubmittedAt = stored.Value.SubmittedAt }), default)).Value;

    // A clock by which nobody has waited long enough.
    private sealed class Patience : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private sealed class SlowBoard(IProposalBoard board) : IProposalBoard
    {
        private readonly Dictionary<string, TaskCompletionSource> held = [];

        public int Pages { get; private set; }

        public Exception? Failure { get; set; }

        public List<string> Gone { get; } = [];

        public TaskCompletionSource Hold(string roundId) => held[roundId] = new();

        public async Task<BoardPage> PageAsync(BoardQuery query, CancellationToken ct)
        {
            Pages++;
            if (held.TryGetValue(query.RoundId, out var until)) await until.Task;
            if (Failure is not null) throw Failure;
            var page = await board.PageAsync(query, ct);
            return page with { Lines = [.. page.Lines.Where(l => !Gone.Contains(l.Id))] };
        }
    }
}
