using System.Text.Json.Nodes;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>One press that moves something on, and what is to be found afterwards whatever happened on the way.</summary>
/// <param name="Press">Presses the button.</param>
/// <param name="Look">Where it stands now, and what is still owed because of it.</param>
/// <param name="Before">What <paramref name="Look"/> says of the state before.</param>
/// <param name="After">What it says of the state afterwards.</param>
/// <param name="Owes">What the step owes to others, as the domain says it.</param>
/// <param name="Check">What else must be true at the end.</param>
internal sealed record Crossing(
    string ProposalId, Func<Task<ActionOutcome>> Press, Func<Task<(string State, int Owing)>> Look, string Before, string After, IReadOnlyList<Owed> Owes, Func<Task>? Check = null);

/// <summary>Every transition, ready to be pressed; each call makes a fresh one.</summary>
internal static class Crossings
{
    private const string Opinion = "同意推荐，课程体系与学院条件相符。";
    private const string Missing = "请补充论证材料";
    private const string Hours = "请核对学时";
    private const string Yes = "需求明确，条件成熟";
    private const string No = "与现有专业差异不足";
    private const string Away = "本周出差，无法按时完成";

    // In time by any clock: a program of its own goes by the machine's.
    private static readonly DateTimeOffset s_farAway = new(2100, 1, 4, 15, 59, 0, TimeSpan.Zero);

    /// <summary>By name. A round of its own each time keeps one try out of the other's lists.</summary>
    public static IReadOnlyDictionary<string, Func<Scene, Round, Task<Crossing>>> All { get; } = new Dictionary<string, Func<Scene, Round, Task<Crossing>>>
    {
        ["submit"] = (s, r) => OfProposalAsync(s, r, Scene.Owner, MatterKind.Proposal, p => p, p => p.Submitted(), "proposals/submit"),
        ["submit again"] = (s, r) => OfProposalAsync(s, r, Scene.Owner, MatterKind.Proposal, p => p.ReturnedByUnit().PointsDone(), p => p.ReturnedByUnit().Submitted(), "proposals/submit"),
        ["withdraw"] = (s, r) => OfProposalAsync(s, r, Scene.Owner, MatterKind.Proposal, p => p.ReturnedByOffice(), p => p.ReturnedByOffice().Withdrawn(), "proposals/withdraw", null, "proposals/more", "proposals/withdraw-ask"),
        ["endorse"] = (s, r) => OfProposalAsync(s, r, Scene.Dean, MatterKind.Endorsement, p => p.Submitted(), p => p.Endorsed(Opinion), "endorsement/endorse", new { opinion = Opinion }),
        ["return by unit, point by point"] = (s, r) => OfProposalAsync(s, r, Scene.Dean, MatterKind.Endorsement, p => p.Submitted().Noted(("positioning", Missing)), p => p.Submitted().Noted(("positioning", Missing)).ReturnedNow(Missing), "endorsement/return", new { opinion = Missing }),
        ["return by unit"] = (s, r) => OfProposalAsync(s, r, Scene.Dean, MatterKind.Endorsement, p => p.Submitted(), p => p.ReturnedByUnit(Missing), "endorsement/return", new { opinion = Missing }),
        ["accept for review"] = (s, r) => OfProposalAsync(s, r, Scene.Office, MatterKind.Screening, p => p.Endorsed(Opinion), p => p.ReadyForReview(), "screening/accept"),
        ["return by office"] = (s, r) => OfProposalAsync(s, r, Scene.Office, MatterKind.Screening, p => p.Endorsed(), p => p.ReturnedByOffice(Hours), "screening/return", new { reason = Hours }),
        ["assign"] = AssignAsync,
        ["recommend"] = (s, r) => DecideAsync(s, r, p => p.Pending(Conclusion.Recommend, Yes), "A", "screening/recommend", Yes),
        ["recommend after revision"] = (s, r) => DecideAsync(s, r, p => p.Pending(Conclusion.RecommendAfterRevision, Yes, Missing), "A", "screening/revise", Yes, Missing),
        ["reject"] = (s, r) => DecideAsync(s, r, p => p.Pending(Conclusion.NotRecommend, No), "D", "screening/reject", No),
        ["publish"] = PublishAsync,
        ["submit the revision"] = (s, r) => OfProposalAsync(s, r, Scene.Owner, MatterKind.Proposal, p => p.ToRevise().MoreTime(s_farAway).PointsDone(), p => p.ToRevise().MoreTime(s_farAway).Submitted(), "proposals/submit"),
        ["pass the revision"] = (s, r) => OfProposalAsync(s, r, Scene.Office, MatterKind.Screening, p => p.Revised(), p => p.Revised().Passed(), "revision/pass"),
        ["expert accepts"] = (s, r) => OfAssignmentAsync(s, r, a => a, a => a.Accept(A.Acting(A.Expert()), A.Day), "review/accept", null),
        ["expert declines"] = (s, r) => OfAssignmentAsync(s, r, a => a, a => a.Decline(Away, A.Acting(A.Expert()), A.Day), "review/leave", new { why = "decline", reason = Away }, "review/leave-form"),
        ["expert reviews"] = ReviewAsync,
        ["write filing documents"] = FileAsync,
        ["invite"] = InviteAsync,
        ["hand in"] = HandInAsync,
    };

