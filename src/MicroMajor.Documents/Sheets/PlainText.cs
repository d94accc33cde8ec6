using System.Text;

namespace MicroMajor.Documents.Sheets;

/// <summary>
/// The text of a file whose encoding nobody says: what its first bytes mark; UTF-8 when it is that throughout; UTF-16 when every other
/// byte is nought; else GB18030, which Excel in China writes.
/// </summary>
internal static class PlainText
{
    static PlainText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, or null when the bytes are none in any of these.</summary>
    public static string? Of(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Decoded(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes.AsSpan(3)),
            [0xFF, 0xFE, ..] => Decoded(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes.AsSpan(2)),
            [0xFE, 0xFF, ..] => Decoded(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes.AsSpan(2)),
            _ when Noughts(bytes, 1) => Decoded(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes),
            _ when Noughts(bytes, 0) => Decoded(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes),
            _ => Decoded(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes)
                ?? Decoded(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes),
        };
        // A picture or a program may well decode; no table has noughts in it.
        return text?.Contains('\0', StringComparison.Ordinal) == true ? null : text;
    }

    // Half of the separators and digits of a table are ASCII: in UTF-16 each brings a nought along.
    private static bool Noughts(byte[] bytes, int from)
    {
        var (noughts, seen) = (0, 0);
        for (var i = from; i < Math.Min(bytes.Length, 4_096); i += 2, seen++)
            if (bytes[i] == 0) noughts++;
        return bytes.Length % 2 == 0 && seen > 0 && noughts * 10 >= seen;
    }

    private static string? Decoded(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
