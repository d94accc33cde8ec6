using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>The library that every site has.</summary>
internal static class DefaultLibrary
{
    public const string DisplayName = "Documents";
    public const string Name = "Shared Documents";

    /// <summary>Makes the tables and, in a new tenant, the library.</summary>
    public static void Open(TenantDatabase database, DateTimeOffset now) => database.Write(db =>
    {
        db.Execute(SharePointSchema.Sql);
        if (ListTable.Find(db, Name) is null)
            ListTable.Add(db, DisplayName, "", "documentLibrary", now, Name);
    });
}