    private static async Task<Crossing> OfProposalAsync(
        Scene scene, Round round, SeedPerson who, MatterKind card, Func<ProposalBuilder, ProposalBuilder> from, Func<ProposalBuilder, ProposalBuilder> to, string verb, object? inputs = null, params string[] forms)
    {
        var stored = await scene.PutAsync(p => from(p.In(round).Complete()), CardsOf(card));
        return Of(scene, stored.Value, to(A.Proposal(stored.Value.Id).In(round).Complete()), from(A.Proposal(stored.Value.Id).In(round).Complete()),
            () => ThroughAsync(scene, who, forms, verb, inputs, Fits("proposalId", stored.Value.Id)));
    }

    private static async Task<Crossing> AssignAsync(Scene scene, Round round)
    {
        var stored = await scene.PutAsync(p => p.In(round).Complete().ReadyForReview(), CardsOf(MatterKind.Screening));
        var id = stored.Value.Id;
        var crossing = Of(scene, stored.Value, A.Proposal(id).In(round).Complete().UnderReview(), A.Proposal(id).In(round).Complete().ReadyForReview(),
            () => OnFormAsync(scene, Scene.Office, "screening/assign-form", "screening/assign", new { experts = string.Join(',', Enumerable.Range(1, 3).Select(n => A.Expert(n).Id.Value)) }, Fits("proposalId", id)));
        return crossing with
        {
            Check = async () =>
            {
                var made = await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(id), default);
                Assert.Equal(Enumerable.Range(1, 3).Select(n => A.Expert(n).Id), made.Select(a => a.Value.Expert).OrderBy(e => e.Value, StringComparer.Ordinal));
                foreach (var assignment in made)
                {
                    await Truth.CardAsync(scene, assignment.Value.Expert.Value, new(MatterKind.Assignment, assignment.Value.Id));
                    Truth.Asked(scene, assignment.Value.Expert.Value, assignment.Value.Id);
                }
            },
        };
    }

    private static async Task<Crossing> InviteAsync(Scene scene, Round round)
    {
        var stored = await scene.PutAsync(p => p.In(round).Complete(), CardsOf(MatterKind.Proposal));
        var (id, fang) = (stored.Value.Id, new PersonId(Scene.OtherOwner.ObjectId));
        var invited = stored.Value.Invite(fang, Scene.OtherOwner.DisplayName, [], FormDefinitions.Current, A.Owner, A.Day).Value;
        return new(id, () => scene.ForgeAsync(Scene.Owner, "proposals/invite", new() { ["proposalId"] = id, ["person"] = fang.Value }), async () =>
        {
            var present = (await scene.Proposals.FindAsync(id, default))!.Value;
            return ($"{present.PresentEditors.Count()} {present.Revision}", present.Owed.Count);
        }, "0 0", "1 1", invited.Owed, async () => Assert.Contains(id, await scene.Invitations.OfPersonAsync(fang, default)));
    }

    private static async Task<Crossing> DecideAsync(Scene scene, Round round, Func<ProposalBuilder, ProposalBuilder> to, string grade, string verb, string reason, string advice = "")
    {
        var stored = await scene.PutAsync(p => p.In(round).Complete().UnderReview());
        for (var n = 1; n <= 3; n++)
        {
            var who = A.Acting(A.Expert(n));
            await scene.PutAsync(stored.Value, n, a => a.Submit(A.Scorecard(grade), Rubrics.Current, round, who, A.Day).Value, card: false);
        }

        var id = stored.Value.Id;
        await scene.OweAsync(stored, CardsOf(MatterKind.Screening));
        return Of(scene, stored.Value, to(A.Proposal(id).In(round).Complete()), A.Proposal(id).In(round).Complete().UnderReview(),
            () => scene.PressAsync(Scene.Office, verb, new { reason, advice }, Fits("proposalId", id)));
    }

    private static Crossing Of(Scene scene, Proposal now, ProposalBuilder after, ProposalBuilder before, Func<Task<ActionOutcome>> press)
    {
        var (to, from) = (after.Build(), before.Build());
        var paid = from.Owed.Select(o => o.Key).ToHashSet();
        return new(now.Id, press, async () =>
        {
            var present = (await scene.Proposals.FindAsync(now.Id, default))!.Value;
            return (Said(present), present.Owed.Count);
        }, Said(from), Said(to), [.. to.Owed.Where(o => !paid.Contains(o.Key))]);
    }

    private static string Said(Proposal proposal) => $"{proposal.State} {proposal.Revision} {proposal.Pending?.Number}";

    private static async Task<Crossing> PublishAsync(Scene scene, Round round)
    {
        var yes = await scene.PutAsync(p => p.In(round).Complete().Pending(Conclusion.Recommend, Yes));
        var no = await scene.PutAsync(p => p.In(round).Complete().With("programName", "碳管理与绿色发展").With("lead.name", "许知秋").Pending(Conclusion.NotRecommend, No));
        var (of, told) = (yes.Value.Publish(round, A.Office, A.Day).Value, no.Value.Publish(round, A.Office, A.Day).Value);
        var code = PendingDecisions.CodeOf([yes.Value, no.Value]);
        var rung = Truth.DecisionsOfCollege(scene);
        return new(yes.Value.Id, () => scene.ForgeAsync(Scene.Office, "decisions/publish", new() { ["roundId"] = round.Id, ["code"] = code }), async () =>
        {
            var (first, second) = ((await scene.Proposals.FindAsync(yes.Value.Id, default))!.Value, (await scene.Proposals.FindAsync(no.Value.Id, default))!.Value);
            return ($"{Said(first)}, {Said(second)}", (await scene.Rounds.FindAsync(round.Id, default))!.Value.Owed.Count + first.Owed.Count + second.Owed.Count);
        }, $"{Said(yes.Value)}, {Said(no.Value)}", $"{Said(of)}, {Said(told)}", of.Owed, async () =>
        {
            await Truth.PaidAsync(scene, no.Value.Id, told.Owed);
            // Both decisions are one entry of the college, whatever died in between.
            Assert.Equal(rung + 1, Truth.DecisionsOfCollege(scene));
        });
    }

    private static async Task<Crossing> OfAssignmentAsync(
        Scene scene, Round round, Func<Assignment, Assignment> from, Func<Assignment, Outcome<Assignment>> to, string verb, object? inputs, string? form = null)
    {
        var proposal = await scene.PutAsync(p => p.In(round).Complete().UnderReview(), CardsOf(MatterKind.Screening));
        var stored = await scene.PutAsync(proposal.Value, 1, from);
        return new(proposal.Value.Id, () => ThroughAsync(scene, Scene.Experts[0], form is null ? [] : [form], verb, inputs, Fits("assignmentId", stored.Value.Id)), async () =>
        {
            var present = (await scene.Assignments.FindAsync(stored.Value.Id, default))!.Value;
            return ($"{present.State}", present.Owed.Count);
        }, $"{stored.Value.State}", $"{to(stored.Value).Value.State}", to(stored.Value).Value.Owed);
    }

    private static async Task<Crossing> ReviewAsync(Scene scene, Round round)
    {
        var card = A.Scorecard("B");
        var inputs = card.Grades.ToDictionary(g => $"grade_{g.Key}", g => g.Value);
        (inputs["conclusion"], inputs["comment"]) = ($"{card.Conclusion}", card.Comment);
        var crossing = await OfAssignmentAsync(scene, round, a => a.Accept(A.Acting(A.Expert()), A.Day).Value,
            a => a.Submit(card, Rubrics.Current, round, A.Acting(A.Expert()), A.Day), "review/submit", inputs);
        var mine = (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(crossing.ProposalId), default))[0].Value.Id;
        return crossing with { Press = () => OnFormAsync(scene, Scene.Experts[0], "review/score", "review/submit", inputs, Fits("assignmentId", mine)) };
    }

    private static async Task<Crossing> FileAsync(Scene scene, Round round)
    {
        var one = await scene.PutAsync(p => p.In(round).Complete().Recommended(Yes), CardsOf(MatterKind.Proposal));
        var other = await scene.PutAsync(p => p.In(round).Complete().With("programName", "碳管理与绿色发展").With("lead.name", "许知秋").Recommended(Yes));
        var desk = new Matter(MatterKind.RoundDesk, round.Id);
        await scene.OweAsync(one, new CardDue(Audience.Office, desk) { Key = "desk" });
        return new(one.Value.Id, () => scene.PressAsync(Scene.Office, "filing/write", null, Fits("roundId", round.Id)), async () =>
        {
            var present = (await scene.Rounds.FindAsync(round.Id, default))!.Value;
            var (first, second) = ((await scene.Proposals.FindAsync(one.Value.Id, default))!.Value, (await scene.Proposals.FindAsync(other.Value.Id, default))!.Value);
            return (present.Documents.Count > 0 || present.Owed.Count > 0 ? "ordered" : "", present.Owed.Count + first.Owed.Count + second.Owed.Count);
        }, "", "ordered",
        [
            .. new[] { one, other }.SelectMany(p => new[] { MatterKind.Proposal, MatterKind.Endorsement, MatterKind.Screening }, (p, kind) =>
                new CardDue(kind == MatterKind.Proposal ? Audience.Of(p.Value.Owner) : kind == MatterKind.Screening ? Audience.Office : Audience.ReviewersOf(p.Value.UnitCode), new(kind, p.Value.Id)) { Key = "" }),
            new CardDue(Audience.Office, desk) { Key = "" },
        ], () => Truth.DocumentsAsync(scene, round.Id, one.Value.Id, other.Value.Id));
    }

    private static async Task<Crossing> HandInAsync(Scene scene, Round round)
    {
        var one = await scene.PutAsync(p => p.In(round).Complete().Endorsed(Opinion), CardsOf(MatterKind.Endorsement));
        var other = await scene.PutAsync(p => p.In(round).Complete().With("programName", "碳管理与绿色发展").With("lead.name", "许知秋").Endorsed(Opinion));
        var fits = Fits("roundId", round.Id);
        // Up to the last question, which is what the crossing presses.
        await scene.PressAsync(Scene.Dean, "packs/open", null, fits);
        await scene.PressAsync(Scene.Dean, "packs/ask", null, fits);
        await scene.SettleAsync();
        var matter = new Matter(MatterKind.HandIn, UnitHandIns.IdOf(round.Id, "cs"));
        return new(one.Value.Id, () => scene.PressAsync(Scene.Dean, "packs/hand-in", null, fits), async () =>
        {
            var present = (await scene.HandIns.FindAsync(round.Id, "cs", default))?.Value;
            return (present is null ? "" : $"{string.Join(',', present.HandIns.Select(h => $"{h.Number} {h.State}"))}{present.Pending?.Number}", present?.Owed.Count ?? 0);
        }, "", "1 Submitted", [new CardDue(Audience.ReviewersOf("cs"), matter) { Key = "" }], async () =>
        {
            var standing = (await scene.HandIns.FindAsync(round.Id, "cs", default))!.Value.Standing!;
            Assert.Equal([one.Value.Id, other.Value.Id], standing.Programmes.Select(p => p.ProposalId));
            Assert.Equal(2, standing.Documents.Count);
            var (forms, list) = (await scene.Library.ReadAsync(standing.Documents[0].Path, default), await scene.Library.ReadAsync(standing.Documents[1].Path, default));
            Assert.Equal((standing.Documents[0].ContentCode, standing.ListCode), (WrittenCollege.Read(forms!).ContentCode, WrittenSummary.Read(list!).ContentCode));
            foreach (var code in standing.Programmes.Select(p => p.Code).Append(standing.ListCode)) Assert.Contains(await scene.Register.OfCodeAsync(code, default), d => d.RoundId == round.Id);
            Assert.InRange(scene.Chat(A.Office.Id.Value).Count(m => ((string?)m.Activity["text"])?.StartsWith("📬", StringComparison.Ordinal) == true), 1, int.MaxValue);
        });
    }

    // The form is opened first, unless it is still open from the last try.
    private static Task<ActionOutcome> OnFormAsync(Scene scene, SeedPerson who, string form, string verb, object inputs, Func<JsonObject, bool> fits) =>
        ThroughAsync(scene, who, [form], verb, inputs, fits);

    // By the forms that lead to the button, from wherever the last try was cut off.
    private static async Task<ActionOutcome> ThroughAsync(Scene scene, SeedPerson who, IReadOnlyList<string> forms, string verb, object? inputs, Func<JsonObject, bool> fits)
    {
        foreach (var form in forms.SkipWhile(f => !scene.Has(who, f, fits)))
        {
            if (scene.Has(who, verb, fits)) break;
            if (await scene.PressAsync(who, form, null, fits) is { Shown: not "card" } failed) return failed;
        }

        return await scene.PressAsync(who, verb, inputs, fits);
    }

    private static Func<JsonObject, bool> Fits(string name, string id) => data => data[name] is JsonValue value && value.TryGetValue<string>(out var there) && there == id;

    private static CardDue CardsOf(MatterKind kind) => new(kind switch
    {
        MatterKind.Proposal => Audience.Of(A.Owner.Id),
        MatterKind.Endorsement => Audience.ReviewersOf("cs"),
        _ => Audience.Office,
    }, new(kind, ""))
    { Key = "scene" };
}
