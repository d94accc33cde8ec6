using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Tests.Words;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("智能数据分析", "znsjfx")]
    [InlineData("人工智能 + 教育（AI）", "rgznjyai")]
    [InlineData("阿波次德俄佛哥何鸡科了", "abcdefghjkl")]
    [InlineData("妈那哦坡七日思他乌西压杂", "mnopqrstwxyz")]
    [InlineData("欧阳清岚", "oyq·")]
    [InlineData("罍", "·")]
    [InlineData("Data 2026，—", "data2026")]
    [InlineData("", "")]
    public void Every_common_character_has_the_first_letter_of_its_pinyin(string text, string letters) => Assert.Equal(letters, PinyinInitials.Of(text));

    [Theory]
    [InlineData("欧阳清岚", "oyql", 0)]
    [InlineData("欧阳清岚", "ql", 2)]
    [InlineData("欧阳清岚", "qx", 2)]
    [InlineData("欧阳清岚", "l", -1)]
    [InlineData("欧阳清岚", "oyqll", -1)]
    [InlineData("智能数据", "sj", 2)]
    [InlineData("智能数据", "js", -1)]
    public void A_rare_character_may_be_any_letter_beside_a_common_one_that_fits(string text, string letters, int at) => Assert.Equal(at, PinyinInitials.Find(PinyinInitials.Of(text), letters));
}
