using MicroMajor.SharePoint.Lists;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint;

/// <summary>What a run made and changed, each as <c>List</c> or <c>List.Column</c>.</summary>
public sealed record Provisioned(IReadOnlyList<string> Created, IReadOnlyList<string> Changed);

/// <summary>Sets up the site: creates and upgrades lists, columns and indexes. Running it again changes nothing; nothing is ever deleted.</summary>
public sealed class Provisioner
{
    private readonly GraphServiceClient graph;
    private readonly SitePlaces places;
    private readonly Schema schema;

    internal Provisioner(GraphServiceClient graph, SitePlaces places, Schema schema) => (this.graph, this.places, this.schema) = (graph, places, schema);

    /// <summary>Brings the site to the present schema. The app needs manage or full control on the site for it; for daily work write is enough.</summary>
    public async Task<Provisioned> RunAsync(CancellationToken ct)
    {
        var (created, changed) = (new List<string>(), new List<string>());
        places.Forget();
        foreach (var shape in schema.All)
        {
            if (await places.FindListAsync(shape.Name, ct) is { } list)
            {
                await UpgradeAsync(shape, list, created, changed, ct);
                continue;
            }

            var made = await graph.Sites[await places.SiteAsync(ct)].Lists.PostAsync(new()
            {
                DisplayName = shape.Name,
                Description = shape.Description,
                Columns = [.. shape.Columns.Select(ColumnWire.Definition)],
                ListProp = new() { Template = shape.IsLibrary ? "documentLibrary" : "genericList" },
            }, cancellationToken: ct);
            created.Add(shape.Name);
            // What the creation did not take over (an index, a heading) is put right as in an upgrade.
            await UpgradeAsync(shape, made!.Id!, created, changed, ct);
        }

        places.Forget();
        return new(created, changed);
    }

    private async Task UpgradeAsync(ListShape shape, string list, List<string> created, List<string> changed, CancellationToken ct)
    {
        var columns = graph.Sites[await places.SiteAsync(ct)].Lists[list].Columns;
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
    }
}
