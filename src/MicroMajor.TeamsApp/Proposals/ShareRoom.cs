using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// Proposals in other people's chats: found from the compose box, put into a message, unfurled from a link. Who puts one there must be allowed to read it;
/// what is put there says no more than everybody in the chat may know.
/// </summary>
internal sealed class ShareRoom(ProposalSearch search, IProposals proposals, IAssignments assignments, Actors actors, Catalogues catalogues, CardShelf shelf, TabLinks links, StateWords states, ShareWords words, TabWords buttons)
{
    // A heading, not the whole of what somebody may have put into the field.
    private const int LongestName = 100;

    private readonly ProposalDoor door = new(proposals, assignments, actors);

    /// <summary>Registers the search, the links and the verb.</summary>
    public Room AddTo(Room room) => room
        .OnComposeSearch(FindAsync)
        .OnComposePick(PickAsync)
        .OnLink(UnfoldAsync)
        .On("proposals/shared", LookAsync)
        .InSharedChats("proposals/shared");

    private async ValueTask<Reply> FindAsync(Turn turn, CancellationToken ct)
    {
        var (asked, window) = ((turn.Text ?? "").Trim(), SearchWindow.Of(turn.Data));
        var found = asked.Length == 0 ? new(await search.LastAsync(turn, ct), IsGrowing: false) : await search.FindAsync(turn, asked, ct);
        // Who reviews what is nobody's business: a review is on no list of what can be put into a chat.
        var page = found.Lines.Where(l => l.Kind == "proposal").Skip(window.Skip).Take(window.Count).Select(HitOf).ToList();
        if (page.Count > 0 || window.Skip > 0) return new Reply.Results(page);
        var shown = RowLine.Cut(asked, 30);
        return new Reply.Say(asked.Length == 0 ? words.NoneYet(turn.Language) : found.IsGrowing ? words.StillLooking(shown, turn.Language) : words.NoneFound(shown, turn.Language));
    }

    private static Hit HitOf(TabLine line) => new(RowLine.Cut(line.Title, LongestName), $"{line.Subtitle} · {line.State}") { Pick = new Dictionary<string, string> { ["proposalId"] = line.Id } };

    private async ValueTask<Reply> PickAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.ReadableAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        return found.Value.AsExpert ? new Reply.Say(ProposalWords.Refusal([ProposalDoor.NoSuch], turn.Language)) : new Reply.ShowCard(shelf.Draw(await ForAllAsync(found.Value.Stored.Value, turn.Language, ct), turn.Language));
    }

    private async ValueTask<Reply> UnfoldAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.ReadableAsync(TabLinks.ProposalAt(turn.Text ?? "") ?? "", turn, ct);
        if (!found.IsDone || found.Value.AsExpert) return new Reply.Nothing();
        var view = await ForAllAsync(found.Value.Stored.Value, turn.Language, ct);
        var card = shelf.Draw(new ProposalLink(view.ProposalId, view.Name, view.Unit, view.PhaseText, view.Link), turn.Language);
        return new Reply.Results([new(view.Name, $"{view.ProposalId} · {view.Unit} · {view.PhaseText}") { Card = card }]);
    }

    /// <summary>proposals/shared: the reader's own view. Who may not read the proposal keeps the card that they have, drawn from what is on it: nothing is looked up for them.</summary>
    private async ValueTask<Reply> LookAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.ReadableAsync(turn, ct);
        if (found.IsDone) return new Reply.ShowCard(shelf.Draw(await OwnAsync(found.Value, turn, ct), turn.Language));
        if (turn.Automatic && Kept(turn) is { } kept) return new Reply.ShowCard(shelf.Draw(kept, turn.Language));
        return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    private ProposalShared? Kept(Turn turn) =>
        turn.Data.Word("proposalId") is { } id && ProposalDoor.IsId(id) && turn.Data.Word("name") is { } name && turn.Data.Word("phase") is { } phase && SharedPhase.All.Contains(phase)
            ? new(id, name, turn.Data.Word("unit") ?? "", phase, words.Phase(phase, turn.Language), links.To($"proposals/{id}"))
            : null;

    private async Task<ProposalShared> ForAllAsync(Proposal proposal, Language language, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var (name, phase) = (ProposalWords.TitleOf(proposal.Name, language), SharedPhase.Of(proposal));
        // Experts may be in any chat.
        if (await catalogues.RoundAsync(proposal.RoundId, ct) is { Policy.BlindApplicants: true }) name = NameMask.Of(proposal, known.Editions.Of(proposal).Form, w => w.In(language)).In(name);
        return new(proposal.Id, RowLine.Cut(name, LongestName), known.Units.FirstOrDefault(u => u.Code == proposal.UnitCode)?.Name ?? proposal.UnitCode, phase, words.Phase(phase, language), links.To($"proposals/{proposal.Id}"));
    }

    private async Task<ProposalShared> OwnAsync(Readable found, Turn turn, CancellationToken ct)
    {
        var (proposal, language) = (found.Stored.Value, turn.Language);
        var view = await ForAllAsync(proposal, language, ct) with { Mine = true };
        if (found.Task is { } task)
            return view with { State = states.Expert(task.State, language), Color = task.IsGiven ? "good" : "accent", Mark = task.IsGiven ? "✓" : "…", Verb = "review/open", VerbTitle = buttons["act-card", language], AssignmentId = task.Id, Link = links.To($"review/{task.Id}") };
        var (color, mark) = StateLine.Look(proposal.State);
        view = view with { Color = color, Mark = mark };
        if (proposal.IsFilledInBy(new PersonId(turn.User.ObjectId)))
            return view with { State = states.Owner(proposal.State, language), Waiting = ProposalWords.Waiting(proposal.State, view.Unit, language), Verb = "proposals/open", VerbTitle = buttons["act-open", language] };
        var who = await actors.OfAsync(turn.User, ct);
        var (verb, title) = proposal.State == ProposalState.UnitReview && who.Reviews(proposal.UnitCode) ? ("endorsement/open", "act-endorse") : who.IsOffice && proposal.State == ProposalState.Screening ? ("screening/open", "act-screen") : ("proposals/read", "act-read");
        return view with { State = states.Office(proposal.State, language), Verb = verb, VerbTitle = buttons[title, language] };
    }
}
