using System.Globalization;
using MicroMajor.LocalTenant.Graph.Drives;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Wire;

/// <summary>Graph has several paths to one thing. Routes are written once: lists below their site, files below <c>drives/{drive}/items</c>.</summary>
internal sealed class Aliases(TenantDatabase database, TheSite site)
{
    public List<string> Canonical(List<string> segments)
    {
        while (Step(segments) is { } next)
            segments = next;
        return segments;
    }

    private List<string>? Step(List<string> s) => s switch
    {
        // sites/{s}/drive → drives/{default}
        [var sites, _, var drive, .. var rest] when Is(sites, "sites") && Is(drive, "drive") => ["drives", OfLibrary(null), .. rest],
        [var sites, _, var drives, var id, .. var rest] when Is(sites, "sites") && Is(drives, "drives") => ["drives", id, .. rest],
        [var sites, _, var lists, var list, var drive, .. var rest] when Is(sites, "sites") && Is(lists, "lists") && Is(drive, "drive") => ["drives", OfLibrary(list), .. rest],
        [var sites, _, var lists, var list, var items, var item, var driveItem, .. var rest] when Is(sites, "sites") && Is(lists, "lists") && Is(items, "items") && Is(driveItem, "driveItem")
            => ["drives", OfLibrary(list), "items", DriveItemOf(list, item), .. rest],

        // drives/{d}/list → sites/{site}/lists/{library}
        [var drives, var drive, var list, .. var rest] when Is(drives, "drives") && Is(list, "list") => ["sites", site.Id, "lists", Library(drive), .. rest],

        // drives/{d}/root… → drives/{d}/items/root…
        [var drives, var drive, var root, .. var rest] when Is(drives, "drives") && (Is(root, "root") || root.StartsWith("root:", StringComparison.OrdinalIgnoreCase)) => ["drives", drive, "items", root, .. rest],

        // drives/{d}/items/{i}/listItem → sites/{site}/lists/{library}/items/{n}
        [var drives, var drive, var items, var item, var listItem, .. var rest] when Is(drives, "drives") && Is(items, "items") && Is(listItem, "listItem")
            => ["sites", site.Id, "lists", Library(drive), "items", ListItemOf(drive, item), .. rest],
        _ => null,
    };

    private static bool Is(string segment, string word) => segment.Equals(word, StringComparison.OrdinalIgnoreCase);

    private string OfLibrary(string? list) => database.Read(db =>
    {
        var library = ListTable.Demand(db, list ?? DefaultLibrary.Name);
        return library.IsLibrary ? DriveId.Of(site, library) : throw GraphError.NotFound("The list is not a document library.");
    });

    private string Library(string drive) => database.Read(db => DriveId.Demand(db, drive).Id);

    private string DriveItemOf(string list, string item) => database.Read(db =>
        ItemTable.Demand(db, ListTable.Demand(db, list), item).DriveItem ?? throw GraphError.NotFound());

    private string ListItemOf(string drive, string item) => database.Read(db =>
    {
        var found = FileTable.Demand(db, DriveId.Demand(db, drive), item);
        return found.Id == 0 ? throw GraphError.NotFound() : found.Id.ToString(CultureInfo.InvariantCulture);
    });
}
