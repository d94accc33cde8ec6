using System.Text.Json.Nodes;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>The office plans a round's experts in one step, changes the plan, and publishes it together; until then no expert hears a word.</summary>
public sealed class PlanJourneyTests
{
    private static readonly Round s_round = A.Round() with { Policy = new RoundPolicy { Experts = 3, MinOutsideExperts = 0 } };

    [Fact]
    public async Task A_plan_is_made_changed_and_published_together_and_nobody_is_asked_before_or_twice()
    {
        await using var scene = await Scene.OpenAsync(s_round);
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Add((await scene.PutAsync(p => p.Complete().With("programName", $"智能数据分析（{i + 1}）").ReadyForReview())).Value.Id);
        var before = scene.Chat(Scene.Experts[0].ObjectId).Count;

        await scene.SayAsync(Scene.Office, "分配方案");
        await scene.SettleAsync();
        var made = await scene.PressAsync(Scene.Office, "plan/make");
        await scene.SettleAsync();
        Assert.Contains("4 份，其中 4 份可以发布", Texts(made.Value));
        Assert.Contains("2 份", Texts(made.Value));
        var plan = (await scene.Plans.FindAsync(s_round.Id, default))!.Value;
        Assert.All(plan.Proposals, p => Assert.Equal(3, p.Seats.Count));

        // Changed by hand: one is taken off, another put on, and both choices outlive a new plan.
        var off = plan.Proposals[0].Seats[0].Expert;
        var on = Scene.Experts.Select(e => new PersonId(e.ObjectId)).First(e => !plan.Proposals[0].Has(e));
        await scene.PressAsync(Scene.Office, "plan/proposal", fits: d => (string?)d["proposalId"] == ids[0]);
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "plan/drop", fits: d => (string?)d["expertId"] == off.Value);
        await scene.SettleAsync();
        var added = await scene.PressAsync(Scene.Office, "plan/add", new { experts = on.Value });
        Assert.Contains("✓  已列入并固定。", Texts(added.Value));
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "plan/open", fits: d => d.ContainsKey("page"));
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "plan/make");
        await scene.SettleAsync();
        plan = (await scene.Plans.FindAsync(s_round.Id, default))!.Value;
        Assert.Contains(new PlannedSeat(on, Pinned: true), plan.Proposals[0].Seats);
        Assert.False(plan.Proposals[0].Has(off));
        Assert.Equal(before, scene.Chat(Scene.Experts[0].ObjectId).Count);
        Assert.Empty(await scene.Assignments.ListAsync(AssignmentQuery.OfRound(s_round.Id), default));

        var asked = await scene.PressAsync(Scene.Office, "plan/ask");
        Assert.Contains(Texts(asked.Value), t => t.StartsWith("将为 4 份申报分配专家，6 位专家", StringComparison.Ordinal));
        await scene.SettleAsync();
        var publish = Button(scene, "plan/publish");
        var published = await scene.PressAsync(Scene.Office, "plan/publish");
        Assert.Contains(Texts(published.Value), t => t.StartsWith("✓  正在发布", StringComparison.Ordinal));
        await UntilOutAsync(scene);
        // The same click again, on the card as it was.
        var again = await scene.ForgeAsync(Scene.Office, "plan/publish", publish);
        Assert.Contains(Texts(again.Value), t => t.StartsWith("!  方案已经发布", StringComparison.Ordinal));
        await scene.SettleAsync();

        await AssertOutAsync(scene, plan, []);
        Assert.Contains(scene.Chat(Scene.Office.ObjectId), m => ((string?)m.Activity["text"])?.StartsWith("📨 专家分配方案已发布：4 份申报已分配专家。", StringComparison.Ordinal) == true);
        foreach (var expert in Scene.Experts) Assert.True(scene.Has(expert, "review/accept"), expert.DisplayName);
    }

    [Fact]
    public async Task What_changed_between_plan_and_publishing_is_named_and_left_out_and_the_rest_goes_out()
    {
        await using var scene = await Scene.OpenAsync(s_round with { Policy = s_round.Policy with { Experts = 5 } });
        var good = await scene.PutAsync(p => p.Complete().With("programName", "照常的微专业").ReadyForReview());
        var gone = await scene.PutAsync(p => p.Complete().With("programName", "退回的微专业").ReadyForReview());
        var kin = await scene.PutAsync(p => p.Complete().With("programName", "添了成员的微专业").ReadyForReview());
        await MadeAsync(scene);
        var plan = (await scene.Plans.FindAsync(s_round.Id, default))!.Value;

        // Past the office's eyes, after it had looked.
        await scene.PressAsync(Scene.Office, "plan/ask");
        await scene.SettleAsync();
        await SaveAsync(scene, gone.Value.Id, p => p with { State = ProposalState.Withdrawn });
        var related = A.Expert(int.Parse(plan.Find(kin.Value.Id)!.Seats[0].Expert.Value[^2..], null));
        await SaveAsync(scene, kin.Value.Id, p => p with { Answers = p.Answers.WithRow("team", new Row("r9", [new("name", related.Name)])) });
        await scene.PressAsync(Scene.Office, "plan/publish");
        await UntilOutAsync(scene);

        var left = (await scene.Plans.FindAsync(s_round.Id, default))!.Value.LeftOut;
        Assert.Equal([(gone.Value.Id, "", "plan-left-state"), (kin.Value.Id, related.Name, "conflict-team")], left.Select(l => (l.ProposalId, l.Expert, l.Code)).OrderBy(l => l.ProposalId, StringComparer.Ordinal));
        Assert.Equal(5, (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(good.Value.Id), default)).Count);
        Assert.Equal(4, (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(kin.Value.Id), default)).Count);
        Assert.Empty(await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(gone.Value.Id), default));
        await scene.SayAsync(Scene.Office, "分配方案");
        await scene.SettleAsync();
        Assert.Contains($"添了成员的微专业：{related.Name}，是教学团队成员。", CardText.Texts(scene.Chat(Scene.Office.ObjectId)[^1].Card));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(25)]
    [InlineData(45)]
    public async Task A_publishing_that_is_broken_off_goes_on_where_it_was(int call)
    {
        await using var scene = await Scene.OpenAsync(s_round);
        for (var i = 0; i < 4; i++) await scene.PutAsync(p => p.Complete().ReadyForReview());
        await MadeAsync(scene);
        await scene.PressAsync(Scene.Office, "plan/ask");
        await scene.SettleAsync();
        var plan = (await scene.Plans.FindAsync(s_round.Id, default))!.Value;
        var cut = scene.Switch;
        cut.Set(call, Death.After);
        await scene.PressAsync(Scene.Office, "plan/publish");
        while (!cut.Dead) await Task.Delay(5);
        await scene.KillAsync();
        await scene.StartAsync();
        await UntilOutAsync(scene);

        // It may have died between sending a card and knowing that it was sent.
        await AssertOutAsync(scene, plan, [], repeated: cut.Unheard);
    }

    [Fact]
    public async Task Of_two_who_change_the_plan_at_once_the_second_sees_what_the_first_did_and_nobody_publishes_what_they_did_not_see()
    {
        await using var scene = await Scene.OpenAsync(s_round);
        var id = (await scene.PutAsync(p => p.Complete().ReadyForReview())).Value.Id;
        await MadeAsync(scene);
        await scene.PressAsync(Scene.Office, "plan/ask");
        await scene.SettleAsync();
        var stored = (await scene.Plans.FindAsync(s_round.Id, default))!;
        Assert.True((await scene.Plans.SaveAsync(stored.With(stored.Value.Drop(id, stored.Value.Proposals[0].Seats[0].Expert, A.Office).Value), default)).IsDone);

        var published = await scene.PressAsync(Scene.Office, "plan/publish");
        Assert.Contains("!  方案刚刚有改动，这是最新的。请再看一遍。", Texts(published.Value));
        await scene.SettleAsync();
        Assert.Equal(PlanStanding.Draft, (await scene.Plans.FindAsync(s_round.Id, default))!.Value.Standing);
        Assert.Empty(await scene.Assignments.ListAsync(AssignmentQuery.OfRound(s_round.Id), default));
    }

    [Fact]
    public async Task A_conflict_that_comes_up_later_is_shown_to_the_office_and_told_once()
    {
        await using var scene = await Scene.OpenAsync(s_round);
        var stored = await scene.PutAsync(p => p.Complete().UnderReview(), new CardDue(Audience.Office, new(MatterKind.Screening, "")) { Key = "screening" });
        foreach (var expert in new[] { 1, 2, 3 }) await scene.PutAsync(stored.Value, expert);
        await scene.ForgeAsync(Scene.Office, "screening/open", new() { ["proposalId"] = stored.Value.Id });
        await scene.SettleAsync();
        Assert.DoesNotContain(scene.Chat(Scene.Office.ObjectId), IsTold);

        await SaveAsync(scene, stored.Value.Id, p => p with { Answers = p.Answers.WithRow("team", new Row("r9", [new("name", A.Expert(2).Name)])) });
        var shown = await scene.ForgeAsync(Scene.Office, "screening/open", new() { ["proposalId"] = stored.Value.Id });
        Assert.Contains($"!  {A.Expert(2).Name}已不宜评审：是教学团队成员。请撤换。", Texts(shown.Value));
        await scene.SettleAsync();
        await scene.ForgeAsync(Scene.Office, "screening/open", new() { ["proposalId"] = stored.Value.Id });
        await scene.SettleAsync();
        Assert.Single(scene.Chat(Scene.Office.ObjectId), IsTold);
        Assert.DoesNotContain(scene.Chat(Scene.Experts[1].ObjectId), IsTold);

        // Brought in anew, the pool says that another of them is of the unit itself: nobody need open anything.
        var table = $"姓名,账号,校内单位\n{A.Expert(3).Name},{A.Expert(3).Id.Value},cs";
        await scene.ForgeAsync(Scene.Office, "imports/preview", new() { ["list"] = "Experts", ["pasted"] = table, ["source"] = "名单" });
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "imports/apply");
        await scene.SettleAsync();
        Assert.Equal(2, scene.Chat(Scene.Office.ObjectId).Count(IsTold));
        Assert.Contains(scene.Chat(Scene.Office.ObjectId), m => CardText.Texts(m.Card).Contains($"!  {A.Expert(3).Name}已不宜评审：来自申报单位。请撤换。"));

        static bool IsTold(MicroMajor.LocalTenant.Teams.ChatMessage message) => ((string?)message.Activity["text"])?.Contains("已不宜评审《", StringComparison.Ordinal) == true;
    }

    private static async Task MadeAsync(Scene scene)
    {
        await scene.SayAsync(Scene.Office, "分配方案");
        await scene.SettleAsync();
        await scene.PressAsync(Scene.Office, "plan/make");
        await scene.SettleAsync();
    }

    private static async Task UntilOutAsync(Scene scene)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await scene.Plans.FindAsync(s_round.Id, default))!.Value is not { Standing: PlanStanding.Published, Owed.Count: 0 } || (await scene.Proposals.ListAsync(ProposalQuery.Owing, default)).Proposals.Count > 0)
            await Task.Delay(20, patience.Token);
        await scene.SettleAsync();
    }

    // Everybody whom the plan names has exactly the one assignment and the one card of it, and nobody else has any.
    private static async Task AssertOutAsync(Scene scene, AssignmentPlan plan, IReadOnlyList<string> left, int repeated = 0)
    {
        var given = (await scene.Assignments.ListAsync(AssignmentQuery.OfRound(plan.RoundId), default)).Select(a => a.Value).ToList();
        Assert.Equal(
            plan.Proposals.Where(p => !left.Contains(p.ProposalId)).SelectMany(p => p.Seats.Select(s => $"{p.ProposalId}|{s.Expert.Value}")).Order(StringComparer.Ordinal),
            given.Select(a => a.Key).Order(StringComparer.Ordinal));
        var cards = given.Select(g => scene.Chat(g.Expert.Value).Count(m => CardText.Actions(m.Card).Any(a => (string?)CardText.Data(a)["assignmentId"] == g.Id))).ToList();
        Assert.All(cards, many => Assert.NotEqual(0, many));
        Assert.InRange(cards.Sum() - given.Count, 0, repeated);
        foreach (var line in plan.Proposals)
            Assert.Single(await scene.Audit.OfProposalAsync(line.ProposalId, default), e => e.Act == "Assign");
    }

    private static async Task SaveAsync(Scene scene, string id, Func<Proposal, Proposal> change)
    {
        var stored = (await scene.Proposals.FindAsync(id, default))!;
        Assert.True((await scene.Proposals.SaveAsync(stored.With(change(stored.Value)), default)).IsDone);
    }

    private static JsonObject Button(Scene scene, string verb) =>
        CardText.Data(scene.Chat(Scene.Office.ObjectId).Reverse().SelectMany(m => CardText.Actions(m.Card)).First(a => (string?)a["verb"] == verb));

    private static IReadOnlyList<string> Texts(JsonNode? card) => [.. CardText.Texts(card)];
}
