using System.Globalization;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Says a round's ranking on a card. Experts have numbers there: who is stern is not whose name is read out.</summary>
public sealed class RankingDraw(CardShelf shelf, StateWords states, ReviewWords words)
{
    /// <summary>Lines on a page.</summary>
    public const int LinesOnCard = 8;
    private const int ExpertsOnCard = 5;
    private const int FragileOnCard = 5;
    private const int NamesInLine = 3;
    private const int LongestName = 40;

    /// <summary>The page.</summary>
    /// <param name="from">The number of the first line that is shown.</param>
    /// <param name="sure">Is the office asked whether it is sure to publish?</param>
    public Card Of(RoundRanking ranking, Language language, Banner? banner = null, int from = 0, bool sure = false)
    {
        var pending = PendingDecisions.Of(ranking.Lines.Select(l => l.Proposal));
        var lines = ranking.Lines.Skip(from).Take(LinesOnCard).Select(l => LineOf(l, ranking, language)).ToList();
        var deciding = ranking.Round.IsDeciding;
        return shelf.Draw(new RankingCard(
            ranking.Round.Id, words["rank-title", language], ranking.Round.Name.In(language), Say("rank-state", language, ("n", $"{ranking.Lines.Count}")),
            sure ? Banner.Look(Asked(ranking, pending, language)) : banner ?? (deciding ? Banner.Look(words["rank-drafting", language]) : null), Facts(ranking, pending, language), lines)
        {
            Page = ranking.Lines.Count > LinesOnCard ? Say("rank-page", language, ("from", $"{from + 1}"), ("to", $"{from + lines.Count}"), ("all", $"{ranking.Lines.Count}")) : "",
            Next = from + LinesOnCard < ranking.Lines.Count ? $"{from + LinesOnCard}" : "",
            IsLater = from > 0,
            Experts = [.. ranking.Experts.Select((e, i) => (Shift: e, Number: i + 1)).OrderByDescending(e => Math.Abs(e.Shift.Shift)).ThenBy(e => e.Number).Take(ExpertsOnCard).Select(e => new CardLine(Expert(e.Shift, e.Number, language)))],
            Firmness = Firm(ranking, language),
            CanDraft = !deciding && CutLine.IsDrawn(ranking.Round.Policy) && ranking.Lines.Zip(ranking.Sides).Any(l => l.First.Proposal is { State: ProposalState.UnderReview, Pending: null } && l.Second is CutSide.Above or CutSide.Below),
            Publish = deciding || pending.Count == 0 ? "" : Say(sure ? "rank-publish-sure" : "rank-publish-button", language, ("n", $"{pending.Count}")),
            Code = sure && !deciding && pending.Count > 0 ? PendingDecisions.CodeOf(pending) : "",
        }, language);
    }

    private string Asked(RoundRanking ranking, IReadOnlyList<Proposal> pending, Language language)
    {
        var means = ranking.Lines.ToDictionary(l => l.Proposal.Id, l => l.Mean ?? 0m, StringComparer.Ordinal);
        var bare = pending.Count(p => p.Pending is { Result: Conclusion.NotRecommend, Advice: "" });
        var stale = pending.Count(p => p.Pending!.Mean != means[p.Id]);
        var open = ranking.Lines.Count(l => l.Proposal is { State: ProposalState.UnderReview, Pending: null });
        return Say("rank-publish-ask", language, [.. Counts(pending), ("n", $"{pending.Count}"), ("bare", Some(bare)), ("stale", Some(stale)), ("open", Some(open))]);
    }

    internal List<CardFact> Facts(RoundRanking ranking, IReadOnlyList<Proposal> pending, Language language)
    {
        var policy = ranking.Round.Policy;
        var line = new[]
        {
            policy.CutPoints > 0 ? Say("rank-line-points", language, ("points", Number(policy.CutPoints))) : "",
            policy.Quota > 0 ? Say("rank-line-quota", language, ("quota", $"{policy.Quota}")) : "",
        }.Where(t => t.Length > 0).ToList();
        var underReview = ranking.Lines.Count(l => l.Proposal.State == ProposalState.UnderReview);
        return
        [
            new(words["rank-line-fact", language], line.Count > 0 ? string.Join(language == Language.Zh ? "，" : ", ", line) : words["rank-line-none", language]),
            new(words["rank-reviews", language], Say("rank-reviews-of", language, ("ranked", $"{ranking.Lines.Count(l => l.Rank > 0)}"), ("few", $"{ranking.Lines.Count(l => l.Rank == 0)}"), ("flagged", $"{ranking.Lines.Count(l => l.IsFlagged)}"))),
            new(words["rank-decisions", language], Say("rank-decisions-of", language, [.. Counts(pending), ("pending", $"{pending.Count}"), ("open", $"{underReview - pending.Count}"), ("done", $"{ranking.Lines.Count - underReview}")])),
            new(words["rank-policy", language], Say("rank-policy-of", language, ("code", ranking.Policy), ("correct", policy.CorrectLeniency ? words["rank-corrected", language] : ""))),
        ];
    }

