using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Working together on one proposal: co-editors, two texts of one place, and every version there was.</summary>
public sealed class TogetherRoom(
    IProposals proposals,
    IProposalVersions versions,
    IInvitations invitations,
    IPeople people,
    Actors actors,
    IAssignments assignments,
    Catalogues catalogues,
    OwnerCards cards,
    ConflictCards conflicts,
    DeliveryQueue deliveries)
{
    /// <summary>Registers the verbs.</summary>
    public Room AddTo(Room room)
    {
        var door = new ProposalDoor(proposals, assignments, actors);
        var editors = new EditorVerbs(door, proposals, people, cards, deliveries);
        var history = new VersionVerbs(door, proposals, versions, cards);
        return room
            .On("proposals/editors", editors.OpenAsync)
            .On("proposals/invite", editors.InviteAsync)
            .On("proposals/uninvite", editors.UninviteAsync)
            .On("proposals/conflict", new OpenConflict(door, conflicts).AnswerAsync)
            .On("proposals/settle", new SettleConflict(door, proposals, cards, conflicts).AnswerAsync)
            .On("proposals/history", history.ListAsync)
            .On("proposals/compare", history.CompareAsync)
            .On("proposals/whole", history.WholeAsync)
            .On("proposals/restore", history.RestoreAsync);
    }

    /// <summary>What the person was invited to fill in, for their desk.</summary>
    public async Task<DeskPart?> DeskAsync(Actor who, Language language, CancellationToken ct)
    {
        var (found, more) = await new InvitedProposals(invitations, proposals).OfAsync(who.Id, ct);
        if (found.Count == 0) return null;
        var known = await catalogues.NowAsync(ct);
        return new(TogetherWords.OnDesk(language), [.. found.Select(p => MyProposals.Line(p.Value, known, language))], more ? ProposalWords.OlderOnes(language) : "");
    }
}
