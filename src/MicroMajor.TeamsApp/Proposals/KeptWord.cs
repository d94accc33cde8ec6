using System.Security.Cryptography;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// The Word file that a person sent last, kept until they have chosen from it: cards are not trusted to carry it, a chat's address of it
/// ends within the hour, and the program may be restarted. One to a person, by their id; it is removed when it has been dealt with.
/// </summary>
internal sealed class KeptWord(ILibrary library, TimeProvider time)
{
    private const string Folder = "Word导入";

    /// <summary>Keeps the file in the place of the last one.</summary>
    public Task KeepAsync(Turn turn, byte[] bytes, CancellationToken ct) => library.PutAsync(
        new("word", Folder, Name(turn), bytes, CodeOf(bytes), time.GetUtcNow(), new Dictionary<string, string>()), ct);

    /// <summary>The file that this person sent last; null when there is none.</summary>
    public async Task<byte[]?> FindAsync(Turn turn, CancellationToken ct) => await library.ReadAsync($"{Folder}/{Name(turn)}", ct) is { Length: > 0 } bytes ? bytes : null;

    /// <summary>Takes it away.</summary>
    public Task RemoveAsync(Turn turn, CancellationToken ct) => library.RemoveAsync($"{Folder}/{Name(turn)}", ct);

    /// <summary>Tells one file from another.</summary>
    public static string CodeOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private static string Name(Turn turn) => $"{FileNames.Safe(turn.User.ObjectId)}.docx";
}
