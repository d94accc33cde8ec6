using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using MicroMajor.LocalTenant.Teams;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tests.Journeys;
using MicroMajor.TeamsApp.Words;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Crash;

/// <summary>
/// One programme of a round: its owner, its college, the office and three experts press, and beside them the model of what they were told is kept by the
/// same acts of the domain. At the end store, cards, messages and audit are held against the model.
/// </summary>
internal sealed class ProgrammePlay(RoundPlay play, Scene scene, Round round, int number, int chance, Ledger ledger)
{
    private readonly bool cs = number % 2 == 0;
    private readonly List<MessageDue> said = [];
    private readonly List<string> acts = [];
    private readonly Dictionary<PersonId, Scorecard> reviews = [];
    private Proposal model = A.Proposal();
    private ChatMessage? begun;

    /// <summary>The proposal's id, once there is one.</summary>
    public string Id { get; private set; } = "";

    private SeedPerson Owner => cs ? Scene.Owner : Scene.OtherOwner;

    private SeedPerson Dean => cs ? Scene.Dean : Scene.OtherDean;

    private string Unit => cs ? "cs" : "econ";

    private Actor OwnerActs => new(new(Owner.ObjectId), Owner.DisplayName);

    private Actor DeanActs => new(new(Dean.ObjectId), Dean.DisplayName, ReviewsUnits: [Unit]);

    private Matter Mine => new(MatterKind.Proposal, Id);

    /// <summary>As the store has it now.</summary>
    public async Task<Proposal> PresentAsync() => (await scene.Proposals.FindAsync(Id, default))!.Value;

    /// <summary>From the first word to the office's decision.</summary>
    public async Task RunAsync()
    {
        await BeginAsync();
        foreach (var (field, text) in new[] { ("positioning", "面向制造企业的岗位"), ("objectives", "能独立完成分析任务") }) await SaveAsync(field, $"{CompleteForm.Answers[field]}{text}（{number}）");
        await ActAsync("submit", Owner, Mine, "proposals/submit", [], p => p.Submit(round, [], OwnerActs, A.Day));
        if (chance % 3 == 0)
        {
            await ActAsync("return", Dean, new(MatterKind.Endorsement, Id), "endorsement/return", new() { ["opinion"] = $"请补充论证材料（{number}）" }, p => p.ReturnByUnit($"请补充论证材料（{number}）", DeanActs, A.Day));
            await SaveAsync("positioning", $"{CompleteForm.Answers["positioning"]}面向制造企业与物流企业的岗位（{number}）");
            await ActAsync("tick", Owner, Mine, "checklist/save", new() { ["seen"] = "1.1=", ["done_1.1"] = "true" }, p => p.AnswerPoints(p.OpenPoints.ToDictionary(o => o.Id, _ => new PointAnswer(true, "")), OwnerActs, A.Day), p => p.OpenPoints.Count == 0);
            await ActAsync("submit", Owner, Mine, "proposals/submit", [], p => p.Submit(round, [], OwnerActs, A.Day));
        }

        await ActAsync("endorse", Dean, new(MatterKind.Endorsement, Id), "endorsement/endorse", new() { ["opinion"] = $"同意推荐（{number}）" }, p => p.Endorse($"同意推荐（{number}）", DeanActs, A.Day));
        var screening = new Matter(MatterKind.Screening, Id);
        await ActAsync("accept", Scene.Office, screening, "screening/accept", [], p => p.AcceptForReview(A.Office, A.Day));
        List<Expert> three = [.. Enumerable.Range(0, 3).Select(i => A.Expert(1 + (number + i) % 6))];
        await ActAsync("assign", Scene.Office, screening, "screening/assign", new() { ["experts"] = string.Join(',', three.Select(e => e.Id.Value)) }, p => p.Assign(round, three, [], A.Office, A.Day));
        await Task.WhenAll(three.Select(ReviewAsync));
        var given = three.Select(e => A.Assignment(model, e).Submitted().Build()).ToList();
        var reason = $"需求明确，条件成熟（{number}）";
        await ActAsync("decide", Scene.Office, screening, "screening/recommend", new() { ["reason"] = reason, ["advice"] = "" }, p => p.Decide(Conclusion.Recommend, reason, "", round, given, A.Office, A.Day), p => p.Pending?.Reason == reason);
    }

