using MicroMajor.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MicroMajor.LocalTenant.Tests.Teams;

/// <summary>Somebody's tab on a port of its own: one page that joins its host with Microsoft's own library.</summary>
public sealed class StubTab : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubTab(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/MicrosoftTeams.min.js", () => Results.File(Path.Combine(folder, "node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js"), "text/javascript"));
        app.MapGet("/tab", () => Results.File(Path.Combine(folder, "tab.html"), "text/html; charset=utf-8"));
    }

    /// <summary>The page, told which host may frame it.</summary>
    public Uri For(Uri host) => new($"{app.Urls.First()}/tab?host={Uri.EscapeDataString(host.GetLeftPart(UriPartial.Authority))}");

    public static async Task<StubTab> StartAsync()
    {
        var tab = new StubTab(NodeFolder.Open("tests/LocalTenant.Tests/Teams/page").Path);
        await tab.app.StartAsync();
        return tab;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
