using System.Globalization;
using System.Text.Json.Nodes;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;
using MicroMajor.LocalTenant;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <summary>A round that a card names.</summary>
/// <param name="Proposal">One of its proposals; the one that the verbs of a plan are about.</param>
internal sealed record RoundStage(int Number, string Name, string RoundId, string Proposal, IReadOnlyDictionary<string, string> Codes);

/// <summary>A round in each of its stages, in one tenant, with everything that the stage before has left behind.</summary>
public sealed class RoundStand : IAsyncLifetime
{
    /// <summary>What the rounds are called in docs/permissions.md; their numbers are those of <see cref="RoundEffects"/>.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "one that is not open yet",
        "one that is open; one college has endorsed",
        "one over its deadline, being screened: handed in, a plan drafted",
        "one under review: a plan published, not handed in",
        "one whose reviews are closed: a decision drafted, a meeting going on",
        "one whose decisions are published, and a revision is awaited",
        "one whose decisions are published, every one",
        "one that is shown to the public, with an objection open and one upheld",
        "one whose days of publicity are over, with one upheld",
        "one whose publicity is ended, with one upheld",
    ];

    private static readonly RoundPolicy s_policy = new() { Experts = 3, MinOutsideExperts = 0 };

    private readonly List<string> roleOfFormer = [Demo.Cast.OfficeRole];
    private readonly Dictionary<string, string> shared = [];

    internal Scene Scene { get; private set; } = null!;

    internal Playing Playing { get; private set; } = null!;

    internal IReadOnlyList<RoundStage> Stages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var everybody = Scene.Usual with { Tenant = Scene.Usual.Tenant with { People = [.. Scene.Usual.Tenant.People, .. Permissions.Others, Permissions.FormerOffice with { AppRoles = roleOfFormer }] } };
        Scene = await Scene.OpenAsync(null, everybody, Enumerable.Range(1, Names.Count).Select(Round));
        Playing = new(Scene);
        await ForAllAsync();
        var stages = new List<RoundStage>();
        for (var n = 1; n <= Names.Count; n++) stages.Add(new(n, Names[n - 1], IdOf(n), await FillAsync(n), await CodesAsync(n)));
        Stages = stages;
        await Playing.KeepAsync();
    }

    public async Task DisposeAsync()
    {
        Playing.Dispose();
        await Scene.DisposeAsync();
    }

    /// <summary>What a card of the verb says to that person about that round, so that what may be done is done.</summary>
    /// <param name="stage">Null names a round that there is not.</param>
    /// <param name="unit">Of which college it is.</param>
    internal JsonObject Data(string verb, RoundStage? stage, string unit = "cs")
    {
        var data = new JsonObject { ["roundId"] = stage?.RoundId ?? "none" };
        foreach (var (key, value) in Typed(verb, stage, unit)) data[key] = value;
        if (verb == "rubric/save")
            foreach (var item in Rubrics.Current.Items) data[$"name_{item.Key}"] = $"{item.Name.Zh}（校内）";
        return data;
    }

    private IEnumerable<(string Key, string Value)> Typed(string verb, RoundStage? stage, string unit) => verb.Split('/')[0] switch
    {
        "packs" => [("unitCode", unit), ("number", "1"), ("reason", "请核对学时"), ("seen", stage?.Codes.GetValueOrDefault($"pack-{unit}") ?? "none")],
        "duties" => [("unitCode", unit), ("major", unit == "cs" ? "080901" : "020101"), ("direction1", "智慧养老"), ("host1", unit)],
        "meeting" => [("meeting", "1"), ("n", "1"), .. verb == "meeting/present" ? new[] { ("keep", "true"), ("place", "行政楼 302"), ("present", Expert(1)) } : [], .. verb == "meeting/vote" ? new[] { ("for", "2"), ("against", "0"), ("abstain", "0") } : [], .. verb == "meeting/item" ? new[] { ("from", "1"), ("notes", "请补充教材") } : []],
        "plan" => [("proposalId", stage?.Proposal ?? "none"), ("experts", Expert(5)), ("expertId", Expert(1)), ("version", stage?.Codes.GetValueOrDefault("plan") ?? "none")],
        "decisions" => [("code", stage?.Codes.GetValueOrDefault("pending") ?? "none")],
        "publicity" => [("code", stage?.Codes.GetValueOrDefault("list") ?? "none"), ("n", verb == "publicity/settle" ? "2" : "1"), ("verdict", "rejected"), ("reason", "经核实不属实")],
        "reviews" => [("reason", "补充一位专家的评审")],
        "rounds" => [("follow", stage?.RoundId ?? "none"), ("nameZh", "换了名称的申报批次"), ("school", "江海师范学院"), ("year", "2025"), ("opensOn", "2025-05-01"), ("closesOn", "2025-07-15")],
        "policy" => [("group", "decision"), ("cutPoints", "80"), ("typed", """{"cutPoints":"80"}"""), ("seen", shared["policy"])],
        "imports" => [("list", "Majors"), ("importId", stage is null ? "none" : shared["import"])],
        "forms" when verb == "forms/starter" => [("version", stage is null ? "none" : "2027")],
        "forms" => [("version", stage is null ? "none" : "2026"), ("digest", shared["digest"]), ("seen", FormEditions.First)],
        _ => [],
    };

    private static string IdOf(int n) => $"2025-stage{n}";

    private static string Expert(int n) => A.Expert(n).Id.Value;

    private static Round Round(int n)
    {
        var round = A.Round(IdOf(n)) with { Policy = s_policy };
        // The clock stands at ten on 20 June.
        if (n == 1) return round with { OpensAt = A.China(2025, 7, 1), Deadline = A.China(2025, 7, 20) };
        if (n == 2) return round;
        var over = round with { OpensAt = A.China(2025, 5, 1), Deadline = A.China(2025, 6, 10) };
        return n < 5 ? over : over with { ReviewsClosedAt = A.China(2025, 6, 18) };
    }

    // What is the same for all rounds: who had a role and has it no more, weak majors, a pending import, two other editions of the form.
    private async Task ForAllAsync()
    {
        var (seeding, settings) = (Scene.Services.GetRequiredService<SharePoint.Seeding>(), Scene.Services.GetRequiredService<IPersonalSettings>());
        var today = WorkingDays.DayOf(Scene.Clock.GetUtcNow());
        await settings.SaveAsync(new(A.Dean.Id, A.Dean.Name) { Absences = [new(today, today)], Deputy = new(Permissions.Deputy.ObjectId), DeputyName = Permissions.Deputy.DisplayName }, default);
        await seeding.PutUnitAsync(A.Unit() with { Reviewers = [A.Dean.Id] }, default);
        roleOfFormer.Clear();
        var office = Scene.Services.GetRequiredService<IOfficeLists>();
        await office.WriteAsync(OfficeList.Majors, [Row(("code", "080901"), ("name", "计算机科学与技术"), ("unit", "cs")), Row(("code", "020101"), ("name", "经济学"), ("unit", "econ"))], default);
        await office.WriteAsync(OfficeList.Employment, [Rate("080901", "计算机科学与技术"), Rate("020101", "经济学")], default);
        Scene.Grant("manage");
        foreach (var version in new[] { "2026", "2027" })
        {
            var files = NewForm.Files(version);
            foreach (var file in NewForm.Folder(files).Files) await Scene.PutIntoLibraryAsync(Scene.Office, $"表单/{version}/{file.Name}", [.. file.Content!.Value.Span]);
            if (version == "2026") shared["digest"] = (await Scene.Services.GetRequiredService<IFormEditions>().KeepAsync(files, A.Office, A.Day, default)).Value.Digest;
        }

        Scene.Grant("write");
        Scene.Clock.Move(TimeSpan.FromMinutes(2));
        shared["import"] = await ButtonAsync(Scene.Office, "imports/preview", new() { ["list"] = "Majors", ["pasted"] = "专业代码\t专业名称\t学院\n120414T\t养老服务管理\t教育科学学院" }, "imports/apply", "importId");
        shared["policy"] = await ButtonAsync(Scene.Office, "policy/preview", new() { ["roundId"] = IdOf(1), ["group"] = "courses", ["maxTotalCredits"] = "14" }, "policy/apply", "seen");
    }

    private static Stored<OfficeListRow> Row(params (string Key, string Text)[] cells) => new(new(cells[0].Text, cells.ToDictionary(c => c.Key, c => c.Text)), "");

    private static Stored<OfficeListRow> Rate(string code, string name) => new(new($"2024|{code}", new Dictionary<string, string> { ["majorCode"] = code, ["majorName"] = name, ["year"] = "2024", ["rate"] = "45" }), "");

    private async Task<string> FillAsync(int n)
    {
        switch (n)
        {
            case 1:
                return "none";
            case 2:
                // Begun by another edition than the round's.
                await PutAsync(n, "草稿", p => p.Under("2026"));
                await PutAsync(n, "在学院的", p => p.Submitted());
                await PutAsync(n, "经管学院的", p => p.In(A.Unit("econ", "经济与管理学院") with { Reviewers = [new(Scene.OtherDean.ObjectId)] }).Endorsed());
                return (await PutAsync(n, "学院已推荐", p => p.Endorsed())).Id;
            case 3:
                await PutAsync(n, "待形式审查", p => p.Endorsed());
                var ready = await PutAsync(n, "待分配专家", p => p.ReadyForReview());
                await HandedInAsync(n);
                await Scene.ForgeAsync(Scene.Office, "plan/make", new() { ["roundId"] = IdOf(n) });
                return ready.Id;
            case 4:
                await ReviewedAsync(await PutAsync(n, "评完的", p => p.UnderReview()));
                var offered = await PutAsync(n, "待专家答复", p => p.UnderReview());
                for (var e = 1; e <= 3; e++) await Scene.PutAsync(offered, e, card: false);
                await PlannedAsync(n, offered);
                return offered.Id;
            case 5:
                var waiting = await PutAsync(n, "待决定", p => p.UnderReview());
                await ReviewedAsync(waiting);
                await ReviewedAsync(await PutAsync(n, "拟推荐", p => p.Pending()));
                await HandedInAsync(n);
                await PlannedAsync(n, waiting);
                await MetAsync(n, [waiting], voted: false);
                return waiting.Id;
            default:
                var good = await PutAsync(n, "推荐的", p => p.Recommended());
                await ReviewedAsync(good);
                await ReviewedAsync(await PutAsync(n, "不推荐的", p => p.NotRecommended()));
                if (n == 6) await ReviewedAsync(await PutAsync(n, "待修改的", p => p.ToRevise()));
                await HandedInAsync(n);
                await PlannedAsync(n, good);
                await MetAsync(n, [good], voted: true);
                if (n >= 8) await ShownAsync(n, good, await PutAsync(n, "有异议的", p => p.Recommended()));
                return good.Id;
        }
    }

    private async Task<Proposal> PutAsync(int n, string name, Func<ProposalBuilder, ProposalBuilder> to) =>
        // Whoever handed in did so in time.
        (await Scene.PutAsync(p => to(p.Complete().With("programName", $"{name}{n}")).Change(x => x with { RoundId = IdOf(n), SubmittedAt = x.SubmittedAt is null || n < 3 ? x.SubmittedAt : A.China(2025, 6, 9) }))).Value;

    private async Task ReviewedAsync(Proposal proposal)
    {
        for (var e = 1; e <= 3; e++) await Scene.PutAsync(proposal, e, a => a.Submit(A.Scorecard(), Rubrics.Current, A.Round(), A.Acting(A.Expert(e)), A.Day).Value, card: false);
    }

    private async Task HandedInAsync(int n) =>
        Assert.True((await Scene.HandIns.SaveAsync(new(new(IdOf(n), "cs", [new(1, A.Dean.Id, A.Dean.Name, A.Day.AddDays(-12), "", [], "AAAA-BBBB")]), ""), default)).IsDone);

    private async Task PlannedAsync(int n, Proposal proposal) =>
        Assert.True((await Scene.Plans.SaveAsync(new(new(IdOf(n)) { Proposals = [new(proposal.Id, [new(A.Expert(1).Id)], [])], Standing = PlanStanding.Published, PublishedBy = A.Office.Id, PublishedByName = A.Office.Name, PublishedAt = A.Day.AddDays(-9) }, ""), default)).IsDone);

    private async Task MetAsync(int n, IReadOnlyList<Proposal> agenda, bool voted)
    {
        var meeting = new Meeting(Meeting.IdOf(IdOf(n), 1), IdOf(n), 1) { Present = [MeetingMember.Of(A.Expert(1)), MeetingMember.Of(A.Expert(2)), MeetingMember.Of(A.Expert(3))] };
        meeting = meeting with { Items = [.. agenda.Select((p, i) => new MeetingItem(p.Id, p.Name, "计算机与软件学院", i + 1, 90m) { Votes = voted ? [new(3, 0, 0, 3, Majority.TwoThirds, [], A.Office.Name, A.Day.AddDays(-3))] : [] })] };
        Assert.True((await Scene.Meetings.SaveAsync(new(meeting, ""), default)).IsDone);
    }

    private async Task ShownAsync(int n, Proposal good, Proposal held)
    {
        var stored = (await Scene.Rounds.FindAsync(IdOf(n), default))!;
        var now = Scene.Clock.GetUtcNow();
        var first = new Objection(1, good.Id, "内容重复", A.Stranger.Name, A.Stranger.Id, now.AddDays(-1));
        var publicity = new Publicity("AAAA-CCCC", now.AddDays(-9), n == 8 ? now.AddDays(5) : now.AddDays(-1), [.. new[] { good, held }.Select(p => new PublishedProgramme(p.Id, p.Name, "计算机与软件学院", p.Owner))])
        {
            EndedAt = n == 10 ? now.AddHours(-2) : null,
            Objections =
            [
                n == 8 ? first : first with { Verdict = Verdict.Rejected, Answer = "不属实", AnsweredBy = A.Office.Name, AnsweredAt = now.AddHours(-20) },
                new(2, held.Id, "数据有误", "写信的人", null, now.AddDays(-1)) { Verdict = Verdict.Upheld, Answer = "属实", AnsweredBy = A.Office.Name, AnsweredAt = now.AddHours(-20) },
            ],
        };
        Assert.True((await Scene.Rounds.SaveAsync(stored.With(stored.Value with { Publicity = publicity }), default)).IsDone);
    }

    // What the cards carry so that nobody decides on what they did not see.
    private async Task<Dictionary<string, string>> CodesAsync(int n)
    {
        JsonObject Of(string unit = "") => new() { ["roundId"] = IdOf(n), ["unitCode"] = unit };
        var codes = new Dictionary<string, string>
        {
            ["list"] = await ButtonAsync(Scene.Office, "results/open", Of(), "publicity/begin", "code"),
            ["pack-cs"] = await ButtonAsync(Scene.Dean, "packs/ask", Of("cs"), "packs/hand-in", "seen"),
            ["pack-econ"] = await ButtonAsync(Scene.OtherDean, "packs/ask", Of("econ"), "packs/hand-in", "seen"),
            ["pending"] = PendingDecisions.CodeOf((await Scene.Proposals.ListAsync(ProposalQuery.OfRound(IdOf(n), ProposalState.UnderReview), default)).Proposals.Select(p => p.Value)),
        };
        if ((await Scene.Plans.FindAsync(IdOf(n), default))?.Version is { } version) codes["plan"] = version;
        return codes;
    }

    // What the button of that verb carries, on the card that is answered; "none" where it has none.
    private async Task<string> ButtonAsync(SeedPerson who, string verb, JsonObject data, string button, string name)
    {
        var shown = await Scene.ForgeAsync(who, verb, data);
        return CardText.Actions(shown.Value).Where(a => (string?)a["verb"] == button).Select(a => Convert.ToString(CardText.Data(a)[name], CultureInfo.InvariantCulture)).FirstOrDefault() ?? "none";
    }
}
