using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>A published key and the channels it may speak for; none for a key of Entra.</summary>
internal sealed record ChannelKey(SecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>
/// The published signing keys of the channel, or of a tenant's Entra. Read anew once a day, and once when a token names a key not seen before, at most every five minutes.
/// The library's own ConfigurationManager refreshes in the background and would refuse the first message after a key change, which the channel never repeats.
/// </summary>
internal sealed class ChannelKeys(IDocumentRetriever documents, string metadataUrl, WireTime time) : IDisposable
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Published? _published;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    private sealed record Published(FrozenDictionary<string, ChannelKey> Keys, DateTimeOffset At);

    /// <summary>Counts the readings: whatever was concluded from older keys is void.</summary>
    public object? Edition => _published;

    /// <returns>Null when no such key is published.</returns>
    /// <exception cref="InvalidOperationException">The keys could never be read.</exception>
    public async ValueTask<ChannelKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var now = time.Clock.GetUtcNow();
        if (_published is { } known && now - known.At < s_fresh && known.Keys.TryGetValue(keyId, out var key)) return key;
        return (await ReadAsync(keyId, cancellationToken)).Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Published> ReadAsync(string keyId, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = time.Clock.GetUtcNow();
            var known = _published;
            if (known is not null && now - known.At < s_fresh && known.Keys.ContainsKey(keyId)) return known;
            // Anybody can send tokens with made-up key names; they must not make us call the channel each time.
            if (known is not null && now - _tried < s_pause) return known;
            _tried = now;
            try
            {
                var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, cancellationToken);
                return _published = new(Index(found.JsonWebKeySet), now);
            }
            catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
            {
                // Yesterday's keys are better than none: the channel announces new ones days ahead.
                return known ?? throw new InvalidOperationException("The published keys could not be read.", lost);
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private static FrozenDictionary<string, ChannelKey> Index(JsonWebKeySet? set)
    {
        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        foreach (var key in set?.Keys ?? [])
            if (key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.KeyId is { Length: > 0 } id)
                keys[id] = new(key, Endorsements(key));
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var found) && found is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? channels.EnumerateArray().Select(channel => channel.ToString()).ToFrozenSet(StringComparer.Ordinal)
            : [];
}
