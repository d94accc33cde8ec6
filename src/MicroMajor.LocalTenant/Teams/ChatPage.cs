using Microsoft.Extensions.FileProviders;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>The chat page: built by npm from <c>Page/</c>, copied beside the program.</summary>
internal static class ChatPage
{
    private const string NotBuilt = "The chat page is not built: run `npm ci && npm run build` in src/MicroMajor.LocalTenant/Page, then build the project again.\n";

    public static void MapPage(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "tenant-page");
        var index = Path.Combine(folder, "index.html");
        if (!File.Exists(index))
        {
            app.MapGet("/", () => Results.Text(NotBuilt, statusCode: 503));
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        // The page may talk to its own tenant only; card images are the one thing that cards bring from outside.
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; frame-src 'self' https: http://127.0.0.1:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(index, "text/html; charset=utf-8");
        });
    }
}
