using MicroMajor.Domain;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The plan of experts as a matrix: proposals down, experts across with their loads, and what the plan does not come to.</summary>
internal sealed class PlanPage(PlanGrounds grounds, PlanDraw draw, ProblemWords problems, BoardWords words)
{
    public TabRoutes MapTo(TabRoutes routes) => routes.Get("/rounds/{id}/plan", ShowAsync, TabNeeds.Office);

    private async Task<TabAnswer> ShowAsync(TabRequest request, CancellationToken ct)
    {
        if (await grounds.FindAsync(request.Path["id"], anew: false, ct) is not { } state) return TabAnswer.Because(new Problem("no-such-round"));
        var (language, report, round) = (request.Language, state.Report, state.Ground.Round);
        return new TabAnswer.View(new PlanView(
            round.Id, round.Name.In(language), state.Plan is null ? "none" : $"{state.Present.Standing}", state.Plan?.Version ?? "", [.. draw.Facts(state, language).Select(f => new PageFact(f.Title, f.Value))],
            [.. state.Ground.Pool.Select(e => new PlanExpert(e.Id.Value, e.Name, draw.Where(state, e, language), report.Load(e.Id), e.MaxLoad, e.IsOutside)).OrderBy(e => e.Name, StringComparer.Ordinal)],
            [.. report.Lines.Select(l => Row(state, l, language))], Acts(state, language)));
    }

    private PlanRow Row(PlanState state, PlanLine line, Language language) => new(
        line.Proposal.Id, ProposalWords.TitleOf(line.Proposal, language), state.Units.FirstOrDefault(u => u.Code == line.Proposal.UnitCode)?.Name ?? line.Proposal.UnitCode, line.Count, line.Sought,
        [.. line.Seats.Select(s => new PlanSeat(s.Expert.Id.Value, s.IsAsked ? "asked" : s.IsPinned ? "pinned" : "seat", draw.Reason(state, s, language)))],
        [.. line.Gaps.Select(g => new PlanShort(problems.Plain(g, language), problems.Plain(state.Report.Help(line, g), language)))], $"/tabs/proposals/{line.Proposal.Id}",
        new(words["act-plan-proposal", language], "plan/proposal", new Dictionary<string, string> { ["roundId"] = state.Ground.Round.Id, ["proposalId"] = line.Proposal.Id }));

    // What the plan may do now; each is decided again when it is pressed.
    private List<TabAct> Acts(PlanState state, Language language)
    {
        var id = state.Ground.Round.Id;
        var publishing = state.Present.Standing == PlanStanding.Publishing && state.Plan is not null;
        var acts = new List<TabAct>();
        if (!publishing) acts.Add(TabAct.Of(words[state.Plan is null ? "act-plan-make" : "act-plan-again", language], "plan/make", "roundId", id, state.Plan is null ? "primary" : null) with { Asks = state.Plan is null ? null : words["ask-plan-again", language] });
        if (state.Plan is { Value.Standing: PlanStanding.Draft } && state.Report.Lines.Any(l => l.CanGoOut)) acts.Add(TabAct.Of(words["act-plan-publish", language], "plan/ask", "roundId", id, "primary"));
        return acts;
    }
}

/// <summary>The plan.</summary>
/// <param name="Standing">none, Draft, Publishing or Published.</param>
internal sealed record PlanView(
    string RoundId, string Round, string Standing, string Version, IReadOnlyList<PageFact> Facts, IReadOnlyList<PlanExpert> Experts, IReadOnlyList<PlanRow> Rows, IReadOnlyList<TabAct> Acts);

/// <param name="Load">Tasks of the round, those planned among them.</param>
internal sealed record PlanExpert(string Id, string Name, string Where, int Load, int? Max, bool IsOutside);

/// <param name="Gaps">What the policy asks and this does not come to.</param>
internal sealed record PlanRow(string Id, string Name, string Unit, int Count, int Sought, IReadOnlyList<PlanSeat> Seats, IReadOnlyList<PlanShort> Gaps, string To, TabAct Act);

/// <param name="Kind">seat, pinned or asked.</param>
internal sealed record PlanSeat(string ExpertId, string Kind, string Reason);

/// <param name="Help">The smallest change that would help.</param>
internal sealed record PlanShort(string Said, string Help);
