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
        var (sent, none) = (0, await stand.AddressAsync(null));
        foreach (var verb in Verbs)
            foreach (var who in Permissions.People)
            {
                var unknown = await AnswerAsync(who, verb, none);
                foreach (var target in stand.Targets)
                {
                    if (Permissions.MayEnter(who, verb, target)) continue;
                    var forged = await AnswerAsync(who, verb, await stand.AddressAsync(target));
                    sent++;
                    // Their own desk may name it, whatever the card says: the proposal is their business.
                    var own = Permissions.Of[verb] == Permissions.Who.Anybody && MayAnything(who);
                    Assert.True(own || !forged.Contains(Secret, StringComparison.Ordinal), $"{verb} by {who.UserPrincipalName} showed {target.Name}: {forged}");
                    Assert.True(unknown == forged, $"{verb} by {who.UserPrincipalName} tells that {target.Name} exists:\n{forged}\n{unknown}");
                }

                await stand.AssertUnchangedAsync($"{verb} by {who.UserPrincipalName}");
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

    private static bool MayAnything(SeedPerson who) => who == Scene.Owner || who == Scene.Dean || who == Scene.Office || who == Scene.Experts[0];

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

    /// <summary>A proposal that a forged card names.</summary>
    internal sealed record Target(string Name, Stored<Proposal> Proposal, Stored<Assignment>? Assignment);

    /// <summary>Proposals in every state, each full of a word that nobody else's answer may contain.</summary>
    public sealed partial class Stand : IAsyncLifetime
    {
        private string before = "";

        internal Scene Scene { get; private set; } = null!;

        internal IReadOnlyList<Target> Targets { get; private set; } = [];

        internal HttpClient Http { get; } = new();

        public async Task InitializeAsync()
        {
            Scene = await Scene.OpenAsync(A.Round());
            var targets = new List<Target>();
            await AddAsync("a draft", p => p);
            await AddAsync("a withdrawn draft", p => p.Withdrawn());
            await AddAsync("one at the college", p => p.Submitted());
            await AddAsync("one returned by the college", p => p.ReturnedByUnit(Secret));
            await AddAsync("one at the office", p => p.Endorsed(Secret));
            await AddAsync("one returned by the office", p => p.ReturnedByOffice(Secret));
            await AddAsync("one ready for review", p => p.ReadyForReview());
            await AddAsync("one offered to an expert", p => p.UnderReview(), a => a);
            await AddAsync("one with an expert", p => p.UnderReview(), a => a.Accept(A.Acting(A.Expert()), A.Day).Value with { Comment = Secret });
            await AddAsync("one reviewed", p => p.UnderReview(), a => a.Submit(A.Scorecard() with { Comment = $"{Secret}：{A.Scorecard().Comment}" }, Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one decided and not published", p => p.Pending(reason: Secret), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one to be revised", p => p.ToRevise(Secret, Secret), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one revised", p => p.Revised(), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one recommended", p => p.Recommended(Secret), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one not recommended", p => p.NotRecommended(Secret), a => a.Submit(A.Scorecard("D"), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            Targets = targets;

            // The expert of another proposal is one: with a task of their own.
            var other = await Scene.PutAsync(p => p.OwnedBy(new(new(Scene.OtherOwner.ObjectId), Scene.OtherOwner.DisplayName)).Complete().With("programName", "另一个微专业").UnderReview());
            await Scene.PutAsync(other.Value, 5);
            before = await VersionsAsync();

            async Task AddAsync(string name, Func<ProposalBuilder, ProposalBuilder> to, Func<Assignment, Assignment>? then = null)
            {
                var stored = await Scene.PutAsync(p => to(Secretly(p)));
                targets.Add(new(name, stored, then is null ? null : await Scene.PutAsync(stored.Value, 1, then, card: false)));
            }
        }

        public async Task DisposeAsync()
        {
            Http.Dispose();
            await Scene.DisposeAsync();
        }

        /// <summary>What the verb answers that person.</summary>
        internal async Task<string> AnswerAsync(SeedPerson who, string verb, JsonObject data)
        {
            if (Scene.Services.GetRequiredService<Room>().Dialogs.Contains(verb)) return await InDialogAsync(who, verb, data);
            var outcome = await Scene.ForgeAsync(who, verb, data);
            Assert.True(outcome.Shown is "card" or "message", $"{verb} by {who.UserPrincipalName}: {outcome.Shown} {outcome.Text}");
            Assert.NotEqual(EdgeWords.Failed(Language.Zh), outcome.Text);
            var answer = $"{outcome.Shown} {outcome.Value?.ToJsonString(s_readable)}";
            // A card to start with has a new key each time, and a new draft a new number.
            return verb is "proposals/start" or "proposals/create" or "proposals/example" or "word/new" or "word/create" ? New().Replace(answer, "NEW") : answer;
        }

        private async Task<string> InDialogAsync(SeedPerson who, string verb, JsonObject data)
        {
            var asked = data.DeepClone().AsObject();
            asked["verb"] = verb;
            asked["fieldKey"] = "introduction";
            var outcome = await Scene.Tenant.GetRequiredService<Dialogs>().TaskAsync(who, verb.EndsWith("open", StringComparison.Ordinal) ? "task/fetch" : "task/submit", asked, null, "default", default);
            Assert.Null(outcome.Failure);
            return outcome.Body?.ToJsonString(s_readable) ?? "";
        }

        [GeneratedRegex(@"""startKey"":""[^""]*""|WZY-2025-[0-9]+")]
        private static partial Regex New();

        private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        /// <summary>What a forged card says of the proposal, and whatever any verb would read besides; null names what there is not.</summary>
        internal Task<JsonObject> AddressAsync(Target? target)
        {
            var data = new JsonObject
            {
                ["proposalId"] = target?.Proposal.Value.Id ?? "none",
                ["assignmentId"] = target?.Assignment?.Value.Id ?? "none",
                ["roundId"] = target is null ? "none" : A.Round().Id,
                ["round"] = A.Round().Id,
                ["unit"] = "cs",
                ["unitCode"] = "cs",
                ["section"] = "basics",
                ["field"] = "introduction",
                ["at"] = "courses/r1/credits",
                ["introduction"] = "被别人改掉的介绍",
                ["table"] = "courses",
                ["row"] = "r1",
                ["programName"] = "被别人改掉的名称",
                ["name"] = "被别人改掉的课程",
                ["opinion"] = "伪造的意见",
                ["reason"] = "伪造的理由",
                ["advice"] = "伪造的意见",
                ["due"] = "2099-01-01",
                ["experts"] = string.Join(',', Enumerable.Range(1, 6).Select(n => A.Expert(n).Id.Value)),
                ["conclusion"] = "Recommend",
                ["comment"] = $"伪造的评语：{A.Scorecard().Comment}",
                ["why"] = "other",
            };
            foreach (var item in Rubrics.Current.Items) data[$"grade_{item.Key}"] = "A";
            return Task.FromResult(data);
        }

        internal async Task AssertUnchangedAsync(string after)
        {
            await Scene.SettleAsync();
            var now = await VersionsAsync();
            Assert.True(before == now, $"After {after}:\n{now}\ninstead of\n{before}");
        }

        private async Task<string> VersionsAsync()
        {
            var lines = new List<string>();
            foreach (var target in Targets)
            {
                lines.Add($"{target.Name}: {(await Scene.Proposals.FindAsync(target.Proposal.Value.Id, default))!.Version}");
                lines.AddRange((await Scene.Assignments.ListAsync(AssignmentQuery.OfProposal(target.Proposal.Value.Id), default)).Select(a => $"{target.Name}: {a.Value.Id} {a.Version}"));
                lines.Add($"{target.Name}: {(await Scene.Audit.OfProposalAsync(target.Proposal.Value.Id, default)).Count} lines");
            }

            lines.AddRange((await Scene.Rounds.ListAsync(default)).Select(r => $"{r.Value.Id} {r.Version}"));
            return string.Join('\n', lines);
        }

        private static ProposalBuilder Secretly(ProposalBuilder builder)
        {
            var complete = builder.Complete();
            foreach (var field in FormDefinitions.Current.Sections.SelectMany(s => s.Fields).Where(f => f.Type is FieldType.Text or FieldType.LongText))
                complete = complete.With(field.Key, $"{Secret}{field.Key}"[..Math.Min(field.MaxLength is > 0 and var max ? max : 100, Secret.Length + field.Key.Length)]);
            return complete;
        }
    }
}
