using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit;

/// <summary>Builds a proposal; its states are reached by the real acts, so that nothing is in a state it could not be in.</summary>
public sealed class ProposalBuilder
{
    private static readonly IReadOnlyList<Expert> Three = [A.Expert(1), A.Expert(2), A.Expert(3)];

    private readonly List<Func<Proposal, Proposal>> steps = [];
    private readonly string id;
    private Actor owner = A.Owner;
    private Actor dean = A.Dean;
    private Unit unit = A.Unit();
    private Round round = A.Round();

    internal ProposalBuilder(string id) => this.id = id;

    /// <summary>Owned by this person.</summary>
    public ProposalBuilder OwnedBy(Actor who)
    {
        owner = who;
        return this;
    }

    /// <summary>Of this unit; its first reviewer is who endorses.</summary>
    public ProposalBuilder In(Unit host)
    {
        (unit, dean) = (host, new Actor(host.Reviewers.Count > 0 ? host.Reviewers[0] : A.Dean.Id, A.Dean.Name, ReviewsUnits: [host.Code]));
        return this;
    }

    /// <summary>In this round.</summary>
    public ProposalBuilder In(Round spring)
    {
        round = spring;
        return this;
    }

    /// <summary>With the whole form filled in, so that no rule has anything to say against it.</summary>
    public ProposalBuilder Complete() => Answered(_ => CompleteForm.Answers);

    /// <summary>Filled in by that edition of the form.</summary>
    public ProposalBuilder Under(string version) => Change(p => p with { FormVersion = version });

    /// <summary>With this field answered (blank: not answered).</summary>
    public ProposalBuilder With(string field, string text) => Answered(a => a.With(field, text));

    /// <summary>With exactly these rows in the table, r1, r2 and so on.</summary>
    public ProposalBuilder WithRows(string table, params IReadOnlyList<IReadOnlyDictionary<string, string>> rows) =>
        Answered(a => a.WithRows(table, rows.Select((r, i) => new Row($"r{i + 1}", r))));

    /// <summary>With that many complete core courses of so many credits each.</summary>
    public ProposalBuilder WithCourses(int count, decimal credits) => Answered(a => a.WithRows("courses", CompleteForm.Courses(count, credits)));

    /// <summary>Handed to the college; the points of a return are seen to first.</summary>
    public ProposalBuilder Submitted() => PointsDone().Then(p => p.Submit(round, [], owner, A.Day));

    /// <summary>Sent back by the college.</summary>
    public ProposalBuilder ReturnedByUnit(string reason = "请补充论证材料") => Submitted().Then(p => p.ReturnByUnit(reason, dean, A.Day));

    /// <summary>Endorsed by the college.</summary>
    public ProposalBuilder Endorsed(string opinion = "同意推荐，课程体系与学院条件相符。") => Submitted().Then(p => p.Endorse(opinion, dean, A.Day));

    /// <summary>With every point of the latest return ticked.</summary>
    public ProposalBuilder PointsDone() => Then(p => p.OpenPoints.Count == 0
        ? p
        : p.AnswerPoints(p.OpenPoints.ToDictionary(o => o.Id, _ => new PointAnswer(true, "")), owner, A.Day));

    /// <summary>With these points noted for a return, by whoever has it on their desk.</summary>
    public ProposalBuilder Noted(params IReadOnlyList<(string Field, string Text)> points) =>
        Then(p => p.Note("", points, [], p.State == ProposalState.UnitReview ? dean : A.Office));

    /// <summary>Sent back by whoever has it on their desk, with what was noted.</summary>
    public ProposalBuilder ReturnedNow(string reason = "") =>
        Then(p => p.State == ProposalState.UnitReview ? p.ReturnByUnit(reason, dean, A.Day) : p.ReturnByOffice(reason, A.Office, A.Day));

    /// <summary>Sent back by the office.</summary>
    public ProposalBuilder ReturnedByOffice(string reason = "请核对学时") => Endorsed().Then(p => p.ReturnByOffice(reason, A.Office, A.Day));

    /// <summary>Accepted for review by the office.</summary>
    public ProposalBuilder ReadyForReview() => Endorsed().Then(p => p.AcceptForReview(A.Office, A.Day));

    /// <summary>With experts; three of them unless named.</summary>
    public ProposalBuilder UnderReview(params IReadOnlyList<Expert> experts) =>
        ReadyForReview().Then(p => p.Assign(round, experts.Count > 0 ? experts : Three, [], A.Office, A.Day));

    /// <summary>Recommended on three full marks.</summary>
    public ProposalBuilder Recommended(string reason = "需求明确，条件成熟") => Pending(Conclusion.Recommend, reason).Published();

    /// <summary>Not recommended.</summary>
    public ProposalBuilder NotRecommended(string reason = "与现有专业差异不足") => Pending(Conclusion.NotRecommend, reason).Published();

    /// <summary>Decided by the office on three reviews, and not published.</summary>
    public ProposalBuilder Pending(Conclusion result = Conclusion.Recommend, string reason = "需求明确，条件成熟", string advice = "") => UnderReview().Then(p =>
        p.Decide(result, reason, advice, round, [.. Three.Select(e => A.Assignment(p, e).Submitted(result == Conclusion.NotRecommend ? "D" : "A").Build())], A.Office, A.Day));

    /// <summary>With what is decided published.</summary>
    public ProposalBuilder Published() => Then(p => p.Publish(round, A.Office, A.Day));

    /// <summary>To be revised by its owner (修改后推荐).</summary>
    public ProposalBuilder ToRevise(string reason = "总体可行", string advice = "写明岗位需求的数据来源\n实践学时再增加一些") => Pending(Conclusion.RecommendAfterRevision, reason, advice).Published();

    /// <summary>With more time for the revision.</summary>
    public ProposalBuilder MoreTime(DateTimeOffset due) => Then(p => p.ExtendRevision(due, "数据还在统计", A.Office, A.Day));

    /// <summary>Revised, with every point ticked, and handed in to the office.</summary>
    public ProposalBuilder Revised() => ToRevise().PointsDone().Then(p => p.Submit(round, [], owner, A.Day));

    /// <summary>With the revision found sufficient.</summary>
    public ProposalBuilder Passed() => Then(p => p.CheckRevision(true, "", A.Office, A.Day));

    /// <summary>Withdrawn by its owner, from where it stands.</summary>
    public ProposalBuilder Withdrawn() => Then(p => p.Withdraw(owner, A.Day));

    /// <summary>With everything that it owed delivered.</summary>
    public ProposalBuilder OwingNothing() => Change(p => p with { Owed = [] });

    /// <summary>Changed in a way that no act allows; only for what a store may hold.</summary>
    public ProposalBuilder Change(Func<Proposal, Proposal> change)
    {
        steps.Add(change);
        return this;
    }

    /// <summary>The proposal.</summary>
    public Proposal Build() =>
        steps.Aggregate(new Proposal(id, round.Id, unit.Code, owner.Id, owner.Name) { UpdatedAt = A.Opening, UpdatedBy = owner.Name }, (p, step) => step(p));

    /// <summary>The proposal.</summary>
    public static implicit operator Proposal(ProposalBuilder builder) => builder.Build();

    private ProposalBuilder Answered(Func<Answers, Answers> change) => Change(p => p with { Answers = change(p.Answers) });

    private ProposalBuilder Then(Func<Proposal, Outcome<Proposal>> act) => Change(p => act(p).Value);
}
