using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>The problems of what comes after the reviews: the record after the decision.</summary>
internal static class EveryMeetingProblem
{
    /// <summary>One or more of each.</summary>
    public static IReadOnlyList<Problem> Of() => [.. Milestones().SelectMany(p => p), .. Publicity().SelectMany(p => p), .. Meetings().SelectMany(p => p)];

    private static IEnumerable<IReadOnlyList<Problem>> Meetings()
    {
        Proposal proposal = A.Proposal().Complete().UnderReview();
        MeetingItem[] agenda = [new(proposal.Id, proposal.Name, "计算机与软件学院", 1, 88m)];
        var meeting = Meeting.Begin("r", agenda, null, A.Office).Value;
        Meeting Seated(params MeetingMember[] present) => meeting.Seat(new(null, "", "", "", 0, present), A.Office).Value;
        Outcome<Meeting> Vote(Meeting m, int? yes, int item = 1) => m.CountVotes(item, yes, 0, 0, proposal, new(), A.Office, A.Day);
        var there = Seated(MeetingMember.Of(A.Expert(1)));
        yield return Meeting.Begin("r", agenda, meeting, A.Office).Problems;
        yield return Meeting.Begin("r", [], null, A.Office).Problems;
        yield return meeting.Seat(new(null, "", "", "", 0, [.. Enumerable.Range(0, Meeting.MostPresent + 1).Select(n => MeetingMember.Named($"{n}"))]), A.Office).Problems;
        yield return meeting.Note(1, new('长', 501), [], A.Office).Problems;
        yield return Vote(meeting, 1).Problems;
        yield return Vote(there, null).Problems;
        yield return Vote(there, 2).Problems;
        yield return Vote(there, 1, item: 2).Problems;
        yield return Vote(Seated(MeetingMember.Named("陈思远")), 1).Problems;
        yield return Vote(there, 1).Value.Note(1, "", [A.Expert(1).Id.Value], A.Office).Problems;
        yield return there.TakeVoteBack(1, proposal, A.Office).Problems;
        yield return there.TakeVoteBack(1, A.Proposal().Complete().Recommended(), A.Office).Problems;
    }

    private static IEnumerable<IReadOnlyList<Problem>> Publicity()
    {
        var round = A.Round() with { Policy = new() };
        PublishedProgramme[] list = [new("WZY-2025-0001", "智能数据分析", "计算机与软件学院", A.Owner.Id)];
        Outcome<Round> Begin(Round r, string seen = "c", int undecided = 0, int listed = 1) => r.BeginPublicity("c", seen, list[..listed], undecided, A.Office, A.Day);
        var shown = Begin(round).Value;
        var over = shown.Publicity!.EndsAt.AddSeconds(1);
        Outcome<Round> Object(Round r, string which = "WZY-2025-0001", string name = "周文博", string text = "内容重复", DateTimeOffset? at = null) => r.Object(which, name, text, A.Stranger, false, at ?? A.Day);
        var objected = Object(shown).Value;
        yield return shown.CloseReviews(A.Office, A.Day).Problems;
        yield return round.CloseReviews(A.Office, A.Opening.AddSeconds(-1)).Problems;
        yield return shown.TooLate(new() { CutPoints = 80, PublicityDays = 7 }, published: true).ToList();
        yield return [round.FilesWait!, shown.FilesWait!, objected.FilesWait!];
        yield return Begin(round, listed: 0).Problems;
        yield return Begin(round, undecided: 2).Problems;
        yield return Begin(round, seen: "d").Problems;
        yield return Begin(shown).Problems;
        yield return round.EndPublicity(A.Office, A.Day).Problems;
        yield return shown.EndPublicity(A.Office, A.Day).Problems;
        yield return objected.EndPublicity(A.Office, over).Problems;
        yield return Object(shown, which: "?").Problems;
        yield return Object(shown, name: "").Problems;
        yield return Object(shown, text: " ").Problems;
        yield return Object(shown, text: new('长', 801)).Problems;
        yield return Object(shown, at: over).Problems;
        yield return Object(Object(Object(objected).Value).Value).Problems;
        yield return Object(shown with { Publicity = shown.Publicity with { Objections = [.. Enumerable.Range(1, Round.MostObjections).Select(n => new Objection(n, "WZY-2025-0001", "", "", null, A.Day) { Verdict = Verdict.Rejected })] } }).Problems;
        yield return objected.AnswerObjection(9, Verdict.Upheld, "理由", A.Office, A.Day).Problems;
        yield return objected.AnswerObjection(1, null, "理由", A.Office, A.Day).Problems;
        yield return objected.AnswerObjection(1, Verdict.Rejected, "理由", A.Office, A.Day).Value.AnswerObjection(1, Verdict.Upheld, "理由", A.Office, A.Day).Problems;
        yield return objected.SettleObjection(1, "理由", A.Office, A.Day).Problems;
    }

