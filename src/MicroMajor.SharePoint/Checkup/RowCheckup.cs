using MicroMajor.Domain.Operations;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Checkup;

/// <summary>Can every row be read? Somebody may have edited one in SharePoint: a state that does not exist, a bracket missing, a row of their own. Page by page; it changes nothing.</summary>
internal sealed class RowCheckup(IReadOnlyList<(SharePointList List, Action<ListRow> Read)> lists)
{
    // More in one line nobody reads; the rest is named when these are put right.
    private const int MostNamed = 20;

    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken ct)
    {
        var amiss = new List<string>();
        foreach (var (list, read) in lists)
        {
            string? from = null;
            do
            {
                var page = await list.WholeAsync(null, from, ct);
                foreach (var row in page.Rows)
                    try
                    {
                        read(row);
                    }
                    catch (UnreadableCellException unreadable)
                    {
                        amiss.Add(unreadable.Place);
                    }

                from = page.SkipToken;
            }
            while (from is not null);
        }

        return amiss.Count == 0 ? [] : [Diagnosis.Bad("rows-unreadable", ("count", $"{amiss.Count}"), ("names", string.Join(", ", amiss.Take(MostNamed))))];
    }
}
