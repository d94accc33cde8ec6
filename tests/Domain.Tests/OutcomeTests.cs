namespace MicroMajor.Domain.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_done() => Assert.Equal(7, ((Outcome<int>)7).Value);

    [Fact]
    public void Asking_a_refusal_for_its_value_is_a_bug_that_names_the_refusal()
    {
        Outcome<int> refused = new Problem("not-the-owner");
        Assert.False(refused.IsDone);
        Assert.Contains("not-the-owner", Assert.Throws<InvalidOperationException>(() => refused.Value).Message);
    }

    [Fact]
    public void A_refusal_names_its_reason() => Assert.Throws<ArgumentException>(() => Outcome<int>.Refused());

    [Fact]
    public void Facts_are_equal_by_content_whatever_their_order()
    {
        var one = Facts.Of(("a", "1"), ("b", "2"));
        Assert.Equal(one, Facts.Of(("b", "2")).And("a", "1"));
        Assert.Equal(one.GetHashCode(), Facts.Of(("b", "2"), ("a", "1")).GetHashCode());
        Assert.NotEqual(one, one.And("c", "3"));
        Assert.Equal("", one["missing"]);
    }

    [Fact]
    public void Problems_are_equal_by_content() =>
        Assert.Equal(new Problem("C-09", Facts.Of(("sum", "18")), new("courses", "r1")), new Problem("C-09", Facts.Of(("sum", "18")), new("courses", "r1")));
}
