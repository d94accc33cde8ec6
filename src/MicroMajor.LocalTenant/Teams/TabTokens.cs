using MicroMajor.LocalTenant.Identity;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// What the client gives a tab that asks who the person is (<c>authentication.getAuthToken</c>).
/// <code>
/// GET /_teams/{person}/tab-token             {token}: the person's, for the app
/// GET /_teams/{person}/tab-token?expired=1   the same as it was two hours ago
/// </code>
/// </summary>
public sealed class TabTokens(ChannelIds ids, EntraTokens tokens)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(2);

    public void Map(IEndpointRouteBuilder app) => app.MapGet("/_teams/{person}/tab-token", (string person, int? expired, HttpResponse response) =>
    {
        if (ids.PersonByObjectId(person) is not { } someone) return Results.NotFound();
        response.Headers.CacheControl = "no-store";
        return Results.Json(new { token = tokens.ForPerson(someone, expired is 1 ? LongAgo : TimeSpan.Zero) });
    });
}
