using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>Everything of a round that is checked against itself (核查).</summary>
public sealed record RoundStore(Round Round, Rubric Rubric, IReadOnlyList<Proposal> Proposals, IReadOnlyList<Assignment> Assignments, IReadOnlyList<Expert> Experts, IReadOnlyList<AuditEntry> Audit)
{
    /// <summary>Owners of published decisions whom neither their card nor a message ever reached, though they can be written to.</summary>
    public IReadOnlyList<string> Untold { get; init; } = [];
}

/// <summary>
/// Walks the whole of a round and names what can not be: each broken invariant is a problem with the proposal in its facts. Nothing is mended here: what is
/// broken was edited in SharePoint by hand, or is a fault of ours, and somebody has to look.
/// </summary>
public static class StoreCheck
{
    /// <summary>What is broken, by proposal; empty when all is well. What is still owed is on its way and not broken.</summary>
    public static IReadOnlyList<Problem> Of(RoundStore store)
    {
        var tasks = store.Assignments.ToLookup(a => a.ProposalId);
        var lines = store.Audit.ToLookup(e => e.ProposalId);
        var known = store.Proposals.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. store.Proposals.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p =>
                OfProposal(store, p, [.. tasks[p.Id]]).Concat(OfAudit(p, [.. lines[p.Id]])).Concat(store.Untold.Contains(p.Id) ? [Broken("broken-untold", p)] : [])),
            .. store.Assignments.Where(a => !known.Contains(a.ProposalId)).Select(a => new Problem("broken-orphan", Facts.Of(("proposal", a.ProposalId), ("expert", a.ExpertName)))),
        ];
    }

    private static IEnumerable<Problem> OfProposal(RoundStore store, Proposal proposal, IReadOnlyList<Assignment> tasks)
    {
        var active = tasks.Where(a => a.IsActive).ToList();
        var given = active.Where(a => a.IsGiven).ToList();
        if (proposal.Decision is { } decision && IsDecided(proposal.State))
        {
            if (given.Count < store.Round.Policy.MinExperts) yield return Broken("broken-quorum", proposal, ("given", $"{given.Count}"), ("min", $"{store.Round.Policy.MinExperts}"));
            else if (decision.Mean != Ranking.Mean(given)) yield return Broken("broken-mean", proposal, ("told", Number(decision.Mean)), ("mean", Number(Ranking.Mean(given))));
        }
        else if (IsDecided(proposal.State))
        {
            yield return Broken("broken-undecided", proposal);
        }

        if (active.Count > 0 && IsBeforeReview(proposal.State)) yield return Broken("broken-early", proposal, ("n", $"{active.Count}"));
        foreach (var twice in active.GroupBy(a => a.Expert).Where(g => g.Count() > 1)) yield return Broken("broken-twice", proposal, ("expert", twice.First().ExpertName));
        foreach (var review in given)
        {
            if (review.Total is not { } total || review.Comment.Length == 0 || review.Conclusion is null || review.SubmittedAt is null) yield return Broken("broken-review", proposal, ("expert", review.ExpertName));
            else if (store.Rubric.Total(review.Grades) is { } points && points != total) yield return Broken("broken-total", proposal, ("expert", review.ExpertName), ("told", Number(total)), ("mean", Number(points)));
        }

        foreach (var task in active)
            if (store.Experts.FirstOrDefault(e => e.Id == task.Expert) is { } expert && Recusal.Reason(expert, proposal) is { } conflict)
                yield return Broken("broken-conflict", proposal, ("expert", task.ExpertName), ("conflict", conflict.Code));
    }

    // The audit tells one story: every step begins where the one before it ended, and the last ends where the proposal stands.
    private static IEnumerable<Problem> OfAudit(Proposal proposal, IReadOnlyList<AuditEntry> lines)
    {
        if (proposal.Owed.OfType<AuditDue>().Any()) yield break;
        var steps = lines.Where(l => Enum.TryParse<ProposalAct>(l.Act, out _) && IsState(l.From) && IsState(l.To)).OrderBy(l => l.At).ThenBy(l => RevisionOf(l.Key)).ToList();
        if (steps.Count == 0)
        {
            if (proposal.State != ProposalState.Draft) yield return Broken("broken-unrecorded", proposal, ("state", $"{proposal.State}"));
            yield break;
        }

        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
            if (before.To != after.From) yield return Broken("broken-chain", proposal, ("before", before.To), ("after", after.From));
        if (steps[^1].To != $"{proposal.State}") yield return Broken("broken-unrecorded", proposal, ("state", $"{proposal.State}"));
    }

    private static bool IsDecided(ProposalState state) => state is ProposalState.Recommended or ProposalState.NotRecommended;

    private static bool IsBeforeReview(ProposalState state) => ProposalLifecycle.IsEditable(state) && state != ProposalState.RevisionRequested
        || state is ProposalState.UnitReview or ProposalState.Screening or ProposalState.ReadyForReview or ProposalState.Withdrawn;

    private static bool IsState(string name) => Enum.TryParse<ProposalState>(name, out _);

    private static int RevisionOf(string key) => int.TryParse(key[(key.LastIndexOf('|') + 1)..], out var revision) ? revision : 0;

    private static string Number(decimal number) => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static Problem Broken(string code, Proposal proposal, params IReadOnlyList<(string Name, string Value)> facts) => new(code, Facts.Of([("proposal", proposal.Id), .. facts]));
}
