using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.LocalTenant.Tests.Graph;

public sealed class DriveTests : IAsyncLifetime
{
    private const int Unit = 327_680;

    private TestTenant tenant = null!;
    private GraphServiceClient graph = null!;
    private string drive = "";

    public async Task InitializeAsync()
    {
        tenant = await TestTenant.StartAsync();
        graph = tenant.Graph();
        drive = (await graph.Sites[tenant.SiteId].Drive.GetAsync())!.Id!;
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task A_library_is_a_list_with_a_drive()
    {
        var list = await graph.Sites[tenant.SiteId].Lists.PostAsync(new List { DisplayName = "Filing documents", ListProp = new ListInfo { Template = "documentLibrary" } });
        var ofList = await graph.Sites[tenant.SiteId].Lists[list!.Id].Drive.GetAsync();
        var all = await graph.Sites[tenant.SiteId].Drives.GetAsync();
        Assert.Equal(["Documents", "Filing documents"], all!.Value!.Select(d => d.Name));
        Assert.Contains(all.Value!, d => d.Id == ofList!.Id);
        Assert.StartsWith("b!", ofList!.Id);
        Assert.Equal(list.Id, (await graph.Drives[ofList.Id].List.GetAsync())!.Id);
        Assert.Equal(404, (await tenant.SendAsync("GET", "drives/b!nothing")).Status);
        Assert.Equal(400, (await tenant.SendAsync("POST", $"sites/{tenant.SiteId}/lists/{list.Id}/items", new JsonObject { ["fields"] = new JsonObject() })).Status);
    }

    [Fact]
    public async Task A_file_put_by_path_makes_its_folders_and_comes_back_byte_for_byte()
    {
        var path = "归档/2026/é a#b.docx";
        var made = await graph.Drives[drive].Root.ItemWithPath(path).Content.PutAsync(Bytes("one"));
        var again = await graph.Drives[drive].Root.ItemWithPath(path).Content.PutAsync(Bytes("two!"));
        Assert.Equal(made!.Id, again!.Id);
        Assert.Equal((made.ETag!.Replace(",1\"", ",2\""), made.CTag!.Replace(",1\"", ",2\"")), (again.ETag, again.CTag));
        Assert.Matches("^\"\\{[0-9A-F-]{36}\\},1\"$", made.ETag);
        var read = await graph.Drives[drive].Root.ItemWithPath(path).GetAsync();
        Assert.Equal(("é a#b.docx", 4L), (read!.Name, read.Size!.Value));
        Assert.Equal($"/drives/{drive}/root:/{Uri.EscapeDataString("归档")}/2026", read.ParentReference!.Path);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read.File!.MimeType);
        Assert.Equal("two!", await Text(await graph.Drives[drive].Items[read.Id].Content.GetAsync()));
        Assert.Equal("two!", await Text(await graph.Drives[drive].Root.ItemWithPath(path.ToUpperInvariant().Replace("É", "é")).Content.GetAsync()));
    }

    [Fact]
    public async Task Content_is_a_302_to_an_address_that_needs_no_token()
    {
        var file = await graph.Drives[drive].Root.ItemWithPath("a.txt").Content.PutAsync(Bytes("hello"));
        var (status, _, response) = await tenant.SendAsync("GET", $"drives/{drive}/items/{file!.Id}/content");
        Assert.Equal(302, status);
        using var nobody = new HttpClient();
        Assert.Equal("hello", await nobody.GetStringAsync(response.Headers.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(response.Headers.Location!.ToString().Replace("_content/", "_content/9"))).StatusCode);
        Assert.Equal(501, (await tenant.SendAsync("GET", $"drives/{drive}/items/{file.Id}/content?$format=pdf")).Status);
    }

    [Theory]
    [InlineData("fail", 409, null)]
    [InlineData("replace", 200, "a.txt")]
    [InlineData("rename", 201, "a 1.txt")]
    public async Task A_name_that_is_taken_is_handled_as_the_caller_says(string behavior, int status, string? name)
    {
        await graph.Drives[drive].Root.ItemWithPath("F/a.txt").Content.PutAsync(Bytes("one"));
        using var http = tenant.Http();
        var response = await http.PutAsync($"drives/{drive}/root:/F/A.txt:/content?@microsoft.graph.conflictBehavior={behavior}", new ByteArrayContent([1]));
        Assert.Equal(status, (int)response.StatusCode);
        if (name is not null)
            Assert.Equal(name, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["name"], ignoreCase: true);
    }

