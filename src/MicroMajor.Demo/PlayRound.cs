using System.Text.Json.Nodes;
using MicroMajor.Domain.Proposals;
using MicroMajor.LocalTenant;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.Demo;

/// <summary>
/// Plays a whole round as its people would: owners fill cards with the slips that people make, mend them by what the sentences say and
/// submit, colleges endorse, the office screens, plans the experts and publishes the plan, experts score on their cards, the office decides, publishes and has the filing documents written.
/// </summary>
internal sealed class PlayRound(Stage stage, Cast cast, Action acted, Action<TimeSpan> later, Action<string> step, int seed, int year) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = stage.Address, Timeout = TimeSpan.FromSeconds(60) };
    private readonly Dictionary<string, Player> players = [];
    private readonly SentenceReader reader = new();
    private readonly List<(OwnerPlay Owner, string Id, string UnitCode)> proposals = [];

    private readonly bool eventful = ReviewPlay.IsEventful(cast.Owners.Count, cast.Experts.Count);
    private ReviewPlay? playing;

    private ReviewPlay Reviewing => playing ??= new(stage, cast, PlayerOf, step, seed, year);

    /// <summary>The report on the reviews that the office took.</summary>
    public (string Name, byte[] Content)? Report { get; private set; }

    /// <summary>The ids of the proposals, in the order in which they were started.</summary>
    public IReadOnlyList<string> Proposals => [.. proposals.Select(p => p.Id)];

    /// <summary>The review sheet that the office took for an expert without Teams.</summary>
    public (string Name, byte[] Content)? ReviewSheet { get; private set; }

    /// <summary>The codes of the colleges that have any.</summary>
    public IReadOnlyList<string> Units => [.. proposals.Select(p => p.UnitCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public async Task RunAsync(CancellationToken ct)
    {
        for (var i = 0; i < cast.Owners.Count; i++) await FillAsync(i, ct);
        foreach (var proposal in proposals) await EndorseAsync(proposal, ct);
        foreach (var proposal in proposals) await ScreenAsync(proposal, ct);
        await HandInAsync(ct);
        await Reviewing.RunAsync(Proposals, ct);
        if (eventful) await DraftAsync(ct);
        foreach (var proposal in proposals) await DecideAsync(proposal, ct);
        await TakeReportAsync(ct);
        await PublishAsync(ct);
        await NameDirectionsAsync(ct);
        await MakePublicAsync(ct);
        await FileAsync(ct);
    }

    /// <summary>How many cards lie in all chats.</summary>
    public async Task<int> CardsAsync(CancellationToken ct)
    {
        var all = 0;
        foreach (var person in cast.Tenant.People) all += await PlayerOf(person).CardsAsync(ct);
        return all;
    }

    public void Dispose() => client.Dispose();

    private async Task FillAsync(int index, CancellationToken ct)
    {
        var person = cast.Owners[index];
        var unit = cast.Units.First(u => u.Code == MadeUp.UnitOf(seed, index));
        var meant = MadeUp.Proposal(seed, index, year, person.DisplayName, unit.Name);
        var owner = new OwnerPlay(PlayerOf(person), Mistakes.FirstVersion(meant, index), reader);
        await owner.FillAsync(unit.Code, ct);
        await owner.SubmitAsync(ct);
        proposals.Add((owner, owner.Id, unit.Code));
        step($"{owner.Id} {meant.Texts["programName"]} 已提交（按提示改了 {owner.Mended} 处）");
    }

    private async Task EndorseAsync((OwnerPlay Owner, string Id, string UnitCode) proposal, CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var dean = PlayerOf(cast.DeanOf(proposal.UnitCode));
        // The second one is returned by the college: the owner changes what the point is about, ticks it, and submits again.
        if (proposals.IndexOf(proposal) == 1)
        {
            await ReturnAsync(dean, proposal.Id, "positioning", "请写明面向的岗位。", "方案总体可行，请补充后再提交。", ct);
            await proposal.Owner.ChangeAsync("positioning", "面向区域企业的运营、分析与服务岗位，培养能胜任一线工作的复合型应用人才。", ct);
            await proposal.Owner.TickAsync("1.1", "", ct);
            await proposal.Owner.SubmitAsync(ct);
            await stage.SettleAsync(ct);
            step($"{proposal.Id} 学院退回，逐条修改后重新提交");
        }

        await dean.PressAsync("endorsement/endorse", new { opinion = "经学院教学指导委员会论证，方案可行，同意推荐。" }, Fits(proposal.Id), ct);
        step($"{proposal.Id} 学院推荐");
    }

    private async Task ReturnAsync(Player reviewer, string id, string field, string point, string reason, CancellationToken ct)
    {
        await reviewer.PressAsync("returns/form", fits: Fits(id), ct: ct);
        await reviewer.PressAsync("returns/send", new { place = field, text = point, reason }, Fits(id), ct);
        await stage.SettleAsync(ct);
    }

    private async Task ScreenAsync((OwnerPlay Owner, string Id, string UnitCode) proposal, CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        // The third one is returned by the office: there the owner explains why it stays as it is. The college endorses it once more.
        if (proposals.IndexOf(proposal) == 2)
        {
            await ReturnAsync(office, proposal.Id, "guarantee", "经费来源是否已经落实？", "请说明后再提交。", ct);
            await proposal.Owner.TickAsync("1.1", "学校专项经费已列入本年度预算，金额以预算批复为准，故表中不另写数字。", ct);
            await proposal.Owner.SubmitAsync(ct);
            await stage.SettleAsync(ct);
            await PlayerOf(cast.DeanOf(proposal.UnitCode)).PressAsync("endorsement/endorse", new { opinion = "说明属实，同意推荐。" }, Fits(proposal.Id), ct);
            await stage.SettleAsync(ct);
            step($"{proposal.Id} 教务处退回，逐条答复后重新提交");
        }

        await office.PressAsync("screening/accept", new { reason = "" }, Fits(proposal.Id), ct);
        await stage.SettleAsync(ct);
        step($"{proposal.Id} 形式审查通过");
        if (ReviewSheet is null) await TakeReviewSheetAsync(office, proposal.Id, ct);
    }

    // For an expert without Teams: once is enough to see it.
    private async Task TakeReviewSheetAsync(Player office, string id, CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        await office.PressAsync("review/sheet", fits: Fits(id), ct: ct);
        await stage.SettleAsync(ct);
        ReviewSheet = await office.AcceptFileAsync(ct);
        await stage.SettleAsync(ct);
    }

    // Clause 五.3: each college hands in both annexes, at once and once.
    private async Task HandInAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        foreach (var unit in cast.Units.Where(u => proposals.Any(p => p.UnitCode == u.Code)))
        {
            bool OfUnit(JsonObject data) => (string?)data["unitCode"] == unit.Code;
            var dean = PlayerOf(cast.DeanOf(unit.Code));
            await dean.SayAsync("报送", ct);
            await dean.PressAsync("packs/ask", fits: OfUnit, ct: ct);
            await dean.PressAsync("packs/hand-in", fits: OfUnit, ct: ct);
            await stage.SettleAsync(ct);
            step($"{unit.Name} 报送附件2、附件3");
        }
    }

    // Many are decided from the cut line at once; what is not, one by one.
    private async Task DraftAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        await office.SayAsync("工作台", ct);
        await office.PressAsync("reviews/close", ct: ct);
        await stage.SettleAsync(ct);
        await office.PressAsync("ranking/open", ct: ct);
        await office.PressAsync("ranking/draft", ct: ct);
        await stage.SettleAsync(ct);
        step("教务处关闭评审，按排序拟定结论");
    }

    private async Task<bool> IsDraftedAsync(string id, CancellationToken ct) =>
        (await stage.Services.GetRequiredService<IProposals>().FindAsync(id, ct))!.Value.Pending is not null;

    private async Task TakeReportAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        await office.SayAsync("工作台", ct);
        await office.PressAsync("ranking/open", ct: ct);
        await office.PressAsync("ranking/report", ct: ct);
        await stage.SettleAsync(ct);
        Report = await office.AcceptFileAsync(ct);
        await stage.SettleAsync(ct);
        step("教务处取得评审报告");
    }

    private async Task DecideAsync((OwnerPlay Owner, string Id, string UnitCode) proposal, CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        if (eventful && await IsDraftedAsync(proposal.Id, ct))
        {
            step($"{proposal.Id} 已按排序拟定");
            return;
        }

        var recommend = Reviewing.Quality(proposals.IndexOf(proposal), eventful) != 3;
        await office.PressAsync(
            recommend ? "screening/recommend" : "screening/reject",
            new { reason = recommend ? "专家意见一致，符合通知要求，择优推荐。" : "课程体系与现有专业的差异还不够明显，建议完善后下一批再申报。", advice = recommend ? "" : "写明与现有专业课程的差异。\n落实实践环节的场地和企业教师。" }, Fits(proposal.Id), ct);
        step($"{proposal.Id} 拟定{(recommend ? "推荐" : "不推荐")}");
    }

    // Decided one by one, published together.
    private async Task PublishAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        await office.SayAsync("工作台", ct);
        await office.PressAsync("ranking/open", ct: ct);
        await office.PressAsync("decisions/publish", ct: ct);
        await office.PressAsync("decisions/publish", fits: data => data["code"] is not null, ct: ct);
        await stage.SettleAsync(ct);
        step("教务处统一公布结论");
    }

    // Clause 三.3: the colleges of weak majors name directions, one of them not yet; the office reminds it.
    private async Task NameDirectionsAsync(CancellationToken ct)
    {
        foreach (var unit in cast.Units)
        {
            var weak = MadeUpMajors.Majors.Where(m => m.UnitCode == unit.Code && MadeUpMajors.DirectionFor(m.Code) is not null).ToList();
            if (weak.Count == 0) continue;
            var dean = PlayerOf(cast.DeanOf(unit.Code));
            await dean.SayAsync("就业方向", ct);
            foreach (var major in weak)
            {
                bool OfMajor(JsonObject data) => (string?)data["major"] == major.Code;
                await dean.PressAsync("duties/form", fits: OfMajor, ct: ct);
                await dean.PressAsync("duties/name", new { direction1 = MadeUpMajors.DirectionFor(major.Code), host1 = unit.Code }, OfMajor, ct);
                step($"{unit.Name} 为就业薄弱专业“{major.Name}”确定方向：{MadeUpMajors.DirectionFor(major.Code)}");
            }
        }

        var office = PlayerOf(cast.Office);
        await office.SayAsync("就业方向", ct);
        await office.PressAsync("duties/remind", ct: ct);
        await stage.SettleAsync(ct);
        step("教务处提醒还欠方向的学院");
    }

    // 公示: the list is shown for its working days; somebody objects and is answered; then it is over.
    private async Task MakePublicAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var (office, member) = (PlayerOf(cast.Office), PlayerOf(cast.Owners[^1]));
        await office.SayAsync("公示", ct);
        if (await office.FindCardAsync("publicity/begin", null, ct) is null) return;
        await office.PressAsync("publicity/begin", ct: ct);
        await stage.SettleAsync(ct);
        await member.SayAsync("异议", ct);
        var form = await member.FindCardAsync("publicity/object", null, ct) ?? throw new DemoRefused("Nobody can object.");
        await member.PressAsync("publicity/object", new { programme = Choices(form.Card, "programme").FirstOrDefault() ?? proposals[0].Id, text = "两门课程的名称与本院现有选修课相近，请核对是否重复。" }, ct: ct);
        await stage.SettleAsync(ct);
        await office.SayAsync("公示", ct);
        await office.PressAsync("publicity/objection", ct: ct);
        await office.PressAsync("publicity/answer", new { reason = "已核对课程大纲：教学内容和学时安排不同，不重复。" }, data => (string?)data["verdict"] == "rejected", ct);
        await stage.SettleAsync(ct);
        later(TimeSpan.FromDays(15));
        await office.SayAsync("公示", ct);
        await office.PressAsync("publicity/end", ct: ct);
        await stage.SettleAsync(ct);
        step("推荐名单公示结束，异议已答复");
    }

    private async Task FileAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var office = PlayerOf(cast.Office);
        await office.SayAsync("工作台", ct);
        if (await office.FindCardAsync("filing/write", null, ct) is null) return;
        await office.PressAsync("filing/write", ct: ct);
        await stage.SettleAsync(ct);
        step("备案材料已写入文档库");
    }

    private static Func<JsonObject, bool> Fits(string proposalId) => data => (string?)data["proposalId"] == proposalId;

    internal static IReadOnlyList<string> Choices(JsonNode? node, string input) => node switch
    {
        JsonObject o when (string?)o["id"] == input => [.. o["choices"]!.AsArray().Select(c => (string)c!["value"]!)],
        JsonObject o => o.Select(p => Choices(p.Value, input)).FirstOrDefault(c => c.Count > 0) ?? [],
        JsonArray a => a.Select(n => Choices(n, input)).FirstOrDefault(c => c.Count > 0) ?? [],
        _ => [],
    };

    private Player PlayerOf(SeedPerson person) => players.TryGetValue(person.ObjectId, out var known) ? known : players[person.ObjectId] = new(client, person, acted);
}
