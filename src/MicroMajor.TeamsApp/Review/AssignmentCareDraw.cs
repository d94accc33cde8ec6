using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Draws the office's card on one expert's assignment.</summary>
public sealed class AssignmentCareDraw(CardShelf shelf, ReviewDraw draw, StateWords states, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>The card: what can be done with it now, and who could be asked instead, with the reason beside whoever could not.</summary>
    public Card Draw(Standing standing, Assignment assignment, IReadOnlyList<Assignment> present, IReadOnlyList<Expert> pool, string successor, string reason, Viewer viewer, Banner? banner)
    {
        var (proposal, language) = (standing.Proposal, viewer.Language);
        bool Can(AssignmentAct act) => proposal.State == ProposalState.UnderReview && AssignmentLifecycle.Find(assignment.State, act) is not null;
        var others = pool.Where(e => present.All(a => a.Expert != e.Id)).Select(e => (Expert: e, Refusal: proposal.Refuses(e, present))).ToList();
        var deputy = pool.FirstOrDefault(e => e.Id == assignment.Expert)?.Deputy;
        var replaced = Can(AssignmentAct.ReplaceExpert);
        return shelf.Draw(new AssignmentCare(
            assignment.Id, proposal.Id, draw.Title(proposal, viewer), $"{proposal.Id} · {assignment.ExpertName}", states.Assignment(assignment.State, language), banner, Facts(assignment, pool, language),
            Can(AssignmentAct.RemindExpert), Can(AssignmentAct.ExtendAssignment), Proposed(assignment, standing.Round), Can(AssignmentAct.ReopenReview), replaced,
            // Whoever the expert named to act for them comes first.
            replaced ? [.. others.Where(o => o.Refusal is null).OrderByDescending(o => o.Expert.Id == deputy).Select(o => new CardOption(draw.Describe(o.Expert, standing, language), o.Expert.Id.Value))] : [],
            successor, reason,
            replaced ? [.. others.Where(o => o.Refusal is not null).Select(o => new CardLine(problems.Sentence(o.Refusal!, language)))] : [])
        { HasHistory = assignment.History.Count > 0 }, language);
    }

    private IReadOnlyList<CardFact> Facts(Assignment assignment, IReadOnlyList<Expert> pool, Language language)
    {
        var facts = new List<CardFact> { new(words["care-due", language], words.DueAt(assignment, time.GetUtcNow(), language)) };
        if (assignment.RemindedAt is { } reminded) facts.Add(new(words["care-reminded", language], ChinaTime.DayAndClock(reminded, language)));
        if (assignment.History is [.., var last]) facts.Add(new(words["care-history", language], words.Filled("care-earlier", language, ("n", $"{assignment.History.Count}"), ("total", last.Total.ToString("0.##", CultureInfo.InvariantCulture)))));
        if (assignment.DeclineReason.Length > 0) facts.Add(new(words["declined-because", language], assignment.DeclineReason));
        if (pool.FirstOrDefault(e => e.Id == assignment.Expert) is { } expert && expert.IsAway(WorkingDays.DayOf(time.GetUtcNow())))
        {
            var deputy = pool.FirstOrDefault(e => e.Id == expert.Deputy);
            facts.Add(new(words["care-away", language], deputy is null ? "—" : words.Filled("care-deputy", language, ("name", deputy.Name))));
        }

        return facts;
    }

    // Three more working days, from now or from when it was due.
    private string Proposed(Assignment assignment, Round round)
    {
        var now = time.GetUtcNow();
        return ChinaTime.DayOf(WorkingDays.EndOf(assignment.DueAt > now ? assignment.DueAt : now, round.Policy.ReviewDays, round.Policy)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
