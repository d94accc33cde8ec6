using System.Globalization;
using System.Text;

namespace MicroMajor.TeamsApp.Words;

/// <summary>
/// The first letters of a text's pinyin: 智能数据 → znsj. The 3,755 common characters stand in GB 2312 in the order of their pinyin, so the place tells the
/// letter. A character with several readings has the one of that order; a rarer one has none: it may be any letter, as long as a common one beside it fits.
/// </summary>
public static class PinyinInitials
{
    private const int End = 0xD7FA;
    private const char None = '·';

    private static readonly Encoding s_gb = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    private static readonly (int From, char Letter)[] s_letters =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'), (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'),
        (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'), (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    /// <summary>The letters; of what is Latin already, itself in small letters. What is neither is left out.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c)) letters.Append(char.ToLower(c, CultureInfo.InvariantCulture));
            else if (c >= '一' && c <= '鿿') letters.Append(LetterOf(c));
        return letters.ToString();
    }

    /// <summary>Where these letters begin in the initials; -1 where they do not.</summary>
    public static int Find(string initials, string letters)
    {
        for (var at = 0; at + letters.Length <= initials.Length; at++)
        {
            var (fits, known) = (true, 0);
            for (var i = 0; fits && i < letters.Length; i++)
            {
                fits = initials[at + i] == letters[i] || initials[at + i] == None;
                known += initials[at + i] == letters[i] ? 1 : 0;
            }

            if (fits && known > 0) return at;
        }

        return -1;
    }

    private static char LetterOf(char c)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (s_gb.GetBytes([c], bytes) != 2) return None;
        var code = (bytes[0] << 8) | bytes[1];
        // Between the two rows of GB 2312's bytes lie characters that only GBK has, in another order.
        if (code >= End || bytes[1] < 0xA1) return None;
        var letter = None;
        foreach (var (from, one) in s_letters)
            if (code >= from) letter = one;
        return letter;
    }
}
