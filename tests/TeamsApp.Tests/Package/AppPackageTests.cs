using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Package;

/// <summary>The zip that an administrator uploads to Teams. The build script itself validates against Microsoft's schema of manifest 1.30.</summary>
public sealed partial class AppPackageTests : IDisposable
{
    private const string TeamsAppId = "0b0f3f2e-6d0a-4f5e-9a55-5d7c1f3f0a01";
    private const string BotId = "5f1f2a44-8a1c-4a55-b9e5-1f6b7a9d0b02";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("微专业 包 ");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void The_package_holds_the_manifest_the_English_texts_and_two_icons()
    {
        using var zip = Open(Build());
        Assert.Equal(["manifest.json", "en.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_ids_come_from_the_configuration()
    {
        var manifest = Read(Build(), "manifest.json");
        Assert.Equal(
            (TeamsAppId, BotId, BotId, $"api://app.contoso.example/{BotId}", "app.contoso.example", "https://app.contoso.example/privacy"),
            ((string?)manifest["id"], (string?)manifest["bots"]![0]!["botId"], (string?)manifest["webApplicationInfo"]!["id"], (string?)manifest["webApplicationInfo"]!["resource"],
                (string?)manifest["validDomains"]!.AsArray().Single(), (string?)manifest["developer"]!["privacyUrl"]));
        Assert.DoesNotContain("${{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_of_its_own_for_every_page_and_an_id_of_its_own_for_signing_in_are_taken_over()
    {
        var manifest = Read(
            Build(environment: new() { ["AAD_APP_ID"] = TeamsAppId, ["DEVELOPER_NAME"] = "教务处", ["WEBSITE_URL"] = "https://help.contoso.example", ["TERMS_URL"] = "https://www.contoso.example/terms" }),
            "manifest.json");
        Assert.Equal(TeamsAppId, (string?)manifest["webApplicationInfo"]!["id"]);
        AssertSame("""{"name":"教务处","websiteUrl":"https://help.contoso.example","privacyUrl":"https://help.contoso.example/privacy","termsOfUseUrl":"https://www.contoso.example/terms"}""", manifest["developer"]);
    }

    [Fact]
    public void The_desks_are_tabs_of_the_personal_app_on_the_apps_own_domain()
    {
        var manifest = Read(Build(), "manifest.json");
        var tabs = manifest["staticTabs"]!.AsArray();
        Assert.Equal(["mine", "review", "office", "conversations"], tabs.Select(t => (string?)t!["entityId"]));
        foreach (var tab in tabs.Take(3))
        {
            var page = new Uri((string)tab!["contentUrl"]!);
            Assert.Contains(page.Host, manifest["validDomains"]!.AsArray().Select(d => (string?)d));
            Assert.Equal($"/tabs/{tab["entityId"]}", page.AbsolutePath);
            Assert.Equal((string?)tab["contentUrl"], (string?)tab["websiteUrl"]);
        }
    }

    [Fact]
    public void The_compose_box_finds_proposals_by_the_bot_and_unfurls_links_of_the_apps_own_domain()
    {
        var extension = Read(Build(), "manifest.json")["composeExtensions"]!.AsArray().Single()!;
        Assert.Equal((BotId, "find", "query", true, "q"), ((string?)extension["botId"], (string?)extension["commands"]![0]!["id"], (string?)extension["commands"]![0]!["type"], (bool)extension["commands"]![0]!["initialRun"]!, (string?)extension["commands"]![0]!["parameters"]![0]!["name"]));
        AssertSame("""[{"type":"link","value":{"domains":["app.contoso.example"]}}]""", extension["messageHandlers"]);
        var elsewhere = Read(Build(environment: new() { ["LINK_DOMAIN"] = "tabs.contoso.example" }), "manifest.json");
        Assert.Equal("tabs.contoso.example", (string?)elsewhere["composeExtensions"]![0]!["messageHandlers"]![0]!["value"]!["domains"]![0]);
    }

    [Fact]
    public void Every_kind_of_the_activity_feed_has_its_sentence_in_both_languages_and_the_app_may_send_it()
    {
        var package = Build();
        var (manifest, english) = (Read(package, "manifest.json"), Read(package, "en.json"));
        var types = manifest["activities"]!["activityTypes"]!.AsArray();
        Assert.Equal(Enum.GetNames<FeedKind>().Select(n => n.ToLowerInvariant()), types.Select(t => (string?)t!["type"]));
        foreach (var (type, i) in types.Select((t, i) => (t!, i)))
            foreach (var text in new[] { (string)type["templateText"]!, (string)english[$"activities.activityTypes[{i}].templateText"]! })
                Assert.Equal(["about"], Hole().Matches(text).Select(m => m.Groups[1].Value));
        AssertSame("""[{"name":"TeamsActivity.Send.User","type":"Application"}]""", manifest["authorization"]!["permissions"]!["resourceSpecific"]);
    }

    [Fact]
    public void The_same_configuration_gives_the_same_bytes_wherever_it_is_built() =>
        Assert.Equal(
            File.ReadAllBytes(Build("a.zip", new() { ["TZ"] = "Asia/Shanghai" })),
            File.ReadAllBytes(Build("b.zip", new() { ["TZ"] = "America/New_York" })));

    [Theory]
    [InlineData("BOT_ID", "", "--bot-id or BOT_ID")]
    [InlineData("TEAMS_APP_ID", "", "--teams-app-id or TEAMS_APP_ID")]
    [InlineData("APP_DOMAIN", "", "--app-domain or APP_DOMAIN")]
    [InlineData("APP_DOMAIN", "https://app.contoso.example", "host name")]
    [InlineData("LINK_DOMAIN", "*", "LINK_DOMAIN is a host name")]
    [InlineData("BOT_ID", "my-bot", "manifest.json at /bots/0/botId")]
    [InlineData("DEVELOPER_NAME", "A developer whose name is longer than thirty-two characters", "manifest.json at /developer/name")]
    [InlineData("PRIVACY_URL", "privacy", "manifest.json at /developer/privacyUrl")]
    public void A_configuration_that_Teams_would_refuse_makes_no_package(string name, string value, string problem)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Build(environment: new() { [name] = value }));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void The_bot_answers_in_the_personal_chat_and_in_teams_takes_no_files_and_lists_its_commands_in_both()
    {
        var bot = Read(Build(), "manifest.json")["bots"]!.AsArray().Single()!;
        AssertSame("""["personal","team","groupChat"]""", bot["scopes"]);
        Assert.True((bool)bot["supportsFiles"]!);
        Assert.Equal(["personal", "team groupChat"], bot["commandLists"]!.AsArray().Select(list => string.Join(' ', list!["scopes"]!.AsArray().Select(s => (string?)s))));
        Assert.All(bot["commandLists"]!.AsArray(), list => Assert.Equal(["我要申报", "进度", "我的任务", "帮助"], list!["commands"]!.AsArray().Select(command => (string?)command!["title"])));
    }

    [Fact]
    public void English_speakers_get_no_Chinese_and_the_same_commands_in_both_places()
    {
        var english = Read(Build(), "en.json").AsObject();
        Assert.DoesNotMatch(Chinese(), english.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        foreach (var list in (int[])[0, 1])
        {
            Assert.Equal(["Start", "Progress", "My tasks", "Help"], Enumerable.Range(0, 4).Select(command => (string?)english[$"bots[0].commandLists[{list}].commands[{command}].title"]));
        }
    }

    [Fact]
    public void The_colour_icon_leaves_no_pixel_transparent_and_the_outline_is_white_on_nothing()
    {
        var package = Build();
        Assert.Equal((192, 192), (Picture(package, "color.png").Width, Picture(package, "color.png").Height));
        Assert.All(Picture(package, "color.png").Pixels, pixel => Assert.Equal(255, pixel.Alpha));

        var outline = Picture(package, "outline.png");
        Assert.Equal((32, 32), (outline.Width, outline.Height));
        Assert.All(outline.Pixels.Where(pixel => pixel.Alpha > 0), pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(outline.Pixels, pixel => pixel.Alpha == 255);
        Assert.Contains(outline.Pixels, pixel => pixel.Alpha == 0);
    }

    private string Build(string name = "micromajor.zip", Dictionary<string, string>? environment = null)
    {
        var file = Path.Combine(_folder.FullName, name);
        var all = new Dictionary<string, string> { ["TEAMS_APP_ID"] = TeamsAppId, ["BOT_ID"] = BotId, ["APP_DOMAIN"] = "app.contoso.example" };
        foreach (var (key, value) in environment ?? [])
        {
            all[key] = value;
        }

        NodeFolder.Open("appPackage").Run("build.mjs", arguments: ["--out", file], environment: all);
        return file;
    }

    private static ZipArchive Open(string package) => ZipFile.OpenRead(package);

    private static byte[] Bytes(string package, string entry)
    {
        using var zip = Open(package);
        using var stream = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonNode Read(string package, string entry) => JsonNode.Parse(Bytes(package, entry))!;

    private static Png Picture(string package, string entry) => Png.Read(Bytes(package, entry));

    private static void AssertSame(string expected, JsonNode? actual) => Cards.AssertJson.Equal(JsonNode.Parse(expected), actual);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
