using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>packs/return-form and packs/return: the office sends a hand-in back with a reason; the next one needs none of its own.</summary>
public sealed class ReturnPack(IHandIns handIns, RoundPacks packs, PackDesk desk, DeliveryQueue queue, CardShelf shelf, PackWords words, TimeProvider time)
{
    /// <summary>Asks for the reason.</summary>
    public async ValueTask<Reply> FormAsync(Turn turn, CancellationToken ct)
    {
        var door = await desk.OfficeAsync(turn, ct);
        if (!door.IsDone) return desk.Refused(door.Problems, turn);
        var (who, state) = door.Value;
        if (state.HandIns.Value.Standing is not { } standing) return desk.Show(state, who, turn, Banner.Refused(desk.Sentences([new Problem("pack-not-standing")], turn.Language)));
        return new Reply.ShowCard(shelf.Draw(new PackReturn(
            state.Round.Value.Id, state.Unit.Code, standing.Number.ToString(CultureInfo.InvariantCulture), words.Filled("return-title", turn.Language, ("unit", state.Pack.UnitName), ("n", $"{standing.Number}")), words["return-text", turn.Language]), turn.Language))
        { Passing = true };
    }

    /// <summary>Sends it back.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var door = await desk.OfficeAsync(turn, ct);
        if (!door.IsDone) return desk.Refused(door.Problems, turn);
        var (who, state) = door.Value;
        var reason = CleanText.Of(turn.Data.Whole("reason")).Trim();
        if (reason.Length > PackDesk.LongestReason) return desk.Refused([new Problem("text-too-long", Facts.Of(("field", words["reason", Language.Zh]), ("fieldEn", words["reason", Language.En]), ("max", $"{PackDesk.LongestReason}"), ("now", $"{reason.Length}")))], turn);

        // decide
        var returned = state.HandIns.Value.Return(turn.Data.Count("number"), state.Pack.UnitName, reason, who, time.GetUtcNow());
        if (!returned.IsDone)
            return returned.Problems is [{ Code: "reason-missing" }] ? desk.Refused(returned.Problems, turn) : desk.Show(state, who, turn, Banner.Refused(desk.Sentences(returned.Problems, turn.Language)));

        // save
        var saved = await handIns.SaveAsync(state.HandIns.With(returned.Value), ct);
        if (!saved.IsDone)
        {
            var present = await packs.OfAsync(state.Round.Value.Id, state.Unit.Code, ct);
            return desk.Show(present ?? state, who, turn, Banner.Refused(desk.Sentences(saved.Problems, turn.Language)));
        }

        // tell
        queue.RingHandIns(saved.Value.Value.Id);
        return desk.Show(state with { HandIns = saved.Value }, who, turn, Banner.Done(words["returned", turn.Language]));
    }
}
