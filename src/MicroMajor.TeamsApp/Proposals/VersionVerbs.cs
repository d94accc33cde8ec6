using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// proposals/history, proposals/compare, proposals/whole and proposals/restore: every save of a proposal, what differs between any
/// two of them, a text in full, and an earlier form brought back.
/// </summary>
internal sealed class VersionVerbs(ProposalDoor door, IProposals proposals, IProposalVersions versions, OwnerCards cards)
{
    private const string Mine = "mine";

    public async ValueTask<Reply> ListAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var after = turn.Data.Whole("after") is { Length: > 0 and < 4_000 } place ? place : null;
        var page = await versions.ListAsync(found.Value.Value.Id, after, ct);
        var chosen = turn.Data.Word("with") is { } id ? await versions.FindAsync(found.Value.Value.Id, id, ct) : null;
        var standing = await cards.StandAsync(found.Value, turn, ct);
        return cards.Show(standing.Proposal.Id, HistoryCard.Of(standing, page, isFirst: after is null, chosen, turn.Language), turn.Language);
    }

    public async ValueTask<Reply> CompareAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await PairAsync(found.Value, turn, ct) is not var (before, after)) return await GoneAsync(found.Value, turn, ct);
        var standing = await cards.StandAsync(found.Value, turn, ct);
        return cards.Show(standing.Proposal.Id, CompareCard.Of(standing, before, after, turn.Data.Count("page"), turn.Language), turn.Language);
    }

    public async ValueTask<Reply> WholeAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var standing = await cards.StandAsync(found.Value, turn, ct);
        var at = Place.Read(turn.Data.Word("at") ?? "");
        if (turn.Data.Word("back") == "conflict")
        {
            if (Conflict.WaitingIn(standing).FirstOrDefault(c => c.Mine.Place == at && (turn.Data.Word("of") != Mine || c.Print == turn.Data.Whole("mine"))) is not { } conflict) return cards.Home(standing, turn.Language, null);
            var whole = WholeText.Draw(conflict, mine: turn.Data.Word("of") == Mine, standing, turn.Data.Count("page"), turn.Language);
            return cards.Show(standing.Proposal.Id, whole, turn.Language);
        }

        if (await PairAsync(found.Value, turn, ct) is not var (before, after)) return await GoneAsync(found.Value, turn, ct);
        return cards.Show(standing.Proposal.Id, WholeText.Draw(at, before, after, earlier: turn.Data.Word("of") == "before", standing, turn.Data.Count("page"), turn.Language), turn.Language);
    }

    public async ValueTask<Reply> RestoreAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        if (await versions.FindAsync(found.Value.Value.Id, turn.Data.Word("version") ?? "", ct) is not { } version) return await GoneAsync(found.Value, turn, ct);
        var form = await cards.FormAsync(found.Value, ct);

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(found.Value, (present, _) => ValueTask.FromResult(
            present.Value.Restore(version.Answers, form, Actors.Self(turn.User), cards.Now)), ct);

        // tell
        if (!saved.IsDone) return await cards.RefusedAsync(found.Value, saved.Problems, turn, ct);
        return await cards.HomeAsync(saved.Value, turn, Banner.Done(TogetherWords.Restored(version.At, turn.Language)), ct);
    }

    // The two states that a card names, the earlier one first; without an id it is the present one.
    private async Task<(SavedForm Before, SavedForm After)?> PairAsync(Stored<Proposal> stored, Turn turn, CancellationToken ct)
    {
        var (from, to) = (await VersionAsync(turn.Data.Word("from")), await VersionAsync(turn.Data.Word("to")));
        if (from is null || to is null) return null;
        return from.Saved.Revision <= to.Saved.Revision ? (from, to) : (to, from);

        async Task<SavedForm?> VersionAsync(string? id) =>
            id is null ? SavedForm.Present(stored.Value)
            : await versions.FindAsync(stored.Value.Id, id, ct) is { } version ? new(version, id) : null;
    }

    private async Task<Reply> GoneAsync(Stored<Proposal> stored, Turn turn, CancellationToken ct) =>
        await cards.HomeAsync(stored, turn, Banner.Refused(ProposalWords.Refusal([new("no-such-version")], turn.Language)), ct);
}
