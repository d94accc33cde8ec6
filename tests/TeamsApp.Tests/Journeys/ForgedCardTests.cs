using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Identity;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>
/// Every verb, sent by everybody, with a card that names somebody else's proposal, assignment or round: signed as the channel
/// signs, since a person's client can send whatever it likes.
/// </summary>
public sealed partial class ForgedCardTests(ForgedCardTests.Stand stand, ITestOutputHelper output) : IClassFixture<ForgedCardTests.Stand>
{
    internal const string Secret = "机密标记7731";

    private readonly Scene scene = stand.Scene;

    [Fact]
    public void Every_verb_of_the_program_has_its_line_in_the_table() => Assert.Equal(scene.Services.GetRequiredService<Room>().Verbs, Permissions.Of.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_reads_or_changes_what_is_not_theirs_by_any_verb()
    {
        var sent = 0;
        foreach (var verb in Verbs)
        {
            foreach (var who in Permissions.People)
            {
                var unknown = await AnswerAsync(who, verb, await stand.AddressAsync(null, verb));
                foreach (var target in stand.Targets)
                {
                    if (Permissions.MayEnter(who, verb, target)) continue;
                    var (forged, _, written) = await stand.SendAsync(who, verb, await stand.AddressAsync(target, verb));
                    sent++;
                    // What is everybody's own is written by everybody, and is looked at below.
                    Assert.True(written.Length == 0 || Permissions.Of[verb] == Permissions.Who.Anybody, $"{verb} by {who.UserPrincipalName} at {target.Name}: {written}");
                    // Their own desk may name it, whatever the card says: the proposal is their business.
                    var own = Permissions.Of[verb] == Permissions.Who.Anybody && Permissions.HasAPart(who);
                    Assert.True(own || !forged.Contains(Secret, StringComparison.Ordinal), $"{verb} by {who.UserPrincipalName} showed {target.Name}: {forged}");
                    Assert.True(unknown == forged, $"{verb} by {who.UserPrincipalName} tells that {target.Name} exists:\n{forged}\n{unknown}");
                }
            }

            await stand.AssertUnchangedAsync(verb);
        }

        output.WriteLine($"{Verbs.Count()} verbs, {Permissions.People.Count} people, {stand.Targets.Count} proposals: {sent} forged cards");
        Assert.True(sent > 1000);
    }

    [Fact]
    public async Task Those_who_may_do_see_the_proposal()
    {
        // Without this the test above could pass on cards that show nothing to anybody.
        var seen = 0;
        foreach (var (who, verb) in new[] { (Scene.Owner, "proposals/open"), (Scene.Owner, "proposals/read"), (Scene.Dean, "endorsement/open"), (Scene.Office, "screening/open"), (Scene.Office, "proposals/read"), (Scene.Experts[0], "review/open"), (Scene.Experts[0], "proposals/read") })
            foreach (var target in stand.Targets.Where(t => Permissions.MayEnter(who, verb, t)))
            {
                Assert.Contains(Secret, await AnswerAsync(who, verb, await stand.AddressAsync(target)), StringComparison.Ordinal);
                seen++;
            }

        Assert.True(seen > 20);
        await stand.AssertUnchangedAsync("reading");
    }

    public static TheoryData<string> OddIds => new(
        "123", "-1", "1e9", "true", "null", "{}", "[]", """{"id":"1"}""", """["1"]""", "\"\"", "\" \"", "\"../\"", "\"..%2f..%2fProposals\"", "\"1' or '1' eq '1\"", "\"WZY-2025-0001' or fields/Owing eq '1\"",
        "\"1/fields\"", "\"1?$expand=fields\"", "\"\\u0000\"", "\"\\ud800\"", "\"WZY-2025-９\"", "\"WZY-0000-0001\"", $"\"{new string('9', 10_000)}\"", $"\"{new string('长', 10_000)}\"");

    [Theory]
    [MemberData(nameof(OddIds))]
    public async Task An_id_that_no_card_ever_carried_finds_nothing_and_breaks_nothing(string odd)
    {
        foreach (var who in new[] { Scene.Stranger, Scene.Owner, Scene.Office, Scene.Experts[0] })
            foreach (var verb in Verbs.Where(v => Permissions.Of[v] != Permissions.Who.Anybody && !(v is "desk/open" or "plan/open" or "duties/open" or "packs/open" or "packs/all" or "results/open" or "meeting/open" or "policy/open" or "rounds/new" or "rounds/open" or "rounds/begin" or "rubric/open" or "forms/open" && who == Scene.Office)))
            {
                var data = (await stand.AddressAsync(null)).ToJsonString();
                foreach (var name in new[] { "proposalId", "assignmentId", "roundId" })
                    data = data.Replace($"\"{name}\":\"none\"", $"\"{name}\":{odd}", StringComparison.Ordinal);
                var answer = await RawAsync(who, verb, data);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Contains("\"type\":\"application/vnd.microsoft.activity.message\"", answer.Body, StringComparison.Ordinal);
                Assert.DoesNotContain(EdgeWords.Failed(Language.Zh), answer.Body, StringComparison.Ordinal);
            }

        await stand.AssertUnchangedAsync(odd[..Math.Min(40, odd.Length)]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_person_of_another_tenant_is_refused_with_403_at_every_verb(bool channelData, bool conversation)
    {
        foreach (var verb in Verbs)
            foreach (var target in stand.Targets.Take(2))
            {
                var answer = await RawAsync(Scene.Office, verb, (await stand.AddressAsync(target)).ToJsonString(), activity =>
                {
                    if (channelData) activity["channelData"]!["tenant"]!["id"] = "99999999-0000-4000-8000-000000000001";
                    if (conversation) activity["conversation"]!["tenantId"] = "99999999-0000-4000-8000-000000000001";
                });
                Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
                Assert.Empty(answer.Body);
            }

        await stand.AssertUnchangedAsync("another tenant");
    }

    private IEnumerable<string> Verbs => scene.Services.GetRequiredService<Room>().Verbs;

    private Task<string> AnswerAsync(SeedPerson who, string verb, JsonObject data) => stand.AnswerAsync(who, verb, data);

    private async Task<(HttpStatusCode Status, string Body)> RawAsync(SeedPerson who, string verb, string data, Action<JsonObject>? change = null)
    {
        var (activities, tokens) = (scene.Tenant.GetRequiredService<Activities>(), scene.Tenant.GetRequiredService<ChannelTokens>());
        var activity = activities.Invoke(who, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = "DATA" }, ["trigger"] = "manual" }, scene.Chat(who.ObjectId)[0].Id, "message");
        change?.Invoke(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scene.AppAddress, "/api/messages"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(Demo.Cast.AppId, activities.ServiceUrl));
        // As text: not every odd value can be held by a parsed document.
        request.Content = new StringContent(activity.ToJsonString().Replace("\"DATA\"", data, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var response = await stand.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
