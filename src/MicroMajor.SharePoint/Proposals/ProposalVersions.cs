using System.Text.RegularExpressions;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>The versions that SharePoint itself keeps of every item: no second store, and no second write for a save.</summary>
internal sealed partial class ProposalVersions(SharePointList list, ProposalMap map) : IProposalVersions
{
    private const int PageSize = 8;

    public async Task<VersionPage> ListAsync(string proposalId, string? after, CancellationToken ct)
    {
        if (ProposalMap.ItemOf(proposalId) is not { } item) return new([], null);
        var versions = new List<ProposalVersion>();
        var (last, token) = PlaceOf(after);
        if (last is not null && await FindAsync(proposalId, last, ct) is { } overlap) versions.Add(overlap);
        do
        {
            var page = await list.VersionsAsync(item, PageSize, token, ct);
            foreach (var version in page.Rows.Select(row => Read(proposalId, row)).OfType<ProposalVersion>())
            {
                // Newest first: the same form at the same revision was written once more only to note what has been delivered.
                if (versions.Count > 0 && versions[^1].Revision == version.Revision && versions[^1].Answers.Equals(version.Answers)) versions[^1] = version;
                else versions.Add(version);
            }

            token = page.SkipToken;
        }
        while (token is not null && versions.Count < 2);
        return new(versions, token is null ? null : $"{versions[^1].Id}|{token}");
    }

    public async Task<ProposalVersion?> FindAsync(string proposalId, string version, CancellationToken ct) =>
        ProposalMap.ItemOf(proposalId) is { } item && Label().IsMatch(version) && await list.VersionAsync(item, version, ct) is { } row ? Read(proposalId, row) : null;

    private ProposalVersion? Read(string proposalId, ListRow row)
    {
        var proposal = map.Read(row, proposalId);
        return proposal is null ? null : new(row.Id, proposal.Revision, proposal.State, proposal.Answers, proposal.UpdatedAt, proposal.UpdatedBy);
    }

    // Where a page ends comes back from a card: it may be anything.
    private static (string? Last, string? Token) PlaceOf(string? after) =>
        after?.Split('|', 2) is [var last, { Length: > 0 } token] && Label().IsMatch(last) ? (last, token) : (null, null);

    [GeneratedRegex(@"^[0-9]{1,6}\.[0-9]{1,3}\z")]
    private static partial Regex Label();
}
