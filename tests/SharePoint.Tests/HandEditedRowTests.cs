using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.SharePoint.Checkup;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.Tests;

/// <summary>Somebody opens a list in SharePoint and edits it by hand. It is found, named by list, row and column, and survived; nothing is written over.</summary>
public sealed class HandEditedRowTests : IAsyncLifetime
{
    private TenantStore store = null!;

    public async Task InitializeAsync() => store = await TenantStore.ProvisionedAsync();

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Theory]
    [InlineData("State", "Approved")]
    [InlineData("State", "7")]
    [InlineData("State", null)]
    [InlineData("Owed", "[{\"owed\":\"card\"")]
    [InlineData("Owed", "[{\"owed\":\"flowers\",\"key\":\"1\"}]")]
    [InlineData("Decision", "推荐")]
    [InlineData("Returns", "{}")]
    [InlineData("courses", "[{\"_id\":\"r1\"")]
    [InlineData("OtherAnswers", "see e-mail")]
    public async Task A_cell_of_a_proposal_that_cannot_be_read_hides_that_proposal_only_and_is_named(string column, string? value)
    {
        var (whole, broken) = (await OwingAsync(), await OwingAsync());
        var item = ProposalMap.ItemOf(broken.Id)!;
        var wrong = column is "courses" ? AnswerColumns.NameOf(column) : column is "OtherAnswers" ? AnswerColumns.Others : column;
        await EditAsync("Proposals", item, wrong, value);

        var proposals = store.Get<IProposals>();
        Assert.Null(await proposals.FindAsync(broken.Id, default));
        Assert.Equal([whole.Id], (await proposals.ListAsync(ProposalQuery.Owing, default)).Proposals.Select(p => p.Value.Id));
        Assert.Equal([whole.Id], (await proposals.ListAsync(ProposalQuery.OfRound("2025-spring", ProposalState.Draft), default)).Proposals.Select(p => p.Value.Id));
        Assert.Contains(whole.Id, (await store.Get<IProposalBoard>().PageAsync(new("2025-spring"), default)).Lines.Select(l => l.Id));
        Assert.Equal([("rows-unreadable", "1", $"Proposals #{item} {wrong}")], await NamedAsync());
        Assert.Equal(value, await CellAsync("Proposals", item, wrong));

        // Put back from the version history, it is there again with all that it had.
        await EditAsync("Proposals", item, wrong, column == "State" ? "Draft" : column == "Owed" ? Json.OfMany(broken.Owed) : null);
        Assert.Equal((broken.Answers, broken.Owed.Count), ((await proposals.FindAsync(broken.Id, default))!.Value.Answers, broken.Owed.Count));
        Assert.Empty(await NamedAsync());
    }

    [Fact]
    public async Task A_cell_of_a_review_that_cannot_be_read_leaves_the_experts_other_reviews_on_their_desk()
    {
        var assignments = store.Get<IAssignments>();
        var expert = Some.Person();
        var made = new List<string>();
        foreach (var proposal in new[] { "WZY-2025-0001", "WZY-2025-0002" })
            made.Add((await assignments.EnsureAsync(new("", proposal, "2025-spring", "智能数据分析", expert, "钱学文", Some.Instant), default)).Value.Id);
        await EditAsync("Assignments", made[0], "State", "Done");
        Assert.Equal([made[1]], (await assignments.ListAsync(AssignmentQuery.OfExpert(expert), default)).Select(a => a.Value.Id));
        Assert.Null(await assignments.FindAsync(made[0], default));
        Assert.Equal([("rows-unreadable", "1", $"Assignments #{made[0]} State")], await NamedAsync());
    }

    [Fact]
    public async Task A_row_that_somebody_added_by_hand_and_one_that_was_deleted_disturb_nobody()
    {
        var (whole, gone) = (await OwingAsync(), await OwingAsync());
        var items = await ItemsAsync("Proposals");
        var added = await items.PostAsync(new ListItem { Fields = new() { AdditionalData = new Dictionary<string, object> { ["Title"] = "我的微专业", ["RoundId"] = "2025-spring" } } });
        await items[ProposalMap.ItemOf(gone.Id)!].DeleteAsync();
        Assert.Null(await store.Get<IProposals>().FindAsync(gone.Id, default));
        Assert.Equal([whole.Id], (await store.Get<IProposalBoard>().PageAsync(new("2025-spring"), default)).Lines.Select(l => l.Id));
        Assert.Equal([("rows-unreadable", "1", $"Proposals #{added!.Id} State")], await NamedAsync());
    }

    [Fact]
    public async Task A_column_that_was_deleted_is_named_with_its_list()
    {
        var list = store.Get<GraphServiceClient>().Sites[await store.Get<SitePlaces>().SiteAsync(default)].Lists[await store.Get<SitePlaces>().ListAsync("Assignments", default)];
        var column = (await list.Columns.GetAsync())!.Value!.Single(c => c.Name == "Comment");
        await list.Columns[column.Id].DeleteAsync();
        Assert.Equal([("columns-missing", "", "Assignments.Comment")], await NamedAsync());
        await store.Get<Provisioner>().RunAsync(default);
        Assert.Empty(await NamedAsync());
    }

    [Theory]
    [InlineData("OwnerId")]
    [InlineData("RoundId")]
    [InlineData("RoundState")]
    public async Task A_column_that_was_deleted_and_made_again_has_lost_what_nobody_finds_the_rows_without_and_every_row_is_named(string name)
    {
        var (one, other) = (await OwingAsync(), await OwingAsync());
        var columns = await ColumnsAsync("Proposals");
        await columns[(await columns.GetAsync())!.Value!.Single(c => c.Name == name).Id].DeleteAsync();
        await columns.PostAsync(new ColumnDefinition { Name = name, DisplayName = name, Text = new(), Indexed = true });
        var whole = await OwingAsync();
        var found = await FoundAsync();
        Assert.Equal(("2", $"Proposals #{ProposalMap.ItemOf(one.Id)} {name}, Proposals #{ProposalMap.ItemOf(other.Id)} {name}"), found["rows-empty"]);

        // Whoever came afterwards works on.
        var proposals = store.Get<IProposals>();
        Assert.Contains(whole.Id, (await proposals.ListAsync(ProposalQuery.OfRound("2025-spring", ProposalState.Draft), default)).Proposals.Select(p => p.Value.Id));
        Assert.Equal(whole.Id, Assert.Single((await proposals.ListAsync(ProposalQuery.OwnedBy(whole.Owner), default)).Proposals).Value.Id);
        Assert.NotNull(await proposals.FindAsync(one.Id, default));
    }

    [Fact]
    public async Task A_column_made_again_under_another_internal_name_is_missing_and_what_is_in_the_other_stays()
    {
        var assignments = store.Get<IAssignments>();
        var made = (await assignments.EnsureAsync(new("", "WZY-2025-0001", "2025-spring", "智能数据分析", TenantStore.Officer, "李芳", Some.Instant), default)).Value;
        var columns = await ColumnsAsync("Assignments");
        await columns[(await columns.GetAsync())!.Value!.Single(c => c.Name == "Comment").Id].DeleteAsync();
        await columns.PostAsync(new ColumnDefinition { Name = "Comment0", DisplayName = "评语", Text = new() });
        await EditAsync("Assignments", made.Id, "Comment0", "内容充实");
        Assert.Equal([("columns-missing", "", "Assignments.Comment")], await NamedAsync());
        Assert.Equal([made.Id], (await assignments.ListAsync(AssignmentQuery.OfExpert(TenantStore.Officer), default)).Select(a => a.Value.Id));
        await store.Get<Provisioner>().RunAsync(default);
        Assert.Empty(await NamedAsync());
        Assert.Equal("内容充实", await CellAsync("Assignments", made.Id, "Comment0"));
    }

    [Fact]
    public async Task A_list_and_a_column_that_were_renamed_are_told_and_everything_goes_on_also_after_a_restart()
    {
        var whole = await OwingAsync();
        var graph = store.Get<GraphServiceClient>();
        var site = await store.Get<SitePlaces>().SiteAsync(default);
        await graph.Sites[site].Lists[await store.Get<SitePlaces>().ListAsync("Proposals", default)].PatchAsync(new List { DisplayName = "微专业申报（新）" });
        var columns = await ColumnsAsync("Proposals");
        await columns[(await columns.GetAsync())!.Value!.Single(c => c.Name == "State").Id].PatchAsync(new ColumnDefinition { DisplayName = "进度" });

        await using var restarted = store.Beside();
        Assert.Equal(whole.Id, (await restarted.Get<IProposals>().FindAsync(whole.Id, default))!.Value.Id);
        var found = await FoundAsync();
        Assert.Equal(("", "Proposals → 微专业申报（新）"), found["lists-renamed"]);
        Assert.Equal(("", "Proposals.State → 进度"), found["columns-renamed"]);
        // Nobody gets a second, empty list of that name.
        Assert.Empty((await restarted.Get<Provisioner>().RunAsync(default)).Created);
        Assert.DoesNotContain("columns-renamed", (await FoundAsync()).Keys);
    }

    [Fact]
    public async Task Rows_that_name_a_deleted_proposal_round_or_unit_are_named_with_the_number_that_is_not_there()
    {
        await store.Get<Seeding>().PutUnitAsync(new("D01", "数学学院", true, []), default);
        await store.Get<Seeding>().PutRoundAsync(Some.Round("2025-spring"), default);
        var (gone, whole) = (await OwingAsync(), await OwingAsync());
        var assignments = store.Get<IAssignments>();
        foreach (var proposal in new[] { gone, whole }) await assignments.EnsureAsync(new("", proposal.Id, "2025-spring", "智能数据分析", TenantStore.Officer, "李芳", Some.Instant), default);
        Assert.DoesNotContain("rows-orphaned", (await FoundAsync()).Keys);

        await (await ItemsAsync("Proposals"))[ProposalMap.ItemOf(gone.Id)!].DeleteAsync();
        var tasks = await assignments.ListAsync(AssignmentQuery.OfExpert(TenantStore.Officer), default);
        Assert.Equal(2, tasks.Count);
        var task = tasks.Single(t => t.Value.ProposalId == gone.Id).Value.Id;
        Assert.Equal(("1", $"Assignments #{task} ProposalId = {gone.Id}"), (await FoundAsync())["rows-orphaned"]);

        foreach (var list in new[] { "Rounds", "Units" })
        {
            var items = await ItemsAsync(list);
            await items[(await items.GetAsync())!.Value!.Single().Id].DeleteAsync();
        }

        var item = ProposalMap.ItemOf(whole.Id);
        var other = tasks.Single(t => t.Value.ProposalId == whole.Id).Value.Id;
        Assert.Equal(
            new[] { $"Proposals #{item} RoundId = 2025-spring", $"Proposals #{item} UnitCode = D01", $"Assignments #{task} ProposalId = {gone.Id}", $"Assignments #{task} RoundId = 2025-spring", $"Assignments #{other} RoundId = 2025-spring" }.Order(StringComparer.Ordinal),
            (await FoundAsync())["rows-orphaned"].Names.Split(", ").Order(StringComparer.Ordinal));
        Assert.NotNull(await store.Get<IProposals>().FindAsync(whole.Id, default));
    }

    [Fact]
    public async Task Whoever_has_no_account_any_more_or_a_disabled_one_is_named_where_they_are_expected_to_act()
    {
        PersonId here = TenantStore.Officer, left = new("00000000-0000-4000-8000-000000000005"), nobody = Some.Person();
        var seeding = store.Get<Seeding>();
        await seeding.PutUnitAsync(new("D01", "数学学院", true, [here, nobody]), default);
        await seeding.PutExpertAsync(new(left, "专家甲", "D01", "", ""), default);
        var proposals = store.Get<IProposals>();
        var draft = await proposals.StartAsync(Some.Draft(owner: nobody), 2025, Some.Word("start"), default);
        await proposals.StartAsync(Some.Draft(owner: here), 2025, Some.Word("start"), default);
        var done = await proposals.StartAsync(Some.Draft(owner: nobody), 2025, Some.Word("start"), default);
        Assert.True((await proposals.SaveAsync(done.With(done.Value with { State = ProposalState.Screening }), default)).IsDone);
        var task = (await store.Get<IAssignments>().EnsureAsync(new("", draft.Value.Id, "2025-spring", "智能数据分析", left, "专家甲", Some.Instant), default)).Value.Id;
        Assert.Equal(
            new[] { "Units #1 Reviewers[2]", "People #1 PersonId", $"Proposals #{ProposalMap.ItemOf(draft.Value.Id)} OwnerId", $"Assignments #{task} ExpertId" }.Order(StringComparer.Ordinal),
            (await FoundAsync())["people-gone"].Names.Split(", ").Order(StringComparer.Ordinal));
        Assert.Single(await store.Get<IDirectory>().ExpertsAsync(default));
        Assert.Single((await proposals.ListAsync(ProposalQuery.OwnedBy(here), default)).Proposals);
    }

    private async Task<Proposal> OwingAsync()
    {
        var proposals = store.Get<IProposals>();
        var begun = await proposals.StartAsync(Some.Draft() with { Answers = Answers.None.With("programName", "智能数据分析") }, 2025, Some.Word("start"), default);
        return (await proposals.SaveAsync(begun.With(begun.Value with { Owed = Some.OneOfEachDebt() }), default)).Value.Value;
    }

    // What the doctor finds amiss in the lists.
    private async Task<IReadOnlyList<(string Code, string Count, string Names)>> NamedAsync() =>
        [.. (await store.Get<StoreCheckup>().RunAsync(default)).Where(d => d.Health == Health.Bad).Select(d => (d.Code, d.Facts.GetValueOrDefault("count", ""), d.Facts.GetValueOrDefault("names", "")))];

    // All that is not as it should be.
    private async Task<IReadOnlyDictionary<string, (string Count, string Names)>> FoundAsync() =>
        (await store.Get<StoreCheckup>().RunAsync(default)).Where(d => d.Health is Health.Bad or Health.Doubtful).ToDictionary(d => d.Code, d => (d.Facts.GetValueOrDefault("count", ""), d.Facts.GetValueOrDefault("names", "")));

    private async Task<Microsoft.Graph.Sites.Item.Lists.Item.Columns.ColumnsRequestBuilder> ColumnsAsync(string list) =>
        store.Get<GraphServiceClient>().Sites[await store.Get<SitePlaces>().SiteAsync(default)].Lists[await store.Get<SitePlaces>().ListAsync(list, default)].Columns;

    private async Task<Microsoft.Graph.Sites.Item.Lists.Item.Items.ItemsRequestBuilder> ItemsAsync(string list) =>
        store.Get<GraphServiceClient>().Sites[await store.Get<SitePlaces>().SiteAsync(default)].Lists[await store.Get<SitePlaces>().ListAsync(list, default)].Items;

    private async Task EditAsync(string list, string item, string column, string? value) =>
        await (await ItemsAsync(list))[item].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { [column] = value! } });

    private async Task<string?> CellAsync(string list, string item, string column) =>
        (await (await ItemsAsync(list))[item].GetAsync(r => r.QueryParameters.Expand = ["fields"]))!.Fields!.AdditionalData.TryGetValue(column, out var value) ? $"{value}" : null;
}
