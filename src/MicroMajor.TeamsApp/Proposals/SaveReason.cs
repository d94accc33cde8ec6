using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/reason-save: keeps a reason together with the facts that the person saw beside it.</summary>
internal sealed class SaveReason(ProposalDoor door, IProposals proposals, OwnerCards cards, ConflictCards conflicts, CheckProposal check, OpenPlace place)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        var rule = turn.Data.Word("wants") ?? "";
        if (standing.Form.Field(Reasons.Table) is not { } table || OpenReason.ColumnOf(standing.Form) is not { } column || !Allowed(table, rule)) return cards.Home(standing, turn.Language, null);
        var typed = turn.Data.Typed([column], CardData.LongestCell);
        if (!typed.IsDone) return new Reply.Say(ProposalWords.NotSaved(typed.Problems, turn.InChat, turn.Language));

        // decide, save
        var seen = turn.Data.Whole("seen");
        var text = FormMerge.WithEmptied(typed.Value, seen, [column]).GetValueOrDefault(column.Key, "");
        var section = standing.Form.SectionOf(table.Key);
        FieldRef? waits = null;
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) =>
        {
            // Somebody else has given another reason meanwhile: both are shown, and neither is lost.
            var there = present.Value.Answers.Rows(Reasons.Table).LastOrDefault(r => r[Reasons.Rule] == rule);
            var merge = FormMerge.Of(new Dictionary<string, string> { [column.Key] = text }, seen, key => there?[key] ?? "");
            waits = there is null || merge.SetAside.Count == 0 ? null : new(table.Key, there.Id, column.Key);
            if (waits is not null) return ValueTask.FromResult(present.Value.PutAside(section, new Dictionary<FieldRef, string> { [waits] = text }, Actors.Self(turn.User), cards.Now));
            // Beside other facts than those that are there now, it is kept and bound to none: it will be asked again.
            var now = cards.Stand(present, standing);
            var findings = OpenReason.ReasonOf(now, rule)?.Mark == turn.Data.Word("facts") ? now.Findings : [];
            return ValueTask.FromResult(present.Value.GiveReason(table, rule, text, findings, Actors.Self(turn.User), cards.Now));
        }, ct);
        if (!saved.IsDone) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.InChat, turn.Language));

        // tell
        if (waits is not null) return await conflicts.ShowAsync(saved.Value, turn, ct, waits);
        standing = cards.Stand(saved.Value, standing);
        var (from, at) = (turn.Data.Word("from") ?? "", turn.Data.Word("at") ?? "");
        if (OpenReason.ReasonOf(standing, rule) is not { } reason)
            return cards.Home(standing, turn.Language, Banner.Done(ProposalWords.NoReasonWanted(turn.Language)));
        if (reason.State == ReasonState.Unconfirmed) return Show(reason, Banner.Look(ProposalWords.ReasonUnconfirmed(turn.Language)));
        if (reason.State == ReasonState.Missing)
            return Show(reason, Banner.Look(ProposalWords.ReasonTooShort(standing.Round.Policy.MinReasonLength, turn.Language)));
        var banner = Banner.Done(ProposalWords.ReasonSaved(cards.Now, turn.Language));
        return from switch
        {
            "check" => await check.ShowAsync(saved.Value, turn, banner, ct),
            "at" => await place.ShowAsync(saved.Value, Place.Read(at), turn, banner, ct),
            _ => cards.Home(standing, turn.Language, banner),
        };

        Reply Show(WrittenReason written, Banner said) =>
            cards.Show(standing.Proposal.Id, ReasonForm.Of(written, column, standing, from, turn.Language, said) with { At = at }, turn.Language);
    }

    private static bool Allowed(FormField table, string rule) =>
        table.Columns.FirstOrDefault(c => c.Key == Reasons.Rule)?.Choices.Any(c => c.Value == rule) == true;
}
