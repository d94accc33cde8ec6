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
public sealed class GiveReviewSheet(ReviewDoor door, OwnerCards owners, IFilingRegister register, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>Asked for when the office agrees to take it.</summary>
    public const string Agreed = "review/sheet-copy";

    private readonly ReviewRemarks remarks = new(problems, words);

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

    // As on the expert's card: in a blind round without the applicants' names. The paper is in Chinese.
    private async Task<ReviewPaper> PaperAsync(Visit visit, CancellationToken ct)
    {
        var sight = ExpertSight.Of(await owners.StandAsync(visit.Stored, ct), Language.Zh);
        var (standing, rubric) = (sight.Shown, sight.Shown.Round.Rubric);
        var programme = RoundFilings.Freeze(standing.Proposal, standing.Edition, standing.Round, standing.Units, standing.Directions);
        return new(programme, standing.Round.Name.Zh, rubric, [.. remarks.Of(sight.Real, rubric, Language.Zh, mask: sight.Mask)], standing.Round.Policy.MinCommentLength)
        {
            DueAt = WorkingDays.EndOf(time.GetUtcNow(), standing.Round.Policy.ReviewDays, standing.Round.Policy),
        };
    }

    private Reply Refused(Outcome<Visit> visit, Turn turn) => new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
}
