using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Wire;
using Microsoft.Data.Sqlite;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>Puts bytes where a path says, with what the caller wants done about a file of that name.</summary>
internal static class FileUpload
{
    public static string Conflict(string? wanted, string otherwise) => (wanted ?? otherwise) switch
    {
        "fail" => "fail",
        "replace" => "replace",
        "rename" => "rename",
        _ => throw GraphError.Invalid("The conflict behavior is fail, replace or rename."),
    };

    /// <summary>The file, and whether it is new.</summary>
    public static (ItemRow File, bool IsNew) Put(
        SqliteConnection db, ListRow library, string token, ReadOnlyMemory<byte> bytes, string conflict, Action<ItemRow> demandVersion, string author, DateTimeOffset now)
    {
        if (!FileTable.HasPath(token))
        {
            var file = FileTable.Demand(db, library, token);
            demandVersion(file);
            return (FileTable.ReplaceContent(db, library, file, bytes, author, now), false);
        }

        var (folder, name) = FileTable.DemandPlace(db, library, token, author, now);
        var present = FileTable.Child(db, library, folder.Id, name);
        if (present is not null)
            demandVersion(present);
        switch (present, conflict)
        {
            case (null, _):
                return (FileTable.AddFile(db, library, folder, name, bytes, author, now), true);
            case (_, "replace"):
                return (FileTable.ReplaceContent(db, library, present, bytes, author, now), false);
            case (_, "rename"):
                var free = FileName.Renamed(name, taken => FileTable.Child(db, library, folder.Id, taken) is not null);
                return (FileTable.AddFile(db, library, folder, free, bytes, author, now), true);
            default:
                throw GraphError.NameTaken();
        }
    }
}
