using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>
/// The app package, as an administrator uploads it: what the manifest says of tabs, searches and links holds from then on.
/// <code>
/// POST /_teams/package    the zip; {id, name, version, tabs, searches}; 400 with a sentence for one that this tenant cannot take
/// </code>
/// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
/// </summary>
public sealed class AppPackage(LocalTenantOptions options)
{
    private const int LargestPackage = 5_000_000;
    private const int LargestFile = 2_000_000;

    public void Map(IEndpointRouteBuilder app) => app.MapPost("/_teams/package", UploadAsync);

    private async Task<IResult> UploadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var zip = new MemoryStream();
        await request.Body.CopyToAsync(zip, cancellation);
        try
        {
            if (zip.Length > LargestPackage) throw new InvalidDataException("The package is too large.");
            using var package = new ZipArchive(zip, ZipArchiveMode.Read);
            return Results.Json(Take(package));
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or InvalidOperationException or UriFormatException)
        {
            return Results.BadRequest(new { error = fault.Message });
        }
    }

    private object Take(ZipArchive package)
    {
        var manifest = Read(package, "manifest.json");
        var english = (string?)(manifest["localizationInfo"]?["additionalLanguages"] as JsonArray)?.FirstOrDefault(l => (string?)l?["languageTag"] == "en")?["file"] is { } file ? Read(package, file) : [];
        foreach (var icon in new[] { "color", "outline" })
            if ((string?)manifest["icons"]?[icon] is not { } name || package.GetEntry(name) is null) throw new InvalidDataException($"The icon {icon} is missing.");
        if (!options.Seed.App.AppId.Equals((string?)manifest["bots"]?[0]?["botId"], StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException("The bot of the manifest is not the app that is registered in this tenant.");
        if (!options.Seed.App.AppId.Equals((string?)manifest["webApplicationInfo"]?["id"], StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException("The sign-in of the manifest is not the app that is registered in this tenant.");
        if (!Guid.TryParse((string?)manifest["id"], out var id)) throw new InvalidDataException("The id of the manifest is no GUID.");

        IReadOnlyList<HostedTab> tabs = [.. Tabs(manifest, english)];
        IReadOnlyList<HostedSearch> searches = [.. Searches(manifest, english)];
        options.HostedAppId = $"{id}";
        Replace(options.Tabs, tabs);
        Replace(options.Searches, searches);
        Replace(options.LinkHosts, manifest["composeExtensions"]?[0]?["messageHandlers"] is JsonArray { Count: > 0 } ? [options.MessagingEndpoint.Authority] : []);
        return new { id, name = (string?)manifest["name"]?["short"], version = (string?)manifest["version"], tabs = tabs.Select(t => t.EntityId), searches = searches.Select(s => s.Id) };
    }

    private IEnumerable<HostedTab> Tabs(JsonObject manifest, JsonObject english) =>
        (manifest["staticTabs"] as JsonArray ?? []).Select((tab, n) => (Tab: tab!, N: n)).Where(t => t.Tab["contentUrl"] is not null).Select(t =>
        {
            var address = new Uri((string)t.Tab["contentUrl"]!);
            if (address.Scheme != "https" || (manifest["validDomains"] as JsonArray)?.Any(d => (string?)d == address.Host) != true) throw new InvalidDataException($"The tab {(string?)t.Tab["entityId"]} is not on a valid domain.");
            // The name in the manifest is the one of the cloud; on this machine the app listens where its bot does.
            return new HostedTab((string)t.Tab["entityId"]!, (string)t.Tab["name"]!, (string?)english[$"staticTabs[{t.N}].name"] ?? (string)t.Tab["name"]!, new(options.MessagingEndpoint, address.PathAndQuery));
        });

    private static IEnumerable<HostedSearch> Searches(JsonObject manifest, JsonObject english) =>
        (manifest["composeExtensions"]?[0]?["commands"] as JsonArray ?? []).Select((command, n) => (Command: command!, At: $"composeExtensions[0].commands[{n}]")).Where(c => (string?)c.Command["type"] == "query").Select(c =>
        {
            var parameter = c.Command["parameters"]![0]!;
            string In(JsonNode node, string part, string key) => (string?)english[$"{key}.{part}"] ?? (string?)node[part] ?? "";
            return new HostedSearch(
                (string)c.Command["id"]!, (string)c.Command["title"]!, In(c.Command, "title", c.At), (string)parameter["name"]!,
                (string?)parameter["description"] ?? (string)parameter["title"]!, In(parameter, "description", $"{c.At}.parameters[0]"), (bool?)c.Command["initialRun"] ?? false);
        });

    private static JsonObject Read(ZipArchive package, string name)
    {
        var entry = package.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.");
        if (entry.Length > LargestFile) throw new InvalidDataException($"{name} is too large.");
        using var stream = entry.Open();
        return JsonNode.Parse(stream) as JsonObject ?? throw new InvalidDataException($"{name} is no JSON object.");
    }

    private static void Replace<T>(IList<T> list, IReadOnlyList<T> items)
    {
        list.Clear();
        foreach (var item in items) list.Add(item);
    }
}
