using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <content>What the cells of docs/permissions.md are played on.</content>
public sealed partial class ForgedCardTests
{
    /// <summary>A proposal that a forged card names.</summary>
    /// <param name="Earlier">The version that holds an earlier form.</param>
    /// <param name="Ended">The assignment of the expert who was taken off it.</param>
    internal sealed record Target(string Name, Stored<Proposal> Proposal, string Earlier, Stored<Assignment>? Assignment, Stored<Assignment>? Ended);

    /// <summary>Proposals in every state, each full of a word that nobody else's answer may contain; and everybody who ever had a part in them.</summary>
    public sealed partial class Stand : IAsyncLifetime
    {
        private readonly List<string> roleOfFormer = [Demo.Cast.OfficeRole];
        private string before = "";

        internal Scene Scene { get; private set; } = null!;

        internal IReadOnlyList<Target> Targets { get; private set; } = [];

        internal Playing Playing { get; private set; } = null!;

        internal HttpClient Http { get; } = new();

        public async Task InitializeAsync()
        {
            var everybody = Scene.Usual with { Tenant = Scene.Usual.Tenant with { People = [.. Scene.Usual.Tenant.People, .. Permissions.Others, Permissions.FormerOffice with { AppRoles = roleOfFormer }] } };
            Scene = await Scene.OpenAsync(null, everybody, [A.Round()]);
            var targets = new List<Target>();
            await AddAsync("a draft", p => p);
            await AddAsync("a withdrawn draft", p => p.Withdrawn());
            await AddAsync("one at the college", p => p.Submitted());
            await AddAsync("one returned by the college", p => p.ReturnedByUnit(Secret).PointsDone());
            await AddAsync("one at the office", p => p.Endorsed(Secret));
            await AddAsync("one returned by the office", p => p.ReturnedByOffice(Secret).PointsDone());
            await AddAsync("one ready for review", p => p.ReadyForReview());
            await AddAsync("one offered to an expert", p => p.UnderReview(), a => a);
            await AddAsync("one with an expert", p => p.UnderReview(), a => a.Accept(A.Acting(A.Expert()), A.Day).Value with { Comment = Secret });
            await AddAsync("one reviewed", p => p.UnderReview(), a => a.Submit(A.Scorecard() with { Comment = $"{Secret}：{A.Scorecard().Comment}" }, Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one decided and not published", p => p.Pending(reason: Secret), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one to be revised", p => p.ToRevise(Secret, Secret).PointsDone(), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one revised", p => p.Revised(), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one recommended", p => p.Recommended(Secret), a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            await AddAsync("one not recommended", p => p.NotRecommended(Secret), a => a.Submit(A.Scorecard("D"), Rubrics.Current, A.Round(), A.Acting(A.Expert()), A.Day).Value);
            Targets = targets;

            // The expert of another proposal is one, and so is its co-editor: with something of their own.
            var other = await Scene.PutAsync(p => p.OwnedBy(new(new(Scene.OtherOwner.ObjectId), Scene.OtherOwner.DisplayName)).Complete().With("programName", "另一个微专业").UnderReview()
                .Change(o => o with { Editors = [EditorOf(Permissions.OtherEditor)] }));
            await Scene.PutAsync(other.Value, 5);
            Playing = new(Scene);
            await EndRolesAsync();
            await Playing.KeepAsync();
            before = await VersionsAsync();

            async Task AddAsync(string name, Func<ProposalBuilder, ProposalBuilder> to, Func<Assignment, Assignment>? then = null)
            {
                var stored = await Scene.PutAsync(p => to(Secretly(p, targets.Count + 1)).Change(WithHistory));
                // An earlier form, to be brought back.
                var other = (await Scene.Proposals.SaveAsync(stored.With(stored.Value with { Revision = stored.Value.Revision + 1, Answers = stored.Value.Answers.With("introduction", "先前的介绍") }), default)).Value;
                stored = (await Scene.Proposals.SaveAsync(other.With(stored.Value with { Revision = stored.Value.Revision + 2 }), default)).Value;
                var earlier = (await Scene.Services.GetRequiredService<IProposalVersions>().ListAsync(stored.Value.Id, null, default)).Versions.First(v => v.Revision == other.Value.Revision).Id;
                // Where the office may decide, nobody's review is missing.
                if (name is "one reviewed" or "one decided and not published")
                    foreach (var n in new[] { 2, 3 }) await Scene.PutAsync(stored.Value, n, a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert(n)), A.Day).Value, card: false);
                targets.Add(new(name, stored, earlier,
                    then is null ? null : await Scene.PutAsync(stored.Value, 1, then, card: false),
                    then is null ? null : await Scene.PutAsync(stored.Value, 6, a => a.Replace("改派", null, A.Day, A.Office, A.Day).Value, card: false)));
            }
        }

