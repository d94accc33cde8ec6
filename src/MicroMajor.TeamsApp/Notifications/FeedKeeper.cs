using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Operations;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Pace;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>
/// Puts into people's activity feed what calls for them: part of the same debt as the message in the chat, so that a crash loses neither;
/// one call for an entry, none for what the card answered already, one entry where many come together.
/// </summary>
public sealed class FeedKeeper(IActivityFeed feed, INotices notices, IDirectory directory, MessageWords words, Budgets budgets, IShortMemory memory, TimeProvider time)
{
    // What was put within the last minutes: what belongs together has one entry, and no try is made twice. Teams shows a person at most ten entries of an
    // app in a minute, and a plan of experts makes out twenty tasks at once. What is forgotten is put again, and takes the place of the first one of its chain.
    private const string Put = "feed";
    private const string Refused = "feed-refused";

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    internal static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>An expert was asked for a review. All of a round are one chain: whichever comes later leads to the others.</summary>
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
    /// <param name="owing">What owed the message, as it is now: whether it has been answered stands there.</param>
    internal async Task ToldAsync(object owing, MessageDue told, IReadOnlyList<PersonId> people, CancellationToken ct)
    {
        if (FeedLine.Of(told.Code) is not { } line || NewsOf(line, owing, told) is not { } news) return;
        foreach (var person in people) await PutAsync(person, news, ct);
    }

    // Null when it was answered: a debt may have waited for hours.
    private static FeedNews? NewsOf(FeedLine line, object owing, MessageDue told) => owing switch
    {
        Assignment { IsOpen: true } task => new(line.Kind, $"due|{task.RoundId}", told.Key, "feed-one", told.Code, told.Facts, $"review/{task.Id}"),
        // A college hears of all its programmes at once when the decisions are published.
        Proposal proposal when line.States.Contains(proposal.State) => told.To.Kind == AudienceKind.UnitReviewers
            ? new(line.Kind, $"decisions|{proposal.RoundId}", proposal.Id, "feed-college", told.Code, told.Facts, "mine", Bundle: true)
            : new(line.Kind, $"proposal|{proposal.Id}", told.Key, "feed-one", told.Code, told.Facts, PlaceOf(told.Facts, "mine")),
        Round round when told.Code != "told-objection" || IsOpen(round, told.Facts["n"]) => OfObjection(line, round, told),
        _ => null,
    };

    private static bool IsOpen(Round round, string objection) => round.Publicity?.Objections.Any(o => o.Verdict is null && string.Create(CultureInfo.InvariantCulture, $"{o.Number}") == objection) == true;

    // The owner's page shows what holds their programme; who objected may not be allowed to see it.
    private static FeedNews OfObjection(FeedLine line, Round round, MessageDue told)
    {
        var owners = told.Code is "told-held" or "told-no-longer-held";
        var chain = owners ? $"proposal|{told.Facts["proposal"]}" : $"objection|{round.Id}|{told.Facts["n"]}";
        return new(line.Kind, chain, told.Key, "feed-one", told.Code, told.Facts, owners ? PlaceOf(told.Facts, "mine") : told.To.Kind == AudienceKind.Office ? "office" : "mine");
    }

    private async Task PutAsync(PersonId person, FeedNews news, CancellationToken ct)
    {
        var (chain, matter) = ($"{news.Chain}|{person.Value}", $"{news.Key}|{person.Value}");
        if (await memory.FindAsync(Put, news.Bundle ? chain : matter, ct) is not null) return;
        // Whoever has not met the app has not got it, and finds everything on their desk when they do.
        if (await directory.FindContactAsync(person, ct) is not { } contact) return;
        // The chat has said it: nobody's card waits for an entry that would be thrown away.
        if (!budgets.MayFeed(person.Value)) return;
        var language = contact.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;
        var put = await feed.PutAsync(person, new(news.Kind, chain, words.Sentence(news.About, news.Facts, language), Short(words.Sentence(news.Said, news.Facts, language)), news.Place), ct);
        await memory.PutAsync(Put, news.Bundle ? chain : matter, "", Together, ct);
        if (!put) await RefusedAsync(person, ct);
    }

    // Said once a day and person: an app that may not write into feeds is refused at every entry.
    private async Task RefusedAsync(PersonId person, CancellationToken ct)
    {
        if (await memory.FindAsync(Refused, person.Value, ct) is not null) return;
        var now = time.GetUtcNow();
        await notices.SaveAsync(new(new(KeyOf(person), person, new(MatterKind.Proposal, ""), "", "", now) { Trouble = new(TroubleKind.Feed, "", now) }, ""), ct);
        await memory.PutAsync(Refused, person.Value, "", s_day, ct);
    }

    /// <summary>Under which key it stands that a person's feed refused an entry.</summary>
    internal static string KeyOf(PersonId person) => $"feed|{person.Value}";

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
