using System.Text.RegularExpressions;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/read: the proposal as a document, for whoever may read it, a page at a time.</summary>
internal sealed partial class ReadProposal(ProposalDoor door, OwnerCards cards, CardShelf shelf)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.ReadableAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value.Stored, turn, ct);
        if (found.Value.AsExpert) standing = ExpertSight.Of(standing, turn.Language).Shown;
        var owns = found.Value.Stored.Value.IsFilledInBy(new PersonId(turn.User.ObjectId));
        // Where the reader came from; a forged one leads the forger to a verb that asks who they are, as every verb does.
        var back = turn.Data.Word("back") is { } verb && Verb().IsMatch(verb) ? verb : owns ? "proposals/open" : "";
        var view = ProposalReading.Of(standing, turn.Language, turn.Data.Count("page"), back, turn.Data.Word("assignmentId") ?? "", owns);
        return owns && back == "proposals/open" ? cards.Show(view.Id, view, turn.Language) : new Reply.ShowCard(shelf.Draw(view, turn.Language));
    }

    [GeneratedRegex(@"^[a-z]{1,20}/[a-z-]{1,30}\z")]
    private static partial Regex Verb();
}
