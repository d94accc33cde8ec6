using MicroMajor.Domain.Filing;
using MicroMajor.Kit.Memory;
using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;

namespace MicroMajor.SharePoint.Tests.Contracts;

public abstract class LibraryContract(ILibrary library)
{
    [Fact]
    public async Task A_document_is_read_back_to_the_byte()
    {
        var document = Document("附件2 备案表.docx", 3);
        var filed = await library.PutAsync(document, default);
        Assert.Equal(new FiledDocument("annex2", $"{document.Folder}/{document.Name}", filed.Url, "AB12", Some.Instant), filed);
        Assert.True(Uri.TryCreate(filed.Url, UriKind.Absolute, out _));
        Assert.Equal(document.Bytes.ToArray(), await library.ReadAsync(filed.Path, default));
    }

    [Fact]
    public async Task Putting_again_replaces()
    {
        var document = Document("备案表.docx", 3);
        await library.PutAsync(document, default);
        var filed = await library.PutAsync(document with { Bytes = new byte[] { 9 } }, default);
        Assert.Equal([9], (await library.ReadAsync(filed.Path, default))!);
    }

    [Fact]
    public async Task What_was_taken_away_is_not_there_and_can_be_taken_away_again()
    {
        var filed = await library.PutAsync(Document("导入.docx", 3), default);
        await library.RemoveAsync(filed.Path, default);
        Assert.Null(await library.ReadAsync(filed.Path, default));
        await library.RemoveAsync(filed.Path, default);
    }

    [Fact]
    public async Task What_was_never_put_is_not_there() => Assert.Null(await library.ReadAsync($"{Some.Word("folder")}/x.docx", default));

