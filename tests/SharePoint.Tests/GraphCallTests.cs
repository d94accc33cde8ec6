using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.SharePoint.Tests;

/// <summary>What each thing costs in calls of Graph, once the ids of the site and its lists are known.</summary>
[Collection(OneTenant.Name)]
public sealed class GraphCallTests(SharedTenant tenant)
{
    private readonly TenantStore store = tenant.Store;

    [Fact]
    public async Task Saving_a_section_is_one_read_and_one_write()
    {
        var proposals = store.Get<IProposals>();
        var started = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var calls = await store.CallsOfAsync(async () =>
        {
            var read = await proposals.FindAsync(started.Value.Id, default);
            await proposals.SaveAsync(read!.With(read.Value with { Answers = Answers.None.With("programName", "低空经济运营"), Revision = 1 }), default);
        });
        Assert.Equal(["GET", "PATCH"], calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(60)]
    public async Task A_page_of_the_board_is_one_call_that_asks_for_a_lines_columns_only(int proposals)
    {
        var round = Some.Word("round");
        for (var i = 0; i < proposals; i++) await store.Get<IProposals>().StartAsync(Some.Draft(round), 2025, Some.Word("key"), default);
        var calls = await store.CallsOfAsync(() => store.Get<IProposalBoard>().PageAsync(new(round), default));
        var call = Assert.Single(calls);
        Assert.Contains("$expand=fields($select=Title,", Uri.UnescapeDataString(call.Query).Replace("%24", "$", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_a_draft_is_one_write()
    {
        var calls = await store.CallsOfAsync(() => store.Get<IProposals>().StartAsync(Some.Draft(), 2025, Some.Word("key"), default));
        Assert.Equal(["POST"], calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(30, 1, 2)]
    public async Task A_page_of_versions_is_one_call_and_a_later_one_two_however_long_the_history(int saves, int first, int later)
    {
        var proposals = store.Get<IProposals>();
        var stored = await proposals.StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        for (var n = 1; n <= saves; n++) stored = (await proposals.SaveAsync(stored.With(stored.Value with { Answers = Answers.None.With("programName", $"{n}"), Revision = n }), default)).Value;
        string? after = null;
        var calls = await store.CallsOfAsync(async () => after = (await store.Get<IProposalVersions>().ListAsync(stored.Value.Id, null, default)).Continue);
        Assert.Equal(first, calls.Count);
        Assert.All(calls, c => Assert.Contains("$top=8", c.Query, StringComparison.Ordinal));
        Assert.Equal(later, after is null ? 0 : (await store.CallsOfAsync(() => store.Get<IProposalVersions>().ListAsync(stored.Value.Id, after, default))).Count);
    }

    [Fact]
    public async Task A_text_that_is_too_long_costs_no_call()
    {
        var started = await store.Get<IProposals>().StartAsync(Some.Draft(), 2025, Some.Word("key"), default);
        var calls = await store.CallsOfAsync(() => store.Get<IProposals>().SaveAsync(
            started.With(started.Value with { Answers = Answers.None.With("introduction", new string('长', 64_000)) }), default));
        Assert.Empty(calls);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(250, 2)]
    public async Task A_list_is_read_through_one_index_page_by_page(int items, int pages)
    {
        var (owner, expert, proposal) = (Some.Person(), Some.Person(), Some.Word("WZY"));
        for (var i = 0; i < items; i++)
        {
            await store.Get<IAssignments>().EnsureAsync(Some.Assignment(expert: expert), default);
            await store.Get<IAudit>().AddAsync(Some.Entry(proposal, Some.Word("entry"), Some.Instant), default);
        }

        await store.Get<IProposals>().StartAsync(Some.Draft(owner: owner), 2025, Some.Word("key"), default);
        await AssertIndexedAsync(pages, $"fields/ExpertId eq '{expert}'", () => store.Get<IAssignments>().ListAsync(AssignmentQuery.OfExpert(expert), default));
        await AssertIndexedAsync(pages, $"fields/ProposalId eq '{proposal}'", () => store.Get<IAudit>().OfProposalAsync(proposal, default));
        await AssertIndexedAsync(1, $"fields/OwnerId eq '{owner}'", () => store.Get<IProposals>().ListAsync(ProposalQuery.OwnedBy(owner), default));
    }

    [Fact]
    public async Task Every_other_list_is_read_through_an_index_too()
    {
        await AssertIndexedAsync(1, "fields/Listed eq '1'", () => store.Get<IRounds>().ListAsync(default));
        await AssertIndexedAsync(1, "fields/RoundId eq 'no-such'", () => store.Get<IRounds>().FindAsync("no-such", default));
        await AssertIndexedAsync(1, "fields/NoticeKey eq 'no-such'", () => store.Get<INotices>().FindAsync("no-such", default));
        await AssertIndexedAsync(1, "fields/InMessage eq 'nobody|no-such'", () => store.Get<INotices>().InMessageAsync(new("nobody"), "no-such", default));
        await AssertIndexedAsync(1, "fields/PersonId eq 'no-such'", () => store.Get<INotices>().OfPersonAsync(new("no-such"), default));
        await AssertIndexedAsync(1, "fields/Undelivered eq '1'", () => store.Get<INotices>().TroubledAsync(default));
        await AssertIndexedAsync(1, "fields/PersonId eq 'no-such'", () => store.Get<IDirectory>().FindContactAsync(new("no-such"), default));
        await AssertIndexedAsync(1, "fields/PersonId eq 'no-such'", () => store.Get<IInvitations>().OfPersonAsync(new("no-such"), default));
        await AssertIndexedAsync(1, "fields/Owing eq '1'", () => store.Get<IProposals>().ListAsync(ProposalQuery.Owing, default));
        await AssertIndexedAsync(1, "fields/Owing eq '1'", () => store.Get<IAssignments>().ListAsync(AssignmentQuery.Owing, default));
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        await AssertIndexedAsync(1, "fields/Listed eq '1'", () => store.Get<IDirectory>().UnitsAsync(default));
        await AssertIndexedAsync(1, "fields/Expert eq '1'", () => store.Get<IDirectory>().ExpertsAsync(default));
        await AssertIndexedAsync(1, "fields/Listed eq '1'", () => store.Get<IRounds>().DirectionsAsync(default));
        await AssertIndexedAsync(1, "fields/Listed eq '1'", () => store.Get<IMajors>().MajorsAsync(default));
        await AssertIndexedAsync(1, "fields/RateYear eq '2024'", () => store.Get<IMajors>().RatesAsync(2024, default));
    }

    [Fact]
    public async Task Units_experts_and_the_office_are_remembered_for_a_minute_and_no_longer()
    {
        var directory = store.Get<IDirectory>();
        async Task ReadAsync() => await Task.WhenAll(directory.UnitsAsync(default), directory.ExpertsAsync(default), directory.OfficeAsync(default));
        await ReadAsync();
        store.Clock.Advance(TimeSpan.FromSeconds(61));
        await ReadAsync();
        store.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await store.CallsOfAsync(ReadAsync));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(4, (await store.CallsOfAsync(ReadAsync)).Count);
    }

    [Fact]
    public async Task A_contact_that_did_not_change_is_neither_read_nor_written()
    {
        var contact = new Contact(Some.Person(), "王小明", "t", "29:1", "a:1", "https://smba.example/", "28:bot", "zh-CN");
        Assert.Equal(["GET", "POST"], (await store.CallsOfAsync(() => store.Get<IDirectory>().SaveContactAsync(contact, default))).Select(c => c.Method));
        Assert.Empty(await store.CallsOfAsync(() => store.Get<IDirectory>().SaveContactAsync(contact, default)));
        var calls = await store.CallsOfAsync(() => store.Get<IDirectory>().SaveContactAsync(contact with { Language = "en-US" }, default));
        Assert.Equal(["GET", "PATCH"], calls.Select(c => c.Method));
    }

    [Fact]
    public async Task Filing_a_document_is_an_upload_a_look_and_its_columns()
    {
        var document = new DocumentToFile("annex2", Some.Word("folder"), "x.docx", new byte[] { 1 }, "AB12", Some.Instant, new Dictionary<string, string> { ["Kind"] = "annex2" });
        await store.Get<ILibrary>().PutAsync(document, default);
        var calls = await store.CallsOfAsync(() => store.Get<ILibrary>().PutAsync(document, default));
        Assert.Equal(["PUT", "GET", "PATCH"], calls.Select(c => c.Method));
    }

    private async Task AssertIndexedAsync(int pages, string filter, Func<Task> read)
    {
        await read();
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        var calls = await store.CallsOfAsync(read);
        Assert.Equal(pages, calls.Count);
        Assert.All(calls, c => Assert.Contains($"$filter={filter}", c.Query, StringComparison.Ordinal));
    }
}
