using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using Notice = MicroMajor.Domain.Notifications.Notice;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Puts into people's activity feed what calls for them: part of the same debt as the message in the chat, so that a crash loses neither;
/// once for each matter, bundled where many come together, and not where the card was answered already.
/// </summary>
public sealed class FeedKeeper(IActivityFeed feed, IDirectory directory, INotices notices, IProposals proposals, IAssignments assignments, IRounds rounds, MessageWords words, TimeProvider time)
{
    // Teams shows a person at most ten entries of an app in a minute, and a plan of experts makes out twenty tasks at once.
    internal static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>An expert was asked for a review.</summary>
    public Task AskedAsync(Assignment task, CancellationToken ct) => task.State != AssignmentState.Offered
        ? Task.CompletedTask
        : PutAsync(task.Expert, new(
            FeedKind.Assignment, $"assignment|{task.RoundId}", task.Id, "feed-one", "feed-asked",
            new Dictionary<string, string> { ["name"] = task.ProgramName, ["due"] = task.DueAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) },
            $"review/{task.Id}", Bundle: true), ct);

    /// <summary>An expert is reminded of all that is open in a round.</summary>
    public Task RemindedAsync(PersonId expert, string roundId, MessageDue told, IReadOnlyList<Assignment> due, CancellationToken ct) =>
        PutAsync(expert, new(FeedKind.Due, $"due|{roundId}", told.Key, "feed-reviews", told.Code, told.Facts, due.Count == 1 ? $"review/{due[0].Id}" : "review"), ct);

    /// <summary>The office is told what is due after the decision.</summary>
    public Task MilestonesDueAsync(PersonId person, string roundId, MessageDue told, CancellationToken ct) =>
        PutAsync(person, new(FeedKind.Due, $"{told.Code}|{roundId}", told.Key, told.Facts.ContainsKey("names") ? "feed-programmes" : "feed-one", told.Code, told.Facts, PlaceOf(told.Facts, "office")), ct);

    /// <summary>These people were told something in the chat: does it call for them?</summary>
    internal async Task ToldAsync(Debtor debtor, MessageDue told, IReadOnlyList<PersonId> people, CancellationToken ct)
    {
        if (FeedLine.Of(told.Code) is not { } line || await NewsAsync(line, debtor, told, ct) is not { } news) return;
        foreach (var person in people) await PutAsync(person, news, ct);
    }

    // Read again when it is paid: a debt may have waited for hours.
    private async Task<FeedNews?> NewsAsync(FeedLine line, Debtor debtor, MessageDue told, CancellationToken ct)
    {
        switch (debtor.Kind)
        {
            case DebtorKind.Assignment:
                if ((await assignments.FindAsync(debtor.Id, ct))?.Value is not { IsOpen: true } task) return null;
                return new(line.Kind, $"due|{task.RoundId}", told.Key, "feed-one", told.Code, told.Facts, $"review/{task.Id}");
            case DebtorKind.Proposal:
                if ((await proposals.FindAsync(debtor.Id, ct))?.Value is not { } proposal || !line.States.Contains(proposal.State)) return null;
                // A college hears of all its programmes at once when the decisions are published.
                return told.To.Kind == AudienceKind.UnitReviewers
                    ? new(line.Kind, $"{line.Kind}|{proposal.RoundId}|college", proposal.Id, "feed-college", told.Code, told.Facts, "mine", Bundle: true)
                    : new(line.Kind, $"{line.Kind}|{proposal.Id}", told.Key, "feed-one", told.Code, told.Facts, PlaceOf(told.Facts, "mine"));
            case DebtorKind.Round:
                if (told.Code == "told-objection" && (await rounds.FindAsync(debtor.Id, ct))?.Value.Publicity?.Objections.Any(o => $"{o.Number}" == told.Facts["n"] && o.Verdict is null) != true) return null;
                var place = told.To.Kind == AudienceKind.Office ? "office" : told.Code is "told-held" or "told-no-longer-held" ? PlaceOf(told.Facts, "mine") : "mine";
                return new(line.Kind, $"{line.Kind}|{debtor.Id}|{told.Facts["n"]}", told.Key, "feed-one", told.Code, told.Facts, place);
            default:
                return null;
        }
    }

    private async Task PutAsync(PersonId person, FeedNews news, CancellationToken ct)
    {
        // Whoever has not met the app has not got it, and finds everything on their desk when they do.
        if (await directory.FindContactAsync(person, ct) is not { } contact) return;
        var key = news.Bundle ? $"feed|{news.Chain}|{person.Value}" : $"feed|{news.Key}|{person.Value}";
        var before = await notices.FindAsync(key, ct);
        if (before is not null && (!news.Bundle || before.Value.Matter.Id == news.Key || time.GetUtcNow() - before.Value.At < Together)) return;
        var language = contact.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;
        if (!await feed.PutAsync(person, new(news.Kind, $"{news.Chain}|{person.Value}", words.Sentence(news.About, news.Facts, language), Short(words.Sentence(news.Said, news.Facts, language)), news.Place), ct)) return;
        await notices.SaveAsync(new(new Notice(key, person, new(MatterKind.Proposal, news.Key), "", "", time.GetUtcNow()), before?.Version ?? ""), ct);
    }

    private static string PlaceOf(IReadOnlyDictionary<string, string> facts, string otherwise) => facts.GetValueOrDefault("proposal", "") is { Length: > 0 } id ? $"proposals/{id}" : otherwise;

    // One line, cut where a character ends.
    private static string Short(string sentence)
    {
        var line = sentence.ReplaceLineEndings(" ").Trim();
        if (line.Length <= FeedEntry.LongestPreview) return line;
        var (length, most) = (0, FeedEntry.LongestPreview - 1);
        foreach (var start in StringInfo.ParseCombiningCharacters(line))
            if (start <= most) length = start;
        return $"{line[..length]}…";
    }
}
