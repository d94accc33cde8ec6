using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.LocalTenant.Tests.Graph;

public class ListTests
{
    private static JsonObject Column(string name, string kind, string facet = "{}", bool indexed = false, bool unique = false) => new()
    {
        ["name"] = name,
        [kind] = JsonNode.Parse(facet),
        ["indexed"] = indexed,
        ["enforceUniqueValues"] = unique,
    };

    [Fact]
    public async Task The_sdk_finds_the_site_by_path_and_by_id()
    {
        await using var tenant = await TestTenant.StartAsync();
        var byPath = await tenant.Graph().Sites[tenant.SitePath].GetAsync();
        var byId = await tenant.Graph().Sites[byPath!.Id].GetAsync();
        Assert.Equal(byPath.Id, byId!.Id);
        Assert.Equal("Filing", byId.Name);
        Assert.Equal("contoso.sharepoint.example", byId.SiteCollection!.Hostname);
        Assert.Equal(404, (await tenant.SendAsync("GET", "sites/contoso.sharepoint.example:/sites/Elsewhere")).Status);
    }

    [Fact]
    public async Task The_sdk_creates_a_list_and_reads_it_by_id_and_by_name()
    {
        await using var tenant = await TestTenant.StartAsync();
        var lists = tenant.Graph().Sites[tenant.SiteId].Lists;
        var made = await lists.PostAsync(new List
        {
            DisplayName = "Rounds",
            ListProp = new ListInfo { Template = "genericList" },
            Columns =
            [
                new ColumnDefinition { Name = "Year", Number = new NumberColumn(), Indexed = true },
                new ColumnDefinition { Name = "Notes", Text = new TextColumn { AllowMultipleLines = true } },
                new ColumnDefinition { Name = "Opens", DateTime = new DateTimeColumn { Format = "dateTime" } },
                new ColumnDefinition { Name = "IsOpen", Boolean = new BooleanColumn() },
                new ColumnDefinition { Name = "Kind", Choice = new ChoiceColumn { Choices = ["a", "b"] } },
                new ColumnDefinition { Name = "Owner", PersonOrGroup = new PersonOrGroupColumn() },
            ],
        });
        var byId = await lists[made!.Id].GetAsync(r => r.QueryParameters.Expand = ["columns"]);
        var byName = await lists["rounds"].GetAsync(r => r.QueryParameters.Select = ["id", "displayName"]);
        Assert.Equal(made.Id, byName!.Id);
        Assert.Null(byName.ListProp);
        Assert.Equal("genericList", byId!.ListProp!.Template);
        Assert.Superset(new HashSet<string?> { "Title", "Year", "Notes", "Opens", "IsOpen", "Kind", "Owner", "Created", "Author" }, byId.Columns!.Select(c => c.Name).ToHashSet());
        Assert.Empty(byId.Columns!.SelectMany(c => c.AdditionalData));
        Assert.DoesNotContain(byId.AdditionalData, p => !p.Key.StartsWith('@'));
        Assert.True(byId.Columns!.Single(c => c.Name == "Notes").Text!.AllowMultipleLines);
    }

    [Fact]
    public async Task A_second_list_of_the_same_name_is_a_409_and_a_missing_one_a_404()
    {
        await using var tenant = await TestTenant.StartAsync();
        await tenant.ListAsync("Rounds");
        var (status, json, _) = await tenant.SendAsync("POST", $"sites/{tenant.SitePath}:/lists", new JsonObject { ["displayName"] = "ROUNDS" });
        Assert.Equal((409, "nameAlreadyExists"), (status, (string?)json["error"]!["code"]));
        (status, json, _) = await tenant.SendAsync("GET", $"sites/{tenant.SitePath}:/lists/Nothing");
        Assert.Equal((404, "itemNotFound"), (status, (string?)json["error"]!["code"]));
    }

    [Fact]
    public async Task A_column_is_added_indexed_and_deleted()
    {
        await using var tenant = await TestTenant.StartAsync();
        var site = tenant.Graph().Sites[tenant.SiteId];
        var list = await site.Lists.PostAsync(new List { DisplayName = "L" });
        var columns = site.Lists[list!.Id].Columns;
        var column = await columns.PostAsync(new ColumnDefinition { Name = "State", Text = new TextColumn() });
        Assert.False(column!.Indexed);
        var changed = await columns[column.Id].PatchAsync(new ColumnDefinition { Indexed = true, DisplayName = "状态" });
        Assert.Equal((true, "状态", "State"), (changed!.Indexed, changed.DisplayName, changed.Name));
        await columns[column.Id].DeleteAsync();
        Assert.DoesNotContain((await columns.GetAsync())!.Value!, c => c.Name == "State");
    }

