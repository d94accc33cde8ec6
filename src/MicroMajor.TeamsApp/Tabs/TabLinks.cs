using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Links into the desks, as Teams opens them: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application.</summary>
public sealed class TabLinks(IOptions<TabsOptions> options)
{
    /// <summary>The link to a page of a desk.</summary>
    /// <param name="place">e.g. <c>proposals/WZY-2025-0001</c>, <c>review/12</c>.</param>
    public string To(string place) =>
        $"https://teams.microsoft.com/l/entity/{options.Value.TeamsAppId}/{TabOf(place)}?context={Uri.EscapeDataString(JsonSerializer.Serialize(new { subEntityId = place }))}";

    /// <summary>The proposal whose page that is, on whatever host of ours; null for any other address.</summary>
    public static string? ProposalAt(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return null;
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var root, "proposals", var id, ..] && $"/{root}" == TabsEdge.Root ? id : null;
    }

    private static string TabOf(string place) => place.Split('/')[0] is var desk && desk is "review" or "office" ? desk : "mine";
}
