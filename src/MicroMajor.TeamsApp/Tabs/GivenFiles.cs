using System.Security.Cryptography;
using MicroMajor.Domain;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Files that a verb gave to a tab, to be fetched once by the same person within ten minutes.</summary>
internal sealed class GivenFiles(WireTime time)
{
    private const long MostBytes = 128 * 1024 * 1024;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Given> files = new(StringComparer.Ordinal);

    private sealed record Given(string Person, string Name, ReadOnlyMemory<byte> Bytes, DateTimeOffset Ends);

    /// <summary>Keeps the file; the path below <c>/tabs/api</c> where it is fetched.</summary>
    public string Keep(string person, string name, ReadOnlyMemory<byte> bytes)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (gate)
        {
            var now = time.Clock.GetUtcNow();
            foreach (var old in files.Where(f => f.Value.Ends <= now).Select(f => f.Key).ToList()) files.Remove(old);
            // What nobody fetched makes room, the oldest first.
            while (files.Count > 0 && files.Values.Sum(f => (long)f.Bytes.Length) + bytes.Length > MostBytes) files.Remove(files.MinBy(f => f.Value.Ends).Key);
            files[id] = new(person, name, bytes, now + s_kept);
        }

        return $"/files/{id}";
    }

    public Task<TabAnswer> TakeAsync(TabRequest request, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Somebody else's is answered like one that is gone, and stays for whom it was made.
            if (!files.TryGetValue(request.Path["id"], out var given) || given.Person != request.User.ObjectId || given.Ends <= time.Clock.GetUtcNow())
                return Task.FromResult(TabAnswer.Because(new Problem("no-such-given-file")));
            files.Remove(request.Path["id"]);
            return Task.FromResult<TabAnswer>(new TabAnswer.File(given.Name, given.Bytes));
        }
    }
}
