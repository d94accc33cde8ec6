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
}