        public async Task DisposeAsync()
        {
            Playing.Dispose();
            Http.Dispose();
            await Scene.DisposeAsync();
        }

        /// <summary>What the verb answers that person.</summary>
        internal async Task<string> AnswerAsync(SeedPerson who, string verb, JsonObject data) => (await SendAsync(who, verb, data)).Answer;

        /// <summary>What the verb answers that person, and what it wrote.</summary>
        internal Task<Seen> SendAsync(SeedPerson who, string verb, JsonObject data) => Playing.SendAsync(who, verb, data);

        /// <summary>What the lists and the library were given since the log was cleared.</summary>
        internal IEnumerable<string> Written() => Playing.Written();

        /// <summary>What a forged card says of the proposal, and whatever any verb would read besides; null names what there is not. Who was taken off names their own assignment.</summary>
        internal Task<JsonObject> AddressAsync(Target? target, string verb = "", SeedPerson? who = null) =>
            Task.FromResult(VerbData.Of(verb, target, (who == Permissions.FormerExpert ? target?.Ended : target?.Assignment)?.Value.Id));

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

        // Who had a role is seen to get in by it, and then it is taken from them: in the list, in the tenant, or by the calendar.
        private async Task EndRolesAsync()
        {
            var (seeding, settings, cs) = (Scene.Services.GetRequiredService<Seeding>(), Scene.Services.GetRequiredService<IPersonalSettings>(), A.Unit());
            PersonId Id(SeedPerson who) => new(who.ObjectId);
            await seeding.PutUnitAsync(cs with { Reviewers = [.. cs.Reviewers, Id(Permissions.SecondDean), Id(Permissions.FormerDean)] }, default);
            var today = WorkingDays.DayOf(Scene.Clock.GetUtcNow());
            await settings.SaveAsync(new(A.Dean.Id, A.Dean.Name) { Absences = [new(today, today)], Deputy = Id(Permissions.Deputy), DeputyName = Permissions.Deputy.DisplayName }, default);
            await settings.SaveAsync(new(Id(Permissions.SecondDean), Permissions.SecondDean.DisplayName) { Absences = [new(today.AddDays(-2), today.AddDays(-1))], Deputy = Id(Permissions.FormerDeputy), DeputyName = Permissions.FormerDeputy.DisplayName }, default);
            var at = await AddressAsync(Targets[2]);
            foreach (var (who, verb) in new[] { (Permissions.FormerDean, "endorsement/open"), (Permissions.FormerOffice, "screening/open"), (Permissions.Deputy, "endorsement/open") })
                Assert.Contains(Secret, await AnswerAsync(who, verb, at), StringComparison.Ordinal);
            await seeding.PutUnitAsync(cs with { Reviewers = [.. cs.Reviewers, Id(Permissions.SecondDean)] }, default);
            roleOfFormer.Clear();
            Scene.Clock.Move(TimeSpan.FromHours(1));
            await Scene.SettleAsync();
        }

        private static Proposal WithHistory(Proposal proposal) => proposal with
        {
            Removed = [new("courses", 0, "r9", new Dictionary<string, string> { ["name"] = $"{Secret}删过的" })],
            Aside = [.. new[] { Scene.Owner, Permissions.CoEditor }.Select(who => new SetAside(new(who.ObjectId), A.Day, new("introduction"), VerbData.Aside))],
            Editors = [EditorOf(Permissions.CoEditor) with { HasWritten = true }, EditorOf(Permissions.FormerEditor) with { HasWritten = true, Left = true }],
        };

        private static Editor EditorOf(SeedPerson who) => new(new(who.ObjectId), who.DisplayName, []);

        // Whole and without anything against it, so that it can be handed in; only names of titles are looked up, and stay.
        private static ProposalBuilder Secretly(ProposalBuilder builder, int number)
        {
            var complete = builder.Complete();
            foreach (var field in FormDefinitions.Current.Sections.SelectMany(s => s.Fields).Where(f => f.Type is FieldType.Text or FieldType.LongText && f.Key != "lead.title"))
            {
                var text = $"{Secret}{(field.Key == "programName" ? $"第{number}个" : CompleteForm.Answers[field.Key])}";
                complete = complete.With(field.Key, text[..Math.Min(field.MaxLength is > 0 and var max ? max : 1000, text.Length)]);
            }

            return complete;
        }
    }
}
