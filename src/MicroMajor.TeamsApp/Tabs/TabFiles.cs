using MicroMajor.Domain;
using MicroMajor.TeamsApp.Words;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>
/// The client's files, as its build left them in that folder. What carries a hash in its name is kept for good; index.html is asked for anew each
/// time and answers every path of the client. Of a file that was compressed beforehand the client gets the smallest form that it takes.
/// </summary>
internal sealed class TabFiles(string folder, TabWords words)
{
    private const string Index = "index.html";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly (string Encoding, string Extension)[] s_forms = [("br", ".br"), ("gzip", ".gz")];

    private readonly IFileProvider files = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();

    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.RouteValues["path"] as string ?? "";
        var named = Find(path);
        // A file of an older build that is gone is not answered with a page.
        var isFile = path.StartsWith("assets/", StringComparison.Ordinal);
        if ((named ?? (isFile ? null : Find(Index))) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.Headers.CacheControl = "no-store";
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(words.Sentence(new Problem(isFile ? "no-such-page" : "pages-not-built"), TabEndpoint.LanguageOf(request)), context.RequestAborted);
            return;
        }

        response.ContentType = s_types.TryGetContentType(file.Name, out var type) ? type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type : "application/octet-stream";
        response.Headers.CacheControl = isFile ? "public, max-age=31536000, immutable" : "no-store";
        response.Headers.Vary = "Accept-Encoding";
        var (encoding, sent) = Smallest(named is null ? Index : path, file, request.Headers.AcceptEncoding.ToString());
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.ContentLength = sent.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.SendFileAsync(sent, context.RequestAborted);
    }

    private (string? Encoding, IFileInfo File) Smallest(string path, IFileInfo plain, string accepted)
    {
        foreach (var (encoding, extension) in s_forms)
            if (Takes(accepted, encoding) && Find(path + extension) is { } form) return (encoding, form);
        return (null, plain);
    }

    private static bool Takes(string accepted, string encoding) => accepted.Split(',').Select(a => a.Split(';', StringSplitOptions.TrimEntries))
        .Any(a => a[0].Trim() == encoding && !a.Skip(1).Any(q => q is "q=0" or "q=0.0"));

    private IFileInfo? Find(string path) => path.Length > 0 && files.GetFileInfo(path) is { Exists: true, IsDirectory: false } file ? file : null;
}
