using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>packs/ask and packs/hand-in: asks once more, then accepts; the files are written behind the answer.</summary>
public sealed class HandInPack(IHandIns handIns, RoundPacks packs, PackDesk desk, DeliveryQueue queue, CardShelf shelf, PackWords words, TimeProvider time)
{
    /// <summary>Asks once more: both annexes, once.</summary>
    public async ValueTask<Reply> AskAsync(Turn turn, CancellationToken ct)
    {
        var door = await desk.ReviewerAsync(turn, ct);
        if (!door.IsDone) return desk.Refused(door.Problems, turn);
        var (state, language) = (door.Value.State, turn.Language);
        if (state.Pack.Forms is not { } forms || state.HandIns.Value.Pending is not null) return desk.Show(state, door.Value.Who, turn, null);
        return new Reply.ShowCard(shelf.Draw(new PackAsk(
            state.Round.Value.Id, state.Unit.Code, state.Pack.List.ContentCode, words.Filled("ask-title", language, ("unit", state.Pack.UnitName)),
            words.Filled(state.HandIns.Value.NeedsReason ? "ask-again" : "ask-text", language, ("n", $"{state.Pack.Programmes.Count}"), ("number", $"{(state.HandIns.Value.Latest?.Number ?? 0) + 1}"), ("before", $"{state.HandIns.Value.Latest?.Number}")),
            [new(words.Filled("ask-file", language, ("name", FileNames.CollegeForms(forms)), ("code", forms.ContentCode))), new(words.Filled("ask-file", language, ("name", FileNames.Summary(state.Pack.List)), ("code", state.Pack.List.ContentCode)))],
            state.HandIns.Value.NeedsReason), language))
        { Passing = true };
    }

    /// <summary>Accepts the hand-in, or says why not.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var door = await desk.ReviewerAsync(turn, ct);
        if (!door.IsDone) return desk.Refused(door.Problems, turn);
        var (who, state) = door.Value;
        var reason = CleanText.Of(turn.Data.Whole("reason")).Trim();
        if (reason.Length > PackDesk.LongestReason) return desk.Refused([new Problem("text-too-long", Facts.Of(("field", words["reason", Language.Zh]), ("fieldEn", words["reason", Language.En]), ("max", $"{PackDesk.LongestReason}"), ("now", $"{reason.Length}")))], turn);

        // decide
        var accepted = state.HandIns.Value.HandIn(state.Pack, state.Round.Value, turn.Data.Word("seen") ?? "", reason, who, time.GetUtcNow());
        if (!accepted.IsDone)
        {
            // A reason that is missing is typed on the card that asks for it (clients leave empty inputs out); anything else is better seen on the list.
            return accepted.Problems is [{ Code: "S-05" }] && turn.Data.Has("again") ? desk.Refused(accepted.Problems, turn) : desk.Show(state, who, turn, Banner.Refused(desk.Sentences(accepted.Problems, turn.Language)));
        }

        // save: somebody else of the college may have pressed at the same time; what they did is shown, and nothing is done twice
        var saved = await handIns.SaveAsync(state.HandIns.With(accepted.Value), ct);
        if (!saved.IsDone)
        {
            var present = await packs.OfAsync(state.Round.Value.Id, state.Unit.Code, ct);
            return desk.Show(present ?? state, who, turn, Banner.Refused(desk.Sentences(saved.Problems, turn.Language)));
        }

        // tell
        queue.RingHandIns(saved.Value.Value.Id);
        return desk.Show(state with { HandIns = saved.Value }, who, turn, Banner.Done(words["accepted", turn.Language]));
    }
}
