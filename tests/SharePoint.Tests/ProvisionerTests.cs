using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.Tests;

public sealed class ProvisionerTests
{
    [Fact]
    public async Task A_bare_site_gets_every_list_column_and_index_and_a_second_run_writes_nothing()
    {
        await using var store = await TenantStore.BareAsync();
        var first = await store.Get<Provisioner>().RunAsync(default);
        foreach (var shape in store.Get<Schema>().All)
        {
            var columns = await ColumnsAsync(store, shape.Name);
            foreach (var wanted in shape.Columns)
            {
                var there = columns.Single(c => c.Name == wanted.Name);
                Assert.Equal((wanted.Label, wanted.Indexed, wanted.Unique), (there.DisplayName, there.Indexed, there.EnforceUniqueValues));
                Assert.Equal(wanted.Kind == ColumnKind.Note, there.Text?.AllowMultipleLines ?? false);
            }
        }

        var second = new Provisioned(["?"], ["?"]);
        var calls = await store.CallsOfAsync(async () => second = await store.Get<Provisioner>().RunAsync(default));
        Assert.All(calls, c => Assert.Equal("GET", c.Method));
        Assert.NotEmpty(first.Created);
        Assert.Empty(second.Created);
        Assert.Empty(second.Changed);
    }

    [Fact]
    public async Task A_list_of_an_older_release_gets_what_it_lacks_and_keeps_its_items()
    {
        await using var store = await TenantStore.ProvisionedAsync();
        var started = await store.Get<IProposals>().StartAsync(Some.Draft(), 2025, "key", default);
        var columns = await ColumnsBuilderAsync(store, "Proposals");
        var present = await ColumnsAsync(store, "Proposals");
        await columns[present.Single(c => c.Name == "qualityAssurance").Id].DeleteAsync();
        await columns[present.Single(c => c.Name == "OwnerId").Id].PatchAsync(new() { Indexed = false });
        await columns[present.Single(c => c.Name == "StartKey").Id].PatchAsync(new() { EnforceUniqueValues = false });
        await columns[present.Single(c => c.Name == "State").Id].PatchAsync(new() { DisplayName = "State" });

        var upgrade = await store.Get<Provisioner>().RunAsync(default);

        Assert.Equal(["Proposals.qualityAssurance"], upgrade.Created);
        Assert.Equal(["Proposals.OwnerId", "Proposals.StartKey", "Proposals.State"], upgrade.Changed.Order());
        Assert.Equal([started.Value.Id], (await store.Get<IProposals>().ListAsync(ProposalQuery.OwnedBy(started.Value.Owner), default)).Proposals.Select(p => p.Value.Id));
        Assert.Equal(started.Value.Id, (await store.Get<IProposals>().StartAsync(Some.Draft(), 2025, "key", default)).Value.Id);
    }

    [Fact]
    public async Task Proposals_of_a_release_without_a_board_stand_on_it_afterwards()
    {
        await using var store = await TenantStore.ProvisionedAsync();
        var started = await store.Get<IProposals>().StartAsync(Some.Draft(), 2025, "key", default);
        var columns = await ColumnsBuilderAsync(store, "Proposals");
        foreach (var column in (await ColumnsAsync(store, "Proposals")).Where(c => c.Name is "RoundUnit" or "RoundUnitState")) await columns[column.Id].DeleteAsync();

        Assert.Equal(["Proposals.RoundUnit", "Proposals.RoundUnitState"], (await store.Get<Provisioner>().RunAsync(default)).Created);

        foreach (var state in new ProposalState?[] { null, ProposalState.Draft })
            Assert.Equal([started.Value.Id], (await store.Get<IProposalBoard>().PageAsync(new(started.Value.RoundId, state, started.Value.UnitCode), default)).Lines.Select(l => l.Id));
    }

    [Fact]
    public async Task A_column_of_another_type_is_named_and_left_alone()
    {
        await using var store = await TenantStore.ProvisionedAsync();
        var columns = await ColumnsBuilderAsync(store, "Audit");
        await columns[(await ColumnsAsync(store, "Audit")).Single(c => c.Name == "Reason").Id].DeleteAsync();
        await columns.PostAsync(new() { Name = "Reason", Text = new() });
        var refused = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => store.Get<Provisioner>().RunAsync(default));
        Assert.Contains("Audit.Reason", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_was_not_set_up_says_so_and_works_as_soon_as_it_is()
    {
        await using var store = await TenantStore.BareAsync();
        var failure = await Assert.ThrowsAsync<NotProvisionedException>(() => store.Get<IProposals>().FindAsync("WZY-2025-0001", default));
        Assert.Equal("The list Proposals is missing in SharePoint: run provision.", failure.Message);
        await store.Get<Provisioner>().RunAsync(default);
        Assert.Null(await store.Get<IProposals>().FindAsync("WZY-2025-0001", default));
    }

    [Fact]
    public async Task A_site_that_does_not_exist_is_named_and_looked_for_again()
    {
        await using var store = await TenantStore.BareAsync(s => s["SharePoint:SitePath"] = "/sites/nowhere");
        var failure = await Assert.ThrowsAsync<NotProvisionedException>(() => store.Get<Provisioner>().RunAsync(default));
        Assert.Contains("/sites/nowhere", failure.Message, StringComparison.Ordinal);
        var calls = await store.CallsOfAsync(() => Assert.ThrowsAsync<NotProvisionedException>(() => store.Get<Provisioner>().RunAsync(default)));
        Assert.Single(calls);
    }

    [Fact]
    public async Task Once_the_site_is_set_up_the_permission_to_write_is_enough()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "tenant.db");
        await using (var owner = await TenantStore.BareAsync(database: file)) await owner.Get<Provisioner>().RunAsync(default);
        await using (var writer = await TenantStore.BareAsync(siteRole: "write", database: file))
        {
            Assert.Empty((await writer.Get<Provisioner>().RunAsync(default)).Created);
            var started = await writer.Get<IProposals>().StartAsync(Some.Draft(), 2025, "key", default);
            Assert.True((await writer.Get<IProposals>().SaveAsync(started, default)).IsDone);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_form_whose_field_would_hide_a_column_of_ours_does_not_start()
    {
        var form = new FormDefinition("1", [new("s", new("节", "S"), [new("state", FieldType.Text, new("状态", "State"))])]);
        var options = Microsoft.Extensions.Options.Options.Create(new SharePointOptions());
        Assert.Throws<InvalidOperationException>(() => new Schema(new(new AnswerColumns([form])), options));
    }

    private static async Task<Microsoft.Graph.Sites.Item.Lists.Item.Columns.ColumnsRequestBuilder> ColumnsBuilderAsync(TenantStore store, string list)
    {
        var places = store.Get<SitePlaces>();
        return store.Get<GraphServiceClient>().Sites[await places.SiteAsync(default)].Lists[await places.ListAsync(list, default)].Columns;
    }

    private static async Task<List<ColumnDefinition>> ColumnsAsync(TenantStore store, string list) => (await (await ColumnsBuilderAsync(store, list)).GetAsync())!.Value!;
}
