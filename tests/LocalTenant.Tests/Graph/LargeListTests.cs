using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Tests.Graph;

/// <summary>Lists beyond the view threshold of 5,000 items.</summary>
public class LargeListTests
{
    private const int Threshold = 5_000;

    [Fact]
    public async Task Above_five_thousand_items_only_an_index_that_narrows_enough_answers()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("Rare", indexed: true), Column("Common", indexed: true), Column("Free", indexed: false));
        await FillAsync(tenant, list, Threshold);
        (string, string)[] prefer = [("Prefer", "HonorNonIndexedQueriesWarningMayFailRandomly")];
        Assert.Equal(200, (await tenant.SendAsync("GET", list + "/items?$filter=fields/Free eq 'x'&$top=1", null, prefer)).Status);
        Assert.Equal(200, (await tenant.SendAsync("GET", list + "/items?$filter=fields/Common eq 'x'&$top=1")).Status);
        await tenant.AddAsync(list, new JsonObject { ["Rare"] = "needle", ["Common"] = "x", ["Free"] = "x" });

        Assert.Equal(422, (await tenant.SendAsync("GET", list + "/items?$filter=fields/Free eq 'x'&$top=1", null, prefer)).Status);
        Assert.Equal(422, (await tenant.SendAsync("GET", list + "/items?$orderby=fields/Free&$top=1", null, prefer)).Status);
        Assert.Equal(422, (await tenant.SendAsync("GET", list + "/items?$filter=fields/Common eq 'x'&$top=1")).Status);
        var (_, json, _) = await tenant.SendAsync("GET", list + "/items?$filter=fields/Rare eq 'needle' and fields/Free eq 'x'", null, prefer);
        Assert.Equal(["5001"], json["value"]!.AsArray().Select(i => (string?)i!["id"]));
        (_, json, _) = await tenant.SendAsync("GET", list + "/items?$top=9999&$select=id");
        Assert.Equal(Threshold, json["value"]!.AsArray().Count);
        Assert.Single((await tenant.SendAsync("GET", (string)json["@odata.nextLink"]!)).Json["value"]!.AsArray());
    }

    private static JsonObject Column(string name, bool indexed) => new() { ["name"] = name, ["text"] = new JsonObject(), ["indexed"] = indexed };

    private static async Task FillAsync(TestTenant tenant, string list, int count)
    {
        foreach (var twenty in Enumerable.Range(1, count).Chunk(20))
        {
            var steps = twenty.Select(i => (JsonNode)new JsonObject
            {
                ["id"] = $"{i}",
                ["method"] = "POST",
                ["url"] = $"/{list}/items",
                ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
                ["body"] = new JsonObject { ["fields"] = new JsonObject { ["Rare"] = $"r{i}", ["Common"] = "x", ["Free"] = "x" } },
            });
            Assert.Equal(200, (await tenant.SendAsync("POST", "$batch", new JsonObject { ["requests"] = new JsonArray([.. steps]) })).Status);
        }
    }
}
