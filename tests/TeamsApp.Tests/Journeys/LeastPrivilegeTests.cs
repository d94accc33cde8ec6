using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.Demo;
using MicroMajor.Kit;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The app works with the permissions that the documents ask an administrator for, and has no others in any journey.</summary>
public sealed partial class LeastPrivilegeTests
{
    private static readonly string[] s_needed = ["Application.Read.All", "Sites.Selected", "User.Read.All"];

    [Fact]
    public void The_documents_ask_for_what_the_tenant_grants_here()
    {
        Assert.Equal(s_needed.Append("TeamsActivity.Send").Order(StringComparer.Ordinal), Cast.Of(1, 1).Tenant.App.GraphRoles.Order(StringComparer.Ordinal));
        foreach (var (file, paragraph) in new[] { ("README.md", "Graph application permissions:"), ("docs/install.md", "**API permissions") })
        {
            var text = File.ReadAllText(Path.Combine(House.Root, file));
            var asked = PermissionName().Matches(text[text.IndexOf(paragraph, StringComparison.Ordinal)..].Split("\n\n")[0].Split("\n4.")[0]).Select(m => m.Groups[1].Value);
            Assert.Equal(s_needed, asked.Where(p => !p.StartsWith("TeamsActivity.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
        }

        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(House.Root, "appPackage", "manifest.json")))!;
        Assert.Equal(["TeamsActivity.Send.User"], manifest["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray().Select(p => (string?)p!["name"]));
    }

    [Fact]
    public async Task No_transition_makes_a_call_that_is_refused()
    {
        var rounds = Crossings.All.Keys.Select((_, i) => A.Round($"2025-{i:000}")).ToList();
        await using var scene = await Scene.OpenAsync(rounds);
        Assert.Equal("write", scene.Tenant.GetRequiredService<SiteGrants>().All.Single().Role);
        scene.Log.Clear();
        foreach (var (make, round) in Crossings.All.Values.Zip(rounds))
        {
            var crossing = await make(scene, round);
            await crossing.Press();
            await scene.UntilPaidAsync(crossing);
            Assert.Equal(crossing.After, (await crossing.Look()).State);
        }

        Assert.True(scene.Log.Entries.Count > 500);
        Assert.Empty(scene.Log.Entries.Where(e => e.Status is 401 or 403).Select(e => e.Kind));
    }

    // What would be refused if the app tried: the rights in force here are the narrow ones.
    [Fact]
    public async Task The_app_can_neither_make_lists_nor_give_itself_rights_nor_see_another_site()
    {
        await using var scene = await Scene.OpenAsync();
        var (graph, options) = (scene.Services.GetRequiredService<GraphServiceClient>(), scene.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SharePointOptions>>().Value);
        var site = graph.Sites[$"{options.SiteHost}:{options.SitePath}"];
        var id = (await site.GetAsync())!.Id!;
        await RefusedAsync(() => graph.Sites[id].Lists.PostAsync(new List { DisplayName = "Mine" }));
        await RefusedAsync(() => graph.Sites[id].Permissions.PostAsync(new Permission { Roles = ["fullcontrol"] }));
        await RefusedAsync(() => graph.Sites[$"{options.SiteHost}:/sites/Elsewhere"].GetAsync(), HttpStatusCode.NotFound);
    }

    private static async Task RefusedAsync(Func<Task> act, HttpStatusCode status = HttpStatusCode.Forbidden) =>
        Assert.Equal((int)status, (await Assert.ThrowsAsync<ODataError>(act)).ResponseStatusCode);

    [GeneratedRegex(@"`((?:Sites|User|Application|Directory|Group|Files|Mail|TeamsActivity|AppRoleAssignment|Chat|Channel|Team)\.[A-Za-z.]+)`")]
    private static partial Regex PermissionName();
}
