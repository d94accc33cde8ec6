using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/start: which round, which unit. Drafts that the person has already come first, so that nobody starts a second one by mistake.</summary>
internal sealed class StartProposal(IProposals proposals, Catalogues catalogues, CardShelf shelf, TimeProvider time, string verb = "proposals/create")
{
    private const int DraftsShown = 3;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct) => await ShowAsync(turn, turn.Data.Word("startKey") ?? turn.ActivityId, turn.Data.Word("round") ?? "", turn.Data.Word("unit") ?? "", null, ct);

    /// <summary>The card again, with what was chosen and why it did not start.</summary>
    public async ValueTask<Reply> ShowAsync(Turn turn, string startKey, string round, string unit, Banner? banner, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var known = await catalogues.NowAsync(ct);
        var (owned, examples) = (proposals.ListAsync(ProposalQuery.OwnedBy(new PersonId(turn.User.ObjectId)), ct), proposals.ListAsync(ProposalQuery.Examples, ct));
        var mine = (await owned).Proposals.Select(p => p.Value).ToList();
        var sources = Beginnings.Of(mine, [.. (await examples).Proposals.Select(p => p.Value)], known, turn.Language);
        var open = known.Rounds.Where(r => r.IsOpen(now)).ToList();
        var units = known.Units.Where(u => u.TeachesUndergraduates).Concat(known.Units.Where(u => !u.TeachesUndergraduates)).Select(u => new ChoiceView(u.Name, u.Code)).ToList();
        var lastUnit = mine.FirstOrDefault()?.UnitCode ?? "";
        return new Reply.ShowCard(shelf.Draw(new StartForm(startKey)
        {
            Verb = verb,
            Summary = ProposalWords.StartTitle(turn.Language),
            Banner = banner,
            Rounds = [.. open.Select(r => new ChoiceView(ProposalWords.OpenRound(r, now, turn.Language), r.Id))],
            Round = open.Any(r => r.Id == round) ? round : open.FirstOrDefault()?.Id ?? "",
            OnlyRound = open is [var only] ? ProposalWords.OpenRound(only, now, turn.Language) : "",
            Units = units,
            Unit = unit.Length > 0 ? unit : units.Any(u => u.Value == lastUnit) ? lastUnit : "",
            // What is started from a file begins with what the file says.
            Sources = verb == "proposals/create" ? sources : [],
            From = turn.Data.Word("from") is { } from && sources.Any(s => s.Value == from) ? from : Beginnings.Blank,
            Closed = [.. known.Rounds.Where(r => !r.IsOpen(now)).Take(3).Select(r => ProposalWords.ClosedRound(r, now, turn.Language))],
            Drafts = [.. mine.Where(p => ProposalLifecycle.IsEditable(p.State)).Take(DraftsShown).Select(p => MyProposals.Line(p, known, turn.Language))],
        }, turn.Language));
    }
}
