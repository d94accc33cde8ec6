using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Rounds;

public sealed partial record Round
{
    /// <summary>What this round's experts judge by when it is not the shipped rubric; null for that one.</summary>
    public Rubric? OwnRubric { get; init; }

    /// <summary>What this round's experts judge by (评分标准).</summary>
    public Rubric Rubric => OwnRubric ?? Rubrics.Current;

    /// <summary>The office gives the items other names and points. Refused once a review is given: it was judged by what the rubric said then.</summary>
    /// <param name="items">The whole rubric's items, in order.</param>
    /// <param name="given">Is a review given in this round?</param>
    public Outcome<Round> Judge(IReadOnlyList<RubricItem> items, bool given, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (given) return new Problem("rubric-in-use");
        var problems = items.Where(i => i.Name.Zh.Length == 0).Select(i => new Problem("rubric-name-missing", Facts.None, new(i.Key))).ToList();
        problems.AddRange(items.Where(i => i.Points is <= 0m or > 100m || decimal.Round(i.Points, 1) != i.Points).Select(i => new Problem("rubric-points", Facts.Of(("item", i.Name.Zh.Length > 0 ? i.Name.Zh : i.Key)), new(i.Key))));
        var sum = items.Sum(i => i.Points);
        if (problems.Count == 0 && sum != 100m) problems.Add(new("rubric-sum", Facts.Of(("sum", sum.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)))));
        if (problems.Count > 0) return Outcome<Round>.Refused(problems);
        var own = items.SequenceEqual(Rubrics.Current.Items) ? null : Rubrics.Current with { Version = $"{Rubrics.Current.Version}-{Id}", Items = [.. items] };
        return (this with { OwnRubric = own }).Noted("ReplaceRubric", by, at, string.Join('；', items.Select(i => $"{i.Name.Zh} {i.Points.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)}")));
    }
}
