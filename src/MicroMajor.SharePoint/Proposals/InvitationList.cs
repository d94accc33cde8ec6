using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>
/// Who is invited to which proposal, in the list Editors: SharePoint filters by one index at a time, and a proposal has many
/// co-editors. Of an invitation that was taken back the item stays, without its person.
/// </summary>
internal sealed class InvitationList(SharePointList list, TimeProvider time) : IInvitations
{
    private const string Key = "EditorKey";
    private const int MostFound = 50;

    public async Task SetAsync(string proposalId, PersonId person, bool invited, CancellationToken ct)
    {
        var key = $"{proposalId}|{person}";
        if (!invited)
        {
            if (await list.FindAsync(Key, key, ct) is { } there && there.Text("PersonId").Length > 0) await list.OverwriteAsync(there.Id, new() { ["PersonId"] = null }, ct);
            return;
        }

        var (row, added) = await list.AddOnceAsync(Key, new()
        {
            ["Title"] = proposalId,
            [Key] = key,
            ["PersonId"] = person.Value,
            ["InvitedAt"] = Instant.Text(time.GetUtcNow()),
            ["ProposalId"] = proposalId,
        }, ct);
        if (!added && row.Text("PersonId") != person.Value)
            await list.OverwriteAsync(row.Id, new() { ["PersonId"] = person.Value, ["InvitedAt"] = Instant.Text(time.GetUtcNow()) }, ct);
    }

    public async Task<IReadOnlyList<string>> OfPersonAsync(PersonId person, CancellationToken ct) =>
        [.. (await list.PageAsync("PersonId", person.Value, MostFound, "InvitedAt desc", null, ct)).Rows.Select(row => row.Text("ProposalId"))];
}
