using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/create: a draft with an id of its own. The same card clicked twice gives the same draft.</summary>
/// <param name="then">What is shown of the draft; null for its home card.</param>
internal sealed class CreateProposal(
    IProposals proposals, IRounds rounds, Catalogues catalogues, StartProposal start, OwnerCards cards, Func<Turn, Stored<Proposal>, CancellationToken, ValueTask<Reply>>? then = null)
{
    private readonly Beginnings beginnings = new(proposals);

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var (roundId, unitCode, nonce) = (turn.Data.Word("round") ?? "", turn.Data.Word("unit") ?? "", turn.Data.Word("startKey") ?? turn.ActivityId);
        var known = await catalogues.NowAsync(ct);
        var round = known.Rounds.Any(r => r.Id == roundId) ? (await rounds.FindAsync(roundId, ct))?.Value : null;
        var now = cards.Now;

        var from = turn.Data.Word("from") is { } named && named != Beginnings.Blank ? named : null;
        var earlier = from is null ? null : await beginnings.FindAsync(from, turn, ct);

        // decide
        var refusal =
            round is null ? ProposalWords.ChooseRound(turn.Language)
            : !round.IsOpen(now) ? ProposalWords.ClosedRound(round, now, turn.Language)
            : known.Units.All(u => u.Code != unitCode) ? ProposalWords.ChooseUnit(turn.Language)
            : from is not null && earlier is null ? ProposalWords.Refusal([new Problem("no-such-earlier")], turn.Language)
            : null;
        if (refusal is not null) return await start.ShowAsync(turn, nonce, roundId, unitCode, Banner.Refused(refusal), ct);
        var owner = Actors.Self(turn.User);
        var draft = new Proposal("", round!.Id, unitCode, owner.Id, owner.Name) { FormVersion = round.FormVersion, UpdatedAt = now, UpdatedBy = owner.Name };

        var taken = earlier is null ? null : Beginnings.Take(earlier, draft, known);
        if (taken is not null) draft = draft with { Answers = taken.Answers };

        // save
        var started = await proposals.StartAsync(draft, round.Year, StartKey(turn, round, unitCode, from is null ? nonce : $"{nonce}|{from}"), ct);

        // tell
        if (then is not null) return await then(turn, started, ct);
        var told = taken is null ? ProposalWords.Started(started.Value.Id, turn.Language) : Beginnings.Told(started.Value.Id, earlier!, taken, turn.Language);
        return await cards.HomeAsync(started, turn, Banner.Done(told), ct);
    }

    // The person is part of the key: nobody reaches another's draft by guessing what was on their card.
    private static string StartKey(Turn turn, Round round, string unit, string nonce) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', turn.User.ObjectId, round.Id, unit, nonce))))[..32];
}
