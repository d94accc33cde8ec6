namespace MicroMajor.LocalTenant.Limits;

/// <summary>
/// The limits that Microsoft documents, for one app in one tenant, as of autumn 2026:
/// “Avoid getting throttled or blocked in SharePoint Online” (resource units), “Rate limiting for agents” (the connector),
/// “Microsoft Graph service-specific throttling limits” (activity feed, identity) and “Best practices for activity feed notifications”.
/// </summary>
public sealed class PlatformLimits
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1), s_minute = TimeSpan.FromMinutes(1);

    private static readonly (int Licences, int Step)[] s_sizes = [(1_000, 1), (5_000, 2), (15_000, 3), (50_000, 4), (int.MaxValue, 5)];

    private PlatformLimits(int size) => (UnitsAMinute, UnitsADay, UnitsOfAll) = (
        new("SharePoint units a minute", 1_250 * size, s_minute, Standing: true, CountsRefused: true),
        new("SharePoint units a day", 1_200_000 * size, TimeSpan.FromDays(1), Standing: true, CountsRefused: true),
        // The tenant's own, for all its apps together; only one lives here.
        new("SharePoint units of the tenant in 5 minutes", 18_750 * size, TimeSpan.FromMinutes(5), Standing: true, CountsRefused: true));

    /// <summary>The limits of a tenant with so many licences.</summary>
    public static PlatformLimits Of(int licences) => new(s_sizes.First(s => licences <= s.Licences).Step);

    /// <summary>Resource units of SharePoint, per app and tenant.</summary>
    public RateLimit UnitsAMinute { get; }

    /// <summary>The same for a day.</summary>
    public RateLimit UnitsADay { get; }

    /// <summary>Resource units of all apps of the tenant.</summary>
    public RateLimit UnitsOfAll { get; }

    /// <summary>Entries into the activity feed, per app and tenant.</summary>
    public RateLimit Feed { get; } = new("activity feed a second", 5, s_second);

    /// <summary>Entries for one person; more are throttled.</summary>
    public RateLimit FeedOfPerson { get; } = new("activity feed of a person a minute", 10, s_minute);

    /// <summary>Resource units of the directory in a small tenant, per app and tenant.</summary>
    public RateLimit Directory { get; } = new("directory units in 10 seconds", 3_500, TimeSpan.FromSeconds(10));

    /// <summary>Requests to the connector, per app and tenant.</summary>
    public RateLimit Connector { get; } = new("connector requests a second", 50, s_second);

    /// <summary>Writing into one chat.</summary>
    public IReadOnlyList<RateLimit> Chat { get; } = OfChat("written into a chat", 7, 8, 60, 1_800);

    /// <summary>Opening one chat.</summary>
    public IReadOnlyList<RateLimit> Opening { get; } = OfChat("opening a chat", 7, 8, 60, 1_800);

    /// <summary>Reading who is in one chat.</summary>
    public IReadOnlyList<RateLimit> Members { get; } = OfChat("members of a chat", 14, 16, 120, 3_600);

    private static RateLimit[] OfChat(string what, int second, int two, int thirty, int hour) =>
    [
        new($"{what} in 1 second", second, s_second),
        new($"{what} in 2 seconds", two, 2 * s_second),
        new($"{what} in 30 seconds", thirty, 30 * s_second),
        new($"{what} in an hour", hour, TimeSpan.FromHours(1)),
    ];
}
