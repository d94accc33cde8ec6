using System.Collections.Immutable;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>What experts judge by (评分标准): ours, since no published one was found; the office may replace it.</summary>
public sealed record Rubric(string Version, IReadOnlyList<RubricItem> Items, IReadOnlyList<RubricGrade> Grades)
{
    /// <summary>Points for these grades, exact; null while an item is missing.</summary>
    public decimal? Total(IReadOnlyDictionary<string, string> grades)
    {
        var sum = 0m;
        foreach (var item in Items)
        {
            if (!grades.TryGetValue(item.Key, out var grade) || Grades.FirstOrDefault(g => g.Key == grade) is not { } found) return null;
            sum += item.Points * found.Share;
        }

        return sum;
    }
}

/// <summary>An item of the rubric.</summary>
/// <param name="Words">What the notice says that bears on it.</param>
public sealed record RubricItem(string Key, Bilingual Name, Bilingual Words, decimal Points);

/// <summary>A grade and its share of the item's points.</summary>
public sealed record RubricGrade(string Key, decimal Share);

/// <summary>What an expert has put down so far.</summary>
public sealed record Scorecard(ImmutableSortedDictionary<string, string> Grades, Conclusion? Conclusion, string Comment)
{
    /// <summary>Nothing graded.</summary>
    public static ImmutableSortedDictionary<string, string> NoGrades { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is still missing for a review.</summary>
    public IReadOnlyList<Problem> Problems(Rubric rubric, RoundPolicy policy)
    {
        var problems = rubric.Items
            .Where(i => !Grades.TryGetValue(i.Key, out var g) || rubric.Grades.All(x => x.Key != g))
            .Select(i => new Problem("grade-missing", Facts.Of(("item", i.Name.Zh), ("itemEn", i.Name.En)), new(i.Key)))
            .ToList();
        if (Conclusion is null) problems.Add(new("conclusion-missing", Facts.None, new("conclusion")));
        var length = NonBlank.Length(Comment);
        if (policy.MinCommentLength > 0 && CommentMatter.IsBare(Comment)) problems.Add(new("comment-bare", Facts.Of(("comment", Comment.Trim()[..Math.Min(20, Comment.Trim().Length)]), ("min", $"{policy.MinCommentLength}")), new("comment")));
        else if (length < policy.MinCommentLength) problems.Add(new("comment-too-short", Facts.Of(("min", $"{policy.MinCommentLength}"), ("now", $"{length}")), new("comment")));
        // Punctuation and single words that come again are how people write: only a comment that has little else is filler.
        else if (CommentMatter.Length(Comment) is var said && said * 4 < policy.MinCommentLength * 3) problems.Add(new("comment-repeats", Facts.Of(("min", $"{policy.MinCommentLength}"), ("now", $"{said}")), new("comment")));
        return problems;
    }
}
