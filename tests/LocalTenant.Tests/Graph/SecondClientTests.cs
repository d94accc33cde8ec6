using System.Text.Json.Nodes;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Graph.Directory;
using MicroMajor.LocalTenant.Identity;

namespace MicroMajor.LocalTenant.Tests.Graph;

/// <summary>What two independent clients understand is not a habit of one of them: npm's @microsoft/microsoft-graph-client.</summary>
public class SecondClientTests
{
    [Fact]
    public async Task The_javascript_client_reads_and_writes_the_same_tenant()
    {
        await using var tenant = await TestTenant.StartAsync();
        var output = await Task.Run(() => NodeFolder.Open("tests/LocalTenant.Tests/node").Run("second-client.mjs", environment: new Dictionary<string, string>
        {
            ["BASE"] = tenant.Base,
            ["TOKEN"] = tenant.Tokens.ForApp(EntraTokens.Graph),
            ["SITE"] = tenant.SitePath,
        }));
        var expected = JsonNode.Parse("""
            {
              "siteName": "Filing",
              "filtered": [["1", 1.5], ["3", 4.5], ["5", 7.5]],
              "paged": ["1", "2", "3", "4", "5"],
              "emptied": false,
              "errors": [[412, "resourceModified", true], [400, "invalidRequest", true], [404, "itemNotFound", true], [400, "invalidRequest", true]],
              "fileName": "a b.txt",
              "content": "你好",
              "uploaded": ["big.bin", 327685],
              "children": ["文件夹", "big.bin"],
              "batch": [200, "batched"],
              "people": [{ "displayName": "王小明", "id": "00000000-0000-4000-8000-000000000001" }]
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(output)), output);
        Assert.Equal("test", tenant.Service<ActivityFeed>().Of(TestTenant.Wang.ObjectId).Single().ActivityType);
    }
}
