using System.Net.Http.Headers;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace MicroMajor.TeamsApp.Tests.Tabs;

/// <summary>The client's files on the wire.</summary>
public sealed class TabFilesTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"tabs-{Guid.NewGuid():N}");
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        foreach (var (name, text) in new[] { ("index.html", "page"), ("index.html.br", "page-br"), ("assets/app-1a2b.js", "script"), ("assets/app-1a2b.js.br", "script-br"), ("assets/app-1a2b.js.gz", "script-gz"), ("assets/only-3c4d.css", "style") })
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/tabs/{**path}", new TabFiles(folder, new TabWords(ProblemWords.Shipped)).HandleAsync);
        app.MapGet("/empty/{**path}", new TabFiles(Path.Combine(folder, "none"), new TabWords(ProblemWords.Shipped)).HandleAsync);
        await app.StartAsync();
        client = app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("/tabs/", "", "page", null, "no-store")]
    [InlineData("/tabs/mine", "", "page", null, "no-store")]
    [InlineData("/tabs/proposals/WZY-2025-0001", "gzip, br", "page-br", "br", "no-store")]
    [InlineData("/tabs/assets/app-1a2b.js", "gzip, deflate, br", "script-br", "br", "public, max-age=31536000, immutable")]
    [InlineData("/tabs/assets/app-1a2b.js", "gzip;q=1.0, br;q=0", "script-gz", "gzip", "public, max-age=31536000, immutable")]
    [InlineData("/tabs/assets/app-1a2b.js", "", "script", null, "public, max-age=31536000, immutable")]
    [InlineData("/tabs/assets/only-3c4d.css", "br", "style", null, "public, max-age=31536000, immutable")]
    public async Task A_file_comes_in_the_smallest_form_that_is_taken_and_is_kept_as_long_as_it_may(string path, string takes, string text, string? encoding, string kept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (takes.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", takes);
        using var response = await client.SendAsync(request);
        Assert.Equal((200, text, encoding), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentEncoding.SingleOrDefault()));
        Assert.Equal(CacheControlHeaderValue.Parse(kept), response.Headers.CacheControl);
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
    }

    [Theory]
    [InlineData("/tabs/assets/app-old.js", "没有这个页面。")]
    [InlineData("/tabs/assets/../../secret.txt", "page")]
    [InlineData("/tabs/assets/%2e%2e/%2e%2e/secret.txt", "page")]
    [InlineData("/empty/mine", "页面文件还没有构建。")]
    public async Task What_is_not_there_is_said_and_nothing_outside_is_given(string path, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(folder)!, "secret.txt"), "secret");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains(await response.Content.ReadAsStringAsync(), new[] { text, "", "没有这个页面。" });
        if (text != "page") Assert.Equal(404, (int)response.StatusCode);
    }
}
