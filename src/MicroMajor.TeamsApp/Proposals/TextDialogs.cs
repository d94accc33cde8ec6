using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// proposals/text-open and proposals/text-keep: a long text in a dialog. The card in the chat stays as it is: what it shows of the text
/// is older then, and does not overwrite it. Clients without dialogs get the same as a message, and have the inputs of the card.
/// </summary>
internal sealed class TextDialogs(ProposalDoor door, KeepTyped keep, OwnerCards cards, CardShelf shelf)
{
    public Room AddTo(Room room) => room.OnDialog("proposals/text-open", OpenAsync).OnDialog("proposals/text-keep", SaveAsync);

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await PlaceAsync(found.Value, turn, ct) is not var (section, field)) return new Reply.Say(ProposalWords.NoSuchText(turn.Language));

        // save what stands in the inputs of the card behind the dialog
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.Language));

        // tell
        return Show(TextDialog.Of(field, await cards.StandAsync(kept.Value.Stored, ct), turn.Language, other: kept.Value.Overwritten.GetValueOrDefault(field.Key, "")), turn);
    }

    private async ValueTask<Reply> SaveAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await PlaceAsync(found.Value, turn, ct) is not var (section, field)) return new Reply.Say(ProposalWords.NoSuchText(turn.Language));

        // decide, save
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);

        // tell
        if (!kept.IsDone)
        {
            // A dialog that is answered with a sentence closes, and what was typed with it: it is shown again for as long as a card can carry it.
            var typed = CleanText.Of(turn.Data.Whole(field.Key));
            var said = ProposalWords.NotSaved(kept.Problems, turn.Language);
            return typed.Length > CardData.LongestShown ? new Reply.Say(said) : Show(TextDialog.Of(field, await cards.StandAsync(found.Value, ct), turn.Language, Banner.Refused(said), typed), turn);
        }

        var standing = await cards.StandAsync(kept.Value.Stored, ct);
        var other = kept.Value.Overwritten.GetValueOrDefault(field.Key, "");
        var saved = ProposalWords.TextSaved(cards.Now, standing.Proposal.Answers[field.Key].Length, standing.Round.Policy.AdvisedLengthOf(field), turn.Language);
        if (other.Length > 0) return Show(TextDialog.Of(field, standing, turn.Language, Banner.Look(ProposalWords.SavedWithOverwritten(cards.Now, 1, turn.Language)), other: other), turn);
        return turn.Data.Word("then") == "stay"
            ? Show(TextDialog.Of(field, standing, turn.Language, Banner.Done(saved)), turn)
            : new Reply.CloseDialog(saved);
    }

    private async Task<(FormSection, FormField)?> PlaceAsync(Stored<Proposal> found, Turn turn, CancellationToken ct)
    {
        var form = await cards.FormAsync(found, ct);
        return form.Field(turn.Data.Word("fieldKey") ?? "") is { Type: FieldType.LongText } field ? (form.SectionOf(field.Key), field) : null;
    }

    private Reply.OpenDialog Show(TextDialog view, Turn turn) => new(view.Label.TrimEnd('*', ' '), shelf.Draw(view, turn.Language));
}
