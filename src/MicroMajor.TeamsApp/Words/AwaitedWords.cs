using System.Globalization;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>Says who is awaited, from <c>awaited.json</c>.</summary>
internal static class AwaitedWords
{
    private static readonly SentenceFile File = new("Words/awaited.json");

    /// <summary>The codes that have a sentence.</summary>
    public static IReadOnlyCollection<string> Codes => File.Codes;

    /// <summary>The sentence; empty when nobody is awaited.</summary>
    public static string Say(Awaited awaited, Language language) => File.Fill(awaited.Code, language, (name, format) => format == "time"
        && DateTimeOffset.TryParse(awaited.Facts[name], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? ChinaTime.DayAndClock(at, language) : awaited.Facts[name]);
}
