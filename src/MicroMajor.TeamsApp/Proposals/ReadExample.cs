using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/example: reads what a draft would take over, before one begins from it. Nothing of a proposal is shown that a draft would not get.</summary>
internal sealed class ReadExample(IProposals proposals, Catalogues catalogues, StartProposal start, OwnerCards cards, CardShelf shelf)
{
    private readonly Beginnings beginnings = new(proposals);

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var (round, unit, key) = (turn.Data.Word("round") ?? "", turn.Data.Word("unit") ?? "", turn.Data.Word("startKey") ?? turn.ActivityId);
        var from = turn.Data.Word("from") ?? Beginnings.Blank;
        if (from == Beginnings.Blank) return await start.ShowAsync(turn, key, round, unit, Banner.Look(Beginnings.ChooseFirst(turn.Language)), ct);
        if (await beginnings.FindAsync(from, turn, ct) is not { } earlier)
            return await start.ShowAsync(turn, key, round, unit, Banner.Refused(Words.ProposalWords.Refusal([new Problem("no-such-earlier")], turn.Language)), ct);

        var taken = Beginnings.Take(earlier, earlier.Proposal, await catalogues.NowAsync(ct)).Answers;
        // The choice names it already.
        var shown = earlier.Proposal with { Answers = taken.With("programName", earlier.Proposal.Name) };
        var standing = await cards.StandAsync(new Stored<Proposal>(shown, ""), turn, ct);
        return new Reply.ShowCard(shelf.Draw(ExampleReading.Of(standing, earlier.IsOwn, turn.Data.Count("page"), turn.Language) with { StartKey = key, StartRound = round, StartUnit = unit }, turn.Language));
    }
}
