using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace MicroMajor.Domain.Filing;

/// <summary>The short code of a snapshot (内容码), printed in the footer: whoever holds a paper can ask whether it is the current one.</summary>
public static partial class ContentCode
{
    // Crockford's alphabet: no I, L, O, U, so that a code read out over the phone arrives as it left.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The first 40 bits of the SHA-256 of the canonical form, as <c>XXXX-XXXX</c>.</summary>
    public static string Of(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        return OfHash(hash);
    }

    internal static string OfHash(ReadOnlySpan<byte> hash)
    {
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

    /// <summary>
    /// The code in what somebody typed: alone (<c>7K3M-9QXA</c>), or after 核对 or “check”; in any case and width, with O, I and L for the
    /// digits that they look like. Null when it is about something else.
    /// </summary>
    public static string? In(string text)
    {
        var typed = Typed().Match(string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c)).Trim().ToUpperInvariant());
        if (!typed.Success) return null;
        var code = $"{typed.Groups["first"].Value}-{typed.Groups["second"].Value}";
        return code.Replace('O', '0').Replace('I', '1').Replace('L', '1');
    }

    // Without a word before it only the hyphen tells a code from a sentence.
    [GeneratedRegex(@"^(?:(?:核对|核验|查验|VERIFY|CHECK)(?:内容码|CODE)?\s*:?\s*(?<first>[0-9A-Z]{4})\s*[-‐‑–—]?\s*(?<second>[0-9A-Z]{4})|(?<first>[0-9A-Z]{4})[-‐‑–—](?<second>[0-9A-Z]{4}))[。.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
