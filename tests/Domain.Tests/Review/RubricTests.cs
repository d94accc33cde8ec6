using System.Text.Json;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class RubricTests
{
    [Fact]
    public void The_rubric_has_seven_items_of_a_hundred_points_together()
    {
        Assert.Equal([20m, 15m, 25m, 15m, 10m, 10m, 5m], Rubrics.Current.Items.Select(i => i.Points));
        Assert.Equal(["A", "B", "C", "D"], Rubrics.Current.Grades.Select(g => g.Key));
    }

    [Theory]
    [InlineData("A", 100)]
    [InlineData("B", 80)]
    [InlineData("C", 60)]
    [InlineData("D", 40)]
    public void The_same_grade_on_every_item_is_its_share_of_a_hundred(string grade, int total) => Assert.Equal(total, Rubrics.Current.Total(A.Scorecard(grade).Grades));

    [Fact]
    public void One_lower_grade_costs_its_share_of_its_item() => Assert.Equal(95m, Rubrics.Current.Total(A.Scorecard("A").Grades.SetItem("curriculum", "B")));

    [Fact]
    public void Without_every_item_there_is_no_total()
    {
        Assert.Null(Rubrics.Current.Total(A.Scorecard().Grades.Remove("quality")));
        Assert.Null(Rubrics.Current.Total(A.Scorecard().Grades.SetItem("quality", "E")));
    }

    [Theory]
    [InlineData("""{"version":"x","items":[],"grades":[]}""")]
    [InlineData("""{"version":"x","items":[{"key":"a","name":{"zh":"甲","en":"A"},"words":{"zh":"甲","en":"A"},"points":0}],"grades":[{"key":"A","share":1}]}""")]
    [InlineData("""{"version":"x","items":[{"key":"a","name":{"zh":"甲","en":"A"},"words":{"zh":"甲","en":"A"},"points":1}],"grades":[{"key":"A","share":2}]}""")]
    [InlineData("""{"version":"x","items":[{"key":"a","name":{"zh":"甲","en":"A"},"points":1}],"grades":[{"key":"A","share":1}]}""")]
    [InlineData("""{"version":"x","items":[{"key":"a","name":{"zh":"甲","en":"A"},"words":{"zh":"甲","en":"A"},"points":1,"weight":2}],"grades":[{"key":"A","share":1}]}""")]
    public void A_rubric_that_makes_no_sense_is_not_read(string json) => Assert.ThrowsAny<JsonException>(() => Rubrics.Read(json));
}
