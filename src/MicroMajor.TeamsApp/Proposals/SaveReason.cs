using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/reason-save: keeps a reason together with the facts that the person saw beside it.</summary>
internal sealed class SaveReason(ProposalDoor door, IProposals proposals, OwnerCards cards, CheckProposal check)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, ct);
        var rule = turn.Data.Word("rule") ?? "";
        if (standing.Form.Field(Reasons.Table) is not { } table || OpenReason.ColumnOf(standing.Form) is not { } column || !Allowed(table, rule)) return cards.Home(standing, turn.Language, null);
        var typed = turn.Data.Typed([column], CardData.LongestCell);
        if (!typed.IsDone) return new Reply.Say(ProposalWords.NotSaved(typed.Problems, turn.Language));

        // decide, save
        var seen = turn.Data.Whole("seen");
        var text = FormMerge.WithEmptied(typed.Value, seen, [column]).GetValueOrDefault(column.Key, "");
        var given = "";
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) =>
        {
            given = TextOf(present.Value, rule);
            // Beside other facts than those that are there now, it is kept and bound to none: it will be asked again.
            var now = cards.Stand(present, standing);
            var findings = OpenReason.ReasonOf(now, rule)?.Mark == turn.Data.Word("facts") ? now.Findings : [];
            return ValueTask.FromResult(present.Value.GiveReason(table, rule, text, findings, Actors.Self(turn.User), cards.Now));
        }, ct);
        if (!saved.IsDone) return new Reply.Say(ProposalWords.NotSaved(saved.Problems, turn.Language));

        // tell
        standing = cards.Stand(saved.Value, standing);
        var from = turn.Data.Word("from") ?? "";
        var overwritten = FormMerge.Of(new Dictionary<string, string> { [column.Key] = text }, seen, _ => given).Overwritten.GetValueOrDefault(column.Key, "");
        if (OpenReason.ReasonOf(standing, rule) is not { } reason)
            return cards.Home(standing, turn.Language, Banner.Done(ProposalWords.NoReasonWanted(turn.Language)));
        if (overwritten.Length > 0)
            return Show(reason, Banner.Look(ProposalWords.SavedWithOverwritten(cards.Now, 1, turn.Language)), overwritten);
        if (reason.State == ReasonState.Unconfirmed) return Show(reason, Banner.Look(ProposalWords.ReasonUnconfirmed(turn.Language)), "");
        if (reason.State == ReasonState.Missing)
            return Show(reason, Banner.Look(ProposalWords.ReasonTooShort(standing.Round.Policy.MinReasonLength, turn.Language)), "");
        var banner = Banner.Done(ProposalWords.ReasonSaved(cards.Now, turn.Language));
        return from == "check" ? await check.ShowAsync(saved.Value, turn.Language, banner, ct) : cards.Home(standing, turn.Language, banner);

        Reply Show(WrittenReason written, Banner said, string other) =>
            cards.Show(standing.Proposal.Id, ReasonForm.Of(written, column, standing, from, turn.Language, said, other), turn.Language);
    }

    private static string TextOf(Proposal proposal, string rule) => proposal.Answers.Rows(Reasons.Table).LastOrDefault(r => r[Reasons.Rule] == rule)?[Reasons.Text] ?? "";

    private static bool Allowed(FormField table, string rule) =>
        table.Columns.FirstOrDefault(c => c.Key == Reasons.Rule)?.Choices.Any(c => c.Value == rule) == true;
}