    /// <summary>The decision was published.</summary>
    public async Task HearAsync()
    {
        await play.EventuallyAsync($"the decision of {Id}", async () => Assert.NotNull((await PresentAsync()).Decision));
        Model(p => p.Publish(round, A.Office, A.Day));
    }

    /// <summary>Holds everything against what was told.</summary>
    public async Task LookOverAsync()
    {
        using var at = ledger.At("looking over");
        await play.EventuallyAsync(Id, async () =>
        {
            var present = await PresentAsync();
            Assert.Equal((model.State, model.Answers, model.UnitOpinion, model.Submissions, model.Decision?.Reason), (present.State, present.Answers, present.UnitOpinion, present.Submissions, present.Decision?.Reason));
            Assert.Equal(model.Returns.Select(r => (r.Number, r.Reason)), present.Returns.Select(r => (r.Number, r.Reason)));
            var lines = await scene.Audit.OfProposalAsync(Id, default);
            Assert.Equal(acts, lines.Where(l => Enum.TryParse<ProposalAct>(l.Act, out _)).OrderBy(l => l.At).ThenBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Act));
            Assert.Equal(lines.Count, lines.Select(l => l.Key).Distinct().Count());
            var tasks = await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(Id), default);
            Assert.Equal(
                reviews.OrderBy(r => r.Key.Value, StringComparer.Ordinal).Select(r => (r.Key, string.Join(',', r.Value.Grades), r.Value.Conclusion, r.Value.Comment)),
                tasks.OrderBy(t => t.Value.Expert.Value, StringComparer.Ordinal).Select(t => (t.Value.Expert, string.Join(',', t.Value.Grades), t.Value.Conclusion, t.Value.Comment)));
            await Truth.CardAsync(scene, Owner.ObjectId, Mine);
            await Truth.CardAsync(scene, Dean.ObjectId, new(MatterKind.Endorsement, Id));
            await Truth.CardAsync(scene, A.Office.Id.Value, new(MatterKind.Screening, Id));
            // That the decision was published an expert's card tells when it is next looked at; that the review was taken it has told.
            foreach (var task in tasks)
                Assert.Contains(Truth.CardsOn(scene, task.Value.Expert.Value, new(MatterKind.Assignment, task.Value.Id)), m => CardText.Texts(m.BaseCard).Any(t => t.Contains(reviews[task.Value.Expert].Comment, StringComparison.Ordinal)));
            var words = scene.Services.GetRequiredService<MessageWords>();
            foreach (var message in said)
                Assert.Contains(scene.Chat(ReceiverOf(message.To)), m => (string?)m.Activity["text"] == words.Sentence(message.Code, message.Facts, Language.Zh));
        });
        ledger.Left(Math.Max(0, Truth.CardsOn(scene, Owner.ObjectId, Mine).Count - 1));
    }

    // By a message of one's own to the bot, and the card that it brings.
    private async Task BeginAsync()
    {
        ActionOutcome? created = null;
        await play.StepAsync("begin", async () =>
        {
            begun ??= await AskAsync();
            if (begun is null) return null;
            var outcome = await scene.SendAsync(Owner, begun, "proposals/create", new() { ["round"] = round.Id, ["unit"] = Unit, ["startKey"] = $"crash-{number}" });
            if (outcome.Shown == "card") created = outcome;
            return outcome;
        }, () => Task.FromResult(created is not null));
        Id = CardText.Actions(created!.Value).Select(a => (string?)CardText.Data(a)["proposalId"]).OfType<string>().First();
        // The rest of the form was filled in on other days.
        for (var done = false; !done;)
        {
            var stored = (await scene.Proposals.FindAsync(Id, default))!;
            model = stored.Value with { Answers = CompleteForm.Answers.With("programName", $"智能数据分析{number}"), Owed = [] };
            done = (await scene.Proposals.SaveAsync(stored.With(model with { Owed = stored.Value.Owed }), default)).IsDone;
        }
    }

    // One person types one thing at a time, and begins one programme on one card.
    private async Task<ChatMessage?> AskAsync()
    {
        using var typing = await ledger.TypingAsync(Owner.ObjectId);
        var there = scene.Chat(Owner.ObjectId).Select(m => m.Id).ToHashSet();
        await scene.SayAsync(Owner, "我要申报");
        return scene.Chat(Owner.ObjectId).LastOrDefault(m => !there.Contains(m.Id) && CardText.Actions(m.BaseCard).Any(a => (string?)a["verb"] == "proposals/create"));
    }

    private async Task SaveAsync(string field, string text)
    {
        var section = FormDefinitions.Current.SectionOf(field).Key;
        await ActAsync("save", Owner, Mine, "proposals/save", new() { ["section"] = section, ["then"] = "home", [field] = text }, p => p.Fill(FormDefinitions.Current.Section(section)!, new Dictionary<string, string> { [field] = text }, OwnerActs, A.Day), p => p.Answers[field] == text);
    }

    private async Task ActAsync(string step, SeedPerson who, Matter matter, string verb, JsonObject data, Func<Proposal, Outcome<Proposal>> act, Func<Proposal, bool>? isDone = null)
    {
        data["proposalId"] = Id;
        var acted = act(model);
        Assert.True(acted.IsDone, $"{step}: {string.Join(", ", acted.Problems.Select(p => p.Code))}");
        var to = acted.Value.State;
        // A draft has no card of its own before its first has been kept: its owner presses on the message where they began it.
        await play.StepAsync(step, async () => (play.CardOf(who.ObjectId, matter) ?? (matter == Mine ? begun : null)) is { } message ? await scene.SendAsync(who, message, verb, data) : null,
            async () => await PresentAsync() is var present && (isDone?.Invoke(present) ?? present.State == to));
        Model(act);
    }

    private void Model(Func<Proposal, Outcome<Proposal>> act)
    {
        model = act(model with { Owed = [] }).Value;
        said.AddRange(model.Owed.OfType<MessageDue>());
        acts.AddRange(model.Owed.OfType<AuditDue>().Select(a => a.Entry.Act).Where(a => Enum.TryParse<ProposalAct>(a, out _)));
    }

    private async Task ReviewAsync(Expert expert)
    {
        Stored<Assignment>? task = null;
        await play.EventuallyAsync($"the task of {expert.Name}", async () =>
        {
            task = (await scene.Assignments.ListAsync(AssignmentQuery.OfProposal(Id), default)).FirstOrDefault(t => t.Value.Expert == expert.Id);
            Assert.NotNull(task);
        });
        // It is told as lost, and the others' reviews go on.
        if (task is null) return;
        var (id, who) = (task.Value.Id, scene.PersonOf(expert.Id.Value));
        var card = A.Scorecard(comment: $"培养目标清楚，课程体系完整，实践环节落实到位（{number}，{expert.Name}）。");
        lock (reviews) reviews[expert.Id] = card;
        var typed = new JsonObject { ["assignmentId"] = id, ["conclusion"] = $"{card.Conclusion}", ["comment"] = card.Comment };
        foreach (var (item, grade) in card.Grades) typed[$"grade_{item}"] = grade;
        await PressAsync("expert accepts", "review/accept", new() { ["assignmentId"] = id }, AssignmentState.Accepted);
        await PressAsync("expert reviews", "review/submit", typed, AssignmentState.Submitted);

        Task PressAsync(string step, string verb, JsonObject data, AssignmentState to) => play.StepAsync(step,
            async () => play.CardOf(expert.Id.Value, new(MatterKind.Assignment, id)) is { } message ? await scene.SendAsync(who, message, verb, data) : null,
            async () => (await scene.Assignments.FindAsync(id, default))!.Value.State == to);
    }

    private string ReceiverOf(Audience to) => to.Kind switch
    {
        AudienceKind.Person => to.Id,
        AudienceKind.Office => A.Office.Id.Value,
        _ => Dean.ObjectId,
    };
}
