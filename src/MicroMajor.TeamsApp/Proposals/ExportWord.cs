using MicroMajor.Documents.Filing;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// word/export: offers the draft as a Word file. It goes into the owner's own OneDrive, when they agree: a draft is its owner's business,
/// and nothing of it lies about that others could open. The file is made at that moment, from the draft as it then is.
/// </summary>
internal sealed class ExportWord(ProposalDoor door, Catalogues catalogues, OwnerCards cards)
{
    public async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var bytes = await WriteAsync(found.Value, ct);
        var proposal = found.Value.Value;
        var offer = new FileOffer("word/copy", FileNames.Draft(proposal.Id, proposal.Name), WordFileWords.Offer(proposal, turn.Language), bytes.Length, new() { ["proposalId"] = proposal.Id });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    public async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        return found.IsDone ? new Reply.GiveFile(await WriteAsync(found.Value, ct)) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    private async Task<byte[]> WriteAsync(Stored<Proposal> stored, CancellationToken ct)
    {
        var standing = await cards.StandAsync(stored, ct);
        var known = await catalogues.NowAsync(ct);
        return DraftForm.Write(standing.Proposal, standing.Edition, standing.Round, known.Units, known.Directions);
    }
}
