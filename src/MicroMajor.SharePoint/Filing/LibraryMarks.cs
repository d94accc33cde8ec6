using System.Globalization;
using MicroMajor.Domain.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Filing;

/// <summary>The filing documents of a round, read as items of the library: where each lies, what it was written from, who changed it last.</summary>
internal sealed class LibraryMarks(SharePointList items, SitePlaces places) : IFiledDocuments
{
    public async Task<IReadOnlyList<LibraryDocument>> OfRoundAsync(string roundId, CancellationToken ct)
    {
        var library = await places.LibraryAsync(ct);
        return [.. (await items.AllAsync("RoundId", roundId, ct)).Where(r => r.Text("Kind").Length > 0).Select(r => Read(r, library)).OfType<LibraryDocument>()];
    }

    public Task MarkAsync(LibraryDocument document, DocumentStanding standing, CancellationToken ct) =>
        items.OverwriteAsync(document.Id, new() { ["Standing"] = StandingWords.Of(standing) }, ct);

    private static LibraryDocument? Read(ListRow row, Uri library) => LibraryLink.PathOf(row.Address, library) is not { } path ? null : new(
        row.Id,
        path,
        row.Text("Kind"),
        row.Text("ProposalId"),
        row.Text("ContentCode"),
        int.TryParse(row.Text("Edition"), NumberStyles.None, CultureInfo.InvariantCulture, out var edition) ? edition : 1,
        row.Text("Reason"),
        StandingWords.Read(row.Text("Standing")),
        row.Address,
        row.ChangedAt,
        row.ChangedBy.Length > 0 ? new(row.ChangedBy) : null);
}
