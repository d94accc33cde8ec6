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