    [Fact]
    public async Task What_the_app_put_is_found_by_its_link_with_its_proposal_and_nobody_who_put_it()
    {
        var filed = await library.PutAsync(Document("附件2 备案表 #1.docx", 3), default);
        Assert.Equal(new LibraryFile(filed.Path, 3, "WZY-2025-0001", null, null), await library.FindAsync(filed.Url, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("附件2.docx")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://elsewhere.example/sites/filing/a.docx")]
    [InlineData("https://contoso.sharepoint.example/sites/filing/Filing%20documents/no-such.docx")]
    [InlineData("https://contoso.sharepoint.example/:w:/s/filing/EaBcDeF?e=x")]
    public async Task What_leads_to_no_file_of_the_library_is_not_found(string link) => Assert.Null(await library.FindAsync(link, default));

    protected static DocumentToFile Document(string name, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)((i * 31) + (i >> 10));
        var columns = new Dictionary<string, string> { ["Kind"] = "annex2", ["ContentCode"] = "AB12", ["ProposalId"] = "WZY-2025-0001", ["RoundId"] = "2025-spring" };
        return new("annex2", $"{Some.Word("2025-spring")}/附件2", name, bytes, "AB12", Some.Instant, columns);
    }
}

public sealed class MemoryLibraryTests() : LibraryContract(new MemoryTenant().Library);

[Collection(OneTenant.Name)]
public sealed class SharePointLibraryTests(SharedTenant tenant) : LibraryContract(tenant.Store.Get<ILibrary>())
{
    [Fact]
    public async Task A_document_carries_its_columns()
    {
        var store = tenant.Store;
        var filed = await store.Get<ILibrary>().PutAsync(Document("备案表.docx", 3), default);
        var places = store.Get<SitePlaces>();
        var graph = store.Get<GraphServiceClient>();
        var item = await graph.Drives[await places.DriveAsync(default)].Root.ItemWithPath(filed.Path).GetAsync(r => r.QueryParameters.Expand = ["listItem($expand=fields)"]);
        var fields = item!.ListItem!.Fields!.AdditionalData;
        Assert.Equal(["annex2", "AB12", "WZY-2025-0001", "2025-spring"], new[] { "Kind", "ContentCode", "ProposalId", "RoundId" }.Select(c => fields[c]));
    }

    [Fact]
    public async Task A_persons_file_is_found_by_every_link_that_people_copy_in_one_call()
    {
        var (store, folder) = (tenant.Store, Some.Word("草稿"));
        var mine = await PutAsync($"{folder}/a b#1.docx", "00000000-0000-4000-8000-000000000001");
        await PutAsync($"{folder}/a b#1.docx", TenantStore.Officer.Value);
        var expected = new LibraryFile($"{folder}/a b#1.docx", 4, "", new("00000000-0000-4000-8000-000000000001"), TenantStore.Officer);
        var library = store.Get<ILibrary>();
        var address = new Uri(mine);
        foreach (var link in new[]
        {
            mine,
            mine + "?web=1",
            $"{address.GetLeftPart(UriPartial.Authority)}/:w:/r{address.AbsolutePath}?d=w1&csf=1&web=1&e=x",
            $"https://contoso.sharepoint.example/sites/filing/_layouts/15/Doc.aspx?sourcedoc=%7B{await GuidOfAsync(expected.Path)}%7D&file=a.docx&action=default",
        })
        {
            LibraryFile? found = null;
            var calls = await store.CallsOfAsync(async () => found = await library.FindAsync(link, default));
            Assert.Equal(expected, found);
            Assert.Single(calls);
        }

        Assert.Equal("byte"u8.ToArray(), await library.ReadAsync(expected.Path, default));
    }

    [Theory]
    [InlineData("..%2fx.docx")]
    [InlineData("a//x.docx")]
    [InlineData("a%5cx.docx")]
    [InlineData("a:%20/x.docx")]
    [InlineData("")]
    public async Task A_link_that_plays_with_the_path_is_not_followed(string rest) =>
        Assert.Null(await tenant.Store.Get<ILibrary>().FindAsync($"{(await tenant.Store.Get<SitePlaces>().LibraryAsync(default)).AbsoluteUri}/{rest}", default));

    [Fact]
    public async Task A_folder_and_a_file_of_another_library_are_not_found()
    {
        var filed = await tenant.Store.Get<ILibrary>().PutAsync(Document("a.docx", 3), default);
        Assert.Null(await tenant.Store.Get<ILibrary>().FindAsync(filed.Url[..filed.Url.LastIndexOf('/')], default));
        var graph = tenant.Store.Get<GraphServiceClient>();
        var drives = await graph.Sites[await tenant.Store.Get<SitePlaces>().SiteAsync(default)].Drives.GetAsync();
        var other = drives!.Value!.First(d => d.Name == "Documents").Id!;
        using var bytes = new MemoryStream([1]);
        var file = await graph.Drives[other].Root.ItemWithPath("b.docx").Content.PutAsync(bytes);
        Assert.Null(await tenant.Store.Get<ILibrary>().FindAsync($"https://contoso.sharepoint.example/sites/filing/_layouts/15/Doc.aspx?sourcedoc=%7B{Guid(file!.ETag!)}%7D&file=b.docx", default));
    }

    private async Task<string> PutAsync(string path, string person)
    {
        using var client = new HttpClient();
        using var response = await client.PutAsync($"{tenant.Store.Address}/_sharepoint/library/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?as={person}", new ByteArrayContent("byte"u8.ToArray()));
        response.EnsureSuccessStatusCode();
        var places = tenant.Store.Get<SitePlaces>();
        return (await tenant.Store.Get<GraphServiceClient>().Drives[await places.DriveAsync(default)].Root.ItemWithPath(path).GetAsync())!.WebUrl!;
    }

    private async Task<string> GuidOfAsync(string path) =>
        Guid((await tenant.Store.Get<GraphServiceClient>().Drives[await tenant.Store.Get<SitePlaces>().DriveAsync(default)].Root.ItemWithPath(path).GetAsync())!.ETag!);

    private static string Guid(string eTag) => eTag[2..38];

    [Fact]
    public async Task A_document_of_more_than_ten_mebibytes_goes_up_in_parts_and_comes_back_to_the_byte()
    {
        var document = Document("大文件.docx", (10 * 1024 * 1024) + 1);
        FiledDocument? filed = null;
        var calls = await tenant.Store.CallsOfAsync(async () => filed = await tenant.Store.Get<ILibrary>().PutAsync(document, default));
        Assert.Contains(calls, c => c.Method == "POST" && c.Path.EndsWith("/createUploadSession", StringComparison.Ordinal));
        Assert.Equal(document.Bytes.ToArray(), await tenant.Store.Get<ILibrary>().ReadAsync(filed!.Path, default));
    }

    [Theory]
    [InlineData("a:b*c?\"d<e>f|g#h%i\\j.docx", "a_b_c__d_e_f_g_h_i_j.docx")]
    [InlineData(" 备案表. ", "备案表")]
    [InlineData("~$x.docx", "_~$x.docx")]
    [InlineData("CON.docx", "_CON.docx")]
    [InlineData("a_vti_b.docx", "a_b.docx")]
    [InlineData("..", "_")]
    [InlineData("tab\there\n.docx", "tab_here_.docx")]
    public async Task A_name_that_people_typed_is_made_safe(string typed, string safe)
    {
        var document = Document(typed, 1);
        var filed = await tenant.Store.Get<ILibrary>().PutAsync(document, default);
        Assert.Equal($"{document.Folder}/{safe}", filed.Path);
        Assert.NotNull(await tenant.Store.Get<ILibrary>().ReadAsync(filed.Path, default));
    }

    [Fact]
    public async Task A_long_name_keeps_its_ending()
    {
        var document = Document(new string('名', 300) + ".docx", 1);
        var filed = await tenant.Store.Get<ILibrary>().PutAsync(document, default);
        Assert.Equal($"{document.Folder}/{new string('名', 115)}.docx", filed.Path);
    }
}
