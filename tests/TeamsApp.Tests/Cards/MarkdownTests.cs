using System.Text;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Tests.Cards;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("人工智能应用", "人工智能应用")]
    [InlineData("**重要**", "\\*\\*重要\\*\\*")]
    [InlineData("[点这里](https://evil.example)", "\\[点这里\\](https://evil.example)")]
    [InlineData("<at>全体</at>", "&lt;at>全体&lt;/at>")]
    [InlineData("1. 第一", "1\\. 第一")]
    [InlineData("2026) x", "2026\\) x")]
    [InlineData("3.5 学分", "3\\.5 学分")]
    [InlineData("# 标题", "\\# 标题")]
    [InlineData("- 项\n+ 项", "\\- 项\n\n\\+ 项")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "{\\{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("A&B &amp; &#42;", "A\\&B \\&amp; \\&#42;")]
    [InlineData("第一行\r\n\r\n\r\n第二行 ", "第一行\n\n第二行")]
    [InlineData("    四个空格", "\u00a0\u00a0\u00a0\u00a0四个空格")]
    [InlineData("", "")]
    public void What_a_person_typed_is_escaped(string text, string escaped) => Assert.Equal(escaped, Markdown.Escape(text));

    [Theory]
    [InlineData("人工智能应用", "人工智能应用")]
    [InlineData("[点这里](https://evil.example)", "[点这里]\u2060(https://evil.example)")]
    [InlineData("[a]: https://evil.example", "[a]\u2060: https://evil.example")]
    [InlineData("<at>全体</at>", "<\u2060at>全体<\u2060/at>")]
    [InlineData("1. 第一\r\n  第二 ", "\u20601. 第一 第二")]
    [InlineData("# 标题", "\u2060# 标题")]
    [InlineData("2025年申报", "2025年申报")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "{\u2060{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("A&B &amp; \\*", "A&\u2060B &\u2060amp; \\\u2060*")]
    [InlineData("", "")]
    public void A_label_is_one_line_with_its_characters_and_joiners_that_nobody_sees(string text, string plain) => Assert.Equal(plain, Markdown.Plain(text));

    [Fact]
    public void A_label_does_nothing_whether_it_is_read_as_Markdown_or_not()
    {
        // Emphasis and code change how a name looks, not what it does or says; nothing that nobody sees could prevent them.
        string[] harmless = ["em_open", "strong_open", "s_open", "code_inline"];
        var texts = Generated(new Random(54)).Take(4000).Append(Samples.Nasty).ToList();
        var plain = texts.ConvertAll(Markdown.Plain);
        Assert.All(texts.Zip(plain), pair => Assert.Equal(string.Join(' ', Lines(pair.First)), pair.Second.Replace("\u2060", "", StringComparison.Ordinal)));
        Assert.All(plain.Zip(Oracle.Read(plain)), pair => Assert.True(pair.Second.Markup is null || harmless.Contains(pair.Second.Markup), $"{pair.First} was read as {pair.Second.Markup}"));
    }

    [Fact]
    public void What_a_person_typed_reads_as_typed_whatever_it_is()
    {
        var texts = Generated(new Random(53)).Take(4000).Append(Samples.Nasty).ToList();
        var read = Oracle.Read(texts.Select(Markdown.Escape));
        Assert.All(texts.Zip(read), pair =>
        {
            Assert.True(pair.Second.Markup is null, $"{pair.First} was read as {pair.Second.Markup}");
            Assert.Equal(Lines(pair.First), pair.Second.Lines);
        });
    }

    private static List<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static IEnumerable<string> Generated(Random random)
    {
        string[] pieces =
        [
            "*", "**", "_", "__", "`", "```", "[", "]", "(", ")", "](", "![", "#", "##", "~", "~~~", ">", "<", "</", "|", "|-|", "!", "-", "---", "+", "=", "===", "\\", "&", "&amp;", "&#42;", "&copy;",
            "1.", "12)", "1", ".", ":", "[a]: b", "<at>", "</at>", "<https://a.example>", "<b>", "<!--", "https://a.example", "{{", "}}", "{{DATE(2026-01-01T00:00:00Z)}}", "{{TIME(2026-01-01T00:00:00Z)}}",
            "{", "}", "$", "${a}", " ", "  ", "    ", "\n", "\n\n", "字", "文字", "a", "b c", "😀", "（", "。", "\"", "'",
        ];
        while (true)
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            yield return text.ToString();
        }
    }
}
