using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/at: the very place that a finding is about: the row's form, the text's own form, or the section with that field first.</summary>
internal sealed class OpenPlace(ProposalDoor door, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        var at = Place.Read(turn.Data.Word("at") ?? "");
        if (standing.Form.Field(at.Field) is not { } field) return cards.Home(standing, turn.Language, null);
        var section = standing.Form.SectionOf(field.Key);
        if (await cards.ClosedAsync(found.Value, section, turn, ct) is { } closed) return closed;

        var rows = standing.Proposal.Answers.Rows(field.Key);
        if (rows.FirstOrDefault(r => r.Id == at.Row) is { } row)
            return cards.Show(standing.Proposal.Id, RowForm.Of(section, field, row, standing, turn.Language, page: TableView.PageOf(rows, row), first: at.Column), turn.Language);
        return field.Type == FieldType.LongText
            ? cards.Show(standing.Proposal.Id, TextForm.Of(section, field, standing, turn.Language), turn.Language)
            : cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, showProblems: true, first: field.Key), turn.Language);
    }
}
