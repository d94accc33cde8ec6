using Microsoft.Graph;

namespace MicroMajor.SharePoint.Lists;

/// <summary>Brings a list's columns to their shape: what is missing is made, what is amiss is put right, nothing is ever deleted.</summary>
internal sealed class ColumnRoom(GraphServiceClient graph, SitePlaces places)
{
    /// <summary>What was made and changed, each as <c>List.Column</c>. The app needs manage on the site for it.</summary>
    public async Task<Provisioned> MakeAsync(ListShape shape, CancellationToken ct)
    {
        var (created, changed) = (new List<string>(), new List<string>());
        var columns = graph.Sites[await places.SiteAsync(ct)].Lists[await places.ListAsync(shape.Name, ct)].Columns;
        var present = (await columns.GetAsync(cancellationToken: ct))?.Value ?? [];
        foreach (var wanted in shape.Columns)
        {
            var there = present.FirstOrDefault(c => string.Equals(c.Name, wanted.Name, StringComparison.OrdinalIgnoreCase));
            if (there is null)
            {
                await columns.PostAsync(ColumnWire.Definition(wanted), cancellationToken: ct);
                created.Add($"{shape.Name}.{wanted.Name}");
            }
            else if (ColumnWire.Change(shape, wanted, there) is { } change)
            {
                await columns[there.Id].PatchAsync(change, cancellationToken: ct);
                changed.Add($"{shape.Name}.{wanted.Name}");
            }
        }

        return new(created, changed);
    }
}

/// <summary>A column has another type than the product needs: nobody's to change but a person's.</summary>
internal sealed class ColumnKindException(string list, string column, ColumnKind wanted)
    : InvalidOperationException($"The column {list}.{column} has another type than {wanted}: rename or delete it in SharePoint, then run provision.")
{
    public string Column { get; } = column;
}
