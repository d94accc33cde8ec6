using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.SharePoint.Lists;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace MicroMajor.SharePoint.Notifications;

/// <summary>The activity feed of Teams through Graph (<c>TeamsActivity.Send</c>, or <c>TeamsActivity.Send.User</c> that comes with the app's installation).</summary>
internal sealed partial class TeamsActivityFeed(GraphServiceClient graph, IOptions<SharePointOptions> options, ILogger<TeamsActivityFeed> log) : IActivityFeed
{
    // An app without the permission is refused at every entry: said once, it is known.
    private readonly ConcurrentDictionary<(FeedKind Kind, int Status), bool> said = [];

    public async Task<bool> PutAsync(PersonId person, FeedEntry entry, CancellationToken ct)
    {
        if (!Guid.TryParseExact(person.Value, "D", out _)) return false;
        try
        {
            await graph.Users[person.Value].Teamwork.SendActivityNotification.PostAsync(Body(entry), cancellationToken: ct);
            return true;
        }
        catch (Exception refused) when (refused.HasStatus(400, 403, 404, 409))
        {
            // The chat has said it already: an app that may not write into the feed owes nobody anything.
            var status = ((Microsoft.Kiota.Abstractions.ApiException)refused).ResponseStatusCode;
            if (said.TryAdd((entry.Kind, status), true)) LogRefused(entry.Kind, status);
            return false;
        }
    }

    private SendActivityNotificationPostRequestBody Body(FeedEntry entry) => new()
    {
        Topic = new() { Source = TeamworkActivityTopicSource.Text, Value = entry.About, WebUrl = LinkTo(entry.Place) },
        ActivityType = TypeOf(entry.Kind),
        ChainId = Number(entry.Chain),
        PreviewText = new() { Content = entry.Preview },
        TemplateParameters = [new() { Name = "about", Value = entry.About }],
    };

    // https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application: the tab, and the page within it.
    private string LinkTo(string place)
    {
        var app = options.Value.TeamsAppId.Length > 0 ? options.Value.TeamsAppId : options.Value.AppId;
        var context = JsonSerializer.Serialize(new { subEntityId = place });
        return $"https://teams.microsoft.com/l/entity/{Uri.EscapeDataString(app)}/{TabOf(place)}?context={Uri.EscapeDataString(context)}";
    }

    private static string TabOf(string place) => place.Split('/', '?')[0] is var tab && tab is "review" or "office" ? tab : "mine";

    /// <summary>The name of the kind in the manifest.</summary>
    internal static string TypeOf(FeedKind kind) => JsonNamingPolicy.CamelCase.ConvertName($"{kind}");

    // A chain is a number there; the same text is the same number on every machine.
    private static long Number(string chain) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(chain))) & long.MaxValue;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The activity feed did not take an entry of the kind {Kind}: {Status}. People are told in the chat only; this is not said again.")]
    private partial void LogRefused(FeedKind kind, int status);
}
