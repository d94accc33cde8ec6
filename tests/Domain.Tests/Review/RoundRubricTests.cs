using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class RoundRubricTests
{
    private static readonly IReadOnlyList<RubricItem> s_usual = Rubrics.Current.Items;

    [Fact]
    public void The_shipped_rubric_counts_until_the_office_gives_another()
    {
        Assert.Same(Rubrics.Current, A.Round().Rubric);
        var changed = A.Round().Judge(With(0, 25m, 2, 20m), given: false, A.Office, A.Day).Value;
        Assert.Equal([25m, 15m, 20m, 15m, 10m, 10m, 5m], changed.Rubric.Items.Select(i => i.Points));
        Assert.Equal("ReplaceRubric", Assert.Single(changed.Owed.OfType<AuditDue>()).Entry.Act);
        Assert.Null(changed.Judge(s_usual, given: false, A.Office, A.Day).Value.OwnRubric);
        Assert.NotEqual(Rubrics.Current.Version, changed.Rubric.Version);
    }

    [Fact]
    public void Points_add_up_to_a_hundred()
    {
        Assert.Equal(new Problem("rubric-sum", Facts.Of(("sum", "95.5"))), Assert.Single(A.Round().Judge(With(0, 15.5m), false, A.Office, A.Day).Problems));
        Assert.Equal(["rubric-points"], A.Round().Judge(With(0, 0m), false, A.Office, A.Day).Problems.Select(p => p.Code));
        Assert.Equal(["rubric-points"], A.Round().Judge(With(0, 20.05m), false, A.Office, A.Day).Problems.Select(p => p.Code));
        Assert.Equal(["rubric-name-missing"], A.Round().Judge([s_usual[0] with { Name = new("", "") }, .. s_usual.Skip(1)], false, A.Office, A.Day).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Nobody_but_the_office_changes_it_and_not_once_a_review_is_given()
    {
        Assert.Equal(["not-the-office"], A.Round().Judge(s_usual, false, A.Owner, A.Day).Problems.Select(p => p.Code));
        Assert.Equal(["rubric-in-use"], A.Round().Judge(s_usual, given: true, A.Office, A.Day).Problems.Select(p => p.Code));
    }

    private static IReadOnlyList<RubricItem> With(int one, decimal points, int other = -1, decimal others = 0m) =>
        [.. s_usual.Select((i, n) => n == one ? i with { Points = points } : n == other ? i with { Points = others } : i)];
}
