using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class SeniorTitlesTests
{
    [Theory]
    [InlineData("教授")]
    [InlineData("副教授")]
    [InlineData("高级讲师")]
    [InlineData("主任编辑")]
    [InlineData("教授级高级工程师")]
    [InlineData(" 教 授 ")]
    public void A_senior_title_is_one(string title) => Assert.True(SeniorTitles.IsSenior(title, new()));

    [Theory]
    [InlineData("")]
    [InlineData("讲师")]
    [InlineData("助理研究员")]
    [InlineData("主治医师")]
    [InlineData("高级技师")]
    [InlineData("高级工")]
    [InlineData("名誉教授")]
    public void What_only_sounds_like_one_is_none(string title) => Assert.False(SeniorTitles.IsSenior(title, new()));

    [Fact]
    public void No_title_is_listed_twice() => Assert.Equal(SeniorTitles.All.Distinct(), SeniorTitles.All);
}
