using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.Kit.Memory;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>Many savers of one proposal: none is lost, each is a write of its own, and nobody waits for ever.</summary>
public sealed class SaveInTurnTests
{
    private readonly MemoryProposals memory = new();

    [Fact]
    public async Task Fifty_savers_on_one_machine_cost_one_read_and_one_write_each()
    {
        var (store, id) = await StartAsync();
        var saved = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => SaveAsync(store, id, n)));
        Assert.All(saved, s => Assert.True(s.IsDone));
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"第{n}人"), Answers(id).Texts.Values.Order(StringComparer.Ordinal).OrderBy(t => t.Length));
        Assert.Equal((50, 50), (store.Finds, store.Saves));
        Assert.Equal(51, memory.Written(id).Count);
    }

    [Fact]
    public async Task Fifty_savers_on_two_machines_lose_nothing()
    {
        var (one, id) = await StartAsync();
        var two = new SlowStore(memory);
        var saved = await Task.WhenAll(Enumerable.Range(1, 50).Select(n => SaveAsync(n % 2 == 0 ? one : two, id, n)));
        Assert.All(saved, s => Assert.True(s.IsDone));
        Assert.Equal(50, Answers(id).Texts.Count);
        Assert.Equal(51, memory.Written(id).Count);
    }

    [Fact]
    public async Task Who_cannot_get_through_is_told_so_in_time_and_others_are_not_held_up_for_ever()
    {
        var (store, id) = await StartAsync();
        store.AlwaysSecond = true;
        var two = await Task.WhenAll(SaveAsync(store, id, 1, TimeSpan.FromMilliseconds(200)), SaveAsync(store, id, 2, TimeSpan.FromMilliseconds(200)));
        Assert.All(two, s => Assert.Equal(new Problem("too-many-savers"), Assert.Single(s.Problems)));
        store.AlwaysSecond = false;
        Assert.True((await SaveAsync(store, id, 3)).IsDone);
    }

    [Fact]
    public async Task What_was_written_while_nobody_waited_is_not_taken_for_the_present()
    {
        var (store, id) = await StartAsync();
        Assert.True((await SaveAsync(store, id, 1)).IsDone);
        var elsewhere = (await memory.FindAsync(id, default))!;
        await memory.SaveAsync(elsewhere.With(elsewhere.Value with { Answers = elsewhere.Value.Answers.With("elsewhere", "另一台") }), default);
        Assert.True((await SaveAsync(store, id, 2)).IsDone);
        Assert.Equal(["elsewhere", "field1", "field2"], Answers(id).Texts.Keys);
        Assert.Equal((2, 2), (store.Finds, store.Saves));
    }

    [Fact]
    public async Task A_decision_that_is_refused_or_changes_nothing_lets_the_next_one_on()
    {
        var (store, id) = await StartAsync();
        var loaded = (await store.FindAsync(id, default))!;
        var refused = await store.DecideAndSaveAsync(loaded, (_, _) => ValueTask.FromResult<Outcome<Proposal>>(new Problem("not-editable")), default);
        Assert.Equal("not-editable", Assert.Single(refused.Problems).Code);
        Assert.Same(loaded, (await store.DecideAndSaveAsync(loaded, (p, _) => ValueTask.FromResult<Outcome<Proposal>>(p.Value), default)).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.DecideAndSaveAsync(loaded, (_, _) => throw new InvalidOperationException(), default));
        Assert.True((await SaveAsync(store, id, 1)).IsDone);
        Assert.Equal(1, store.Saves);
    }

    private async Task<(SlowStore Store, string Id)> StartAsync() =>
        (new(memory), (await memory.StartAsync(A.Proposal("").Build(), 2025, "k", default)).Value.Id);

    private Answers Answers(string id) => memory.Written(id)[^1].Answers;

    private static async Task<Outcome<Stored<Proposal>>> SaveAsync(SlowStore store, string id, int number, TimeSpan? patience = null)
    {
        var loaded = (await store.FindAsync(id, default))!;
        return await store.DecideAndSaveAsync(
            loaded,
            (p, _) => ValueTask.FromResult<Outcome<Proposal>>(p.Value with { Answers = p.Value.Answers.With($"field{number}", $"第{number}人"), Revision = p.Value.Revision + 1 }),
            default,
            patience);
    }

    /// <summary>A machine's way to the store: it takes a while, and others may be first.</summary>
    private sealed class SlowStore(MemoryProposals store) : IProposals
    {
        private int finds;
        private int saves;

        public int Finds => finds;

        public int Saves => saves;

        public bool AlwaysSecond { get; set; }

        public async Task<Stored<Proposal>?> FindAsync(string id, CancellationToken ct)
        {
            Interlocked.Increment(ref finds);
            await Task.Delay(3, ct);
            return await store.FindAsync(id, ct);
        }

        public async Task<Outcome<Stored<Proposal>>> SaveAsync(Stored<Proposal> proposal, CancellationToken ct)
        {
            Interlocked.Increment(ref saves);
            await Task.Delay(5, ct);
            return AlwaysSecond ? new Problem("changed-meanwhile") : await store.SaveAsync(proposal, ct);
        }

        public Task<Stored<Proposal>> StartAsync(Proposal draft, int year, string startKey, CancellationToken ct) => store.StartAsync(draft, year, startKey, ct);

        public Task<ProposalPage> ListAsync(ProposalQuery query, CancellationToken ct) => store.ListAsync(query, ct);

        public Task<IReadOnlyList<ProposalPage>> ListTogetherAsync(IReadOnlyList<ProposalQuery> queries, CancellationToken ct) => store.ListTogetherAsync(queries, ct);
    }
}