    private static IEnumerable<(string, string)> Counts(IReadOnlyList<Proposal> pending) =>
        [("yes", $"{Count(pending, Conclusion.Recommend)}"), ("revise", $"{Count(pending, Conclusion.RecommendAfterRevision)}"), ("no", $"{Count(pending, Conclusion.NotRecommend)}")];

    private static int Count(IReadOnlyList<Proposal> pending, Conclusion result) => pending.Count(p => p.Pending!.Result == result);

    private RankLine LineOf(RankedProposal line, RoundRanking ranking, Language language)
    {
        var proposal = line.Proposal;
        var side = ranking.SideOf(proposal.Id);
        return new(proposal.Id, $"{(line.Rank > 0 ? $"{line.Rank}." : "—")} {RowLine.Cut(ProposalWords.TitleOf(proposal, language), LongestName)}", string.Join(" · ", new[]
        {
            proposal.Id,
            line.Mean is { } mean ? Say("rank-mean", language, ("mean", Number(mean)), ("corrected", line.Corrected is { } corrected && corrected != mean ? Number(corrected) : "")) : "",
            line.Given > 1 ? Say("rank-spread", language, ("spread", Number(line.Spread))) : "",
            Say("rank-given", language, ("given", $"{line.Given}"), ("asked", $"{line.Asked}")),
            line.Missing.Count > 0 && proposal.State == ProposalState.UnderReview ? Say("rank-missing", language, ("names", Names(line.Missing, language))) : "",
            line.TieBreaker.Length > 0 ? Tie(line.TieBreaker, ranking.Round.Rubric, language) : "",
            CutLine.IsDrawn(ranking.Round.Policy) || side == CutSide.Unranked ? words[$"rank-side-{side}", language] : "",
            line.IsFlagged ? words["rank-flagged", language] : "",
            ranking.Fragile.Any(f => f.ProposalId == proposal.Id) ? words["rank-fragile", language] : "",
            proposal.Pending is { } pending ? Say("rank-pending", language, ("result", words[$"conclusion-{pending.Result}", language])) : proposal.State == ProposalState.UnderReview ? "" : states.Office(proposal.State, language),
        }.Where(t => t.Length > 0)));
    }

    /// <summary>What parted equals, in words.</summary>
    public string Tie(string breaker, Rubric rubric, Language language) => breaker == TieBreakers.Annex1 ? words["rank-tie-annex1", language]
        : Say("rank-tie", language, ("item", rubric.Items.FirstOrDefault(i => i.Key == breaker)?.Name.In(language) ?? breaker));

    internal string Expert(ExpertShift shift, int number, Language language) => Say("rank-expert", language,
        ("n", $"{number}"), ("shift", Signed(shift.Shift)), ("reviews", $"{shift.Reviews}"), ("deviation", Signed(shift.Deviation)), ("uncertain", shift.IsUncertain ? words["rank-uncertain", language] : ""));

    internal IReadOnlyList<CardLine> Firm(RoundRanking ranking, Language language)
    {
        if (!CutLine.IsDrawn(ranking.Round.Policy) || ranking.Lines.All(l => l.Rank == 0)) return [];
        if (ranking.Fragile.Count == 0) return [new(words["rank-firm", language])];
        var numbers = ranking.Experts.Select((e, i) => (e.Expert, Number: i + 1)).ToDictionary(e => e.Expert, e => e.Number);
        var lines = ranking.Fragile.Take(FragileOnCard).Select(f => new CardLine(Say("rank-swing", language,
            ("name", RowLine.Cut(ProposalWords.TitleOf(ranking.Lines.First(l => l.Proposal.Id == f.ProposalId).Proposal, language), LongestName)),
            ("from", words[$"rank-side-{f.Side}", language]), ("to", string.Join(language == Language.Zh ? "、" : ", ", f.By.Select(s => words[$"rank-side-{s.To}", language]).Distinct())),
            ("by", string.Join(language == Language.Zh ? "或" : " or ", f.By.Take(NamesInLine).Select(s => Say("rank-expert-n", language, ("n", $"{numbers[s.Expert]}")))) + (f.By.Count > NamesInLine ? "…" : ""))))).ToList();
        return ranking.Fragile.Count > FragileOnCard ? [.. lines, new(ProposalWords.AndMore(ranking.Fragile.Count - FragileOnCard, language))] : lines;
    }

    private static string Names(IReadOnlyList<Assignment> missing, Language language) =>
        string.Join(language == Language.Zh ? "、" : ", ", missing.Take(NamesInLine).Select(a => a.ExpertName)) + (missing.Count > NamesInLine ? "…" : "");

    private static string Some(int count) => count > 0 ? $"{count}" : "";

    private static string Signed(decimal number) => number.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private string Say(string key, Language language, params IReadOnlyList<(string Name, string Value)> facts) => words.Filled(key, language, [.. facts]);
}
