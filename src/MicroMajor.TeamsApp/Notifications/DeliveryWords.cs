using MicroMajor.Domain.Notifications;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Notifications;

/// <summary>Says how it stands with a person's cards, and what to do: <c>Words/delivery.json</c>.</summary>
public sealed class DeliveryWords
{
    private readonly SentenceFile file = new("Words/delivery.json");

    /// <summary>The keys that have words.</summary>
    public IReadOnlyCollection<string> Codes => file.Codes;

    /// <summary>The words for a key, with their places filled.</summary>
    public string Say(string key, Language language, params IReadOnlyList<(string Name, string Value)> facts) =>
        file.Fill(key, language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");

    /// <summary>May the person be written to, and since when.</summary>
    public string Met(PersonAccount account, Language language) => account.Contact switch
    {
        null => Say("not-met", language, ("name", account.Name)),
        { MetAt: { } at } => Say("met", language, ("name", account.Name), ("when", ChinaTime.DayAndClock(at, language))),
        _ => Say("met-once", language, ("name", account.Name)),
    };

    /// <summary>What a card is called: 《数据素养》的评审任务.</summary>
    public string CardOf(Matter matter, string name, Language language) => Say($"card-{matter.Kind}", language, ("name", name));

    /// <summary>How it stands with the card, in a sentence.</summary>
    public string Stands(NamedCard named, string person, Language language)
    {
        var (card, notice) = (named.Card, named.Card.Notice);
        var at = notice?.Trouble?.At ?? notice?.At;
        return Say(KeyOf(card), language,
            ("name", person), ("card", CardOf(card.Matter, named.Name, language)), ("when", at is { } then ? ChinaTime.DayAndClock(then, language) : ""),
            ("n", notice?.Trouble is { Tries: > 1 } often ? $"{often.Tries}" : ""), ("code", notice?.Trouble?.Code ?? ""));
    }

    /// <summary>What is to be done about it, by whom; empty when nothing is.</summary>
    public string Do(NamedCard named, string person, Language language)
    {
        var (card, trouble) = (named.Card, named.Card.Notice?.Trouble);
        if (card.Standing == CardStanding.Failed && !trouble!.IsLasting && card.IsOwed)
            return trouble.RetryAt is { } at ? Say("do-retried-at", language, ("at", ChinaTime.DayAndClock(at, language))) : Say("do-retried", language);
        return Say($"do-{KeyOf(card)}", language, ("name", person), ("command", Say(card.Matter.Kind == MatterKind.Assignment ? "command-review" : "command-mine", language)));
    }

    /// <summary>What stands in the way, in a few words.</summary>
    public string Short(TroubleKind kind, Language language) => Say($"short-{kind}", language);

    /// <summary>What was done about a card.</summary>
    public string Done(CardOutcome outcome, Matter matter, string name, string person, Language language)
    {
        var card = CardOf(matter, name, language);
        return outcome is CardOutcome.Refused { Trouble: var trouble }
            ? Say("done-Refused", language, ("name", person), ("card", card), ("why", Short(trouble.Kind, language)))
            : Say($"done-{outcome.GetType().Name}", language, ("name", person), ("card", card));
    }

    private static string KeyOf(CardAccount card) => card.Standing == CardStanding.Failed ? $"Failed-{card.Notice!.Trouble!.Kind}" : $"{card.Standing}";
}
