using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MicroMajor.TeamsApp.Backups;
using MicroMajor.TeamsApp.Tests.Architecture;
using MicroMajor.TeamsApp.Tests.Doctor;

namespace MicroMajor.TeamsApp.Tests.Backups;

/// <summary>What the commands backup, restore and verify say, in both languages, and what they end with.</summary>
public sealed partial class BackupCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("备份 ");

    private string FileName => Path.Combine(folder.FullName, "a.zip");

    public void Dispose() => folder.Delete(true);

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("restore", "--SharePoint:SitePath", "/sites/rehearsal")]
    [InlineData("backup", "my", "backup.zip")]
    [InlineData("verify", "my", "backup.zip")]
    public async Task What_was_not_understood_is_told_how_to_call_and_ends_with_2(string verb, params string[] arguments)
    {
        foreach (var (language, usage) in new[] { ("zh", "用法：TeamsApp backup 文件.zip"), ("en", "Usage: TeamsApp backup FILE.zip") })
        {
            await using var output = new StringWriter { NewLine = "\n" };
            Assert.Equal(2, await BackupCommand.RunAsync(verb, [.. arguments, "--lang", language], output));
            Assert.StartsWith(usage, output.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_site_is_backed_up_once_under_a_name_and_both_fit_together()
    {
        await using var clinic = await Clinic.OpenAsync();
        clinic.Grant("read");
        Assert.Equal((0, "✓ 已备份：|✓ 没有发现问题："), await BeginningsAsync(clinic, "backup", FileName));
        Assert.Equal((1, "✗ " + FileName + " 已经存在，没有覆盖："), await BeginningsAsync(clinic, "backup", FileName));
        Assert.Equal((0, "✓ The backup is whole:|✓ Nothing amiss:"), await BeginningsAsync(clinic, "verify", FileName, "--lang", "en"));
        Assert.Equal((0, "✓ 没有发现问题："), await BeginningsAsync(clinic, "verify"));
        // Nothing is missing, so that nothing is written: a restore into the site itself is done already, and asks for no right.
        Assert.Equal((0, "✓ 备份完整：|✓ 已恢复并逐行逐个文件核对：|✓ 没有发现问题："), await BeginningsAsync(clinic, "restore", FileName));
    }

    [Fact]
    public async Task What_cannot_be_done_gets_a_sentence_and_ends_with_1()
    {
        await using var clinic = await Clinic.OpenAsync(provision: false);
        Assert.Equal((1, "✗ 站点还没有建好列表："), await BeginningsAsync(clinic, "verify"));
        Assert.Equal((1, "✗ The site has no lists yet:"), await BeginningsAsync(clinic, "backup", FileName, "--lang", "en"));
        Assert.Equal((1, "✗ 没有这个文件："), await BeginningsAsync(clinic, "restore", FileName));
        await File.WriteAllTextAsync(FileName, "no zip");
        Assert.Equal((1, "✗ 备份不完整或被改动过（zip）："), await BeginningsAsync(clinic, "verify", FileName));
        File.Delete(FileName);
        clinic.Grant(null);
        Assert.Equal((1, "✗ SharePoint 不允许程序访问这个站点："), await BeginningsAsync(clinic, "verify"));
        clinic.Set("Identity:ClientSecret", "another");
        Assert.Equal((1, "✗ It was not finished,"), await BeginningsAsync(clinic, "backup", FileName, "--lang", "en"));
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void Every_code_has_words_in_both_languages_with_the_same_facts_and_every_word_a_code()
    {
        var words = JsonNode.Parse(File.ReadAllText(Path.Combine(House.Root, "src/MicroMajor.TeamsApp/Words/backup.json")))!.AsObject();
        var codes = House.Sources("src/MicroMajor.SharePoint/Backups").Concat(House.Sources("src/MicroMajor.TeamsApp/Backups"))
            .SelectMany(s => Code().Matches(s.Item2).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(codes, words.Select(w => w.Key).Order(StringComparer.Ordinal));
        Assert.All(words, w => Assert.Equal(Holes((string)w.Value!["zh"]!), Holes((string)w.Value["en"]!)));
    }

    private static IEnumerable<string> Holes(string sentence) => Hole().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    // Each line up to where what was found begins.
    private static async Task<(int Code, string Beginnings)> BeginningsAsync(Clinic clinic, string verb, params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await BackupCommand.RunAsync(verb, arguments, output, clinic.Arrange);
        return (code, string.Join('|', output.ToString().TrimEnd('\n').Split('\n').Select(l => Beginning().Match(l).Value)));
    }

    [GeneratedRegex(@"(?:RefusedException\(|Good\(|Bad\(|Doubtful\(|RefusedException Broken\(ListShape shape\) => new\(|Tell\(backup, )""([a-z-]+)""")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^.*?[：:,]")]
    private static partial Regex Beginning();
}
