using Microsoft.AspNetCore.StaticFiles;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>The media type of a file by its name.</summary>
internal sealed class MimeTypes
{
    private readonly FileExtensionContentTypeProvider known = new();

    public string Of(string fileName) => known.TryGetContentType(fileName, out var type) ? type : "application/octet-stream";
}
