using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;
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
    private readonly EditionList editions;
    private readonly ColumnRoom room;
    private readonly BoardKeys keys;

    internal Provisioner(GraphServiceClient graph, SitePlaces places, Schema schema, EditionList editions, ColumnRoom room, BoardKeys keys) =>
        (this.graph, this.places, this.schema, this.editions, this.room, this.keys) = (graph, places, schema, editions, room, keys);

    /// <summary>Brings the site to the present schema. The app needs manage or full control on the site for it; for daily work write is enough.</summary>
    public async Task<Provisioned> RunAsync(CancellationToken ct)
    {
        var (created, changed) = (new List<string>(), new List<string>());
        places.Forget();
        await BringAsync(schema.Forms, created, changed, ct);
        // The list of proposals has room for every edition of the form that was kept, so that it can be brought into use.
        var kept = await editions.KeptAsync(ct);
        var proposals = schema.ProposalsFor(new(FormEditions.Shipped.With(kept.OrderByDescending(k => k.IsReady).Select(k => k.Edition)).Select(e => e.Form)));
        foreach (var shape in schema.All.Where(s => s.Name != schema.Forms.Name)) await BringAsync(shape.Name == proposals.Name ? proposals : shape, created, changed, ct);
        if (BoardKeys.AreNew(created)) await keys.FillAsync(ct);
        foreach (var (id, _, _) in kept.Where(k => !k.IsReady)) await editions.MarkReadyAsync(id, ct);
        places.Forget();
        return new(created, changed);
    }

    private async Task BringAsync(ListShape shape, List<string> created, List<string> changed, CancellationToken ct)
    {
        if (await places.FindListAsync(shape.Name, ct) is null)
        {
            await graph.Sites[await places.SiteAsync(ct)].Lists.PostAsync(new()
            {
                DisplayName = shape.Name,
                Description = shape.Description,
                Columns = [.. shape.Columns.Select(ColumnWire.Definition)],
                ListProp = new() { Template = shape.IsLibrary ? "documentLibrary" : "genericList" },
            }, cancellationToken: ct);
            created.Add(shape.Name);
            places.Forget();
        }

        // What the creation did not take over (an index, a heading) is put right as in an upgrade.
        var done = await room.MakeAsync(shape, ct);
        created.AddRange(done.Created);
        changed.AddRange(done.Changed);
    }
}
