using MicroMajor.LocalTenant.Store;
using MicroMajor.SharePoint;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.TeamsApp.Tests.Journeys;

/// <content>The site: another one in place of the one there was.</content>
internal sealed partial class Scene
{
    /// <summary>The app ends, and its site is gone with every list and file; in its place is a new one, provisioned and empty. The chats are as they were.</summary>
    public async Task LoseSiteAsync()
    {
        await KillAsync();
        tenant.Services.GetRequiredService<TenantDatabase>().Write(db =>
        {
            db.Execute("DELETE FROM lists WHERE name <> 'Shared Documents'");
            foreach (var table in new[] { "columns", "items", "item_index", "item_versions" }) db.Execute($"DELETE FROM {table} WHERE list_id NOT IN (SELECT id FROM lists)");
            db.Execute("DELETE FROM contents");
        });
        await store.DisposeAsync();
        store = App.Build([], builder => Arrange(builder, new()));
        Grant("manage");
        await store.Services.GetRequiredService<Provisioner>().RunAsync(default);
        Grant("write");
    }
}
