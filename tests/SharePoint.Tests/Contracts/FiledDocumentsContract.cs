using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Kit.Memory;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class FiledDocumentsContract(ILibrary library, IFiledDocuments filed)
{
    private readonly string round = Some.Word("2025-spring");

    [Fact]
    public async Task What_was_written_of_a_round_is_found_with_what_its_columns_say_and_of_other_rounds_nothing()
    {
        var form = await PutAsync("附件2 a#1.docx");
        await library.PutAsync(Document("other.docx") with { Columns = Columns(Some.Word("other"), "1") }, default);
        var found = Assert.Single(await filed.OfRoundAsync(round, default));
        Assert.Equal(new(found.Id, form.Path, "annex2", "WZY-2025-0001", "AB12-CD34", 3, "首次写出", DocumentStanding.Current, found.Url, found.WrittenAt, null), found);
        Assert.True(Uri.TryCreate(found.Url, UriKind.Absolute, out _));
    }

    [Fact]
    public async Task A_mark_is_set_and_taken_away_and_the_content_stays()
    {
        await PutAsync("a.docx");
        foreach (var standing in new[] { DocumentStanding.Outdated, DocumentStanding.Altered, DocumentStanding.Current })
        {
            await filed.MarkAsync(Assert.Single(await filed.OfRoundAsync(round, default)), standing, default);
            var found = Assert.Single(await filed.OfRoundAsync(round, default));
            Assert.Equal((standing, "AB12-CD34", 3), (found.Standing, found.ContentCode, found.Edition));
            Assert.Equal([7], (await library.ReadAsync(found.Path, default))!);
        }
    }

    [Fact]
    public async Task A_file_that_a_person_saved_says_who_until_it_is_written_again()
    {
        var form = await PutAsync("a.docx");
        var person = await ChangeAsync(form.Path);
        var found = Assert.Single(await filed.OfRoundAsync(round, default));
        Assert.Equal((person, true), (found.ChangedBy, found.IsAltered));
        await PutAsync("a.docx");
        Assert.False(Assert.Single(await filed.OfRoundAsync(round, default)).IsAltered);
    }

    [Fact]
    public async Task A_document_of_a_new_name_takes_the_old_ones_place_and_comes_to_the_same_when_it_is_said_again()
    {
        var old = await PutAsync("旧名.docx");
        for (var i = 0; i < 2; i++)
        {
            var renamed = await library.PutAsync(Document("新名.docx") with { Columns = Columns(round, "4"), Replaces = old.Path }, default);
            var found = Assert.Single(await filed.OfRoundAsync(round, default));
            Assert.Equal((renamed.Path, 4), (found.Path, found.Edition));
            Assert.Null(await library.ReadAsync(old.Path, default));
        }
    }

    [Fact]
    public async Task Where_the_new_name_is_taken_already_one_document_is_left()
    {
        var old = await PutAsync("旧名.docx");
        await PutAsync("新名.docx");
        await library.PutAsync(Document("新名.docx") with { Columns = Columns(round, "4"), Replaces = old.Path }, default);
        Assert.EndsWith("新名.docx", Assert.Single(await filed.OfRoundAsync(round, default)).Path, StringComparison.Ordinal);
    }

    /// <summary>Somebody saves the file; says who.</summary>
    protected abstract Task<PersonId> ChangeAsync(string path);

    private Task<FiledDocument> PutAsync(string name) => library.PutAsync(Document(name) with { Columns = Columns(round, "3") }, default);

    private DocumentToFile Document(string name) => new("annex2", $"{round} 批次/附件2", name, new byte[] { 7 }, "AB12-CD34", Some.Instant, Columns(round, "3"));

    private static Dictionary<string, string> Columns(string round, string edition) => new()
    {
        ["Kind"] = "annex2",
        ["ContentCode"] = "AB12-CD34",
        ["ProposalId"] = "WZY-2025-0001",
        ["RoundId"] = round,
        ["Edition"] = edition,
        ["Reason"] = "首次写出",
        ["Standing"] = "现行",
    };
}

public sealed class MemoryFiledDocumentsTests : FiledDocumentsContract
{
    private readonly MemoryLibrary library;

    public MemoryFiledDocumentsTests()
        : this(new MemoryTenant().Library)
    {
    }

    private MemoryFiledDocumentsTests(MemoryLibrary library)
        : base(library, library) => this.library = library;

    protected override Task<PersonId> ChangeAsync(string path)
    {
        var at = path.LastIndexOf('/');
        library.PutBy(TenantStore.Officer, path[..at], path[(at + 1)..], [8]);
        return Task.FromResult(TenantStore.Officer);
    }
}

[Collection(OneTenant.Name)]
public sealed class SharePointFiledDocumentsTests(SharedTenant tenant) : FiledDocumentsContract(tenant.Store.Get<ILibrary>(), tenant.Store.Get<IFiledDocuments>())
{
    [Fact]
    public async Task A_renamed_file_keeps_its_versions()
    {
        var (library, folder) = (tenant.Store.Get<ILibrary>(), Some.Word("版本"));
        DocumentToFile Of(string name) => new("annex2", folder, name, new byte[] { 1 }, "A", Some.Instant, new Dictionary<string, string> { ["Kind"] = "annex2" });
        var old = await library.PutAsync(Of("a.docx"), default);
        var before = await ItemAsync(old.Path);
        var renamed = await library.PutAsync(Of("b.docx") with { Replaces = old.Path }, default);
        Assert.Equal(before, await ItemAsync(renamed.Path));
    }

    protected override async Task<PersonId> ChangeAsync(string path)
    {
        using var client = new HttpClient();
        using var response = await client.PutAsync($"{tenant.Store.Address}/_sharepoint/library/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?as={TenantStore.Officer.Value}", new ByteArrayContent([8]));
        response.EnsureSuccessStatusCode();
        return TenantStore.Officer;
    }

    private async Task<string> ItemAsync(string path) =>
        (await tenant.Store.Get<GraphServiceClient>().Drives[await tenant.Store.Get<SitePlaces>().DriveAsync(default)].Root.ItemWithPath(path).GetAsync())!.Id!;
}
