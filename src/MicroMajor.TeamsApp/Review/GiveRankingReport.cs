using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>ranking/report: the office gets the report on a round's reviews as a Word file, for a committee to read. It names no expert.</summary>
public sealed class GiveRankingReport(IRounds rounds, RoundReviews reviews, IDirectory directory, IFilingRegister register, Actors actors, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    private const string Agreed = "ranking/report-copy";

    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room.On("ranking/report", OfferAsync).OnAgreed(Agreed, GiveAsync);

    private async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var found = await PaperAsync(turn, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var paper = found.Value;
        var offer = new FileOffer(Agreed, FileNames.RankingReport(paper), words.Filled("report-offer", turn.Language, ("n", $"{paper.Rows.Count}")), RankingReport.Write(paper).Length, new() { ["roundId"] = paper.RoundId });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    private async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var found = await PaperAsync(turn, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var (paper, bytes) = (found.Value, RankingReport.Write(found.Value));
        // Whoever holds it on paper can ask whether there is a later one.
        await register.EnterAsync(new(paper.ContentCode, DocumentKinds.RankingReport, $"{paper.RoundId}/ranking", paper.RoundId, paper.RoundName, "", time.GetUtcNow()) { Digest = WrittenDigest.Of(bytes) }, ct);
        return new Reply.GiveFile(bytes);
    }

    private async Task<Outcome<RankingPaper>> PaperAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Problem("not-the-office");
        if (turn.Data.Word("roundId") is not { } id || await rounds.FindAsync(id, ct) is not { } round) return new Problem("no-such-round");
        return RankingPaper.Of(await reviews.RankAsync(round.Value, ct), await directory.UnitsAsync(ct));
    }

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));
}
