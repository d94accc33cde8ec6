using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>What the notice's rules find, with the owner's reasons, each beside the item of the rubric that it bears on: for cards and for the review sheet alike.</summary>
public sealed class ReviewRemarks(ProblemWords problems, ReviewWords words)
{
    /// <summary>Exceptions with their reasons first, then what else there is to see.</summary>
    /// <param name="mostFacts">So many findings of one rule are told; the rest are counted.</param>
    /// <param name="mask">Takes out names; null for none.</param>
    public IEnumerable<ReviewRemark> Of(Standing standing, Rubric rubric, Language language, int mostFacts = int.MaxValue, NameMask? mask = null)
    {
        // A reason belongs to the facts as they are, names and all: it is masked after it was found.
        foreach (var reason in Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy))
        {
            foreach (var finding in reason.Findings.Take(mostFacts)) yield return Remark(finding);
            var item = RubricRules.ItemOf(reason.Rule, rubric);
            if (reason.Findings.Count > mostFacts) yield return new(item, ProposalWords.AndMore(reason.Findings.Count - mostFacts, language));
            yield return new(item, reason.State == ReasonState.Missing
                ? words["no-reason", language]
                : words.Filled(reason.State == ReasonState.Given ? "justified" : "justified-before", language, ("text", mask?.In(reason.Text) ?? reason.Text)));
        }

        foreach (var finding in standing.Findings.Where(f => RuleBook.Strength(f.Code) is not (RuleStrength.Error or RuleStrength.Reason))) yield return Remark(finding);

        ReviewRemark Remark(Problem finding) => new(
            RubricRules.ItemOf(finding.Code, rubric), $"{words[$"strength-{RuleBook.Strength(finding.Code)}", language]} {problems.Sentence(mask?.In(finding) ?? finding, language)}");
    }
}
