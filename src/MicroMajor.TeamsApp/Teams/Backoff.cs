using System.Net;
using System.Net.Http.Headers;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>When the connector may be asked again, by the channel's documented rules.</summary>
internal sealed class Backoff(WireTime time)
{
    public const int Attempts = 5;

    // A channel that wants more than this is not waited for within a turn: what is owed is delivered later.
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait before the next attempt; null when there shall be none.</summary>
    /// <param name="attempt">Attempts made so far, from 1.</param>
    public TimeSpan? Before(int attempt, HttpResponseMessage response)
    {
        if (attempt >= Attempts) return null;
        var wait = (int)response.StatusCode switch
        {
            (int)HttpStatusCode.TooManyRequests => AskedFor(response.Headers.RetryAfter) ?? Exponential(attempt),
            412 or 502 or 503 or 504 => Exponential(attempt),
            _ => (TimeSpan?)null,
        };
        return wait <= LongestWait ? wait : null;
    }

    /// <summary>The channel's <c>Retry-After</c>, in either of its two forms.</summary>
    public TimeSpan? AskedFor(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.Clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // 1, 2, 4, 8 seconds, each stretched by up to a half: many bots hold their breath together otherwise.
    public TimeSpan Exponential(int attempt) => s_first * (1 << (attempt - 1)) * (1 + (time.Chance.NextDouble() / 2));
}
