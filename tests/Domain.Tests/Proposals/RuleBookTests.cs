using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class RuleBookTests
{
    [Fact]
    public void Every_rule_of_the_table_is_in_the_book()
    {
        string[] table =
        [
            .. Ids("T", 8), .. Ids("U", 7), .. Ids("L", 4), .. Ids("C", 11), .. Ids("O", 5), .. Ids("D", 3), .. Ids("B", 5),
            .. Ids("F", 3), .. Ids("R", 1), .. Ids("S", 6), .. Ids("X", 12),
        ];
        Assert.Equal(table, RuleBook.All.Select(r => RuleBook.IdOf(r.Id)).Distinct());
    }

    [Fact]
    public void No_rule_is_there_twice() => Assert.Equal(RuleBook.All.Count, RuleBook.All.DistinctBy(r => r.Id).Count());

    [Fact]
    public void A_side_of_a_rule_has_its_rules_clause() =>
        Assert.All(RuleBook.All, r => Assert.Equal(RuleBook.Find(RuleBook.IdOf(r.Id))!.Clause, r.Clause));

    [Fact]
    public void A_side_that_is_not_listed_is_meant_as_strictly_as_its_rule() => Assert.Equal(RuleStrength.Error, RuleBook.Strength("T-03-unknown"));

    [Fact]
    public void A_refusal_that_is_no_rule_stops_a_submission()
    {
        Assert.True(RuleBook.Stops("required"));
        Assert.Null(RuleBook.Find("required"));
        Assert.Null(RuleBook.Find("Z-99-unheard-of"));
    }

    [Theory]
    [InlineData("C-09", RuleStrength.Error)]
    [InlineData("C-08", RuleStrength.Reason)]
    [InlineData("C-06", RuleStrength.Warning)]
    [InlineData("C-07", RuleStrength.Plus)]
    [InlineData("C-07-choice", RuleStrength.Error)]
    [InlineData("C-06-far", RuleStrength.Reason)]
    [InlineData("U-06", RuleStrength.Plus)]
    [InlineData("U-06-one", RuleStrength.Hint)]
    [InlineData("B-05", RuleStrength.Process)]
    public void A_rule_is_as_strict_as_the_words_of_its_clause(string id, RuleStrength strength) => Assert.Equal(strength, RuleBook.Strength(id));

    [Fact]
    public void What_a_rule_reads_is_there_to_be_read()
    {
        string[] known =
        [
            .. FormDefinitions.Current.Fields.Select(f => f.Key), .. FormDefinitions.Current.Fields.SelectMany(f => f.Columns.Select(c => $"{f.Key}.{c.Key}")),
            .. PolicyBook.All.Select(m => $"policy.{m.Key}"), .. NoticeRule.Elsewhere,
        ];
        Assert.Empty(RuleBook.All.SelectMany(r => r.Reads.Except(known).Select(k => $"{r.Id} reads {k}")));
        Assert.All(RuleBook.All, r => Assert.NotEmpty(r.Reads));
    }

    private static IEnumerable<string> Ids(string letter, int count) => Enumerable.Range(1, count).Select(n => $"{letter}-{n:00}");
}
