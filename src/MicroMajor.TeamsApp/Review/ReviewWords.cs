using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Words that the review's cards fill into their holes, from <c>Words/review.json</c>.</summary>
public sealed class ReviewWords
{
    private readonly SentenceFile file = new("Words/review.json");

    /// <summary>The words for a key.</summary>
    public string this[string key, Language language] => file.Fill(key, language, _ => "");

    /// <summary>The words with their places filled.</summary>
    public string Filled(string key, Language language, params (string Name, string Value)[] facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>Until when the review is awaited, and whether that is over.</summary>
    public string DueAt(Assignment assignment, DateTimeOffset now, Language language) => ChinaTime.DayAndClock(assignment.DueAt, language) is var due && assignment.IsOpen && assignment.DueAt < now
        ? Filled("overdue", language, ("due", due))
        : due;

    /// <summary>A grade with its points, e.g. <c>A 优（20 分）</c>.</summary>
    public string Grade(string key, string points, Language language) => Filled($"grade-{key}", language, ("points", points));
}
