using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using MicroMajor.Domain.Operations;

namespace MicroMajor.TeamsApp.Doctor;

/// <summary>Does the app package name the same app and the same address as the configuration?</summary>
internal static class PackageCheckup
{
    public static IReadOnlyList<Diagnosis> Run(string file, string appId, string teamsAppId, Uri? url)
    {
        var name = Path.GetFileName(file);
        if (Manifest(file) is not { } manifest) return [Diagnosis.Bad("package-unreadable", ("file", name))];
        List<Diagnosis> found = [];
        foreach (var (at, there, here) in Ids(manifest, appId, teamsAppId))
            if (!string.Equals(there, here, StringComparison.OrdinalIgnoreCase)) found.Add(Diagnosis.Bad("package-id", ("at", at), ("there", there), ("here", here)));
        var host = url?.Authority;
        foreach (var there in Hosts(manifest).Where(h => host is not null && !string.Equals(h, host, StringComparison.OrdinalIgnoreCase)))
            found.Add(Diagnosis.Bad("package-host", ("there", there), ("here", host!)));
        return found.Count > 0 ? found : [Diagnosis.Good("package", ("file", name))];
    }

    private static JsonObject? Manifest(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            using var manifest = zip.GetEntry("manifest.json")?.Open();
            return manifest is null ? null : JsonNode.Parse(manifest) as JsonObject;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // Links in the activity feed and in messages name the app by its id in Teams.
    private static IEnumerable<(string At, string There, string Here)> Ids(JsonObject manifest, string appId, string teamsAppId)
    {
        yield return ("id", Text(manifest["id"]), teamsAppId);
        yield return ("bots[0].botId", Text(manifest["bots"]?[0]?["botId"]), appId);
        yield return ("webApplicationInfo.id", Text(manifest["webApplicationInfo"]?["id"]), appId);
    }

    private static IEnumerable<string> Hosts(JsonObject manifest) => (manifest["staticTabs"] as JsonArray ?? [])
        .Select(tab => Text(tab?["contentUrl"]))
        .Where(content => content.Length > 0)
        .Select(content => Uri.TryCreate(content, UriKind.Absolute, out var address) ? address.Authority : content)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
