using System.Text.Json;

namespace MicroMajor.Domain.Review;

/// <summary>The rubrics that ship with the product.</summary>
public static class Rubrics
{
    /// <summary>The newest edition: seven items, 100 points, ours. The office may edit <c>Rubric2025.json</c>.</summary>
    public static Rubric Current { get; } = Read(Embedded.Text("Review.Rubric2025.json"));

    /// <summary>The rubric in that JSON.</summary>
    /// <exception cref="JsonException">A property is misspelt, missing or given twice, or an item, grade or point makes no sense.</exception>
    public static Rubric Read(string json)
    {
        var rubric = JsonSerializer.Deserialize<Rubric>(json, Embedded.Strict)!;
        if (rubric.Items.Count == 0 || rubric.Items.DistinctBy(i => i.Key).Count() != rubric.Items.Count || rubric.Items.Any(i => i.Points <= 0m || i.Key.Length == 0))
            throw new JsonException("The items of a rubric have keys of their own, and points.");
        if (rubric.Grades.Count == 0 || rubric.Grades.DistinctBy(g => g.Key).Count() != rubric.Grades.Count || rubric.Grades.Any(g => g.Share is < 0m or > 1m || g.Key.Length == 0))
            throw new JsonException("The grades of a rubric have keys of their own, and shares from 0 to 1.");
        return rubric;
    }
}
