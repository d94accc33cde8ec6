using System.Collections.Concurrent;
using MicroMajor.LocalTenant.Store;

namespace MicroMajor.LocalTenant.Graph.Sites;

/// <summary>What <c>Sites.Selected</c> was granted to which app on the site. It begins with what the seed says of its app.</summary>
public sealed class SiteGrants
{
    /// <summary>The roles of a site's permission; none of them is no permission.</summary>
    public static readonly IReadOnlyList<string> Roles = ["read", "write", "manage", "owner", "fullcontrol"];

    private readonly TenantDatabase database;

    // Asked at every call.
    private readonly ConcurrentDictionary<string, string> roles;

    /// <summary>The grants that the database holds.</summary>
    public SiteGrants(TenantDatabase database, LocalTenantOptions options)
    {
        this.database = database;
        var isNew = database.Write(db =>
        {
            db.Execute("CREATE TABLE IF NOT EXISTS site_grants (app_id TEXT PRIMARY KEY, role TEXT NOT NULL)");
            return (long)db.Scalar("SELECT count(*) FROM site_grants")! == 0;
        });
        roles = new(database.Read(db => db.Rows("SELECT app_id, role FROM site_grants", r => KeyValuePair.Create(r.GetString(0), r.GetString(1)))), StringComparer.OrdinalIgnoreCase);
        if (isNew && Roles.Contains(options.Seed.App.SiteRole, StringComparer.OrdinalIgnoreCase)) Set(options.Seed.App.AppId, options.Seed.App.SiteRole);
    }

    /// <summary>Every grant: the app's id and its role.</summary>
    public IReadOnlyList<(string AppId, string Role)> All => [.. roles.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value))];

    /// <summary>The app's role, or null.</summary>
    public string? Of(string appId) => roles.GetValueOrDefault(appId);

    /// <summary>Grants that role instead of whatever was granted before; null takes it back.</summary>
    public void Set(string appId, string? role)
    {
        database.Write(db => role is null
            ? db.Execute("DELETE FROM site_grants WHERE app_id = $app", ("$app", appId.ToLowerInvariant()))
            : db.Execute("INSERT OR REPLACE INTO site_grants (app_id, role) VALUES ($app, $role)", ("$app", appId.ToLowerInvariant()), ("$role", role.ToLowerInvariant())));
        if (role is null) roles.TryRemove(appId, out _);
        else roles[appId.ToLowerInvariant()] = role.ToLowerInvariant();
    }
}
