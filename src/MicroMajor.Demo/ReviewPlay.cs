using System.Text.Json.Nodes;
using MicroMajor.Domain.Review;
using MicroMajor.LocalTenant;

namespace MicroMajor.Demo;

/// <summary>
/// From the plan of the experts to the reviews: with enough people somebody is away, one declines, one stands aside, one abstains, one is late and one
/// is replaced; and two proposals end with equal points.
/// </summary>
internal sealed class ReviewPlay(Stage stage, Cast cast, Func<SeedPerson, Player> playerOf, Action<string> step, int seed, int year)
{
    private const string Comment = "需求分析充分，课程体系聚焦且有层次，实践环节落实到位；建议进一步明确企业教师承担的教学任务。";
    private const string WeakComment = "课程之间的衔接还不清楚，与现有专业的差异说明不足，实践环节的安排建议进一步落实后再申报。";

    /// <summary>Are there people enough for somebody to be missing?</summary>
    public static bool IsEventful(int proposals, int experts) => proposals >= 12 && experts >= 9;

    /// <summary>The steps that it tells.</summary>
    public static int Steps(int proposals, int experts) => 1 + experts + (IsEventful(proposals, experts) ? 6 : 0);

    /// <summary>0 to 2 is good, 3 is not: one in six, and the sixth is always the weak one. With many, one in six is on the line.</summary>
    public int Quality(int index, bool eventful) => index % 6 == 5 ? 3 : eventful && index % 6 == 4 ? 4 : (index * 7 + seed) % 3;

    /// <summary>The office has the plan worked out and publishes it; the experts review.</summary>
    public async Task RunAsync(IReadOnlyList<string> proposals, CancellationToken ct)
    {
        var eventful = IsEventful(proposals.Count, cast.Experts.Count);
        if (eventful) await GoAwayAsync(ct);
        await PlanAsync(ct);
        if (eventful) await MishapsAsync(ct);
        foreach (var expert in cast.Experts) await ReviewAllAsync(playerOf(cast.PersonOf(expert.Id.Value)), proposals, eventful, ct);
        await stage.SettleAsync(ct);
    }

    private Player Office => playerOf(cast.Office);

    private Player Expert(int index) => playerOf(cast.PersonOf(cast.Experts[index].Id.Value));

    private async Task PlanAsync(CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        await Office.SayAsync("分配方案", ct);
        await Office.PressAsync("plan/make", ct: ct);
        await Office.PressAsync("plan/ask", ct: ct);
        await Office.PressAsync("plan/publish", ct: ct);
        await stage.SettleAsync(ct);
        step("教务处排出评审专家并统一发布");
    }

    // The plan leaves out whoever is away all the time.
    private async Task GoAwayAsync(CancellationToken ct)
    {
        var away = Expert(cast.Experts.Count - 1);
        await away.SayAsync("我的设置", ct);
        await away.PressAsync("settings/save", new { from = $"{year}-06-16", to = $"{year}-07-31", deputy = "", reminders = nameof(Domain.People.ReminderChoice.Daily) }, ct: ct);
        step($"{away.Person.DisplayName} 外出，不参加本次评审");
    }

    private async Task MishapsAsync(CancellationToken ct)
    {
        await LeaveAsync(0, "decline", "本周在外参会，无法按时完成。", "谢绝", ct);
        await LeaveAsync(1, "relatives", "", "申请回避", ct);
        await LeaveAsync(2, "abstain", "不熟悉这一方向，难以给出负责任的评价。", "弃评", ct);
        var (late, lateProposal) = await TaskAsync(Expert(3), ct);
        await SeeToAsync(late, ct);
        await Office.PressAsync("assignments/remind", fits: Of(late), ct: ct);
        await stage.SettleAsync(ct);
        await SeeToAsync(late, ct);
        await Office.PressAsync("assignments/extend", new { due = $"{year}-07-31", extendReason = "专家出差，申请延期。" }, Of(late), ct);
        await stage.SettleAsync(ct);
        step($"{lateProposal} 一位专家逾期，教务处催办并延期");
        var (replaced, proposal) = await TaskAsync(Expert(4), ct);
        var form = await SeeToAsync(replaced, ct);
        await Office.PressAsync("assignments/replace", new { successor = PlayRound.Choices(form.Card, "successor")[0], replaceReason = "多次联系未答复。" }, Of(replaced), ct);
        await stage.SettleAsync(ct);
        step($"{proposal} 撤换一位专家，改请他人");
    }

