using System.Globalization;

namespace MicroMajor.LocalTenant.Limits;

/// <summary>What a request counts for, and against which limits.</summary>
/// <param name="Of">Whose: a chat, a person; empty for the app's own.</param>
public readonly record struct Charge(RateLimit Limit, int Cost = 1, string Of = "");

/// <summary>What came of a charge: refused for so long, or not; and what the answer says of the limit.</summary>
/// <param name="Wait">Null when the request may pass.</param>
public sealed record Charged(TimeSpan? Wait, IReadOnlyList<(string Name, string Value)> Headers);

/// <summary>Keeps account of every limit, when the tenant was started with limits.</summary>
public sealed class LimitBook(LocalTenantOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(RateLimit Limit, string Of), Tally> tallies = [];
    private readonly Dictionary<RateLimit, (long Refused, long Total)> sums = [];

    /// <summary>Nothing is limited and nothing counted for a while: what is made ready for a measurement is no part of it.</summary>
    public bool Off { get; set; }

    /// <summary>Null: nothing is limited.</summary>
    public PlatformLimits? Limits => Off ? null : options.Limits;

    /// <summary>How close to each limit the app ran, the closest first.</summary>
    public IReadOnlyList<LimitUse> Uses
    {
        get
        {
            lock (gate)
                return [.. sums.Select(s => new LimitUse(s.Key.Name, s.Key.Most, s.Key.Window.TotalSeconds, tallies.Where(t => t.Key.Limit == s.Key).Max(t => t.Value.Peak), s.Value.Refused, s.Value.Total)).OrderByDescending(u => u.PeakShare)];
        }
    }

    /// <summary>Counts anew.</summary>
    public void Clear()
    {
        lock (gate)
        {
            tallies.Clear();
            sums.Clear();
        }
    }

    /// <summary>A request comes in.</summary>
    public Charged Take(params IReadOnlyList<Charge> charges)
    {
        var now = options.Time.GetUtcNow();
        lock (gate)
        {
            TimeSpan? wait = null;
            foreach (var charge in charges)
            {
                if (Of(charge).Fits(charge.Cost, now)) continue;
                var until = Of(charge).Until(charge.Cost, now);
                wait = wait > until ? wait : until;
                Note(charge.Limit, 1, 0);
            }

            foreach (var charge in charges)
                if (wait is null || charge.Limit.CountsRefused)
                {
                    Of(charge).Use(charge.Cost, now);
                    Note(charge.Limit, 0, charge.Cost);
                }

            return new(wait, Headers(charges, wait, now));
        }
    }

    private void Note(RateLimit limit, int refused, int used)
    {
        var before = sums.GetValueOrDefault(limit);
        sums[limit] = (before.Refused + refused, before.Total + used);
    }

    private Tally Of(Charge charge)
    {
        if (!tallies.TryGetValue((charge.Limit, charge.Of), out var tally)) tallies[(charge.Limit, charge.Of)] = tally = new(charge.Limit);
        return tally;
    }

    private List<(string Name, string Value)> Headers(IReadOnlyList<Charge> charges, TimeSpan? wait, DateTimeOffset now)
    {
        var headers = new List<(string, string)>();
        if (wait is { } until) headers.Add(("Retry-After", Seconds(until)));
        foreach (var charge in charges)
        {
            // https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-03.html, of the app's limit for a minute, once four fifths are used.
            if (charge.Limit != Limits?.UnitsAMinute || Of(charge) is not { } tally || tally.Left > charge.Limit.Most / 5) continue;
            headers.Add(("RateLimit-Limit", charge.Limit.Most.ToString(CultureInfo.InvariantCulture)));
            headers.Add(("RateLimit-Remaining", Math.Max(0, tally.Left).ToString(CultureInfo.InvariantCulture)));
            headers.Add(("RateLimit-Reset", Seconds(tally.Until(charge.Cost, now))));
        }

        return headers;
    }

    private static string Seconds(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
