using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Tests.Graph;

public class VersionTests
{
    [Fact]
    public async Task Each_write_is_a_version_and_an_old_one_comes_back_as_a_new_one()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "one" });
        await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["Title"] = "two" });
        var item = tenant.Graph().Sites[tenant.SiteId].Lists["L"].Items["1"];
        var versions = await item.Versions.GetAsync(r => r.QueryParameters.Expand = ["fields($select=Title)"]);
        Assert.Equal([("2.0", "two"), ("1.0", "one")], versions!.Value!.Select(v => (v.Id!, (string)v.Fields!.AdditionalData["Title"])));
        Assert.Equal("one", (await item.Versions["1.0"].Fields.GetAsync())!.AdditionalData["Title"]);
        await item.Versions["1.0"].RestoreVersion.PostAsync();
        var now = await item.GetAsync(r => r.QueryParameters.Expand = ["fields"]);
        Assert.Equal(("one", "3.0"), (now!.Fields!.AdditionalData["Title"], now.Fields.AdditionalData["_UIVersionString"]));
        Assert.EndsWith(",3\"", now.ETag);
        Assert.Equal(404, (await tenant.SendAsync("GET", list + "/items/1/versions/9.0")).Status);
    }

    [Fact]
    public async Task Versions_come_newest_first_page_by_page()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "one" });
        for (var i = 2; i <= 5; i++) await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["Title"] = $"{i}" });
        var versions = tenant.Graph().Sites[tenant.SiteId].Lists["L"].Items["1"].Versions;
        var first = await versions.GetAsync(r => r.QueryParameters.Top = 2);
        Assert.Equal(["5.0", "4.0"], first!.Value!.Select(v => v.Id!));
        var second = await versions.WithUrl(first.OdataNextLink!).GetAsync();
        Assert.Equal(["3.0", "2.0"], second!.Value!.Select(v => v.Id!));
        var third = await versions.WithUrl(second.OdataNextLink!).GetAsync();
        Assert.Equal("1.0", Assert.Single(third!.Value!).Id);
        Assert.Null(third.OdataNextLink);
        Assert.Equal(400, (await tenant.SendAsync("GET", list + "/items/1/versions?$top=0")).Status);
    }
}
