using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/text: one long text in a form of its own. What stood in the inputs of its section is kept first.</summary>
internal sealed class OpenText(ProposalDoor door, KeepTyped keep, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var form = await cards.FormAsync(found.Value, ct);
        if (form.Field(turn.Data.Word("fieldKey") ?? "") is not { Type: FieldType.LongText or FieldType.Text } field) return await cards.HomeAsync(found.Value, turn, null, ct);
        var section = form.SectionOf(field.Key);
        if (await cards.ClosedAsync(found.Value, section, turn, ct) is { } closed) return closed;

        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));

        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        return cards.Show(standing.Proposal.Id, TextForm.Of(section, field, standing, turn.Language), turn.Language);
    }
}
