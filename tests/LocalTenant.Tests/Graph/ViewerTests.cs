using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Graph;

namespace MicroMajor.LocalTenant.Tests.Graph;

public class ViewerTests
{
    [Fact]
    public async Task A_file_that_a_person_drops_lies_in_the_library_in_its_folder_and_may_be_dropped_again()
    {
        await using var tenant = await TestTenant.StartAsync();
        using var browser = Browser(tenant);
        foreach (var text in new[] { "first", "second" })
            Assert.Equal(204, (int)(await browser.PutAsync("/_sharepoint/library/%E8%A1%A8/2026/form.json?as=p1", new StringContent(text))).StatusCode);
        var file = (await browser.GetFromJsonAsync<JsonArray>("/_sharepoint/library"))!.Single(e => !(bool)e!["folder"]!)!;
        Assert.Equal("Documents/表/2026/form.json", (string?)file["path"]);
        Assert.Equal("second", await browser.GetStringAsync($"/_sharepoint/files/{file["id"]}"));
        Assert.Equal(400, (int)(await browser.PutAsync("/_sharepoint/library/a%3Ab.txt", new StringContent("x"))).StatusCode);
    }

    [Fact]
    public async Task A_person_sees_lists_and_items_as_they_stand()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("轮次", new JsonObject { ["name"] = "Opens", ["displayName"] = "开始", ["dateTime"] = new JsonObject() });
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "a", ["Opens"] = "2026-03-01T00:00:00Z" });
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "b" });
        using var browser = Browser(tenant);
        var shown = (await browser.GetFromJsonAsync<JsonArray>("/_sharepoint/lists"))!.Single()!;
        Assert.Equal(("轮次", 2), ((string?)shown["displayName"], (int)shown["itemCount"]!));
        Assert.Contains(shown["columns"]!.AsArray(), c => (string?)c!["displayName"] == "开始" && (string?)c["type"] == "dateTime");
        var items = (await browser.GetFromJsonAsync<JsonArray>($"/_sharepoint/lists/{shown["id"]}/items"))!;
        Assert.Equal([("2", "b"), ("1", "a")], items.Select(i => ((string)i!["id"]!, (string)i["fields"]!["Title"]!)));
        Assert.Equal(404, (int)(await browser.GetAsync("/_sharepoint/lists/nothing/items")).StatusCode);
    }

    [Fact]
    public async Task A_person_sees_the_library_as_a_tree_and_a_link_opens_the_file()
    {
        await using var tenant = await TestTenant.StartAsync();
        var graph = tenant.Graph();
        var drive = (await graph.Sites[tenant.SiteId].Drive.GetAsync())!.Id;
        using var browser = Browser(tenant);
        Assert.Empty((await browser.GetFromJsonAsync<JsonArray>("/_sharepoint/library"))!);
        var file = await graph.Drives[drive].Root.ItemWithPath("第一轮/a b.pdf").Content.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes("pdf")));
        await graph.Drives[drive].Root.ItemWithPath("x.html").Content.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes("<script>")));
        var entries = (await browser.GetFromJsonAsync<JsonArray>("/_sharepoint/library"))!;
        Assert.Equal(
            [("Documents", true), ("Documents/第一轮", true), ("Documents/第一轮/a b.pdf", false), ("Documents/x.html", false)],
            entries.Select(e => ((string)e!["path"]!, (bool)e["folder"]!)));
        var download = await browser.GetAsync($"/_sharepoint/files/{file!.Id}");
        Assert.Equal(("pdf", "attachment"), (await download.Content.ReadAsStringAsync(), download.Content.Headers.ContentDisposition!.DispositionType));
        var shown = await browser.GetAsync(file.WebUrl);
        Assert.Equal(("pdf", "application/pdf", null), (await shown.Content.ReadAsStringAsync(), shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition));
        Assert.Equal("attachment", (await browser.GetAsync("/sites/Filing/Shared%20Documents/x.html")).Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("/#/files", (await browser.GetAsync("/sites/Filing/Shared%20Documents/%E7%AC%AC%E4%B8%80%E8%BD%AE")).Headers.Location!.ToString());
        Assert.Equal(404, (int)(await browser.GetAsync("/sites/Filing/Shared%20Documents/nothing.pdf")).StatusCode);
    }

    private static HttpClient Browser(TestTenant tenant) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(tenant.Base) };
}
