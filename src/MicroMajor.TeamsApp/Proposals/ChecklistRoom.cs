using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The owner at the checklist of a return: see the points, go to their fields, tick them, answer them, submit again.</summary>
public sealed class ChecklistRoom(IProposals proposals, IAssignments assignments, Actors actors, OwnerCards cards, TimeProvider time)
{
    private readonly ProposalDoor door = new(proposals, assignments, actors);

    /// <summary>Registers the verbs.</summary>
    public Room AddTo(Room room) => room
        .On("checklist/open", OpenAsync)
        .On("checklist/save", (turn, ct) => SaveAsync(room, turn, ct));

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        return found.IsDone ? await ShowAsync(found.Value, turn, null, ct) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    // Whatever is pressed, what was ticked and typed is kept first; then on to where the person was going.
    private async ValueTask<Reply> SaveAsync(Room room, Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (!found.Value.Value.IsReturned) return await ShowAsync(found.Value, turn, null, ct);

        // decide, save
        var before = found.Value.Value.Returns;
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.AnswerPoints(Typed(turn, present.Value), Actors.Self(turn.User), time.GetUtcNow())), ct);
        // The card stays as it is, with what was typed in it: only the sentence comes back.
        if (!saved.IsDone) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.InChat, turn.Language));

        // tell
        return turn.Data.Word("then") switch
        {
            "field" => await GoAsync(turn.Data.Word("at") is null ? "proposals/section" : "proposals/at"),
            "home" => await GoAsync("proposals/open"),
            "submit" => await GoAsync("proposals/submit"),
            "whole" => await WholeAsync(saved.Value, turn, ct),
            "page" => await ShowAsync(saved.Value, turn, null, ct),
            _ => await ShowAsync(saved.Value, turn, Kept(saved.Value.Value, !saved.Value.Value.Returns.SequenceEqual(before), turn), ct),
        };

        // Nothing of this card's inputs is meant for the next one's fields.
        ValueTask<Reply> GoAsync(string verb) => room.Card(verb)!(turn with { Verb = verb, Data = turn.Data.Only("proposalId", "section", "at") }, ct);
    }

    private static Dictionary<string, PointAnswer> Typed(Turn turn, Proposal present)
    {
        var typed = new Dictionary<string, PointAnswer>(StringComparer.Ordinal);
        if (present.Returns is not [.., var latest]) return typed;
        foreach (var pair in turn.Data.Whole("seen").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is not [var id, var print] || latest.Points.FirstOrDefault(p => p.Id == id) is not { } point) continue;
            var done = (turn.Data.Word($"done_{id}") ?? (point.Done ? "true" : "false")) == "true";
            // An input that was emptied does not come back from every client of the chat; one that the list has no room for was not there to be emptied.
            var answer = turn.Data.Has($"answer_{id}") || turn.InChat && point.Answer.Length <= ReturnChecklist.LongestAnswer ? CleanText.Of(turn.Data.Whole($"answer_{id}")) : point.Answer;
            // What was not touched here stays as another window saved it.
            if (ReturnChecklist.Print(done, answer) != print) typed[id] = new(done, answer);
        }

        return typed;
    }

    private static Banner Kept(Proposal proposal, bool changed, Turn turn)
    {
        var left = ReturnWords.Left(proposal.Returns[^1], turn.Language);
        return Banner.Done(ReturnWords.Say(changed ? "saved" : "nothing-changed", turn.Language, ("time", ChinaTime.Clock(proposal.UpdatedAt)), ("left", left)));
    }

    private async Task<Reply> WholeAsync(Stored<Proposal> stored, Turn turn, CancellationToken ct) =>
        ReturnPointForm.Of(await cards.StandAsync(stored, turn, ct), turn.Language, turn.Data.Count("number"), turn.Data.Word("point") ?? "", turn.Data.Count("page")) is { } point
            ? cards.Show(stored.Value.Id, point, turn.Language)
            : await ShowAsync(stored, turn, null, ct);

    private async Task<Reply> ShowAsync(Stored<Proposal> stored, Turn turn, Banner? banner, CancellationToken ct)
    {
        var standing = await cards.StandAsync(stored, turn, ct);
        return ReturnChecklist.Of(standing, turn.Language, banner, turn.Data.Count("page"), turn.Data.Count("number")) is { } list
            ? cards.Show(stored.Value.Id, list, turn.Language)
            : cards.Home(standing, turn.Language, banner);
    }
}
