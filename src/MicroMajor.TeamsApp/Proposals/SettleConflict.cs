using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// proposals/settle: the person has chosen one of two texts, or made one of them. Before that is written it is looked once more
/// whether the place still reads as they saw it; if not, they see the newest text, and what they typed waits as well.
/// </summary>
internal sealed class SettleConflict(ProposalDoor door, IProposals proposals, OwnerCards cards, ConflictCards conflicts)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var loaded = await cards.StandAsync(found.Value, turn, ct);
        var at = Place.Read(turn.Data.Word("at") ?? "");
        if (Conflict.WaitingIn(loaded).FirstOrDefault(c => c.Mine.Place == at && c.Print == turn.Data.Whole("mine")) is not { } conflict) return await conflicts.ShowAsync(found.Value, turn, ct);
        var read = turn.Data.Typed([conflict.Field], at.Row is null ? CardData.LongestAnswer : CardData.LongestCell);
        if (!read.IsDone) return new Reply.Say(ProposalWords.NotSaved(read.Problems, turn.InChat, turn.Language));
        var (use, seen) = (turn.Data.Word("use"), turn.Data.Whole("seen"));
        var typed = FormMerge.WithEmptied(read.Value, seen, [conflict.Field]).GetValueOrDefault(conflict.Field.Key, "");
        var text = use == "mine" ? conflict.Mine.Text : typed;

        // decide, save
        var again = false;
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(Decide(present.Value)), ct);
        if (!saved.IsDone) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.InChat, turn.Language));

        // tell
        if (again) return await conflicts.ShowAsync(saved.Value, turn, ct, at, Banner.Look(TogetherWords.ChangedAgain(turn.Language)), use == "mine" ? null : typed);
        var standing = await cards.StandAsync(saved.Value, turn, ct);
        var banner = Banner.Done(use == "theirs" ? TogetherWords.LeftAsIs(turn.Language) : ProposalWords.Saved(cards.Now, turn.Language));
        return Conflict.WaitingIn(standing).Count > 0
            ? await conflicts.ShowAsync(saved.Value, turn, ct, banner: banner)
            : cards.Show(standing.Proposal.Id, SectionForm.Of(conflict.Section, standing, turn.Language, banner, showProblems: true), turn.Language);

        Outcome<Proposal> Decide(Proposal present)
        {
            var by = Actors.Self(turn.User);
            if (use == "theirs") return present.Drop(conflict.Mine, by, cards.Now);
            again = FormMerge.Seen([conflict.Field], _ => present.TextAt(at) ?? "") != seen;
            if (!again) return present.Settle(conflict.Section, conflict.Mine, text, by, cards.Now);
            // What was made of both takes the place of the text that it was made of.
            var waits = present.PutAside(conflict.Section, new Dictionary<FieldRef, string> { [at] = text }, by, cards.Now);
            return waits.IsDone && text != conflict.Mine.Text ? waits.Value.Drop(conflict.Mine, by, cards.Now) : waits;
        }
    }
}
