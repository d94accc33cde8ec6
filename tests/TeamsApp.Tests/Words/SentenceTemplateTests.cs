using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Words;

public sealed class SentenceTemplateTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{a}{b}", "12")]
    [InlineData("x[ y {a}] z", "x y 1 z")]
    [InlineData("x[ y {none}] z", "x z")]
    [InlineData("[{a}][{none}{b}]", "1")]
    [InlineData("{a:up}", "up!1")]
    [InlineData("{none}", "")]
    [InlineData("", "")]
    public void Places_are_filled_and_a_bracket_stands_only_with_all_its_facts(string template, string sentence)
    {
        var facts = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };
        Assert.Equal(sentence, SentenceTemplate.Read(template).Fill((name, format) => facts.GetValueOrDefault(name, "") is { Length: > 0 } fact && format.Length > 0 ? $"{format}!{fact}" : facts.GetValueOrDefault(name, "")));
    }

    [Theory]
    [InlineData("{a")]
    [InlineData("[a")]
    public void What_is_not_closed_is_not_read(string template) => Assert.Throws<FormatException>(() => SentenceTemplate.Read(template));

    [Fact]
    public void What_stands_in_brackets_can_be_done_without() => Assert.Equal(["a", "c"], SentenceTemplate.Read("{a}[{b}]{c}").Wanted);
}
