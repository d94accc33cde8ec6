using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/reason: the reason for one rule that allows exceptions, beside its clause and the facts as they are.</summary>
internal sealed class OpenReason(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        if (ColumnOf(standing.Form) is not { } column) return cards.Home(standing, turn.Language, null);
        if (await cards.ClosedAsync(found.Value, standing.Form.SectionOf(Reasons.Table), turn, ct) is { } closed) return closed;
        if (ReasonOf(standing, turn.Data.Word("wants")) is not { } reason) return cards.Home(standing, turn.Language, Banner.Done(ProposalWords.NoReasonWanted(turn.Language)));
        return cards.Show(standing.Proposal.Id, FormOf(reason, column, standing, turn.Data.Word("from") ?? "", "", turn.Language), turn.Language);
    }

    /// <summary>The reason's form in the place of a form whose save asked for it (then: reason); null when no such reason is wanted now, or not from this person.</summary>
    internal static Reply? After(Turn turn, Standing standing, OwnerCards cards) =>
        turn.Data.Word("then") == "reason" && ColumnOf(standing.Form) is { } column && standing.MayEdit(standing.Form.SectionOf(Reasons.Table)) && ReasonOf(standing, turn.Data.Word("wants")) is { } reason
            ? cards.Show(standing.Proposal.Id, FormOf(reason, column, standing, "at", turn.Data.Word("at") ?? "", turn.Language), turn.Language)
            : null;

    private static ReasonForm FormOf(WrittenReason reason, FormField column, Standing standing, string from, string at, Language language)
    {
        var banner = reason.State == ReasonState.Unconfirmed ? Banner.Look(ProposalWords.ReasonUnconfirmed(language)) : null;
        return ReasonForm.Of(reason, column, standing, from, language, banner) with { At = at };
    }

    /// <summary>The column of the form that holds reasons; null in an edition that has none.</summary>
    internal static FormField? ColumnOf(FormDefinition form) => form.Field(Reasons.Table)?.Columns.FirstOrDefault(c => c.Key == Reasons.Text);

    /// <summary>The exception under that rule; null when there is none now.</summary>
    internal static WrittenReason? ReasonOf(Standing standing, string? rule) =>
        Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy).FirstOrDefault(r => r.Rule == rule);
}
