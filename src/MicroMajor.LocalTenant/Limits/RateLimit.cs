namespace MicroMajor.LocalTenant.Limits;

/// <summary>So much in so long.</summary>
/// <param name="Most">What may be used in one window: requests, or resource units.</param>
/// <param name="Standing">The windows stand side by side and each begins with nothing used, as SharePoint's do; otherwise any span of that length counts.</param>
/// <param name="CountsRefused">What was refused is used up all the same, as SharePoint says of its own.</param>
public sealed record RateLimit(string Name, int Most, TimeSpan Window, bool Standing = false, bool CountsRefused = false);

/// <summary>How close to a limit the app has come.</summary>
/// <param name="Peak">The most that one window saw (of a limit per chat or person: the busiest of them).</param>
/// <param name="Refused">How many requests it refused.</param>
/// <param name="Total">Everything used since the counting began.</param>
public sealed record LimitUse(string Name, int Most, double WindowSeconds, int Peak, long Refused, long Total)
{
    /// <summary>The peak as a share of the limit.</summary>
    public double PeakShare => Math.Round((double)Peak / Most, 3);
}
