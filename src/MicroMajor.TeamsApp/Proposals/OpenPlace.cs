using MicroMajor.Domain;
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
        return found.IsDone ? await ShowAsync(found.Value, Place.Read(turn.Data.Word("at") ?? ""), turn, null, ct) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    /// <summary>The place as it stands; home when there is no such place, or it is closed to this person.</summary>
    /// <param name="banner">What has just happened. Who came only to see that needs no sign where to begin.</param>
    public async Task<Reply> ShowAsync(Stored<Proposal> stored, FieldRef at, Turn turn, Banner? banner, CancellationToken ct)
    {
        var standing = await cards.StandAsync(stored, turn, ct);
        if (standing.Form.Field(at.Field) is not { } field) return cards.Home(standing, turn.Language, banner);
        var section = standing.Form.SectionOf(field.Key);
        if (await cards.ClosedAsync(stored, section, turn, ct) is { } closed) return closed;

        var rows = standing.Proposal.Answers.Rows(field.Key);
        if (rows.FirstOrDefault(r => r.Id == at.Row) is { } row)
            return cards.Show(standing.Proposal.Id, RowForm.Of(section, field, row, standing, turn.Language, banner, TableView.PageOf(rows, row), first: banner is null ? at.Column : null), turn.Language);
        return field.Type == FieldType.LongText
            ? cards.Show(standing.Proposal.Id, TextForm.Of(section, field, standing, turn.Language, banner), turn.Language)
            : cards.Show(standing.Proposal.Id, SectionForm.Of(section, standing, turn.Language, banner, showProblems: true, first: banner is null ? field.Key : null), turn.Language);
    }
}
