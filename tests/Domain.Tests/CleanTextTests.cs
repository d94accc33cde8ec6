namespace MicroMajor.Domain.Tests;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("甲\0乙\u0007丙\u001B", "甲乙丙")]
    [InlineData("甲\u202E乙\u2066丙\u200F\u061C", "甲乙丙")]
    [InlineData("甲\r\n乙\r丙\u2028丁\v戊\u0085己\f庚", "甲\n乙\n丙\n丁\n戊\n己\n庚")]
    [InlineData("甲\n\n乙 \n　丙", "甲\n\n乙 \n　丙")]
    [InlineData("甲\t乙", "甲\t乙")]
    [InlineData("\u00A0甲\u00A0乙\u202F丙", "甲 乙 丙")]
    [InlineData("甲\u200B乙\uFEFF丙\u00AD丁\u2060", "甲乙丙丁")]
    [InlineData("\uF0B7 甲\n\uF0D8 乙\n\uE123丙\uF8FF", "• 甲\n• 乙\n丙")]
    [InlineData("👩‍🔬🇨🇳 𠮷 é", "👩‍🔬🇨🇳 𠮷 é")]
    [InlineData("\U000F0001甲\U0010FFFD乙\U0001FFFE丙", "甲乙丙")]
    [InlineData("甲\u200D乙\u200C丙\u2063丁\u206A戊\u3164己\uFFF9庚\u034F", "甲乙丙丁戊己庚")]
    [InlineData("👩\u200D\uE000🔬 👩\u200D 🏳️\u200D🌈 🏴\u200D☠️ 👩\u200D\U000F0001🔬", "👩🔬 👩 🏳️\u200D🌈 🏴\u200D☠️ 👩🔬")]
    [InlineData("甲\U000E0049\U000E0067\U000E007F乙葛\U000E0100", "甲乙葛\U000E0100")]
    [InlineData("１５，００７。“是”", "１５，００７。“是”")]
    [InlineData(" \n\t　", "")]
    public void One_rule_says_what_is_kept(string typed, string kept) => Assert.Equal(kept, CleanText.Of(typed));

    [Fact]
    public void Half_a_character_and_what_is_no_character_is_left_out() => Assert.Equal("甲乙丙", CleanText.Of("甲\uD83D乙\uDE00丙\uFFFE\uFFFF\uFDD0"));

    [Fact]
    public void What_was_kept_is_kept_as_it_is()
    {
        var random = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var kept = CleanText.Of(string.Concat(Enumerable.Range(0, 40).Select(_ => (char)(random.Next(3) == 0 ? random.Next(0x300) : random.Next(0x10000)))));
            Assert.Equal(kept, CleanText.Of(kept));
        }
    }
}
