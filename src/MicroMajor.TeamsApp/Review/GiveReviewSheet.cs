using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// review/sheet: the office gets the review sheet of a proposal as a Word file, for an expert without Teams. It names no expert and no score:
/// whoever fills it in knows as little of the others as on a card.
/// </summary>
public sealed class GiveReviewSheet(ReviewDoor door, OwnerCards owners, IFilingRegister register, Rubric rubric, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>Asked for when the office agrees to take it.</summary>
    public const string Agreed = "review/sheet-copy";

    /// <summary>Offers it.</summary>
    public async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var visit = await door.OfficeAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var paper = await PaperAsync(visit.Value, ct);
        var id = paper.Programme.ProposalId;
        var offer = new FileOffer(Agreed, FileNames.ReviewSheet(paper.Programme), words.Filled("sheet-offer", turn.Language, ("id", id)), ReviewSheet.Write(paper).Length, new() { ["proposalId"] = id });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    /// <summary>Gives it; from then on its code can be asked about.</summary>
    public async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.OfficeAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var paper = await PaperAsync(visit.Value, ct);
        var (programme, bytes) = (paper.Programme, ReviewSheet.Write(paper));
        await register.EnterAsync(
            new(programme.ContentCode, DocumentKinds.ReviewSheet, $"{programme.ProposalId}/review", programme.RoundId, programme.ProgramName, "", time.GetUtcNow()) { Digest = WrittenDigest.Of(bytes) }, ct);
        return new Reply.GiveFile(bytes);
    }

    private async Task<ReviewPaper> PaperAsync(Visit visit, CancellationToken ct)
    {
        var standing = await owners.StandAsync(visit.Stored, ct);
        var programme = RoundFilings.Freeze(standing.Proposal, standing.Edition, standing.Round, standing.Units, standing.Directions);
        return new(programme, standing.Round.Name.Zh, rubric, [.. Remarks(standing)], standing.Round.Policy.MinCommentLength)
        {
            DueAt = WorkingDays.EndOf(time.GetUtcNow(), standing.Round.Policy.ReviewDays, standing.Round.Policy),
        };
    }

    // As on the expert's card: exceptions with their reasons, then what else there is to see. The paper is in Chinese.
    private IEnumerable<ReviewRemark> Remarks(Standing standing)
    {
        foreach (var reason in Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy))
        {
            foreach (var finding in reason.Findings) yield return Remark(finding);
            var item = RubricRules.ItemOf(reason.Rule, rubric);
            yield return new(item, reason.State == ReasonState.Missing ? words["no-reason", Language.Zh] : words.Filled(reason.State == ReasonState.Given ? "justified" : "justified-before", Language.Zh, ("text", reason.Text)));
        }

        foreach (var finding in standing.Findings.Where(f => RuleBook.Strength(f.Code) is not (RuleStrength.Error or RuleStrength.Reason))) yield return Remark(finding);
    }

    private ReviewRemark Remark(Problem finding) =>
        new(RubricRules.ItemOf(finding.Code, rubric), $"{words[$"strength-{RuleBook.Strength(finding.Code)}", Language.Zh]}{problems.Sentence(finding, Language.Zh)}");

    private Reply Refused(Outcome<Visit> visit, Turn turn) => new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
}