    // An expert leaves; the office asks another one.
    private async Task LeaveAsync(int index, string why, string reason, string word, CancellationToken ct)
    {
        var (task, proposal) = await TaskAsync(Expert(index), ct);
        await Expert(index).PressAsync("review/leave-form", fits: Of(task), ct: ct);
        await Expert(index).PressAsync("review/leave", new { why, reason }, Of(task), ct);
        await stage.SettleAsync(ct);
        bool Same(JsonObject data) => (string?)data["proposalId"] == proposal;
        var form = await Office.PressAsync("screening/assign-form", fits: Same, ct: ct);
        await Office.PressAsync("screening/assign", new { experts = PlayRound.Choices(form.Card, "experts")[0] }, Same, ct);
        await stage.SettleAsync(ct);
        step($"{proposal} 一位专家{word}，已另请专家");
    }

    private Task<CardInChat> SeeToAsync(string task, CancellationToken ct) => Office.PressAsync("assignments/open", fits: Of(task), ct: ct);

    private async Task ReviewAllAsync(Player expert, IReadOnlyList<string> proposals, bool eventful, CancellationToken ct)
    {
        await stage.SettleAsync(ct);
        var given = 0;
        while (await expert.FindCardAsync("review/accept", null, ct) is not null)
        {
            var (task, proposal) = await TaskAsync(expert, ct);
            await expert.PressAsync("review/accept", fits: Of(task), ct: ct);
            await stage.SettleAsync(ct);
            await expert.PressAsync("review/score", fits: Of(task), ct: ct);
            var index = proposals.ToList().IndexOf(proposal);
            await expert.PressAsync("review/submit", Review(proposal, expert.Person.ObjectId, Quality(index, eventful), eventful && index is 3 or 9), Of(task), ct);
            await stage.SettleAsync(ct);
            given++;
        }

        step($"{expert.Person.DisplayName} 评完 {given} 份");
    }

    // The newest task that waits for the expert, and the proposal it is on.
    private static async Task<(string Task, string Proposal)> TaskAsync(Player expert, CancellationToken ct)
    {
        var card = await expert.FindCardAsync("review/accept", null, ct) ?? throw new DemoRefused($"{expert.Person.UserPrincipalName} has nothing to review.");
        var task = (string)card.Action["data"]!["assignmentId"]!;
        var reading = await expert.FindCardAsync("proposals/read", data => (string?)data["assignmentId"] == task, ct) ?? throw new DemoRefused($"{expert.Person.UserPrincipalName} cannot read what they review.");
        return (task, (string)reading.Action["data"]!["proposalId"]!);
    }

    private object Review(string proposalId, string expert, int quality, bool full)
    {
        var chance = new Random(HashCodeOf($"{seed}|{proposalId}|{expert}"));
        string Grade() => full ? "A" : quality switch
        {
            4 => chance.Next(2) == 0 ? "B" : "C",
            3 => chance.Next(2) == 0 ? "C" : "D",
            2 => chance.Next(3) == 0 ? "A" : "B",
            _ => chance.Next(3) == 0 ? "B" : "A",
        };
        var typed = new Dictionary<string, string>();
        foreach (var item in Rubrics.Current.Items) typed[$"grade_{item.Key}"] = Grade();
        typed["conclusion"] = quality == 3 ? "NotRecommend" : quality is 2 or 4 ? "RecommendAfterRevision" : "Recommend";
        typed["comment"] = quality == 3 ? WeakComment : Comment;
        return typed;
    }

    private static Func<JsonObject, bool> Of(string assignmentId) => data => (string?)data["assignmentId"] == assignmentId;

    // string.GetHashCode differs from run to run.
    private static int HashCodeOf(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));
}