    private static IEnumerable<IReadOnlyList<Problem>> Milestones()
    {
        Proposal draft = A.Proposal().Complete();
        Proposal recommended = A.Proposal().Complete().Recommended();
        var later = A.Day.AddYears(2);
        MilestoneNote Note(Milestone? step, string day, string number = "", string remark = "") => new(step, Answers.ParseDate(day), number, null, remark);
        Outcome<Proposal> Then(Proposal p, Milestone? step, string day, string number = "", string remark = "") => p.RecordMilestone(Note(step, day, number, remark), A.Office, later);
        yield return recommended.RecordMilestone(Note(Milestone.SubmittedToProvince, "2025-07-01"), A.Owner, later).Problems;
        yield return Then(draft, Milestone.SubmittedToProvince, "2025-07-01").Problems;
        yield return Then(recommended, null, "2025-07-01").Problems;
        yield return Then(recommended, Milestone.FiledWithMinistry, "2025-07-01").Problems;
        yield return Then(recommended, Milestone.SubmittedToProvince, "").Problems;
        yield return Then(recommended, Milestone.SubmittedToProvince, "2099-07-01").Problems;
        yield return Then(recommended, Milestone.SubmittedToProvince, "2025-01-01").Problems;
        foreach (var number in new[] { "辽教函（2025）012号", "没有", "辽教函〔1925〕12号" }) yield return Then(recommended, Milestone.SubmittedToProvince, "2025-07-01", number).Problems;
        yield return Then(recommended, Milestone.SubmittedToProvince, "2025-07-01", "", new('长', 301)).Problems;
        yield return Then(recommended, Milestone.Withdrawn, "2025-07-01").Problems;
        var submitted = Then(recommended, Milestone.SubmittedToProvince, "2025-07-01").Value;
        yield return Then(submitted, Milestone.ApprovedByProvince, "2025-06-30").Problems;
        yield return Then(Then(submitted, Milestone.RefusedByProvince, "2025-07-02").Value, Milestone.Recruiting, "2025-09-01").Problems;
        yield return Then(Then(submitted, Milestone.Terminated, "2025-07-02", "", "合并").Value, Milestone.ApprovedByProvince, "2025-07-03").Problems;
        yield return submitted.CorrectMilestone(7, Note(null, "2025-07-01"), false, "错", A.Office, later).Problems;
        yield return submitted.CorrectMilestone(1, Note(null, "2025-07-01"), false, "错", A.Office, later).Problems;
        yield return Then(submitted with { Milestones = [.. Enumerable.Repeat(submitted.Milestones[0], Proposal.MostMilestones)] }, Milestone.ApprovedByProvince, "2025-07-02").Problems;
        var late = Then(Then(Then(Then(submitted, Milestone.ApprovedByProvince, "2025-07-02").Value, Milestone.Recruiting, "2025-07-03").Value, Milestone.Teaching, "2025-09-01").Value, Milestone.Completed, "2026-08-01").Value;
        yield return late.Record.Remarks(A.Round());
    }
}
