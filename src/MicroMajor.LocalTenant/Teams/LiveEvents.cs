using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MicroMajor.LocalTenant.Teams;

/// <summary>Something that an open client of a person shows at once.</summary>
/// <param name="Kind">hello, message, typing, read, installed or bell.</param>
/// <param name="Change">The change that the client can now fetch; 0 for what leaves no trace.</param>
public sealed record LiveEvent(string Kind, string? MessageId = null, long Change = 0);

/// <summary>Who listens now. Nothing is kept here: a client that was away asks for what changed since its cursor.</summary>
public sealed class LiveEvents
{
    private readonly ConcurrentDictionary<Listener, string> listeners = new();

    /// <summary>Tells every open client of the person.</summary>
    public void Tell(string personId, LiveEvent live)
    {
        foreach (var (listener, listening) in listeners)
            if (string.Equals(listening, personId, StringComparison.OrdinalIgnoreCase))
                listener.Tell(live);
    }

    /// <summary>Listens from now until it is disposed.</summary>
    public Listener Listen(string personId)
    {
        var listener = new Listener(this);
        listeners[listener] = personId;
        return listener;
    }

    /// <summary>One open client.</summary>
    public sealed class Listener(LiveEvents owner) : IDisposable
    {
        // A client that does not read loses the oldest news, not our memory.
        private readonly Channel<LiveEvent> channel =
            Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });

        public IAsyncEnumerable<LiveEvent> ReadAllAsync(CancellationToken cancellation) => channel.Reader.ReadAllAsync(cancellation);

        public void Dispose() => owner.listeners.TryRemove(this, out _);

        internal void Tell(LiveEvent live) => channel.Writer.TryWrite(live);
    }
}
