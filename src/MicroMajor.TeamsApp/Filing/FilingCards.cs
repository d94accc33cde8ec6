using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Notifications;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>The cards that say which documents there are and how they stand.</summary>
public sealed class FilingCards(CardKeeper cards, IDirectory directory)
{
    /// <summary>The proposal with these documents; it owes the cards of all who have to do with it.</summary>
    public static Proposal With(Proposal proposal, IReadOnlyList<FiledDocument> documents)
    {
        var print = string.Join(',', documents.Select(d => $"{d.ContentCode}{(d.IsOutdated ? "!" : "")}"));
        var due = new[]
        {
            new CardDue(Audience.Of(proposal.Owner), new(MatterKind.Proposal, proposal.Id)) { Key = $"{proposal.Id}|filed|{print}|owner" },
            new CardDue(Audience.ReviewersOf(proposal.UnitCode), new(MatterKind.Endorsement, proposal.Id)) { Key = $"{proposal.Id}|filed|{print}|unit" },
            new CardDue(Audience.Office, new(MatterKind.Screening, proposal.Id)) { Key = $"{proposal.Id}|filed|{print}|office" },
        };
        return proposal with { Documents = documents, Owed = [.. proposal.Owed, .. due.Where(d => proposal.Owed.All(o => o.Key != d.Key))] };
    }

    /// <summary>The office's desks of the round.</summary>
    public async Task DesksAsync(string roundId, CancellationToken ct)
    {
        foreach (var person in await directory.OfficeAsync(ct)) await cards.BringUpToDateAsync(person, new(MatterKind.RoundDesk, roundId), ct);
    }
}
