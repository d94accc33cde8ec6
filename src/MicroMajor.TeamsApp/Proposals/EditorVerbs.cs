using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/editors, proposals/invite and proposals/uninvite: the owner asks people to fill in the form with them, and takes that back.</summary>
internal sealed class EditorVerbs(ProposalDoor door, IProposals proposals, IPeople people, OwnerCards cards, DeliveryQueue deliveries)
{
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.OwnAsync(turn, ct);
        return found.IsDone ? await ShowAsync(found.Value, turn, null, ct) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    public async ValueTask<Reply> InviteAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var sections = turn.Data.Whole("sections").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (turn.Data.Word("person") is not { } id || id == EditorsCard.Nobodys) return await ShowAsync(found.Value, turn, Banner.Look(TogetherWords.ChoosePerson(turn.Language)), ct, sections);
        // A card names anybody; the tenant knows who there is, and what they are called.
        if (await people.FindAsync(new(id), ct) is not { } person) return await ShowAsync(found.Value, turn, Banner.Refused(ProposalWords.Refusal([new("no-such-person")], turn.Language)), ct, sections);
        var form = await cards.FormAsync(found.Value, ct);

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.Invite(person.Id, person.Name, sections, form, Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone) return await ShowAsync(found.Value, turn, Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language)), ct, sections);
        deliveries.Ring(saved.Value.Value.Id);
        return await ShowAsync(saved.Value, turn, Banner.Done(TogetherWords.Invited(person.Name, turn.Language)), ct);
    }

    public async ValueTask<Reply> UninviteAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.OwnAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (turn.Data.Word("editor") is not { } id) return await ShowAsync(found.Value, turn, Banner.Look(TogetherWords.ChooseEditor(turn.Language)), ct);
        var name = found.Value.Value.PresentEditors.FirstOrDefault(e => e.Id.Value == id)?.Name ?? "";

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(present.Value.Uninvite(new(id), Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone) return await ShowAsync(found.Value, turn, Banner.Refused(ProposalWords.Refusal(saved.Problems, turn.Language)), ct);
        deliveries.Ring(saved.Value.Value.Id);
        return await ShowAsync(saved.Value, turn, Banner.Done(TogetherWords.Uninvited(name, turn.Language)), ct);
    }

    private async Task<Reply> ShowAsync(Stored<Proposal> stored, Turn turn, Banner? banner, CancellationToken ct, IReadOnlyList<string>? chosen = null)
    {
        var standing = await cards.StandAsync(stored, turn, ct);
        return cards.Show(stored.Value.Id, EditorsCard.Of(standing, turn.Language, banner, chosen ?? []), turn.Language);
    }
}
