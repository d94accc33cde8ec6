using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class CommentMatterTests
{
    [Theory]
    [InlineData("同意")]
    [InlineData("同意推荐。")]
    [InlineData("同意，推荐！")]
    [InlineData("同意同意同意同意同意同意同意同意同意同意同意同意同意同意同意同意同意同意")]
    [InlineData("没有意见，同意推荐。没有意见，同意推荐。没有意见，同意推荐。没有意见，同意推荐。")]
    [InlineData("Agreed. OK. Good.")]
    public void Bare_consent_is_told_so_however_often_it_is_said(string comment) => Assert.Equal(["comment-bare"], Codes(comment));

    [Theory]
    [InlineData("啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", 1)]
    [InlineData("课程体系完整。课程体系完整。课程体系完整。课程体系完整。课程体系完整。课程体系完整。", 6)]
    [InlineData("非常好非常好非常好非常好非常好非常好非常好非常好非常好非常好非常好", 3)]
    [InlineData("该微专业很不错不错不错不错不错不错不错不错不错不错不错不错不错不错", 7)]
    [InlineData("。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。", 0)]
    public void What_is_repeated_counts_once(string comment, int said)
    {
        Assert.Equal(said, CommentMatter.Length(comment));
        Assert.Equal(["comment-repeats"], Codes(comment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("课程体系完整，师资结构合理。")]
    public void Too_short_is_told_with_the_number(string comment) => Assert.Equal(["comment-too-short"], Codes(comment));

    [Theory]
    [InlineData("培养目标清楚，课程体系完整，实践环节落实到位，建议补充企业教师授课学时的说明。")]
    [InlineData("同意推荐。课程之间衔接紧密，研讨研讨再研讨的安排很有特色，但实践学时的考核办法还要写清楚一些。")]
    [InlineData("Clear objectives and a sound curriculum; please say more about the practice hours.")]
    public void What_people_write_is_taken(string comment) => Assert.Empty(Codes(comment));

    [Fact]
    public void A_round_that_asks_for_no_comment_takes_any() => Assert.Empty(A.Scorecard(comment: "同意").Problems(Rubrics.Current, new() { MinCommentLength = 0 }));

    private static IEnumerable<string> Codes(string comment) => A.Scorecard(comment: comment).Problems(Rubrics.Current, new RoundPolicy()).Select(p => p.Code);
}
