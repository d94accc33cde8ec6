using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// Drafts and publishes the decisions of a round, behind the answer. Each proposal is one write, and what it owes goes with it: begun anew after a stop,
/// it goes on with those that are left, and nobody is told twice.
/// </summary>
public sealed class WorkDecisions(IRounds rounds, IProposals proposals, RoundReviews reviews, DeliveryQueue queue, ReviewWords words)
{
    // Longest text of the points that are taken over from comments.
    private const int LongestAdvice = 4_000;

    /// <summary>Publishes what was shown; a decision that was changed since stays pending.</summary>
    public async Task PublishAsync(string roundId, PublishDecisionsDue due, CancellationToken ct)
    {
        if (await rounds.FindAsync(roundId, ct) is not { } round) return;
        var by = new Actor(due.By, due.ByName, IsOffice: true);
        foreach (var name in due.Decisions)
            await TakeAsync(name.Split('|')[0], p => PendingDecisions.NameOf(p) == name ? p.Publish(round.Value, by, due.At) : null, ct);
        queue.RingMarks(round.Value);
    }

    /// <summary>Drafts a decision for everything that is ranked, on one side of the line, and not decided yet.</summary>
    public async Task DraftAsync(string roundId, DraftDecisionsDue due, CancellationToken ct)
    {
        if (await rounds.FindAsync(roundId, ct) is not { } round) return;
        var (ranking, given) = await reviews.WithReviewsAsync(round.Value, ct);
        var by = new Actor(due.By, due.ByName, IsOffice: true);
        for (var i = 0; i < ranking.Lines.Count; i++)
        {
            if (ranking.Sides[i] is not (CutSide.Above or CutSide.Below) || ranking.Lines[i].Proposal is not { State: ProposalState.UnderReview, Pending: null } proposal) continue;
            var (own, above) = (given[proposal.Id].ToList(), ranking.Sides[i] == CutSide.Above);
            await TakeAsync(proposal.Id, p => p.Pending is null
                ? p.Decide(above ? Conclusion.Recommend : Conclusion.NotRecommend, words[above ? "draft-above" : "draft-below", Language.Zh], Advice(own), round.Value, own, by, due.At)
                : null, ct);
        }
    }

    // Who wanted something improved said what, without names and in an order that gives none away.
    private static string Advice(IReadOnlyList<Assignment> own)
    {
        var lines = own.Where(a => a is { State: AssignmentState.Submitted, Conclusion: not Conclusion.Recommend })
            .SelectMany(a => AdviceLines.Of(a.Comment)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Proposal.MostPoints);
        var text = "";
        foreach (var line in lines)
            if (text.Length + line.Length < LongestAdvice) text += text.Length == 0 ? line : $"\n{line}";
        return text;
    }

    // Null: nothing to do any more. A refusal is the state of things (a review was withdrawn meanwhile), not a failure to be tried again.
    private async Task TakeAsync(string id, Func<Proposal, Outcome<Proposal>?> decide, CancellationToken ct)
    {
        while (await proposals.FindAsync(id, ct) is { } stored)
        {
            if (decide(stored.Value) is not { IsDone: true } decided) return;
            var saved = await proposals.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone) queue.Ring(id);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return;
        }
    }
}
