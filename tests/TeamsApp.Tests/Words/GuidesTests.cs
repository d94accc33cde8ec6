using System.Text.Json;
using System.Text.RegularExpressions;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>The guides name only what stands on cards and pages, and show only pictures that there are.</summary>
public sealed partial class GuidesTests
{
    private const int MostBytes = 120_000;

    private static readonly string s_guides = Path.Combine(NodeFolder.Repository, "docs", "guides");

    public static TheoryData<string> Guides => [.. new[] { "zh", "en" }.SelectMany(l => Directory.GetFiles(Path.Combine(s_guides, l), "*.md")).Select(f => Path.GetRelativePath(s_guides, f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_a_guide_for_everybody_in_both_languages()
    {
        string[] roles = ["admin.md", "college.md", "expert.md", "office.md", "owner.md"];
        foreach (var language in new[] { "zh", "en" }) Assert.Equal(roles, Directory.GetFiles(Path.Combine(s_guides, language)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // **Bold** in a guide is a word of the app, letter for letter.
    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_word_that_a_guide_says_to_press_or_type_is_one_of_the_app(string guide)
    {
        var said = Bold().Matches(File.ReadAllText(Path.Combine(s_guides, guide))).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(said);
        Assert.Equal([], said.Where(word => word is not ("粗体" or "Bold") && !Words.Value.IsMatch(word)));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_picture_and_every_link_of_a_guide_leads_somewhere(string guide)
    {
        var file = Path.Combine(s_guides, guide);
        foreach (Match link in Link().Matches(File.ReadAllText(file)))
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value)), $"{guide}: {link.Groups[1].Value}");
    }

    [Fact]
    public void Every_picture_is_shown_somewhere_and_is_small()
    {
        var texts = string.Concat(new[] { "zh", "en" }.SelectMany(l => Directory.GetFiles(Path.Combine(s_guides, l))).Select(File.ReadAllText));
        var pictures = new DirectoryInfo(Path.Combine(s_guides, "pictures")).GetFiles();
        Assert.InRange(pictures.Length, 1, 14);
        Assert.All(pictures, p =>
        {
            Assert.Contains($"pictures/{p.Name}", texts, StringComparison.Ordinal);
            Assert.InRange(p.Length, 1, MostBytes);
        });
    }

    [Theory]
    [InlineData("admin.md")]
    [InlineData("college.md")]
    [InlineData("expert.md")]
    [InlineData("office.md")]
    [InlineData("owner.md")]
    public void A_guide_has_the_same_parts_and_pictures_in_both_languages(string guide)
    {
        string[] Shape(string language) => [.. File.ReadLines(Path.Combine(s_guides, language, guide)).Select(l => Part().Match(l) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value : "").Where(p => p.Length > 0)];
        Assert.Equal(Shape("zh"), Shape("en"));
    }

    [Theory]
    [InlineData("一点也没有的按钮", false)]
    [InlineData("我要申报", true)]
    [InlineData("统一公布（2 项）", true)]
    [InlineData("提交一", false)]
    public void A_word_is_found_whole_or_not_at_all(string word, bool isOne) => Assert.Equal(isOne, Words.Value.IsMatch(word));

    // Whatever the app can say: its word files, the texts in its code, and the words of the tabs; what is filled in stands for anything.
    private static readonly Lazy<AppWords> Words = new(() =>
    {
        var src = Path.Combine(NodeFolder.Repository, "src");
        var app = Path.Combine(src, "MicroMajor.TeamsApp");
        var domain = Path.Combine(src, "MicroMajor.Domain");
        var json = Directory.GetFiles(Path.Combine(app, "Words"), "*.json").Concat(Directory.GetFiles(domain, "*.json", SearchOption.AllDirectories)).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var code = Directory.GetFiles(app, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var tabs = Directory.GetFiles(Path.Combine(src, "MicroMajor.Tabs", "src"), "words.ts", SearchOption.AllDirectories);
        return new(json.SelectMany(f => TextsOf(JsonDocument.Parse(File.ReadAllText(f)).RootElement)).Concat(code.Concat(tabs).SelectMany(f => Literal().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))));
    });

    private static IEnumerable<string> TextsOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => TextsOf(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };

    private sealed class AppWords(IEnumerable<string> texts)
    {
        private readonly HashSet<string> whole = [.. texts];
        private readonly Lazy<List<Regex>> filled = new(() => [.. texts.Where(t => t.Contains('{', StringComparison.Ordinal) && Hole().Replace(t, "").Length >= 2).Distinct().Select(t => new Regex($"^{string.Join(".+", Hole().Split(t).Select(Regex.Escape))}$"))]);

        public bool IsMatch(string word) => whole.Contains(word) || filled.Value.Any(f => f.IsMatch(word));
    }

    [GeneratedRegex(@"\*\*([^*\n]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\]\(((?!https?:)[^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(#+ |```)|^!\[[^\]]+\]\(\.\./pictures/..-([a-z-]+)\.png")]
    private static partial Regex Part();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$?\{[^{}]*\}")]
    private static partial Regex Hole();
}
