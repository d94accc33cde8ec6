using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.People;

/// <summary>settings/open and settings/save: when a person is away, who acts for them, how they are reminded. Everybody settles their own, and nobody another's.</summary>
public sealed class SettingsRoom(IPersonalSettings settings, IPeople people, Actors actors, CardKeeper cards, CardShelf shelf, ProblemWords problems, TimeProvider time)
{
    // A choice needs a value of its own.
    private const string Nobody = "nobody";

    private readonly SentenceFile words = new("Words/people.json");

    /// <summary>What people can type, for the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("我的设置", "settings"), new("外出和代理人、评审提醒方式", "Absence and deputy, reminders of reviews"), new("我的设置", "Settings"), "settings/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("settings/open", OpenAsync)
        .On("settings/save", SaveAsync)
        .OnText("settings/open", "我的设置", "外出", "代理", "settings", "away");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) =>
        await ShowAsync(turn, await settings.FindAsync(new(turn.User.ObjectId), ct), null, null, ct);

    private async ValueTask<Reply> SaveAsync(Turn turn, CancellationToken ct)
    {
        var present = await settings.FindAsync(new(turn.User.ObjectId), ct);
        var typed = new Typing(turn.Data.Word("from") ?? "", turn.Data.Word("to") ?? "", turn.Data.Word("deputy") is { } picked && picked != Nobody ? picked : "", turn.Data.Word("reminders") ?? "");
        var deputy = typed.Deputy.Length > 0 ? await new PickedPeople(people).FindAsync(typed.Deputy, ct) : null;
        var changed = typed.Deputy.Length > 0 && deputy is null ? new Problem("deputy-unknown") : present.Away(Day(typed.From), Day(typed.To), deputy, WorkingDays.DayOf(time.GetUtcNow()));
        if (!changed.IsDone) return await ShowAsync(turn, present, Banner.Refused(problems.Sentences(changed.Problems, turn.Language)), typed, ct);
        var kept = changed.Value with
        {
            Name = turn.User.Name ?? present.Name,
            Reminders = Enum.TryParse<ReminderChoice>(typed.Reminders, out var choice) && Enum.IsDefined(choice) ? choice : present.Reminders,
        };
        await settings.SaveAsync(kept, ct);
        var told = await TellAsync(kept, (await actors.OfAsync(turn.User, ct)).ReviewsUnits is { Count: > 0 }, ct);
        return await ShowAsync(turn, kept, Banner.Done(told is null ? Say("saved", turn.Language) : Say("saved-told", turn.Language, ("name", told))), null, ct);
    }

    // Whoever is asked to act hears it once for these days: for a college they endorse; an expert's review is given to them by the office.
    private async Task<string?> TellAsync(PersonalSettings kept, bool endorses, CancellationToken ct)
    {
        if (kept is not { Deputy: { } deputy, Absences: [var days] }) return null;
        var (from, to) = (Day(days.From), Day(days.To));
        var facts = new Dictionary<string, string> { ["name"] = kept.Name, ["from"] = from, ["to"] = to };
        await cards.TellOnceAsync(deputy, new(Audience.Of(deputy), endorses ? "told-is-deputy" : "told-is-deputy-of-expert", facts) { Key = $"deputy|{kept.Person.Value}|{from}|{to}" }, ct);
        return kept.DeputyName;
    }

    private async Task<Reply> ShowAsync(Turn turn, PersonalSettings shown, Banner? banner, Typing? typed, CancellationToken ct)
    {
        var language = turn.Language;
        var days = shown.Absences.FirstOrDefault(a => a.To >= WorkingDays.DayOf(time.GetUtcNow()));
        var acting = (await actors.OfAsync(turn.User, ct)).StandsInFor.Select(s => s.Name).ToList();
        var now = days is null ? Say("here", language)
            : Say(shown.Deputy is null ? "away" : "away-deputy", language, ("from", ChinaTime.Day(days.From, language)), ("to", ChinaTime.Day(days.To, language)), ("name", shown.DeputyName));
        typed ??= new(days is null ? "" : Day(days.From), days is null ? "" : Day(days.To), days is null ? "" : shown.Deputy?.Value ?? "", $"{shown.Reminders}");
        return new Reply.ShowCard(shelf.Draw(new SettingsCard(
            Say("title", language), now, acting.Count == 0 ? "" : Say("acting", language, ("names", string.Join(language == Language.Zh ? "、" : ", ", acting))), banner,
            typed.From, typed.To, typed.Deputy, [new(Say("nobody", language), Nobody), .. shown.Deputy is { } deputy ? [new CardOption(shown.DeputyName, deputy.Value)] : Array.Empty<CardOption>()],
            typed.Reminders, [.. Enum.GetValues<ReminderChoice>().Select(c => new CardOption(Say($"reminders-{c}", language), $"{c}"))]), language));
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Say(string key, Language language, params IReadOnlyList<(string Name, string Value)> facts) =>
        words.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    private sealed record Typing(string From, string To, string Deputy, string Reminders);
}
