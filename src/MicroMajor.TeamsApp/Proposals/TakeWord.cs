using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>word/take: takes over what is ticked. Compared anew with the file and the proposal as they are; when either is another than the card showed, it is shown again.</summary>
internal sealed class TakeWord(ProposalDoor door, IProposals proposals, KeptWord kept, CompareWord compare, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        if (await compare.ReadAsync(turn, standing, ct) is not { IsDone: true, Value: var (adoption, file) }) return await compare.ShowAsync(turn, found.Value, null, ct);
        var view = WordChanges.Of(adoption, file, standing, turn.Language, null);
        if (turn.Data.Word("file") != file || turn.Data.Word("seen") != view.Seen) return await compare.ShowAsync(turn, found.Value, Banner.Look(WordFileWords.LookAgain(turn.Language)), ct);
        var chosen = view.Chosen(view.LeftOut(turn.Data));

        // decide, save
        var before = found.Value.Value.Answers;
        var wanted = adoption.Take(before, standing.Form, c => chosen.Contains(c.Key));
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.Answers.Equals(before) ? present.Value.TakeOver(wanted, standing.Form, Actors.Self(turn.User), cards.Now) : new Problem("word-changed")), ct);
        if (!saved.IsDone)
        {
            if (saved.Problems[0].Code != "word-changed") return await cards.HomeAsync(found.Value, turn, Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language)), ct);
            var present = await door.SharedAsync(turn, ct);
            return present.IsDone
                ? await compare.ShowAsync(turn, present.Value, Banner.Look(WordFileWords.LookAgain(turn.Language)), ct)
                : new Reply.Say(ProposalWords.Refusal(present.Problems, turn.Language));
        }

        await kept.RemoveAsync(turn, ct);

        // tell
        var taken = AnswerChanges.Between(before, saved.Value.Value.Answers, standing.Form);
        var hidden = AnswerChanges.Between(saved.Value.Value.Answers, wanted, standing.Form).Fields;
        return await cards.HomeAsync(saved.Value, turn, Banner.Done(WordFileWords.Taken(taken, hidden, standing.Form, cards.Now, turn.Language)), ct);
    }
}
