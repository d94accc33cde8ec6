using System.Globalization;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>The sentences that are sent as messages of their own, from <c>messages.json</c>. They are sent as plain text, so nothing in them is markup.</summary>
public sealed class MessageWords
{
    private readonly SentenceFile file = new("Words/messages.json");

    /// <summary>The codes that have a sentence.</summary>
    public IReadOnlyCollection<string> Codes => file.Codes;

    /// <summary>The sentence with the facts in their places.</summary>
    public string Sentence(string code, IReadOnlyDictionary<string, string> facts, Language language) =>
        file.Fill(code, language, (name, format) => Said(facts.GetValueOrDefault(name, ""), format, language));

    // An instant is carried as it is stored, and said by the clock in China.
    private static string Said(string fact, string format, Language language) =>
        format == "problem" ? ProblemWords.Shipped.Plain(new(fact), language) :
        format == "day" && DateOnly.TryParseExact(fact, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? ChinaTime.Day(day, language) :
        format == "time" && DateTimeOffset.TryParse(fact, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? ChinaTime.DayAndClock(at, language) : fact;
}
