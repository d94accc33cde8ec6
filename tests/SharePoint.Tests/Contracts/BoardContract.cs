using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit.Memory;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class BoardContract(IProposals proposals, IProposalBoard board)
{
    private readonly string round = Some.Word("round");

    [Fact]
    public async Task A_line_says_what_the_proposal_says()
    {
        var started = await proposals.StartAsync(Some.Draft(round, "D07"), 2025, Some.Word("key"), default);
        var at = new DateTimeOffset(2025, 6, 20, 1, 2, 3, TimeSpan.Zero);
        var changed = started.Value with
        {
            Answers = Answers.None.With("programName", "低空经济运营").With("lead.name", "欧阳清岚"),
            State = ProposalState.Screening,
            SubmittedAt = at,
            UpdatedAt = at.AddHours(1),
            Pending = new(3, Conclusion.Recommend, "专家意见一致", "", 91.5m, Some.Person(), "王主任", at),
        };
        Assert.True((await proposals.SaveAsync(started.With(changed), default)).IsDone);
        var line = Assert.Single((await board.PageAsync(new(round), default)).Lines);
        Assert.Equal(
            new BoardLine(started.Value.Id, "低空经济运营", round, "D07", changed.Owner, changed.OwnerName, ProposalState.Screening) { Lead = "欧阳清岚", SubmittedAt = at, UpdatedAt = at.AddHours(1), Pending = line.Pending },
            line);
        Assert.Equal(Some.Told(changed.Pending), Some.Told(line.Pending!));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    public async Task Every_proposal_of_the_round_stands_on_one_page_and_in_order(int count, int top)
    {
        var made = await MakeAsync(count);
        foreach (var order in Enum.GetValues<BoardOrder>())
        {
            foreach (var descending in new[] { true, false })
            {
                var read = new List<string>();
                for (BoardQuery? query = new(round, Order: order, Descending: descending, Top: top); query is not null;)
                {
                    var page = await board.PageAsync(query, default);
                    Assert.InRange(page.Lines.Count, 0, top);
                    read.AddRange(page.Lines.Select(l => l.Id));
                    query = page.Continue is { } next ? query with { Continue = next } : null;
                }

                var wanted = order == BoardOrder.Started ? made : made.AsEnumerable().Reverse();
                Assert.Equal(descending ? wanted.Reverse() : wanted, read);
            }
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("WZY-2025-0001")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_place_that_no_page_ended_with_begins_at_the_beginning(string place)
    {
        var made = await MakeAsync(1);
        Assert.Equal(made, (await board.PageAsync(new(round, Continue: place), default)).Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task A_state_and_a_unit_narrow_it_down()
    {
        var made = await MakeAsync(6);
        Task<IEnumerable<string>> Of(ProposalState? state, string unit) => IdsAsync(new(round, state, unit, Descending: false));
        Assert.Equal([made[0], made[2], made[4]], await Of(null, "D00"));
        Assert.Equal([made[1], made[3], made[5]], await Of(null, "D01"));
        Assert.Equal([made[0], made[3]], await Of(ProposalState.UnitReview, ""));
        Assert.Equal([made[0]], await Of(ProposalState.UnitReview, "D00"));
        Assert.Empty(await Of(ProposalState.Recommended, ""));
        Assert.Empty(await IdsAsync(new(Some.Word("another"))));
    }

    private async Task<IEnumerable<string>> IdsAsync(BoardQuery query) => (await board.PageAsync(query, default)).Lines.Select(l => l.Id);

    // Handed in the other way round than they were started; every third is with its unit.
    private async Task<IReadOnlyList<string>> MakeAsync(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var started = await proposals.StartAsync(Some.Draft(round, $"D0{i % 2}"), 2025, Some.Word("key"), default);
            var at = Some.Instant.AddDays(100 - i);
            Assert.True((await proposals.SaveAsync(started.With(started.Value with { State = i % 3 == 0 ? ProposalState.UnitReview : ProposalState.Draft, SubmittedAt = at, UpdatedAt = at }), default)).IsDone);
            ids.Add(started.Value.Id);
        }

        return ids;
    }
}

public sealed class MemoryBoardTests : BoardContract
{
    public MemoryBoardTests() : this(new MemoryProposals()) { }

    private MemoryBoardTests(MemoryProposals proposals) : base(proposals, proposals) { }
}

[Collection(OneTenant.Name)]
public sealed class SharePointBoardTests(SharedTenant tenant) : BoardContract(tenant.Store.Get<IProposals>(), tenant.Store.Get<IProposalBoard>());

/// <summary>A tenant whose SharePoint holds every round for larger than it answers.</summary>
public sealed class TenantOfLargeRounds : IAsyncLifetime
{
    public TenantStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Store = await TenantStore.ProvisionedAsync();
        Store.Tap.Instead = (request, call) => Uri.UnescapeDataString(request.RequestUri!.Query).Contains("$filter=fields/Round", StringComparison.Ordinal) ? Task.FromResult(TooMany()) : call();
    }

    public async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>As SharePoint says it.</summary>
    public static HttpResponseMessage TooMany() => new(System.Net.HttpStatusCode.UnprocessableEntity)
    {
        Content = new StringContent("""{"error":{"code":"notSupported","message":"The request is unprocessable because it uses too many resources: the attempted operation exceeds the list view threshold."}}""", System.Text.Encoding.UTF8, "application/json"),
    };
}

/// <summary>The board of rounds for which SharePoint refuses its conditions: the same board, picked out of the whole list.</summary>
public sealed class LargeRoundBoardTests(TenantOfLargeRounds tenant) : BoardContract(tenant.Store.Get<IProposals>(), tenant.Store.Get<IProposalBoard>()), IClassFixture<TenantOfLargeRounds>
{
    [Fact]
    public async Task What_is_refused_is_asked_once_and_the_next_page_goes_on_where_the_last_one_ended()
    {
        var (proposals, board, round) = (tenant.Store.Get<IProposals>(), tenant.Store.Get<IProposalBoard>(), Some.Word("round"));
        for (var i = 0; i < 3; i++) await proposals.StartAsync(Some.Draft(round, "D00"), 2025, Some.Word("key"), default);
        BoardPage? page = null;
        Assert.Equal(2, (await tenant.Store.CallsOfAsync(async () => page = await board.PageAsync(new(round, Top: 2), default))).Count);
        Assert.Single(await tenant.Store.CallsOfAsync(async () => page = await board.PageAsync(new(round, Top: 2, Continue: page!.Continue), default)));
        Assert.Single(page!.Lines);
    }
}

/// <summary>The board of rounds for which SharePoint refuses its conditions, in a list of many pages.</summary>
public sealed class RareInLargeListTests(TenantOfLargeRounds tenant) : IClassFixture<TenantOfLargeRounds>
{
    [Fact]
    public async Task What_is_rare_is_found_however_many_others_stand_before_it()
    {
        var (proposals, board, round) = (tenant.Store.Get<IProposals>(), tenant.Store.Get<IProposalBoard>(), Some.Word("round"));
        var rare = (await proposals.StartAsync(Some.Draft(round, "D00"), 2025, Some.Word("key"), default)).Value.Id;
        await Parallel.ForEachAsync(Enumerable.Range(0, 650), async (_, ct) => await proposals.StartAsync(Some.Draft("others", "D00"), 2025, Some.Word("key"), ct));
        var page = await board.PageAsync(new(round, Order: BoardOrder.Started, Descending: true, Top: 1), default);
        Assert.Equal(rare, Assert.Single(page.Lines).Id);
    }
}
