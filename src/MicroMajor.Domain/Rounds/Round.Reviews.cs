using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Rounds;

public sealed partial record Round
{
    /// <summary>May the review of this assignment be given or changed? Until the reviews are closed; after that only where the office reopened it.</summary>
    public bool TakesReviews(Assignment assignment) => ReviewsClosedAt is not { } closed || assignment.ReopenedAt >= closed;

    /// <summary>The office closes the reviews: from then on they are compared, and change only where the office reopens one.</summary>
    public Outcome<Round> CloseReviews(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (NotNow(at) is { } not) return not;
        if (ReviewsClosedAt is { } closed) return new Problem("reviews-closed", Facts.Of(("closed", Text(closed))));
        return (this with { ReviewsClosedAt = at }).Noted("CloseReviews", by, at, "");
    }

    /// <summary>The office opens the reviews again, with a reason.</summary>
    public Outcome<Round> OpenReviews(string reason, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (NotNow(at) is { } not) return not;
        if (ReviewsClosedAt is null) return new Problem("reviews-open");
        if (string.IsNullOrWhiteSpace(reason)) return new Problem("reason-missing");
        return (this with { ReviewsClosedAt = null }).Noted("OpenReviews", by, at, reason);
    }

    /// <summary>Everybody who still owes a review is to be reminded, once a day at most.</summary>
    public Outcome<Round> RemindExperts(Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (NotNow(at) is { } not) return not;
        if (ReviewsClosedAt is { } closed) return new Problem("reviews-closed", Facts.Of(("closed", Text(closed))));
        var (day, noted) = (WorkingDays.DayOf(at), Noted("RemindExperts", by, at, ""));
        return noted with { Owed = [.. noted.Owed.Where(o => o is not ReviewReminderDue), new ReviewReminderDue(day) { Key = $"{Id}|remind|{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}" }] };
    }

    /// <summary>With the act in the audit, and the office's desks true.</summary>
    internal Round Noted(string act, Actor by, DateTimeOffset at, string reason, string from = "", string to = "")
    {
        var entry = new AuditEntry($"{Id}|{act}|{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}", "", Id, act, from, to, by.Id, by.Name, at, reason);
        return this with { Owed = [.. Owed, new AuditDue(entry) { Key = entry.Key }, new CardDue(Audience.Office, new(MatterKind.RoundDesk, Id)) { Key = $"{entry.Key}|office" }] };
    }

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
