using System.Text.Json.Nodes;
using MicroMajor.LocalTenant.Graph.Directory;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace MicroMajor.LocalTenant.Tests.Graph;

public sealed class DirectoryTests : IAsyncLifetime
{
    private TestTenant tenant = null!;

    public async Task InitializeAsync() => tenant = await TestTenant.StartAsync();

    public async Task DisposeAsync() => await tenant.DisposeAsync();

    [Fact]
    public async Task A_person_is_found_by_id_and_by_principal_name()
    {
        var users = tenant.Graph().Users;
        var byName = await users["li@contoso.example"].GetAsync();
        Assert.Equal(("李芳", TestTenant.Li.ObjectId, null), (byName!.DisplayName, byName.Id, byName.Department));
        var byId = await users[TestTenant.Li.ObjectId].GetAsync(r => r.QueryParameters.Select = ["displayName", "department"]);
        Assert.Equal(("李芳", "教务处", null), (byId!.DisplayName, byId.Department, byId.Id));
        var error = await Assert.ThrowsAsync<ODataError>(() => users["nobody@contoso.example"].GetAsync());
        Assert.Equal((404, "Request_ResourceNotFound"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Theory]
    [InlineData("$filter=startswith(displayName,'王')", "王小明")]
    [InlineData("$filter=startswith(displayName,'x') or startswith(userPrincipalName,'ann')", "Ann Baker")]
    [InlineData("$filter=mail eq 'LI@contoso.example'", "李芳")]
    [InlineData("$filter=department ne 'Physics' and accountEnabled eq true", "王小明,李芳")]
    [InlineData("$filter=id in ('00000000-0000-4000-8000-000000000001','00000000-0000-4000-8000-000000000003')", "王小明,Ann Baker")]
    [InlineData("$filter=not(startswith(displayName,'王'))", "李芳,Ann Baker")]
    [InlineData("$search=\"displayName:bak\"", "Ann Baker")]
    [InlineData("$search=\"displayName:aker\"", "")]
    [InlineData("$search=\"displayName:小\"", "王小明")]
    [InlineData("$search=\"displayName:li\" OR \"mail:li\"", "李芳")]
    [InlineData("$orderby=displayName&$top=999", "Ann Baker,李芳,王小明")]
    public async Task People_are_filtered_and_searched(string query, string names)
    {
        var (status, json, _) = await tenant.SendAsync("GET", $"users?{query}", null, ("ConsistencyLevel", "eventual"));
        Assert.True(status == 200, json.ToJsonString());
        var expected = names.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        Assert.Equal(expected, json["value"]!.AsArray().Select(u => (string)u!["displayName"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(15, 200)]
    [InlineData(16, 400)]
    public async Task A_filter_takes_fifteen_expressions(int expressions, int status) =>
        Assert.Equal(status, (await tenant.SendAsync("GET", $"users?$filter=userPrincipalName in ({string.Join(',', Enumerable.Range(1, expressions - 1).Select(n => $"'{n}@contoso.example'"))}) or mail eq 'li@contoso.example'")).Status);

    [Fact]
    public async Task A_search_needs_the_consistency_header_and_pages_are_linked()
    {
        Assert.Equal(400, (await tenant.SendAsync("GET", "users?$search=\"displayName:x\"")).Status);
        Assert.Equal(400, (await tenant.SendAsync("GET", "users?$search=x", null, ("ConsistencyLevel", "eventual"))).Status);
        var (_, json, _) = await tenant.SendAsync("GET", "users?$top=2&$count=true", null, ("ConsistencyLevel", "eventual"));
        Assert.Equal(3, (int)json["@odata.count"]!);
        (_, json, _) = await tenant.SendAsync("GET", (string)json["@odata.nextLink"]!);
        Assert.Single(json["value"]!.AsArray());
    }

    [Fact]
    public async Task The_sdk_reads_who_has_which_role_of_the_app()
    {
        var graph = tenant.Graph();
        var principal = await graph.ServicePrincipalsWithAppId(TestTenant.App.AppId).GetAsync(r => r.QueryParameters.Select = ["id", "appRoles"]);
        Assert.Equal(("Office", TestTenant.App.ServicePrincipalId), (principal!.AppRoles!.Single().Value, principal.Id));
        var assigned = await graph.ServicePrincipals[principal.Id].AppRoleAssignedTo.GetAsync();
        var ofLi = await graph.Users[TestTenant.Li.ObjectId].AppRoleAssignments.GetAsync(r => r.QueryParameters.Filter = $"resourceId eq {principal.Id}");
        Assert.Equal(TestTenant.Li.ObjectId, assigned!.Value!.Single().PrincipalId.ToString());
        Assert.Equal(assigned.Value!.Single().Id, ofLi!.Value!.Single().Id);
        Assert.Equal(principal.AppRoles!.Single().Id, ofLi.Value!.Single().AppRoleId);
        Assert.Empty((await graph.Users[TestTenant.Wang.ObjectId].AppRoleAssignments.GetAsync())!.Value!);
    }

    [Fact]
    public async Task A_notification_of_the_sdk_lands_in_the_feed()
    {
        await tenant.Graph().Users[TestTenant.Li.ObjectId].Teamwork.SendActivityNotification.PostAsync(new SendActivityNotificationPostRequestBody
        {
            Topic = new TeamworkActivityTopic { Source = TeamworkActivityTopicSource.Text, Value = "第一轮", WebUrl = "https://teams.microsoft.com/l/entity/x/y" },
            ActivityType = "proposalSubmitted",
            PreviewText = new ItemBody { Content = "a preview" },
            TemplateParameters = [new Microsoft.Graph.Models.KeyValuePair { Name = "name", Value = "x" }],
        });
        var entry = tenant.Service<ActivityFeed>().Of(TestTenant.Li.ObjectId).Single();
        Assert.Equal(("proposalSubmitted", "第一轮", "a preview", false), (entry.ActivityType, entry.Topic, entry.Preview, entry.IsRead));
        tenant.Service<ActivityFeed>().MarkRead(TestTenant.Li.ObjectId);
        Assert.True(tenant.Service<ActivityFeed>().Of(TestTenant.Li.ObjectId).Single().IsRead);
        Assert.Empty(tenant.Service<ActivityFeed>().Of(TestTenant.Wang.ObjectId));
    }

    [Theory]
    [InlineData("""{"activityType":"a"}""")]
    [InlineData("""{"topic":{"source":"text","value":"x","webUrl":"https://example.com"},"activityType":"a"}""")]
    [InlineData("""{"topic":{"source":"entityUrl","value":"https://graph.microsoft.com/v1.0/x"}}""")]
    public async Task A_notification_that_teams_would_not_take_is_a_400(string body)
    {
        Assert.Equal(400, (await tenant.SendAsync("POST", $"users/{TestTenant.Li.ObjectId}/teamwork/sendActivityNotification", JsonNode.Parse(body))).Status);
        Assert.Empty(tenant.Service<ActivityFeed>().Of(TestTenant.Li.ObjectId));
    }

    [Theory]
    [InlineData("GET", "users/li@contoso.example")]
    [InlineData("GET", "servicePrincipals(appId='00000000-0000-4000-8000-0000000000a1')")]
    [InlineData("GET", "users/li@contoso.example/appRoleAssignments")]
    [InlineData("POST", "users/li@contoso.example/teamwork/sendActivityNotification")]
    public async Task Without_the_permission_it_is_a_403(string method, string path)
    {
        await using var bare = await TestTenant.StartAsync(TestTenant.App with { GraphRoles = ["Sites.Selected"] });
        var (status, json, _) = await bare.SendAsync(method, path, method == "POST" ? new JsonObject() : null);
        Assert.Equal((403, "Authorization_RequestDenied"), (status, (string?)json["error"]!["code"]));
    }
}