    [Fact]
    public async Task A_stale_etag_on_content_is_a_412()
    {
        var file = await graph.Drives[drive].Root.ItemWithPath("a.txt").Content.PutAsync(Bytes("one"));
        await graph.Drives[drive].Items[file!.Id].Content.PutAsync(Bytes("two"), r => r.Headers.Add("If-Match", file.ETag!));
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Drives[drive].Items[file.Id].Content.PutAsync(Bytes("three"), r => r.Headers.Add("If-Match", file.ETag!)));
        Assert.Equal(412, error.ResponseStatusCode);
        Assert.Equal("two", await Text(await graph.Drives[drive].Items[file.Id].Content.GetAsync()));
    }

    [Theory]
    [InlineData("a%7Cb.txt")]
    [InlineData("CON")]
    [InlineData("~$x.docx")]
    [InlineData("x_vti_y.txt")]
    [InlineData("%20a.txt")]
    [InlineData("a.")]
    public async Task A_name_that_sharepoint_does_not_take_is_a_400(string name)
    {
        using var http = tenant.Http();
        var response = await http.PutAsync($"drives/{drive}/root:/F/{name}:/content", new ByteArrayContent([1]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(404, (await tenant.SendAsync("GET", $"drives/{drive}/root:/F")).Status);
    }

    [Fact]
    public async Task Folders_are_made_listed_paged_renamed_and_deleted_with_what_they_hold()
    {
        var folder = await graph.Drives[drive].Items["root"].Children.PostAsync(new DriveItem { Name = "Round", Folder = new Folder() });
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Drives[drive].Items["root"].Children.PostAsync(new DriveItem { Name = "round", Folder = new Folder() }));
        Assert.Equal((409, "nameAlreadyExists"), (error.ResponseStatusCode, error.Error!.Code));
        foreach (var name in new[] { "c.txt", "a.txt", "b.txt" })
            await graph.Drives[drive].Items[folder!.Id].ItemWithPath(name).Content.PutAsync(Bytes(name));
        var page = await graph.Drives[drive].Items[folder!.Id].Children.GetAsync(r => r.QueryParameters.Top = 2);
        Assert.Equal(["a.txt", "b.txt"], page!.Value!.Select(c => c.Name));
        var next = await graph.Drives[drive].Items[folder.Id].Children.WithUrl(page.OdataNextLink!).GetAsync();
        Assert.Equal(["c.txt"], next!.Value!.Select(c => c.Name));
        Assert.Null(next.OdataNextLink);
        await graph.Drives[drive].Items[folder.Id].PatchAsync(new DriveItem { Name = "第一轮" });
        Assert.Equal(3, (await graph.Drives[drive].Root.ItemWithPath("第一轮").GetAsync())!.Folder!.ChildCount);
        await graph.Drives[drive].Items[folder.Id].DeleteAsync();
        Assert.Equal(404, (await tenant.SendAsync("GET", $"drives/{drive}/items/{page.Value![0].Id}")).Status);
    }

    [Fact]
    public async Task A_file_has_columns_as_a_list_item_has_them()
    {
        var columns = $"drives/{drive}/list/columns";
        Assert.Equal(201, (await tenant.SendAsync("POST", columns, new JsonObject { ["name"] = "Round", ["text"] = new JsonObject(), ["indexed"] = true })).Status);
        var file = await graph.Drives[drive].Root.ItemWithPath("a.docx").Content.PutAsync(Bytes("x"));
        var ids = (await graph.Drives[drive].Items[file!.Id].GetAsync(r => r.QueryParameters.Select = ["sharepointIds"]))!.SharepointIds!;
        await graph.Drives[drive].List.Items[ids.ListItemId].Fields.PatchAsync(new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Round"] = "2026" } });
        var (_, json, _) = await tenant.SendAsync("PATCH", $"drives/{drive}/items/{file.Id}/listItem/fields", new JsonObject { ["Title"] = "备案表" });
        Assert.Equal(("2026", "备案表", "a.docx"), ((string?)json["Round"], (string?)json["Title"], (string?)json["FileLeafRef"]));
        var shown = await graph.Drives[drive].Root.ItemWithPath("a.docx").GetAsync(r => r.QueryParameters.Expand = ["listItem($expand=fields)"]);
        Assert.Equal("2026", shown!.ListItem!.Fields!.AdditionalData["Round"]);
        Assert.NotEqual(file.ETag, shown.ETag);
        Assert.Equal(file.CTag, shown.CTag);
        var found = await graph.Drives[drive].List.Items.GetAsync(r =>
        {
            r.QueryParameters.Filter = "fields/Round eq '2026'";
            r.QueryParameters.Expand = ["driveItem"];
        });
        Assert.Equal(file.Id, found!.Value!.Single().DriveItem!.Id);
        Assert.Equal(file.Id, (await graph.Sites[tenant.SiteId].Lists["Documents"].Items["1"].DriveItem.GetAsync())!.Id);
    }

    [Fact]
    public async Task The_sdks_large_file_task_uploads_in_fragments()
    {
        var bytes = new byte[(Unit * 2) + 100];
        Random.Shared.NextBytes(bytes);
        var session = await graph.Drives[drive].Root.ItemWithPath("big/a.bin").CreateUploadSession.PostAsync(new CreateUploadSessionPostRequestBody
        {
            Item = new DriveItemUploadableProperties { AdditionalData = new Dictionary<string, object> { ["@microsoft.graph.conflictBehavior"] = "replace" } },
        });
        var result = await new LargeFileUploadTask<DriveItem>(session!, new MemoryStream(bytes), Unit).UploadAsync();
        Assert.True(result.UploadSucceeded);
        var read = new MemoryStream();
        await (await graph.Drives[drive].Root.ItemWithPath("big/a.bin").Content.GetAsync())!.CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(HttpStatusCode.NotFound, (await new HttpClient().GetAsync(session!.UploadUrl)).StatusCode);
    }

    [Fact]
    public async Task An_upload_session_refuses_what_the_documents_refuse()
    {
        var (_, json, _) = await tenant.SendAsync("POST", $"drives/{drive}/root:/b.bin:/createUploadSession", new JsonObject { ["item"] = new JsonObject { ["@microsoft.graph.conflictBehavior"] = "fail" } });
        var url = (string)json["uploadUrl"]!;
        Assert.Equal(400, await Put(url, new byte[1000], $"bytes 0-999/{Unit + 1}"));
        Assert.Equal(401, await Put(url, new byte[Unit], $"bytes 0-{Unit - 1}/{Unit + 1}", withToken: true));
        Assert.Equal(202, await Put(url, new byte[Unit], $"bytes 0-{Unit - 1}/{Unit + 1}"));
        Assert.Equal(416, await Put(url, new byte[Unit], $"bytes 0-{Unit - 1}/{Unit + 1}"));
        Assert.Equal(400, await Put(url, new byte[1], $"bytes {Unit}-{Unit}/{Unit + 2}"));
        using var http = new HttpClient();
        Assert.Equal($"{Unit}-{Unit}", (string?)JsonNode.Parse(await http.GetStringAsync(url))!["nextExpectedRanges"]![0]);
        await graph.Drives[drive].Root.ItemWithPath("b.bin").Content.PutAsync(Bytes("came first"));
        Assert.Equal(409, await Put(url, new byte[1], $"bytes {Unit}-{Unit}/{Unit + 1}"));
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync(url)).StatusCode);
        Assert.Equal(404, await Put(url, new byte[1], "bytes 0-0/1"));
    }

    [Fact]
    public async Task Versions_of_a_file_can_be_read_and_restored()
    {
        var file = await graph.Drives[drive].Root.ItemWithPath("a.txt").Content.PutAsync(Bytes("one"));
        await graph.Drives[drive].Items[file!.Id].Content.PutAsync(Bytes("two"));
        var versions = await graph.Drives[drive].Items[file.Id].Versions.GetAsync();
        Assert.Equal(["2.0", "1.0"], versions!.Value!.Select(v => v.Id));
        Assert.Equal("one", await Text(await graph.Drives[drive].Items[file.Id].Versions["1.0"].Content.GetAsync()));
        await graph.Drives[drive].Items[file.Id].Versions["1.0"].RestoreVersion.PostAsync();
        Assert.Equal("one", await Text(await graph.Drives[drive].Items[file.Id].Content.GetAsync()));
        Assert.Equal(3, (await graph.Drives[drive].Items[file.Id].Versions.GetAsync())!.Value!.Count);
    }

    [Fact]
    public async Task The_hash_is_the_one_that_sharepoint_gives()
    {
        // Known answers of the algorithm: of nothing, and of one byte 'a' (0x61), with the length in the last eight bytes.
        Assert.Equal("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", (await graph.Drives[drive].Root.ItemWithPath("0").Content.PutAsync(Bytes("")))!.File!.Hashes!.QuickXorHash);
        Assert.Equal("YQAAAAAAAAAAAAAAAQAAAAAAAAA=", (await graph.Drives[drive].Root.ItemWithPath("1").Content.PutAsync(Bytes("a")))!.File!.Hashes!.QuickXorHash);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Text(Stream? stream) => await new StreamReader(stream!).ReadToEndAsync();

    private static async Task<int> Put(string url, byte[] bytes, string range, bool withToken = false)
    {
        using var http = new HttpClient();
        if (withToken)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        return (int)(await http.PutAsync(url, content)).StatusCode;
    }
}
