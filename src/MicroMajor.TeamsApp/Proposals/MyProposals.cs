using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/mine: the person's own proposals and where each stands, and what other rooms have on their desk.</summary>
internal sealed class MyProposals(IProposals proposals, Catalogues catalogues, Actors actors, IReadOnlyList<DeskPartOf> otherRooms, CardShelf shelf)
{
    private const int Shown = 8;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var who = await actors.OfAsync(turn.User, ct);
        // SharePoint filters by one index at a time, so each of these is a call of its own; they go out together.
        var own = proposals.ListAsync(ProposalQuery.OwnedBy(who.Id), ct);
        var others = await Task.WhenAll(otherRooms.Select(room => room(who, turn.Language, ct)));
        var page = await own;
        var parts = others.OfType<DeskPart>().Where(part => part.Lines.Count > 0).ToList();
        // What waits for the person comes before what waits for others.
        var mine = page.Proposals.Select(p => p.Value).OrderBy(p => ProposalLifecycle.IsEditable(p.State) ? 0 : p.State == ProposalState.Withdrawn ? 2 : 1).ToList();
        if (mine.Count > 0)
            parts.Insert(0, new(ProposalWords.MyProposals(turn.Language), [.. mine.Take(Shown).Select(p => Line(p, known, turn.Language))], mine.Count > Shown || page.Continue is not null ? ProposalWords.OlderOnes(turn.Language) : ""));
        return new Reply.ShowCard(shelf.Draw(new MyDesk(ProposalWords.MyDesk(turn.Language), parts) { Empty = parts.Count == 0 ? ProposalWords.EmptyDesk(turn.Language) : "" }, turn.Language));
    }

    /// <summary>A proposal as a line.</summary>
    public static DeskLine Line(Proposal proposal, Catalogue known, Language language)
    {
        var (color, mark) = StateLine.Look(proposal.State);
        var unit = known.Units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? proposal.UnitCode;
        var resume = ProposalLifecycle.IsEditable(proposal.State) && proposal.Bookmarks.Any(b => b.Who == proposal.Owner);
        return new(
            RowLine.Cut(ProposalWords.TitleOf(proposal, language), 40),
            $"{proposal.Id} · {ProposalWords.State(proposal.State, language)} · {ProposalWords.Waiting(proposal.State, unit, language)}",
            mark, color, resume ? ProposalWords.Resume(language) : ProposalWords.OpenButton(proposal.State, language), resume ? "proposals/resume" : "proposals/open")
        { ProposalId = proposal.Id };
    }
}
