using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>packs/allow: the office lets a college that has missed the deadline hand in all the same, once.</summary>
public sealed class AllowLatePack(IHandIns handIns, RoundPacks packs, PackDesk desk, DeliveryQueue queue, PackWords words, TimeProvider time)
{
    /// <summary>Gives the extension.</summary>
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var door = await desk.OfficeAsync(turn, ct);
        if (!door.IsDone) return desk.Refused(door.Problems, turn);
        var (who, state) = door.Value;

        // decide
        var allowed = state.HandIns.Value.AllowLate(state.Round.Value, state.Pack.UnitName, who, time.GetUtcNow());
        if (!allowed.IsDone) return desk.Show(state, who, turn, Banner.Refused(desk.Sentences(allowed.Problems, turn.Language)));

        // save
        var saved = await handIns.SaveAsync(state.HandIns.With(allowed.Value), ct);
        if (!saved.IsDone)
        {
            var present = await packs.OfAsync(state.Round.Value.Id, state.Unit.Code, ct);
            return desk.Show(present ?? state, who, turn, Banner.Refused(desk.Sentences(saved.Problems, turn.Language)));
        }

        // tell
        queue.RingHandIns(saved.Value.Value.Id);
        return desk.Show(state with { HandIns = saved.Value }, who, turn, Banner.Done(words["allowed", turn.Language]));
    }
}
