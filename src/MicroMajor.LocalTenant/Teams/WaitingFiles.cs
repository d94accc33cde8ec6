using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>Places in people's OneDrive that a bot was given for one file each: an address that takes its bytes once, whole or in ranges that follow each other.</summary>
public sealed class WaitingFiles(OneDrive drive, TenantAddress address)
{
    private readonly ConcurrentDictionary<string, Waiting> waiting = new(StringComparer.Ordinal);

    private sealed record Waiting(string PersonId, string Name, string FileId, MemoryStream Bytes);

    /// <summary>Opens a place; what a bot is told of it.</summary>
    public JsonObject Open(string personId, string name)
    {
        var (session, file) = (Guid.NewGuid().ToString("N"), OneDrive.NewId());
        waiting[session] = new(personId, name, file, new());
        return new()
        {
            ["contentUrl"] = drive.ContentUrl(personId, name),
            ["name"] = name,
            ["uploadUrl"] = $"{address.Base}/personal/{personId}/_api/uploadSession/{session}",
            ["uniqueId"] = file,
            ["fileType"] = Path.GetExtension(name).TrimStart('.'),
        };
    }

    /// <summary>Opens the addresses.</summary>
    public void Map(IEndpointRouteBuilder app) => app.MapPut("/personal/{person}/_api/uploadSession/{session}", TakeAsync);

    private async Task<IResult> TakeAsync(string session, HttpRequest request, CancellationToken cancellation)
    {
        // As with every upload session: the address is the right, and a token beside it is refused.
        if (request.Headers.Authorization.Count > 0) return Results.Unauthorized();
        if (!waiting.TryGetValue(session, out var place)) return Results.NotFound();
        if (!ContentRangeHeaderValue.TryParse(request.Headers.ContentRange.ToString(), out var range) || range is not { From: { } from, To: { } to, Length: { } length }) return Results.BadRequest();
        if (from != place.Bytes.Length) return Results.StatusCode(StatusCodes.Status416RangeNotSatisfiable);
        await request.Body.CopyToAsync(place.Bytes, cancellation);
        if (place.Bytes.Length != to + 1) return Results.BadRequest();
        if (place.Bytes.Length < length) return Results.Json(new { nextExpectedRanges = new[] { $"{place.Bytes.Length}-" } }, statusCode: StatusCodes.Status202Accepted);
        waiting.TryRemove(session, out _);
        var file = drive.Add(place.PersonId, place.Name, place.Bytes.ToArray(), place.FileId);
        return Results.Json(new { id = file.Id, name = file.Name, size = length }, statusCode: StatusCodes.Status201Created);
    }
}
