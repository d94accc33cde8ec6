using System.Globalization;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Says what each giving of a review changed, newest first.</summary>
internal sealed class ReviewChanges(ReviewWords words, Rubric rubric, Language language)
{
    private const int LongestComment = 400;

    public IEnumerable<HistoryEntry> Of(Assignment assignment)
    {
        List<EarlierReview> all = [.. assignment.History];
        if (assignment.IsGiven) all.Add(new(assignment.Grades, assignment.Conclusion, assignment.Comment, assignment.Total ?? 0m, assignment.SubmittedAt ?? default));
        return all.Select((review, i) => new HistoryEntry(
            words.Filled("history-title", language, ("n", $"{i + 1}"), ("at", ChinaTime.DayAndClock(review.SubmittedAt, language)), ("total", Number(review.Total)), ("conclusion", words[$"conclusion-{review.Conclusion}", language])),
            [.. (i == 0 ? First(review) : Between(all[i - 1], review)).Select(t => new CardLine(t))])).Reverse();
    }

    private IEnumerable<string> First(EarlierReview review)
    {
        yield return string.Join(language == Language.Zh ? "；" : "; ", rubric.Items.Select(i => $"{i.Name.In(language)} {review.Grades.GetValueOrDefault(i.Key, "–")}"));
        yield return Comment(review);
    }

    private IEnumerable<string> Between(EarlierReview before, EarlierReview after)
    {
        var grades = rubric.Items.Where(i => before.Grades.GetValueOrDefault(i.Key) != after.Grades.GetValueOrDefault(i.Key))
            .Select(i => $"{i.Name.In(language)} {before.Grades.GetValueOrDefault(i.Key, "–")} → {after.Grades.GetValueOrDefault(i.Key, "–")}").ToList();
        if (grades.Count > 0) yield return string.Join(language == Language.Zh ? "；" : "; ", grades);
        if (before.Conclusion != after.Conclusion) yield return $"{words[$"conclusion-{before.Conclusion}", language]} → {words[$"conclusion-{after.Conclusion}", language]}";
        if (before.Comment != after.Comment) yield return Comment(after);
        if (grades.Count == 0 && before.Conclusion == after.Conclusion && before.Comment == after.Comment) yield return words["history-same", language];
    }

    private string Comment(EarlierReview review) => words.Filled("history-comment", language, ("comment", RowLine.Cut(review.Comment, LongestComment)));

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
