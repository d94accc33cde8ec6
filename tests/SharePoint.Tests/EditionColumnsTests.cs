using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.Tests;

/// <summary>A new edition of the form at work in the lists, with several processes on the same site.</summary>
public sealed class EditionColumnsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string Database => Path.Combine(folder.FullName, "tenant.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_name_of_a_column_of_ours_is_one_that_a_form_cannot_take()
    {
        var schema = new Schema(new(), Microsoft.Extensions.Options.Options.Create(new SharePointOptions()));
        var ours = schema.ProposalsFor(new([])).Columns.Select(c => c.Name);
        // A column added beside the form belongs into FormKeys.OfProposals.
        Assert.Empty(ours.Except(FormKeys.OfProposals));
    }

    [Fact]
    public async Task Keeping_an_edition_makes_a_column_for_what_it_adds_and_its_answers_stand_in_it()
    {
        await using var store = await TenantStore.ProvisionedAsync();
        var before = await ColumnsAsync(store);
        await store.Get<IFormEditions>().KeepAsync(NewForm.Files(), A.Office, A.Day, default);
        Assert.Equal([("credentialIssuer", "颁发单位"), ("microCredential", "微证书")], (await ColumnsAsync(store)).Except(before).Order());

        var answers = Answers.None.With("microCredential", "digital").With("credentialIssuer", "继续教育学院").WithRows("courses", [new("r1", [new("textbook", "自编讲义")])]);
        var started = await store.Get<IProposals>().StartAsync(Some.Draft() with { FormVersion = "2026", Answers = answers }, 2025, "key", default);
        Assert.Equal(answers, (await store.Get<IProposals>().FindAsync(started.Value.Id, default))!.Value.Answers);
        Assert.Equal("digital", (await ItemAsync(store, started.Value.Id))["microCredential"].ToString());
    }

    [Fact]
    public async Task Another_process_learns_of_the_edition_from_the_first_proposal_that_names_it()
    {
        await using var one = await TenantStore.BareAsync(database: Database);
        await one.Get<Provisioner>().RunAsync(default);
        var answers = Answers.None.With("microCredential", "digital");
        await using var other = one.Beside();
        await other.Get<IFormEditions>().AllAsync(default);
        await one.Get<IFormEditions>().KeepAsync(NewForm.Files(), A.Office, A.Day, default);
        var draft = await one.Get<IProposals>().StartAsync(Some.Draft() with { FormVersion = "2026", Answers = answers }, 2025, "key", default);

        var seen = (await other.Get<IProposals>().FindAsync(draft.Value.Id, default))!;
        Assert.Equal(answers, seen.Value.Answers);
        Assert.NotNull((await other.Get<IFormEditions>().AllAsync(default)).Find("2026"));
        Assert.True((await other.Get<IProposals>().SaveAsync(seen.With(seen.Value with { Answers = answers.With("credentialIssuer", "教务处") }), default)).IsDone);
        Assert.Equal("教务处", (await one.Get<IProposals>().FindAsync(draft.Value.Id, default))!.Value.Answers["credentialIssuer"]);

        await using var third = one.Beside();
        Assert.Equal(answers.With("credentialIssuer", "教务处"), Assert.Single((await third.Get<IProposals>().ListAsync(ProposalQuery.OwnedBy(draft.Value.Owner), default)).Proposals).Value.Answers);
    }

    [Fact]
    public async Task A_proposal_of_an_edition_that_nobody_knows_is_read_all_the_same()
    {
        await using var store = await TenantStore.ProvisionedAsync();
        var draft = Some.Draft() with { FormVersion = "2031", Answers = Answers.None.With("askedIn2031", "是") };
        var started = await store.Get<IProposals>().StartAsync(draft, 2025, "key", default);
        Assert.Equal(("2031", "是"), ((await store.Get<IProposals>().FindAsync(started.Value.Id, default))!.Value is var found) ? (found.FormVersion, found.Answers["askedIn2031"]) : default);
    }

    [Fact]
    public async Task Without_the_permission_to_make_columns_it_says_so_and_provision_by_an_administrator_makes_them()
    {
        await using (var owner = await TenantStore.BareAsync(database: Database)) await owner.Get<Provisioner>().RunAsync(default);
        await using (var writer = await TenantStore.BareAsync(siteRole: "write", database: Database))
        {
            var refused = await writer.Get<IFormEditions>().KeepAsync(NewForm.Files(), A.Office, A.Day, default);
            Assert.Equal(new Problem("form-columns-forbidden", Facts.Of(("version", "2026"))), Assert.Single(refused.Problems));
            Assert.Null((await writer.Get<IFormEditions>().AllAsync(default)).Find("2026"));
            // What cannot be used yet is in nobody's way.
            Assert.True((await writer.Get<IProposals>().SaveAsync(await writer.Get<IProposals>().StartAsync(Some.Draft(), 2025, "key", default), default)).IsDone);
        }

        await using (var owner = await TenantStore.BareAsync(database: Database)) Assert.Equal(["Proposals.credentialIssuer", "Proposals.microCredential"], (await owner.Get<Provisioner>().RunAsync(default)).Created.Order());
        await using (var writer = await TenantStore.BareAsync(siteRole: "write", database: Database))
        {
            Assert.True((await writer.Get<IFormEditions>().KeepAsync(NewForm.Files(), A.Office, A.Day, default)).IsDone);
            Assert.NotNull((await writer.Get<IFormEditions>().AllAsync(default)).Find("2026"));
        }
    }

    [Fact]
    public async Task An_edition_that_waits_for_its_columns_may_still_be_mended()
    {
        await using (var owner = await TenantStore.BareAsync(database: Database)) await owner.Get<Provisioner>().RunAsync(default);
        var mended = NewForm.Files() with { Words = """{"labels":{"microCredential":{"zh":"微证书类型","en":"Kind of credential"}}}""" };
        await using (var writer = await TenantStore.BareAsync(siteRole: "write", database: Database))
        {
            Assert.False((await writer.Get<IFormEditions>().KeepAsync(NewForm.Files(), A.Office, A.Day, default)).IsDone);
            Assert.Equal("form-columns-forbidden", Assert.Single((await writer.Get<IFormEditions>().KeepAsync(mended, A.Office, A.Day, default)).Problems).Code);
        }

        await using var after = await TenantStore.BareAsync(database: Database);
        await after.Get<Provisioner>().RunAsync(default);
        Assert.Equal("微证书类型", (await after.Get<IFormEditions>().AllAsync(default)).Find("2026")!.Form.Field("microCredential")!.Label.Zh);
    }

    [Fact]
    public void A_table_gets_the_columns_that_its_largest_edition_needs_and_headings_are_never_twice()
    {
        FormDefinition Form(string version, int rows, string label) => new(version, [new("s", new("节", "S"),
        [
            new("t", FieldType.Table, new("表", "T")) { MaxRows = rows, Columns = [new("a", FieldType.LongText, new("甲", "A")) { MaxLength = 1000 }] },
            new(label, FieldType.Text, new("名称", "Name")),
        ])]);
        var columns = new AnswerColumns([Form("1", 10, "x"), Form("2", 200, "y"), Form("3", 1, "x")]).Columns;
        Assert.Equal(["t", "t_2", "t_3", "t_4", "x", "y", "OtherAnswers"], columns.Select(c => c.Name));
        Assert.Equal(columns.Count, columns.Select(c => c.Label).Distinct().Count());
    }

    private static async Task<IReadOnlyList<(string, string)>> ColumnsAsync(TenantStore store)
    {
        var places = store.Get<SitePlaces>();
        var columns = await store.Get<GraphServiceClient>().Sites[await places.SiteAsync(default)].Lists[await places.ListAsync("Proposals", default)].Columns.GetAsync();
        return [.. columns!.Value!.Select(c => (c.Name!, c.DisplayName!))];
    }

    private static async Task<IDictionary<string, object>> ItemAsync(TenantStore store, string id)
    {
        var places = store.Get<SitePlaces>();
        var item = await store.Get<GraphServiceClient>().Sites[await places.SiteAsync(default)].Lists[await places.ListAsync("Proposals", default)].Items[ProposalMap.ItemOf(id)].GetAsync(r => r.QueryParameters.Expand = ["fields"]);
        return item!.Fields!.AdditionalData!;
    }
}
