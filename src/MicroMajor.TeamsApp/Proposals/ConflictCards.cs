using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Shows the two texts of a place that two people changed at once, with who was first.</summary>
public sealed class ConflictCards(IProposalVersions versions, OwnerCards cards)
{
    /// <summary>The conflict at that place, or the first that waits; null when nothing waits for the person.</summary>
    /// <param name="typed">What was typed, when the place was changed once more meanwhile.</param>
    public async Task<Reply> ShowAsync(Stored<Proposal> stored, Turn turn, CancellationToken ct, FieldRef? at = null, Banner? banner = null, string? typed = null)
    {
        var standing = await cards.StandAsync(stored, turn, ct);
        var waiting = Conflict.WaitingIn(standing);
        if ((waiting.FirstOrDefault(c => c.Mine.Place == at) ?? waiting.FirstOrDefault()) is not { } conflict) return cards.Home(standing, turn.Language, banner);
        // Only who stands before a conflict is told who was first: the versions are read for that alone.
        var last = conflict.Theirs is null ? null : LastChange.Of((await versions.ListAsync(stored.Value.Id, null, ct)).Versions, conflict.Mine.Place);
        var form = ConflictForm.Of(conflict, standing, turn.Language, last, banner, conflict.Mine.Place == at ? typed : null);
        return cards.Show(stored.Value.Id, form, turn.Language);
    }
}
