using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class NoticeTextTests
{
    private static readonly NoticeText Notice = NoticeText.Current;

    [Fact]
    public void Every_rule_quotes_words_that_stand_in_its_clause() =>
        Assert.Empty(RuleBook.All.Where(r => r.Clause != NoticeRule.Ours && Notice.Clause(r.Clause)?.Words.Contains(r.Quote, StringComparison.Ordinal) != true).Select(r => $"{r.Id}: {r.Quote}"));

    [Fact]
    public void Every_clause_that_a_field_comes_from_stands_in_the_notice() =>
        Assert.Empty(FormDefinitions.Current.Fields.SelectMany(f => f.Columns.Append(f)).Select(f => f.Origin).Where(o => o.Length > 0 && "一二三四五".Contains(o[0]) && Notice.Clause(o) is null).Distinct());

    [Fact]
    public void Every_clause_says_where_it_is_looked_after() =>
        Assert.Empty(Notice.Clauses.Where(c => c.Elsewhere is null && ClauseFields.Of(c.Id, FormDefinitions.Current).Count == 0).Select(c => c.Id));

    [Fact]
    public void Every_clause_is_there_once_with_its_words_in_both_languages() =>
        Assert.All(Notice.Clauses, c =>
        {
            Assert.Single(Notice.Clauses, o => o.Id == c.Id);
            Assert.All(new[] { c.Words, c.Gist, c.Topic.Zh, c.Topic.En }, text => Assert.NotEqual("", text.Trim()));
        });

    [Fact]
    public void A_clause_is_checked_in_the_fields_that_its_rules_read() =>
        Assert.Equal(["deliveryMode", "courses"], ClauseFields.Of("三.2", FormDefinitions.Current).Select(f => f.Key));

    [Fact]
    public void Whom_to_call_and_where_to_send_stands_nowhere_in_it() =>
        Assert.DoesNotMatch(@"https?:|@|\d{7}|\d{4}-\d", string.Concat(Notice.Clauses.Select(c => c.Words + c.Gist)));
}
