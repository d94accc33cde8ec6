using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.LocalTenant.Tests.Graph;

public sealed class ItemQueryTests : IAsyncLifetime
{
    private TestTenant tenant = null!;
    private string list = "";

    public async Task InitializeAsync()
    {
        tenant = await TestTenant.StartAsync();
        list = await tenant.ListAsync("L", Column("State", "text"), Column("Points", "number"), Column("Due", "dateTime"), Column("Open", "boolean"), Column("Free", "text", indexed: false));
        foreach (var (state, points, due, open) in new (string?, int?, string?, bool?)[]
        {
            ("draft", 1, "2026-01-01T00:00:00Z", true),
            ("draft", 2, "2026-02-01T00:00:00Z", false),
            ("O'Brien's", 3, "2026-03-01T00:00:00Z", true),
            ("Submitted", 10, null, null),
            (null, null, null, null),
        })
        {
            await tenant.AddAsync(list, new JsonObject { ["State"] = state, ["Points"] = points, ["Due"] = due, ["Open"] = open, ["Free"] = state });
        }
    }

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Theory]
    [InlineData("fields/State eq 'draft'", "1,2")]
    [InlineData("fields/State eq 'DRAFT'", "1,2")]
    [InlineData("fields/State eq 'O''Brien''s'", "3")]
    [InlineData("fields/State ne 'draft'", "3,4,5")]
    [InlineData("startswith(fields/State,'dra')", "1,2")]
    [InlineData("startswith(fields/State,'sub')", "4")]
    [InlineData("fields/Points gt 2", "3,4")]
    [InlineData("fields/Points ge 2 and fields/Points lt 10", "2,3")]
    [InlineData("(fields/Points le 2)", "1,2")]
    [InlineData("fields/Points eq '10'", "4")]
    [InlineData("fields/Due gt '2026-01-15T00:00:00Z'", "2,3")]
    [InlineData("fields/Due le 2026-02-01T08:00:00+08:00", "1,2")]
    [InlineData("fields/Open eq true", "1,3")]
    [InlineData("fields/Open eq 0", "2")]
    [InlineData("fields/State eq null", "5")]
    [InlineData("fields/Due ne null", "1,2,3")]
    [InlineData("fields/id ge 4", "4,5")]
    public async Task An_indexed_filter_answers(string filter, string ids) => Assert.Equal(ids, await Ids($"$filter={Uri.EscapeDataString(filter)}"));

    [Theory]
    [InlineData("fields/State", "5,1,2,3,4")]
    [InlineData("fields/Points desc", "4,3,2,1,5")]
    public async Task An_indexed_order_is_kept_over_pages(string orderBy, string ids)
    {
        Assert.Equal(ids, await Ids($"$orderby={Uri.EscapeDataString(orderBy)}"));
        Assert.Equal(ids, await Ids($"$orderby={Uri.EscapeDataString(orderBy)}&$top=2"));
    }

    [Fact]
    public async Task Filter_and_order_go_together() =>
        Assert.Equal("2,1", await Ids("$filter=fields/State eq 'draft'&$orderby=fields/Points desc"));

    [Theory]
    [InlineData("$filter=fields/Free eq 'draft'", "Free")]
    [InlineData("$orderby=fields/Free", "Free")]
    [InlineData("$filter=fields/Title eq 'x'", "Title")]
    [InlineData("$orderby=fields/Created desc", "Created")]
    public async Task A_column_without_an_index_is_refused_by_name_unless_the_caller_prefers_so(string query, string column)
    {
        var (status, json, _) = await tenant.SendAsync("GET", $"{list}/items?{query}");
        Assert.Equal((400, "invalidRequest"), (status, (string?)json["error"]!["code"]));
        Assert.StartsWith($"Field '{column}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly'", (string?)json["error"]!["message"]);
        Assert.Equal(200, (await tenant.SendAsync("GET", $"{list}/items?{query}", null, ("Prefer", "HonorNonIndexedQueriesWarningMayFailRandomly"))).Status);
    }

    [Fact]
    public async Task A_preferred_scan_finds_what_an_index_would_find()
    {
        var (_, json, _) = await tenant.SendAsync("GET", list + "/items?$filter=fields/Free eq 'Draft' and fields/State eq 'draft'", null, ("Prefer", "HonorNonIndexedQueriesWarningMayFailRandomly"));
        Assert.Equal(["1", "2"], json["value"]!.AsArray().Select(i => (string?)i!["id"]));
    }

    [Theory]
    [InlineData("$filter=fields/State eq 'draft' and fields/Points eq 1", 400)]
    [InlineData("$filter=fields/Nothing eq 1", 400)]
    [InlineData("$filter=fields/State is 1", 400)]
    [InlineData("$filter=fields/State eq 'open", 400)]
    [InlineData("$filter=fields/Points eq 'many'", 400)]
    [InlineData("$filter=fields/State eq 'a' or fields/State eq 'b'", 501)]
    [InlineData("$filter=contains(fields/State,'a')", 501)]
    [InlineData("$skip=3", 501)]
    [InlineData("$expand=analytics", 501)]
    [InlineData("$top=0", 400)]
    [InlineData("$skiptoken=!!", 400)]
    public async Task What_sharepoint_would_not_answer_is_refused(string query, int status) =>
        Assert.Equal(status, (await tenant.SendAsync("GET", $"{list}/items?{query}")).Status);

    [Fact]
    public async Task The_sdk_pages_through_everything_once()
    {
        var graph = tenant.Graph();
        var first = await graph.Sites[tenant.SiteId].Lists["L"].Items.GetAsync(r =>
        {
            r.QueryParameters.Top = 2;
            r.QueryParameters.Expand = ["fields($select=State,Points)"];
        });
        Assert.Contains("$skiptoken=", first!.OdataNextLink);
        var seen = new List<string>();
        await PageIterator<ListItem, ListItemCollectionResponse>.CreatePageIterator(graph, first, item =>
        {
            seen.Add(item.Id!);
            Assert.Equal(["State", "Points"], item.Fields!.AdditionalData.Keys.Where(k => !k.StartsWith('@')).Concat(["State", "Points"]).Distinct().Order().Reverse());
            return true;
        }).IterateAsync();
        Assert.Equal(["1", "2", "3", "4", "5"], seen);
    }

    [Theory]
    [InlineData("$expand=fields($select=State)")]
    [InlineData("expand=fields(select=State)")]
    [InlineData("%24expand=fields%28%24select%3DState%29")]
    public async Task Expansion_is_read_with_and_without_dollars(string query)
    {
        var (_, json, _) = await tenant.SendAsync("GET", $"{list}/items/1?{query}");
        Assert.Equal(["@odata.etag", "State"], json["fields"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task Select_leaves_the_rest_of_the_item_out()
    {
        var (_, json, _) = await tenant.SendAsync("GET", $"{list}/items?$select=id,sharepointIds&$top=1");
        Assert.Equal(["@odata.etag", "id", "sharepointIds"], json["value"]![0]!.AsObject().Select(p => p.Key));
    }

    private static JsonObject Column(string name, string kind, bool indexed = true) => new() { ["name"] = name, [kind] = new JsonObject(), ["indexed"] = indexed };

    private async Task<string> Ids(string query)
    {
        var ids = new List<string?>();
        for (var next = $"{list}/items?{query}"; next is not null;)
        {
            var (status, json, _) = await tenant.SendAsync("GET", next);
            Assert.True(status == 200, json.ToJsonString());
            ids.AddRange(json["value"]!.AsArray().Select(i => (string?)i!["id"]));
            next = (string?)json["@odata.nextLink"];
        }

        return string.Join(',', ids);
    }
}
