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

    private async Task<Proposal> OwingAsync()
    {
        var proposals = store.Get<IProposals>();
        var begun = await proposals.StartAsync(Some.Draft() with { Answers = Answers.None.With("programName", "智能数据分析") }, 2025, Some.Word("start"), default);
        return (await proposals.SaveAsync(begun.With(begun.Value with { Owed = Some.OneOfEachDebt() }), default)).Value.Value;
    }

    // What the doctor finds amiss in the lists.
    private async Task<IReadOnlyList<(string Code, string Count, string Names)>> NamedAsync() =>
        [.. (await store.Get<StoreCheckup>().RunAsync(default)).Where(d => d.Health == Health.Bad).Select(d => (d.Code, d.Facts.GetValueOrDefault("count", ""), d.Facts.GetValueOrDefault("names", "")))];

    private async Task<Microsoft.Graph.Sites.Item.Lists.Item.Items.ItemsRequestBuilder> ItemsAsync(string list) =>
        store.Get<GraphServiceClient>().Sites[await store.Get<SitePlaces>().SiteAsync(default)].Lists[await store.Get<SitePlaces>().ListAsync(list, default)].Items;

    private async Task EditAsync(string list, string item, string column, string? value) =>
        await (await ItemsAsync(list))[item].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { [column] = value! } });

    private async Task<string?> CellAsync(string list, string item, string column) =>
        (await (await ItemsAsync(list))[item].GetAsync(r => r.QueryParameters.Expand = ["fields"]))!.Fields!.AdditionalData.TryGetValue(column, out var value) ? $"{value}" : null;
}
