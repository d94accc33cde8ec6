using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Everything between submission and decision: the college, the office, the experts.</summary>
public sealed class ReviewRoom(
    Endorsements endorsements, Screenings screenings, ExpertDesk experts, RoundDesks desks, GiveReviewSheet sheet,
    IProposals proposals, IAssignments assignments, IRounds rounds, Actors actors, OwnerCards owners, ReviewDraw draw, SinceReturn since, MeetingOutcomes meetings, ReviewWords words, LateConflicts conflicts)
{
    /// <summary>What people who review can type, for the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("工作台", "desk"), new("教务处：批次总览、评审排序、生成备案材料", "The office: the round, the ranking, the filing documents"), new("工作台", "Desk"), "desk/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => experts.AddTo(room)
        .On("endorsement/open", endorsements.OpenAsync)
        .On("endorsement/endorse", endorsements.EndorseAsync)
        .On("endorsement/return", endorsements.ReturnAsync)
        .On("screening/open", screenings.OpenAsync)
        .On("screening/accept", screenings.AcceptAsync)
        .On("screening/return", screenings.ReturnAsync)
        .On("screening/assign-form", screenings.AssignFormAsync)
        .On("screening/assign", screenings.AssignAsync)
        .On("screening/recommend", (turn, ct) => screenings.DecideAsync(turn, Conclusion.Recommend, ct))
        .On("screening/revise", (turn, ct) => screenings.DecideAsync(turn, Conclusion.RecommendAfterRevision, ct))
        .On("screening/reject", (turn, ct) => screenings.DecideAsync(turn, Conclusion.NotRecommend, ct))
        .On("revision/pass", (turn, ct) => screenings.CheckAsync(turn, met: true, ct))
        .On("revision/fail", (turn, ct) => screenings.CheckAsync(turn, met: false, ct))
        .On("revision/return", screenings.ReturnRevisionAsync)
        .On("revision/extend", screenings.ExtendRevisionAsync)
        .On("proposals/share-example", screenings.MarkAsync)
        .On("review/sheet", sheet.OfferAsync)
        .OnAgreed(GiveReviewSheet.Agreed, sheet.GiveAsync)
        .On("desk/open", desks.OpenAsync)
        .On("filing/write", desks.WriteAsync)
        .OnText("desk/open", "工作台", "评审排序", "教务处", "desk", "ranking");

    /// <summary>How this room's matters are drawn when something happens elsewhere.</summary>
    public MatterCards AddTo(MatterCards matters) => matters
        .On(MatterKind.Endorsement, EndorsementAsync)
        .On(MatterKind.Screening, ScreeningAsync)
        .On(MatterKind.Assignment, experts.DrawAsync)
        .On(MatterKind.RoundDesk, desks.DrawAsync);

    /// <summary>What lies on a reviewer's desk.</summary>
    public async Task<DeskPart?> DeskAsync(Actor who, Language language, CancellationToken ct)
    {
        var lines = new List<DeskLine>();
        foreach (var page in await proposals.ListTogetherAsync([.. (who.ReviewsUnits ?? []).Select(unit => ProposalQuery.OfUnit(unit, ProposalState.UnitReview))], ct))
            lines.AddRange(page.Proposals
                .Select(p => Line(p.Value, "to-endorse", "endorsement/open", language) with { ProposalId = p.Value.Id }));
        if (who.IsOffice)
            foreach (var round in await rounds.ListAsync(ct))
                foreach (var (state, task) in new[] { (ProposalState.Screening, "to-screen"), (ProposalState.ReadyForReview, "to-assign"), (ProposalState.RevisionCheck, "to-check-revision") })
                    lines.AddRange((await proposals.ListAsync(ProposalQuery.OfRound(round.Value.Id, state), ct)).Proposals
                        .Select(p => Line(p.Value, task, "screening/open", language) with { ProposalId = p.Value.Id }));
        lines.AddRange((await assignments.ListAsync(AssignmentQuery.OfExpert(who.Id), ct))
            .Where(a => a.Value.IsOpen)
            .OrderBy(a => a.Value.DueAt)
            .Select(a => new DeskLine(a.Value.ProgramName, words.Filled("to-review", language, ("due", ChinaTime.DayAndClock(a.Value.DueAt, language))), "◆", "accent", words["open", language], "review/open") { AssignmentId = a.Value.Id }));
        return lines.Count == 0 ? null : new(words["waiting-for-you", language], [.. lines.Take(10)], lines.Count > 10 ? words.Filled("desk-more", language, ("n", $"{lines.Count - 10}")) : "");
    }

    private DeskLine Line(Proposal proposal, string task, string verb, Language language) =>
        new(proposal.Name, words[task, language], "◆", "accent", words["open", language], verb);

    private async Task<Card?> EndorsementAsync(Viewer viewer, string proposalId, CancellationToken ct)
    {
        if (await proposals.FindAsync(proposalId, ct) is not { } stored) return null;
        var who = await actors.OfAsync(viewer.Id, ct);
        if (!who.Reviews(stored.Value.UnitCode)) return null;
        var standing = await owners.StandAsync(stored, ct);
        return draw.Endorsement(standing, who, viewer, since: await since.OfAsync(standing, ct));
    }

    private async Task<Card?> ScreeningAsync(Viewer viewer, string proposalId, CancellationToken ct)
    {
        if (await proposals.FindAsync(proposalId, ct) is not { } stored) return null;
        if (!(await actors.OfAsync(viewer.Id, ct)).IsOffice) return null;
        var present = await assignments.ListAsync(AssignmentQuery.OfProposal(proposalId), ct);
        var standing = await owners.StandAsync(stored, ct);
        IReadOnlyList<Assignment> given = [.. present.Select(a => a.Value)];
        return draw.Screening(standing, given, viewer, since: await since.OfAsync(standing, ct), meeting: await meetings.OfAsync(standing.Proposal, viewer.Language, ct),
            late: await conflicts.LinesAsync(stored.Value, given, viewer.Language, ct));
    }
}
