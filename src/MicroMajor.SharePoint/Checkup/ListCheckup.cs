using MicroMajor.Domain.Operations;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Lists;
using MicroMajor.SharePoint.Proposals;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace MicroMajor.SharePoint.Checkup;

/// <summary>Are the lists there, with their columns and indexes? Looks only: to put it right is the <see cref="Provisioner"/>'s.</summary>
internal sealed class ListCheckup(GraphServiceClient graph, SitePlaces places, Schema schema, EditionList editions)
{
    public async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken ct)
    {
        places.Forget();
        var (lists, columns, kinds, indexes, seen) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), 0);
        var (listNames, columnNames) = (new List<string>(), new List<string>());
        foreach (var shape in await ShapesAsync(ct))
        {
            if (await places.FindListAsync(shape.Name, ct) is not { } id)
            {
                lists.Add(shape.Name);
                continue;
            }

            seen++;
            if (await places.NameOfAsync(shape.Name, ct) is { } called && !called.Equals(shape.Name, StringComparison.OrdinalIgnoreCase)) listNames.Add($"{shape.Name} → {called}");
            var present = (await graph.Sites[await places.SiteAsync(ct)].Lists[id].Columns.GetAsync(cancellationToken: ct))?.Value ?? [];
            foreach (var wanted in shape.Columns) Compare(shape, wanted, present.FirstOrDefault(c => string.Equals(c.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)));
        }

        List<Diagnosis> found = [];
        Add("lists-missing", lists);
        Add("columns-missing", columns);
        Add("columns-kind", kinds);
        Add("columns-index", indexes);
        Look("lists-renamed", listNames);
        Look("columns-renamed", columnNames);
        if (found.Count == 0) found.Add(Diagnosis.Good("lists", ("count", $"{seen}")));
        return found;

        void Add(string code, List<string> names)
        {
            if (names.Count > 0) found.Add(Diagnosis.Bad(code, ("names", string.Join(", ", names))));
        }

        void Look(string code, List<string> names)
        {
            if (names.Count > 0) found.Add(Diagnosis.Doubtful(code, ("names", string.Join(", ", names))));
        }

        void Compare(ListShape shape, ListColumn wanted, ColumnDefinition? there)
        {
            var name = $"{shape.Name}.{wanted.Name}";
            if (there is null) columns.Add(name);
            else if (!ColumnWire.IsKind(wanted, there)) kinds.Add(name);
            else if (ColumnWire.LacksIndex(wanted, there)) indexes.Add(name);
            else if (there.DisplayName != wanted.Label) columnNames.Add($"{name} → {there.DisplayName}");
        }
    }

    // Proposals have room for every edition of the form that was kept.
    private async Task<IReadOnlyList<ListShape>> ShapesAsync(CancellationToken ct)
    {
        if (await places.FindListAsync(schema.Forms.Name, ct) is null) return schema.All;
        IReadOnlyList<(string Id, FormEdition Edition, bool IsReady)> kept;
        try
        {
            kept = await editions.KeptAsync(ct);
        }
        catch (Exception refused) when (refused.HasStatus(400))
        {
            // Its own columns are amiss: they are named below.
            return schema.All;
        }

        var proposals = schema.ProposalsFor(new(FormEditions.Shipped.With(kept.OrderByDescending(k => k.IsReady).Select(k => k.Edition)).Select(e => e.Form)));
        return [.. schema.All.Select(shape => shape.Name == proposals.Name ? proposals : shape)];
    }
}
