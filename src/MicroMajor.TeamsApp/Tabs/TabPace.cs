using System.Collections.Concurrent;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>How often one person may ask in a minute: more than any desk needs, less than a loop that has run wild.</summary>
internal sealed class TabPace(IOptions<TabsOptions> options, WireTime time)
{
    private const int MostPeople = 20_000;

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> asked = new(StringComparer.Ordinal);

    public bool Allows(string person)
    {
        var minute = time.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (asked.Count >= MostPeople) asked.Clear();
        return asked.AddOrUpdate(person, (minute, 1), (_, before) => before.Minute == minute ? (minute, before.Count + 1) : (minute, 1)).Count <= options.Value.RequestsPerMinute;
    }
}
