using System.Security.Cryptography;
using System.Text.Json;
using MicroMajor.Domain;
using MicroMajor.Domain.Operations;

namespace MicroMajor.TeamsApp.Tabs;

/// <summary>Files that a verb gave to a tab, to be fetched once by the same person within ten minutes, from whichever instance answers.</summary>
internal sealed class GivenFiles(IShortMemory memory)
{
    private const string Kind = "file";

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    private sealed record Given(string Name, byte[] Bytes);

    /// <summary>Keeps the file; the path below <c>/tabs/api</c> where it is fetched.</summary>
    public async Task<string> KeepAsync(string person, string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await memory.PutAsync(Kind, KeyOf(id, person), JsonSerializer.Serialize(new Given(name, bytes.ToArray())), s_kept, ct);
        return $"/files/{id}";
    }

    public async Task<TabAnswer> TakeAsync(TabRequest request, CancellationToken cancellationToken)
    {
        // Somebody else's is answered like one that is gone, and stays for whom it was made.
        if (await memory.TakeAsync(Kind, KeyOf(request.Path["id"], request.User.ObjectId), cancellationToken) is not { } kept) return TabAnswer.Because(new Problem("no-such-given-file"));
        var given = JsonSerializer.Deserialize<Given>(kept)!;
        return new TabAnswer.File(given.Name, given.Bytes);
    }

    private static string KeyOf(string id, string person) => $"{id}|{person}";
}
