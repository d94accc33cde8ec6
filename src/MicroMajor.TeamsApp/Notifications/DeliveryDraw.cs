using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Where the office looks from: the round, the proposal it came from (empty for none).</summary>
public sealed record DeliveryPlace(string RoundId, string ProposalId, Language Language);

/// <summary>Draws the office's look at who has not received a card.</summary>
public sealed class DeliveryDraw(CardShelf shelf, DeliveryWords words, PersonAccounts accounts)
{
    private const int MostPeople = 12;
    private const int MostLines = 12;

    /// <summary>Whom it concerns in a round, with the search.</summary>
    public async Task<Card> RoundAsync(DeliveryPlace at, string round, Undelivered undelivered, Banner? banner, CancellationToken ct)
    {
        var theirs = undelivered.Cards.GroupBy(u => u.Person).ToList();
        var people = await Task.WhenAll(theirs.Take(MostPeople).Select(async one =>
        {
            var (name, met) = await accounts.WhoAsync(one.Key, ct);
            return new DeliveryPerson(one.Key.Value, name, Detail([.. one], met, at.Language));
        }));
        string[] more =
        [
            .. theirs.Count > MostPeople ? [words.Say("more", at.Language, ("n", Number(theirs.Count - MostPeople)))] : Array.Empty<string>(),
            .. undelivered.Unread > 0 ? [words.Say("unread", at.Language, ("n", Number(undelivered.Unread)))] : Array.Empty<string>(),
        ];
        return shelf.Draw(new DeliveryCard(
            at.RoundId, "", words.Say("title", at.Language), round,
            undelivered.Cards.Count == 0 ? words.Say("all-well", at.Language) : words.Say("undelivered", at.Language, ("n", Number(undelivered.Cards.Count)), ("people", Number(theirs.Count))))
        {
            Banner = banner,
            People = people,
            More = string.Join(' ', more),
            CanResendAll = undelivered.Cards.Count > 0,
        }, at.Language);
    }

    /// <summary>Some people to choose from.</summary>
    public Card People(DeliveryPlace at, string subtitle, IReadOnlyList<PersonLine> people, string typed, Banner? banner) => shelf.Draw(
        new DeliveryCard(at.RoundId, at.ProposalId, words.Say("title", at.Language), subtitle, words.Say("found", at.Language, ("n", Number(people.Count))))
        {
            Banner = banner,
            Who = typed,
            People = [.. people.Select(p => new DeliveryPerson(p.Id.Value, p.Name, p.Role))],
        }, at.Language);

    /// <summary>How it stands with one person.</summary>
    public Card Person(DeliveryPlace at, PersonAccount account, Banner? banner)
    {
        var language = at.Language;
        // The newest are what somebody asks about.
        var shown = account.Cards.Where(c => c.Card.IsMissing || c.Card.IsOwed).Concat(account.Cards.Reverse()).Distinct().Take(MostLines).ToHashSet();
        return shelf.Draw(new DeliveryCard(at.RoundId, at.ProposalId, words.Say("person-title", language, ("name", account.Name)), words.Say("title", language), account.HasLeft ? words.Say("left", language, ("name", account.Name)) : words.Met(account, language))
        {
            Banner = banner,
            Person = account.Id.Value,
            Todo = account.HasLeft ? words.Say("do-left", language, ("name", account.Name)) : account.Contact is null ? words.Say("do-NotMet", language, ("name", account.Name)) : "",
            Lines = [.. account.Cards.Where(shown.Contains).Select(c => Line(c, account, language))],
            Notes = [.. Notes(account, language)],
        }, language);
    }

    private DeliveryLine Line(NamedCard named, PersonAccount account, Language language)
    {
        var (color, mark) = named.Card.Standing switch
        {
            CardStanding.InChat => ("good", "✓"),
            CardStanding.OnDesk or CardStanding.WaitsForForm or CardStanding.OnItsWay => ("default", "…"),
            _ => ("attention", "✕"),
        };
        var button = named.Card.Standing switch
        {
            CardStanding.InChat => words.Say("update", language),
            CardStanding.OnDesk or CardStanding.NeverSent or CardStanding.Failed => words.Say("resend", language),
            _ => "",
        };
        // What holds for all of them is said once, at the top.
        var todo = account.HasLeft || named.Card.Standing == CardStanding.NotMet ? "" : words.Do(named, account.Name, language);
        return new(words.Stands(named, account.Name, language), color, mark, todo, $"{named.Card.Matter.Kind}", named.Card.Matter.Id, button);
    }

    private IEnumerable<string> Notes(PersonAccount account, Language language)
    {
        if (account.Cards.Count == 0) yield return words.Say("no-cards", language, ("name", account.Name));
        if (account.LastMessage is { } last) yield return words.Say("messages", language, ("n", Number(account.Messages)), ("when", ChinaTime.DayAndClock(last, language)));
        yield return account.Feed is { } feed ? words.Say("feed-refused", language, ("name", account.Name), ("when", ChinaTime.DayAndClock(feed.At, language))) : words.Say("feed-fine", language);
    }

    private string Detail(IReadOnlyList<UndeliveredCard> theirs, bool met, Language language)
    {
        var why = string.Join(language == Language.Zh ? "、" : ", ", theirs.Select(u => u.Trouble.Kind).Distinct().Select(k => k == TroubleKind.NotMet && met ? words.Say("short-met", language) : words.Short(k, language)));
        return theirs is [var only]
            ? words.Say("line-one", language, ("card", words.CardOf(only.Matter, only.Name, language)), ("why", why))
            : words.Say("line", language, ("n", Number(theirs.Count)), ("why", why));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
