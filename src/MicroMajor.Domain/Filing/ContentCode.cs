using System.Security.Cryptography;

namespace MicroMajor.Domain.Filing;

/// <summary>The short code of a snapshot (内容码), printed in the footer: whoever holds a paper can ask whether it is the current one.</summary>
public static class ContentCode
{
    // Crockford's alphabet: no I, L, O, U, so that a code read out over the phone arrives as it left.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The first 40 bits of the SHA-256 of the canonical form, as <c>XXXX-XXXX</c>.</summary>
    public static string Of(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        var bits = 0UL;
        foreach (var b in hash[..5]) bits = bits << 8 | b;
        return string.Create(9, bits, static (code, bits) =>
        {
            for (var i = 8; i >= 0; i--)
            {
                if (i == 4) { code[i] = '-'; continue; }
                code[i] = Alphabet[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }
}
