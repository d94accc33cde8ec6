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
    // Characters of both texts on one card.
    private const int LongestBoth = 9_000;

    public Room AddTo(Room room) => room.OnDialog("proposals/text-open", OpenAsync).OnDialog("proposals/text-keep", SaveAsync);

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await PlaceAsync(found.Value, turn, ct) is not var (section, field)) return new Reply.Say(ProposalWords.NoSuchText(turn.Language));

        // save what stands in the inputs of the card behind the dialog
        var kept = await keep.KeepAsync(turn, found.Value, section, ct);
        if (!kept.IsDone) return new Reply.Say(ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language));

        // tell
        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        return Show(kept.Value.Aside.Contains(new(field.Key)) ? Both(field, standing, turn) : TextDialog.Of(field, standing, turn.Language), turn);
    }

    private async ValueTask<Reply> SaveAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await PlaceAsync(found.Value, turn, ct) is not var (section, field)) return new Reply.Say(ProposalWords.NoSuchText(turn.Language));

        // decide, save
        var kept = await keep.KeepAsync(turn, found.Value, section, ct, turn.Data.Word("chosen") == "1" ? field.Key : null);

        // tell
        if (!kept.IsDone)
        {
            // A dialog that is answered with a sentence closes, and what was typed with it: it is shown again for as long as a card can carry it.
            var typed = CleanText.Of(turn.Data.Whole(field.Key));
            var said = ProposalWords.NotSaved(kept.Problems, turn.InChat, turn.Language);
            return typed.Length > CardData.LongestShown ? new Reply.Say(said) : Show(TextDialog.Of(field, await cards.StandAsync(found.Value, turn, ct), turn.Language, Banner.Refused(said), typed), turn);
        }

        var standing = await cards.StandAsync(kept.Value.Stored, turn, ct);
        if (kept.Value.Aside.Contains(new(field.Key))) return Show(Both(field, standing, turn), turn);
        var saved = ProposalWords.TextSaved(cards.Now, NonBlank.Length(standing.Proposal.Answers[field.Key]), standing.Round.Policy.AdvisedLengthOf(field), turn.Language);
        return turn.Data.Word("then") == "stay"
            ? Show(TextDialog.Of(field, standing, turn.Language, Banner.Done(saved)), turn)
            : new Reply.CloseDialog(saved);
    }

    // Somebody else was first: their text stands, this person's waits, and both are shown to be made into one.
    private static TextDialog Both(FormField field, Standing standing, Turn turn)
    {
        var mine = standing.Proposal.AsideOf(standing.Reader).First(a => a.Place == new FieldRef(field.Key)).Text;
        return TextDialog.Of(field, standing, turn.Language, Banner.Look(TogetherWords.BothInDialog(turn.Language)), mine, RowLine.Cut(standing.Proposal.Answers[field.Key], Math.Max(LongestBoth - mine.Length, 200)));
    }

    private async Task<(FormSection, FormField)?> PlaceAsync(Stored<Proposal> found, Turn turn, CancellationToken ct)
    {
        var form = await cards.FormAsync(found, ct);
        return form.Field(turn.Data.Word("fieldKey") ?? "") is { Type: FieldType.LongText } field ? (form.SectionOf(field.Key), field) : null;
    }

    private Reply.OpenDialog Show(TextDialog view, Turn turn) => new(view.Label.TrimEnd('*', ' '), shelf.Draw(view, turn.Language));
}
