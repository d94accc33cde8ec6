using System.IO.Compression;
using MicroMajor.Domain.People;
using MicroMajor.Kit;
using MicroMajor.SharePoint;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph.Models;

namespace MicroMajor.TeamsApp.Tests.Doctor;

/// <summary>The command that looks a live configuration over: each thing is broken in turn, and it says that one thing and what to do.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("doctor 检查 ");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public async Task Where_nothing_is_amiss_every_line_is_good_in_both_languages()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var app = await clinic.StartAppAsync();
        var package = Package(clinic.AppId, clinic.AppId, $"https://{clinic.AppAddress.Authority}/tabs/mine");
        foreach (var language in new[] { "zh", "en" })
        {
            var (code, lines) = await clinic.RunAsync("--url", clinic.AppAddress.ToString(), "--package", package, "--lang", language);
            Assert.Equal(0, code);
            Assert.All(lines.SkipLast(1), l => Assert.StartsWith("✓ ", l, StringComparison.Ordinal));
            Assert.All(lines, l => Assert.DoesNotContain('{', l));
            Assert.Equal(language == "zh" ? "17 项正常，0 项请留意，0 项要处理，0 项未检查" : "17 good, 0 to look at, 0 to put right, 0 not looked at", lines[^1]);
        }
    }

    [Fact]
    public async Task It_changes_nothing()
    {
        await using var clinic = await Clinic.OpenAsync(provision: false);
        var (code, lines) = await clinic.RunAsync();
        Assert.Equal(1, code);
        Assert.Contains(lines, l => l.StartsWith("✗ 列表：缺 Rounds, Units, ", StringComparison.Ordinal));
        await clinic.WithAsync(async services => Assert.Contains("Rounds", (await services.GetRequiredService<Provisioner>().RunAsync(default)).Created));
    }

    [Theory]
    [InlineData("Identity:ClientSecret", "another", "✗ 身份：Entra 拒绝了本应用（AADSTS7000215）")]
    [InlineData("Identity:AuthorityHost", "http://127.0.0.1:9", "✗ 身份：连不上 http://127.0.0.1:9。")]
    [InlineData("SharePoint:SitePath", "/sites/nowhere", "✗ 站点：没有 https://contoso.sharepoint.example/sites/nowhere。")]
    [InlineData("SharePoint:GraphBaseUrl", "http://127.0.0.1:9/v1.0", "✗ Microsoft Graph：http://127.0.0.1:9 没有回答。")]
    [InlineData("SharePoint:OfficeRole", "Ofice", "✗ 教务处角色：应用注册里没有角色 Ofice。")]
    [InlineData("SharePoint:AppId", "00000000-0000-4000-8000-000000000bad", "✗ 教务处角色：租户里没有应用 00000000-0000-4000-8000-000000000bad。")]
    [InlineData("Teams:ChannelMetadataUrl", "http://127.0.0.1:9/keys", "✗ 机器人通道：读不到 127.0.0.1 的签名密钥")]
    public async Task A_wrong_setting_is_named_with_what_to_do(string name, string value, string said)
    {
        await using var clinic = await Clinic.OpenAsync();
        clinic.Set(name, value);
        var (code, lines) = await clinic.RunAsync();
        Assert.Equal(1, code);
        Assert.Contains(lines, l => l.StartsWith(said, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("another", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_faults_of_the_configuration_are_told_at_once()
    {
        await using var clinic = await Clinic.OpenAsync(provision: false);
        clinic.Set("Teams:AppId", "");
        clinic.Set("SharePoint:SiteHost", "");
        clinic.Set("Identity:ClientId", "");
        clinic.Set("Tabs:Hosts:0", "nowhere");
        var (code, lines) = await clinic.RunAsync();
        Assert.Equal(1, code);
        foreach (var part in new[] { "AppId", "SiteHost", "ClientId", "Tabs:Hosts" })
            Assert.Contains(lines, l => l.StartsWith("✗ 配置：", StringComparison.Ordinal) && l.Contains(part, StringComparison.Ordinal));
        // By the name under which an administrator sets it.
        Assert.Contains("✗ 配置：缺 MICROMAJOR_SharePoint__SiteHost。请在环境变量里设置（README 的设置表），再运行一次。", lines);
        clinic.Set("SharePoint:SiteHost", "two words");
        Assert.Contains((await clinic.RunAsync("--lang", "en")).Lines, l => l.StartsWith("✗ Configuration: MICROMAJOR_SharePoint__SiteHost cannot be used (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("User.Read.All", "", "✗ 权限：缺 User.Read.All。")]
    [InlineData("", "Sites.FullControl.All", "! 权限：多了 Sites.FullControl.All。")]
    public async Task A_permission_too_few_or_too_many_is_named(string without, string with, string said)
    {
        await using var clinic = await Clinic.OpenAsync(seed => seed with { App = seed.App with { GraphRoles = [.. seed.App.GraphRoles.Where(r => r != without), .. with.Length > 0 ? [with] : Array.Empty<string>()] } });
        Assert.StartsWith(said, await clinic.ComplaintAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "✗ 站点：本应用不能读 ")]
    [InlineData("read", "✗ 文档库：只能读，不能写。")]
    public async Task What_was_granted_on_the_site_is_tried(string granted, string said)
    {
        await using var clinic = await Clinic.OpenAsync();
        clinic.Grant(granted == "none" ? null : granted);
        Assert.StartsWith(said, await clinic.ComplaintAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_in_the_office_is_told()
    {
        await using var clinic = await Clinic.OpenAsync(seed => seed with { People = [.. seed.People.Select(p => p with { AppRoles = null })] });
        Assert.StartsWith("✗ 教务处角色：还没有人担任 Office。", await clinic.ComplaintAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_a_column_an_index_and_a_column_of_another_kind_that_are_amiss_are_named()
    {
        await using var clinic = await Clinic.OpenAsync();
        await clinic.WithListAsync("Meetings", list => list.DeleteAsync());
        Assert.StartsWith("✗ 列表：缺 Meetings。", await clinic.ComplaintAsync(), StringComparison.Ordinal);
        await MendAsync(clinic);

        await clinic.WithListAsync("Proposals", async list => await list.Columns[await ColumnAsync(list, "RoundState")].PatchAsync(new ColumnDefinition { Indexed = false }));
        Assert.StartsWith("✗ 索引：Proposals.RoundState ", await clinic.ComplaintAsync(), StringComparison.Ordinal);
        await MendAsync(clinic);

        await clinic.WithListAsync("Units", async list => await list.Columns[await ColumnAsync(list, "Reviewers")].DeleteAsync());
        Assert.StartsWith("✗ 列：缺 Units.Reviewers。", await clinic.ComplaintAsync(), StringComparison.Ordinal);

        await clinic.WithListAsync("Units", list => list.Columns.PostAsync(new ColumnDefinition { Name = "Reviewers", DisplayName = "Reviewers", Number = new() }));
        Assert.StartsWith("✗ 列：Units.Reviewers 的类型不对", await clinic.ComplaintAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_in_seconds()
    {
        await using var clinic = await Clinic.OpenAsync();
        clinic.Clock = new FixedClock(DateTimeOffset.UtcNow.AddMinutes(10));
        Assert.Matches("^✗ 时钟：与 127.0.0.1 相差 (59[5-9]|60[0-9]|5[0-9][0-9]) 秒", await clinic.ComplaintAsync());
    }

    [Fact]
    public async Task An_address_where_nobody_or_somebody_else_answers_is_told()
    {
        await using var clinic = await Clinic.OpenAsync();
        Assert.StartsWith("✗ 公网地址：http://127.0.0.1:9 没有回答。", await clinic.ComplaintAsync("--url", "http://127.0.0.1:9"), StringComparison.Ordinal);
        Assert.StartsWith($"✗ 公网地址：在 {clinic.Address.GetLeftPart(UriPartial.Authority)} 回答的不是这个应用", await clinic.ComplaintAsync("--url", clinic.Address.ToString()), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => clinic.RunAsync("--url", "http://app.contoso.example"));
    }

    [Fact]
    public async Task An_address_that_takes_what_nobody_signed_is_told()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var careless = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Build();
        careless.Urls.Add(clinic.AppAddress.GetLeftPart(UriPartial.Authority));
        careless.MapGet("/tabs/config", () => $"{{\"appId\":\"{clinic.AppId}\"}}");
        careless.MapPost("/api/messages", () => "");
        await careless.StartAsync();
        Assert.StartsWith("✗ 公网地址：", await clinic.ComplaintAsync("--url", clinic.AppAddress.ToString()), StringComparison.Ordinal);
        Assert.Contains("没有签名", await clinic.ComplaintAsync("--url", clinic.AppAddress.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_another_app_or_address_is_told()
    {
        await using var clinic = await Clinic.OpenAsync();
        await using var app = await clinic.StartAppAsync();
        var (url, page) = (clinic.AppAddress.ToString(), $"https://{clinic.AppAddress.Authority}/tabs/mine");
        Assert.StartsWith("✗ 应用包：bots[0].botId 是 other", await clinic.ComplaintAsync("--url", url, "--package", Package("other", clinic.AppId, page)), StringComparison.Ordinal);
        Assert.StartsWith("✗ 应用包：id 是 another", await clinic.ComplaintAsync("--url", url, "--package", Package(clinic.AppId, clinic.AppId, page, "another")), StringComparison.Ordinal);
        Assert.StartsWith("✗ 应用包：webApplicationInfo.id 是 other", await clinic.ComplaintAsync("--url", url, "--package", Package(clinic.AppId, "other", page)), StringComparison.Ordinal);
        Assert.StartsWith("✗ 应用包：选项卡指向 old.contoso.example", await clinic.ComplaintAsync("--url", url, "--package", Package(clinic.AppId, clinic.AppId, "https://old.contoso.example/tabs/mine")), StringComparison.Ordinal);
        var broken = Path.Combine(folder.FullName, "坏.zip");
        await File.WriteAllTextAsync(broken, "no zip");
        Assert.StartsWith("✗ 应用包：坏.zip 打不开", await clinic.ComplaintAsync("--package", broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_round_experts_or_somebody_who_endorses_it_works_but_is_told()
    {
        await using var clinic = await Clinic.OpenAsync(provision: false);
        await clinic.WithAsync(services => services.GetRequiredService<Provisioner>().RunAsync(default));
        var (code, lines) = await clinic.RunAsync();
        Assert.Equal(0, code);
        Assert.Equal(["批次", "单位", "专家"], lines.Where(l => l[0] == '!').Select(l => l[2..4]));
        await clinic.WithAsync(services => services.GetRequiredService<Seeding>().PutUnitAsync(new Unit("cs", "计算机与软件学院", true, []), default));
        Assert.Contains((await clinic.RunAsync()).Lines, l => l.StartsWith("! 单位：计算机与软件学院 没有审核人", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_that_is_missing_where_it_is_kept_what_is_to_be_done_is_told_and_made_by_the_next_start()
    {
        await using var clinic = await Clinic.OpenAsync();
        var file = Path.Combine(folder.FullName, "schedule.db");
        clinic.Set("Scheduling:File", file);
        Assert.Equal($"! 待办：{file} 里还没有表，程序第一次启动时会建好；程序已经启动过的，请重新启动。", await clinic.ComplaintAsync());
        await StartAndStopAsync();
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "drop table QRTZ_LOCKS";
            await command.ExecuteNonQueryAsync();
        }

        Assert.StartsWith($"✗ 待办：{file} 里缺表 qrtz_locks。请重新启动程序", await clinic.ComplaintAsync(), StringComparison.Ordinal);
        await StartAndStopAsync();
        Assert.Contains($"✓ 待办：记在 {file}，可以写入。", (await clinic.RunAsync()).Lines);
        SqliteConnection.ClearAllPools();

        async Task StartAndStopAsync()
        {
            await using var app = await clinic.StartAppAsync();
            for (var tries = 0; tries < 100 && !(await clinic.RunAsync()).Lines.Contains($"✓ 待办：记在 {file}，可以写入。"); tries++) await Task.Delay(100);
            await app.StopAsync();
        }
    }

    [Fact]
    public void Every_finding_has_words_in_both_languages_with_the_same_facts()
    {
        var words = new SentenceFile("Words/doctor.json");
        Assert.All(words.Codes, code => Assert.Equal(words.Wanted(code, Language.Zh).Order(), words.Wanted(code, Language.En).Order()));
    }

    private static Task MendAsync(Clinic clinic) => clinic.WithAsync(services => services.GetRequiredService<Provisioner>().RunAsync(default));

    private static async Task<string> ColumnAsync(Microsoft.Graph.Sites.Item.Lists.Item.ListItemRequestBuilder list, string name) => (await list.Columns.GetAsync())!.Value!.Single(c => c.Name == name).Id!;

    private string Package(string bot, string sso, string page, string id = Demo.Cast.AppId)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.zip");
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
        writer.Write($$"""{"id":"{{id}}","bots":[{"botId":"{{bot}}"}],"webApplicationInfo":{"id":"{{sso}}"},"staticTabs":[{"entityId":"mine","contentUrl":"{{page}}"},{"entityId":"conversations"}]}""");
        return file;
    }
}
