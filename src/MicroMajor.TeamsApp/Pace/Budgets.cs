using System.Threading.RateLimiting;
using MicroMajor.TeamsApp.Teams;
using Microsoft.Extensions.Options;

namespace MicroMajor.TeamsApp.Pace;

/// <summary>The platform's limits as budgets of the app. Every way out of it spends here first.</summary>
public sealed class Budgets : IAsyncDisposable
{
    // “Rate limiting for agents”: into one chat, by one bot.
    private static readonly (int Most, double Seconds)[] s_chat = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];

    // “Best practices for activity feed notifications”.
    private const int FeedOfPersonPerMinute = 10;

    // A limiter forgets a use with the beginning of the part of the window in which it fell: one part more, and it is never forgotten too early.
    private const int Parts = 5;

    // Of a chat's windows background work fills two thirds: the person to whom it belongs may be writing.
    private readonly PartitionedRateLimiter<string> chats = OfChats(1), news = OfChats(2.0 / 3);
    private readonly PartitionedRateLimiter<string> feeds = PartitionedRateLimiter.Create<string, string>(person => Sliding(person, FeedOfPersonPerMinute, 60, 0));
    private readonly bool enabled;

    internal Budgets(IOptions<PaceOptions> options, WireTime time)
    {
        var pace = options.Value;
        (enabled, Units, Connector, Feed) = (
            pace.Enabled,
            new(pace.UnitsPerMinute * pace.Share, TimeSpan.FromMinutes(1), time.Clock),
            new(pace.ConnectorPerSecond * pace.Share, TimeSpan.FromSeconds(1), time.Clock),
            new(pace.FeedPerSecond * pace.Share, TimeSpan.FromSeconds(1), time.Clock));
    }

    /// <summary>Resource units of SharePoint.</summary>
    public Budget Units { get; }

    /// <summary>Requests to the connector.</summary>
    public Budget Connector { get; }

    /// <summary>Entries into the activity feed.</summary>
    public Budget Feed { get; }

    /// <summary>Comes back when that may be spent.</summary>
    public Task SpendAsync(Budget budget, int cost, CancellationToken ct) => enabled ? budget.SpendAsync(cost, ct) : Task.CompletedTask;

    /// <summary>Comes back when the chat may be written to; null for a request that is about none.</summary>
    public async Task WriteAsync(string? chat, CancellationToken ct)
    {
        if (!enabled) return;
        if (chat is not null)
        {
            if (BackgroundWork.IsHere) (await news.AcquireAsync(chat, 1, ct)).Dispose();
            // The channel would refuse more than that, whoever waits for it.
            (await chats.AcquireAsync(chat, 1, ct)).Dispose();
        }

        await Connector.SpendAsync(1, ct);
    }

    /// <summary>May one more entry be put into the person's feed? What is too much there is thrown away by the platform.</summary>
    public bool MayFeed(string person)
    {
        if (!enabled) return true;
        using var lease = feeds.AttemptAcquire(person);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var budget in new[] { Units, Connector, Feed }) budget.Dispose();
        await chats.DisposeAsync();
        await news.DisposeAsync();
        await feeds.DisposeAsync();
    }

    private static PartitionedRateLimiter<string> OfChats(double share) =>
        PartitionedRateLimiter.CreateChained([.. s_chat.Select(w => PartitionedRateLimiter.Create<string, string>(chat => Sliding(chat, (int)(w.Most * share), w.Seconds, int.MaxValue)))]);

    private static RateLimitPartition<string> Sliding(string key, int most, double seconds, int queue) => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new()
    {
        PermitLimit = most,
        Window = TimeSpan.FromSeconds(seconds * Parts / (Parts - 1)),
        SegmentsPerWindow = Parts,
        QueueLimit = queue,
        // Who comes last may be the person.
        QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
    });
}
