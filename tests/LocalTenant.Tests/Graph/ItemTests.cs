using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.LocalTenant.Tests.Graph;

public class ItemTests
{
    private static JsonObject Column(string name, string kind, string facet = "{}", bool indexed = false, bool unique = false) => new()
    {
        ["name"] = name,
        [kind] = JsonNode.Parse(facet),
        ["indexed"] = indexed,
        ["enforceUniqueValues"] = unique,
    };

    [Fact]
    public async Task An_item_comes_back_through_the_sdk_as_it_was_saved()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync(
            "L", Column("Count", "number"), Column("Due", "dateTime"), Column("Done", "boolean"), Column("Long", "text", """{"allowMultipleLines":true}"""), Column("Owner", "personOrGroup"), Column("Kinds", "choice", """{"displayAs":"checkBoxes"}"""));
        var items = tenant.Graph().Sites[tenant.SiteId].Lists["L"].Items;
        var made = await items.PostAsync(new ListItem
        {
            Fields = new FieldValueSet
            {
                AdditionalData = new Dictionary<string, object>
                {
                    ["Title"] = "微专业 “A”",
                    ["Count"] = 12.5,
                    ["Due"] = new DateTimeOffset(2026, 1, 2, 11, 4, 5, TimeSpan.FromHours(8)),
                    ["Done"] = true,
                    ["Long"] = "line 1\nline 2",
                    ["OwnerLookupId"] = 12,
                    ["Kinds@odata.type"] = "Collection(Edm.String)",
                    ["Kinds"] = new List<string> { "a", "b" },
                },
            },
        });
        var read = await items[made!.Id].GetAsync(r => r.QueryParameters.Expand = ["fields"]);
        var fields = read!.Fields!.AdditionalData;
        Assert.Equal("微专业 “A”", fields["Title"]);
        Assert.Equal(12.5m, fields["Count"]);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), ((DateTime)fields["Due"]).ToUniversalTime());
        Assert.Equal(true, fields["Done"]);
        Assert.Equal("line 1\nline 2", fields["Long"]);
        Assert.Equal("12", fields["OwnerLookupId"]);
        Assert.Equal("1", read.Id);
        Assert.Equal("1", read.Fields.Id);
        Assert.Equal("Item", read.ContentType!.Name);
        Assert.Equal("Test app", read.CreatedBy!.Application!.DisplayName);
        Assert.Matches("^\"[0-9a-f-]{36},1\"$", read.ETag!);
        Assert.Equal("1.0", fields["_UIVersionString"]);
        Assert.Equal("1", (await tenant.SendAsync("GET", list + "/items/1")).Json["id"]!.ToString());
    }

    [Fact]
    public async Task Empty_columns_are_left_out_and_null_empties_a_column()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("A", "text"), Column("B", "text"));
        var item = await tenant.AddAsync(list, new JsonObject { ["A"] = "x", ["B"] = "" });
        Assert.Equal("x", (string?)item["fields"]!["A"]);
        Assert.False(item["fields"]!.AsObject().ContainsKey("B"));
        var (_, json, _) = await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["A"] = null });
        Assert.False(json.ContainsKey("A"));
    }

    [Fact]
    public async Task Every_write_raises_the_etag_and_a_stale_one_is_a_412_that_changes_nothing()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        var first = (string?)(await tenant.AddAsync(list, new JsonObject { ["Title"] = "a" }))["eTag"];
        var (status, json, _) = await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["Title"] = "b" }, ("If-Match", first!));
        Assert.Equal(200, status);
        Assert.Equal(first!.Replace(",1\"", ",2\""), (string?)json["@odata.etag"]);
        foreach (var (path, body) in new (string, JsonObject)[] { ("/items/1/fields", new() { ["Title"] = "c" }), ("/items/1", new() { ["fields"] = new JsonObject { ["Title"] = "c" } }) })
        {
            (status, json, _) = await tenant.SendAsync("PATCH", list + path, body, ("If-Match", first));
            Assert.Equal((412, "resourceModified"), (status, (string?)json["error"]!["code"]));
        }

        Assert.Equal(412, (await tenant.SendAsync("DELETE", list + "/items/1", null, ("If-Match", first))).Status);
        (_, json, _) = await tenant.SendAsync("GET", list + "/items/1/fields");
        Assert.Equal("b", (string?)json["Title"]);
        Assert.Equal(200, (await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["Title"] = "d" }, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task The_sdk_sees_a_stale_write_as_an_odata_error_with_status_412()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "a" });
        var error = await Assert.ThrowsAsync<ODataError>(() => tenant.Graph().Sites[tenant.SiteId].Lists["L"].Items["1"].Fields.PatchAsync(
            new FieldValueSet { AdditionalData = new Dictionary<string, object> { ["Title"] = "b" } },
            r => r.Headers.Add("If-Match", "\"00000000-0000-0000-0000-000000000000,7\"")));
        Assert.Equal(412, error.ResponseStatusCode);
        Assert.NotNull(error.Error!.InnerError!.RequestId);
    }

    [Theory]
    [InlineData("Nothing", "\"x\"")]
    [InlineData("id", "\"7\"")]
    [InlineData("Created", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("Count", "\"many\"")]
    [InlineData("Count", "101")]
    [InlineData("Due", "\"soon\"")]
    [InlineData("Done", "\"yes\"")]
    [InlineData("Title", "{}")]
    public async Task A_field_that_the_list_does_not_take_is_a_400(string field, string value)
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("Count", "number", """{"maximum":100}"""), Column("Due", "dateTime"), Column("Done", "boolean"));
        var (status, json, _) = await tenant.SendAsync("POST", list + "/items", new JsonObject { ["fields"] = new JsonObject { [field] = JsonNode.Parse(value) } });
        Assert.Equal((400, "invalidRequest"), (status, (string?)json["error"]!["code"]));
        Assert.Empty((await tenant.SendAsync("GET", list + "/items")).Json["value"]!.AsArray());
    }

    [Theory]
    [InlineData("Short", 255, 201)]
    [InlineData("Short", 256, 400)]
    [InlineData("Long", 63_999, 201)]
    [InlineData("Long", 64_000, 400)]
    public async Task Texts_end_where_sharepoint_ends_them(string column, int length, int status)
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("Short", "text"), Column("Long", "text", """{"allowMultipleLines":true}"""));
        Assert.Equal(status, (await tenant.SendAsync("POST", list + "/items", new JsonObject { ["fields"] = new JsonObject { [column] = new string('微', length) } })).Status);
    }

    [Fact]
    public async Task A_unique_value_is_taken_once_whatever_its_case()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("Code", "text", indexed: true, unique: true));
        await tenant.AddAsync(list, new JsonObject { ["Code"] = "WZY-1" });
        await tenant.AddAsync(list, []);
        await tenant.AddAsync(list, []);
        var (status, json, _) = await tenant.SendAsync("POST", list + "/items", new JsonObject { ["fields"] = new JsonObject { ["Code"] = "wzy-1" } });
        Assert.Equal((409, "nameAlreadyExists"), (status, (string?)json["error"]!["code"]));
        Assert.Equal(409, (await tenant.SendAsync("PATCH", list + "/items/2/fields", new JsonObject { ["Code"] = "WZY-1" })).Status);
        Assert.Equal(200, (await tenant.SendAsync("PATCH", list + "/items/1/fields", new JsonObject { ["Code"] = "WZY-1" })).Status);
        Assert.Equal(3, (await tenant.SendAsync("GET", list + "/items")).Json["value"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_its_number_is_not_used_again()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        await tenant.AddAsync(list, new JsonObject { ["Title"] = "a" });
        Assert.Equal(204, (await tenant.SendAsync("DELETE", list + "/items/1")).Status);
        Assert.Equal(404, (await tenant.SendAsync("GET", list + "/items/1")).Status);
        Assert.Equal("2", (string?)(await tenant.AddAsync(list, new JsonObject { ["Title"] = "b" }))["id"]);
    }

    [Fact]
    public async Task Defaults_of_columns_fill_a_new_item()
    {
        await using var tenant = await TestTenant.StartAsync();
        var column = Column("State", "text");
        column["defaultValue"] = new JsonObject { ["value"] = "draft" };
        var list = await tenant.ListAsync("L", column);
        Assert.Equal("draft", (string?)(await tenant.AddAsync(list, []))["fields"]!["State"]);
        Assert.Equal("open", (string?)(await tenant.AddAsync(list, new JsonObject { ["State"] = "open" }))["fields"]!["State"]);
    }
}
