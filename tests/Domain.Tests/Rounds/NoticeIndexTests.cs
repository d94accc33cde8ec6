using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class NoticeIndexTests
{
    private static readonly NoticeIndex Index = new(NoticeText.Current);

    [Theory]
    [InlineData("学分有什么要求？", "三.2")]
    [InlineData("学分", "三.2")]
    [InlineData("总学分最多是多少", "三.2")]
    [InlineData("what about credits", "三.2")]
    [InlineData("What about CREDITS?", "三.2")]
    [InlineData("ｃｒｅｄｉｔｓ", "三.2")]
    [InlineData("职称", "二.3")]
    [InlineData("负责人需要什么职称吗", "二.3")]
    [InlineData("senior title", "二.3")]
    [InlineData("建设期", "四.2")]
    [InlineData("建设期是什么", "四.2")]
    [InlineData("building period?", "四.2")]
    [InlineData("学分认定", "三.4")]
    [InlineData("截止时间", "五.3")]
    [InlineData("what is the deadline", "五.3")]
    [InlineData("附件 1", "附件")]
    [InlineData("附件２ 怎么填", "五.1")]
    [InlineData("AI", "一.2")]
    [InlineData("数字 经济", "一.1")]
    public void A_subject_is_found_by_what_people_call_it(string question, string clause) => Assert.Equal([clause], Ids(question));

    [Theory]
    [InlineData("三.2", "三.2")]
    [InlineData("三.２", "三.2")]
    [InlineData("三、2", "三.2")]
    [InlineData("三2", "三.2")]
    [InlineData("三．2 是什么？", "三.2")]
    [InlineData("三.2有什么要求？", "三.2")]
    [InlineData("条款三.2", "三.2")]
    [InlineData("通知三.2怎么说", "三.2")]
    [InlineData("clause 三.2", "三.2")]
    [InlineData("clause 3.2", "三.2")]
    [InlineData("what does clause 3-2 say?", "三.2")]
    [InlineData("3.2", "三.2")]
    [InlineData("what about 3.2?", "三.2")]
    [InlineData("第二条", "二", "二.1", "二.2", "二.3")]
    [InlineData("四", "四.1", "四.2", "四.3")]
    [InlineData("clause 1", "一", "一.1", "一.2", "一.3")]
    public void A_clause_is_found_by_its_id_however_it_is_typed(string question, params string[] clauses) => Assert.Equal(clauses, Ids(question));

    [Theory]
    [InlineData("三门课程", "三.2")]
    [InlineData("2.5学分可以吗", "三.2")]
    [InlineData("一共多少学分", "三.2")]
    [InlineData("第一次提交", "五.3")]
    [InlineData("3.2学分", "三.2")]
    public void A_number_among_other_words_names_no_clause(string question, string clause) => Assert.Equal([clause], Ids(question));

    [Fact]
    public void Several_clauses_come_the_nearest_first()
    {
        Assert.Equal(["二.2", "三.1"], Ids("跨学科"));
        Assert.Equal(["二.3", "三.2"], Ids("负责人的职称和学分"));
        Assert.Equal(["四.2", "三.2"], Ids("四.2 学分"));
    }

    [Theory]
    [InlineData("联系电话")]
    [InlineData("收集链接是什么？")]
    [InlineData("who is the contact")]
    public void Whom_to_call_and_where_to_send_is_known_and_not_told(string question)
    {
        var found = Index.Find(question);
        Assert.Empty(found.Clauses);
        Assert.True(found.IsUntold);
    }

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("今天天气如何")]
    [InlineData("我的认务")]
    [InlineData("我要申报微专业")]
    [InlineData("he said so")]
    [InlineData("clause 9.9")]
    [InlineData("😀\0\u202e")]
    public void What_the_notice_knows_nothing_of_finds_nothing(string question) => Assert.Equal(NoticeFinding.Nothing, Index.Find(question));

    [Fact]
    public void A_pasted_paragraph_is_no_question() => Assert.Equal(NoticeFinding.Nothing, Index.Find(string.Concat(Enumerable.Repeat("课程设置与学分", 20))));

    private static IReadOnlyList<string> Ids(string question) => [.. Index.Find(question).Clauses.Select(c => c.Id)];
}
