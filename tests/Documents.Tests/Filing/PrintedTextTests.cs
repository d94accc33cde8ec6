using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class PrintedTextTests
{
    [Theory]
    [InlineData("甲\0乙\u0007丙\u001B", "甲乙丙")]
    [InlineData("甲\u202E乙\u2066丙\u200F", "甲乙丙")]
    [InlineData("👩‍🔬 🚁", "👩‍🔬 🚁")]
    [InlineData("甲\r\n乙\r丙\u2028丁\v戊", "甲\n乙\n丙\n丁\n戊")]
    [InlineData("　　甲  \n\n\n　　乙\t丙\n", "甲\n乙 丙")]
    [InlineData("]]> & <w:p> \"", "]]> & <w:p> \"")]
    [InlineData(" \n ", "")]
    public void What_paper_cannot_carry_is_left_out_and_nothing_else(string typed, string printed) => Assert.Equal(printed, PrintedText.Of(typed));

    [Fact]
    public void Half_a_character_and_what_is_no_character_is_left_out() => Assert.Equal("甲乙丙", PrintedText.Of("甲\uD83D乙\uDE00\uFFFE丙\uFFFF\uFEFF\uFDD0"));

    [Fact]
    public void A_line_has_no_line_break() => Assert.Equal("甲 乙", PrintedText.Line("甲\r\n乙"));

    [Fact]
    public void What_was_printed_prints_the_same_again()
    {
        foreach (var typed in new[] { "甲\0\n\n乙", "\uD83D", "　甲\u202E\n　" })
            Assert.Equal(PrintedText.Of(typed), PrintedText.Of(PrintedText.Of(typed)));
    }

    [Fact]
    public void Numbers_and_dates_have_one_spelling()
    {
        Assert.Equal("12.5", PrintedText.Of(12.50m));
        Assert.Equal("0.3", PrintedText.Of(0.1m + 0.2m));
        Assert.Equal("2025年9月1日", PrintedText.Of(new DateOnly(2025, 9, 1)));
        // An hour before midnight in London is already tomorrow in China.
        Assert.Equal("2025年7月9日", PrintedText.Of(new DateTimeOffset(2025, 7, 8, 16, 0, 0, TimeSpan.Zero)));
    }
}