    [Fact]
    public async Task A_name_with_a_blank_or_a_chinese_sign_gets_its_internal_form()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", Column("My Col", "text"), Column("名", "text"));
        var (_, json, _) = await tenant.SendAsync("GET", list + "/columns?$select=name");
        var names = json["value"]!.AsArray().Select(c => (string?)c!["name"]).ToList();
        Assert.Contains("My_x0020_Col", names);
        Assert.Contains("_x540d_", names);
    }

    [Fact]
    public async Task The_twenty_first_index_is_refused()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L", [.. Enumerable.Range(1, 20).Select(i => Column($"C{i}", "text", indexed: true))]);
        var (status, json, _) = await tenant.SendAsync("POST", list + "/columns", Column("C21", "text", indexed: true));
        Assert.Equal((400, "invalidRequest"), (status, (string?)json["error"]!["code"]));
        Assert.Equal(201, (await tenant.SendAsync("POST", list + "/columns", Column("C21", "text"))).Status);
    }

    [Fact]
    public async Task Long_texts_cannot_be_indexed_and_unique_columns_must_be()
    {
        await using var tenant = await TestTenant.StartAsync();
        var list = await tenant.ListAsync("L");
        Assert.Equal(400, (await tenant.SendAsync("POST", list + "/columns", Column("A", "text", """{"allowMultipleLines":true}""", indexed: true))).Status);
        Assert.Equal(400, (await tenant.SendAsync("POST", list + "/columns", Column("B", "text", unique: true))).Status);
    }

    [Fact]
    public async Task Without_a_token_it_is_401_and_with_read_only_rights_403()
    {
        await using var tenant = await TestTenant.StartAsync(TestTenant.App with { SiteRole = "read" });
        using var nobody = tenant.Http(withToken: false);
        var refused = await nobody.GetAsync($"sites/{tenant.SitePath}");
        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Contains("InvalidAuthenticationToken", await refused.Content.ReadAsStringAsync());
        var error = await Assert.ThrowsAsync<ODataError>(() => tenant.Graph().Sites[tenant.SiteId].Lists.PostAsync(new List { DisplayName = "L" }));
        Assert.Equal((403, "accessDenied"), (error.ResponseStatusCode, error.Error!.Code));
        Assert.NotNull(await tenant.Graph().Sites[tenant.SitePath].GetAsync());
    }

    [Theory]
    [InlineData("none", "GET", 403)]
    [InlineData("read", "GET", 200)]
    [InlineData("write", "POST", 403)]
    [InlineData("manage", "POST", 201)]
    public async Task What_the_site_granted_decides_over_lists(string role, string method, int status)
    {
        await using var tenant = await TestTenant.StartAsync(TestTenant.App with { SiteRole = role });
        Assert.Equal(status, (await tenant.SendAsync(method, $"sites/{tenant.SitePath}:/lists", method == "POST" ? new JsonObject { ["displayName"] = "L" } : null)).Status);
    }

    [Fact]
    public async Task What_it_does_not_know_is_a_501_that_names_the_question()
    {
        await using var tenant = await TestTenant.StartAsync();
        var (status, json, response) = await tenant.SendAsync("GET", "groups/x/members?$top=3", null, ("client-request-id", "abc"));
        Assert.Equal(501, status);
        Assert.Contains("groups/x/members", (string?)json["error"]!["message"]);
        Assert.Equal("abc", (string?)json["error"]!["innerError"]!["client-request-id"]);
        Assert.Equal("abc", response.Headers.GetValues("client-request-id").Single());
        Assert.True(Guid.TryParse(response.Headers.GetValues("request-id").Single(), out _));
        (status, json, _) = await tenant.SendAsync("GET", $"sites/{tenant.SitePath}:/lists?$apply=aggregate(x)");
        Assert.Equal(501, status);
        Assert.Contains("apply=aggregate(x)", (string?)json["error"]!["message"]);
    }
}
