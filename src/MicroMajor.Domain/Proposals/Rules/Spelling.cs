using System.Text;

namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Names as they are compared: Ｐｙｔｈｏｎ 程序设计 and Python程序设计 are one course.</summary>
internal static class Spelling
{
    /// <summary>Without blanks, punctuation and marks that are not seen (joiners, the choice of a glyph), full-width letters narrowed, in lower case.</summary>
    public static string Of(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            var plain = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(plain) && !char.IsPunctuation(plain) && !char.IsControl(plain) && !IsUnseen(plain)) text.Append(char.ToLowerInvariant(plain));
        }

        return text.ToString();
    }

    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format || c is >= '\uFE00' and <= '\uFE0F';

    /// <summary>The name of a programme, without the word that every one of them may end in.</summary>
    public static string OfProgramme(string typed)
    {
        var name = Of(typed);
        while (name.Length > 3 && name.EndsWith("微专业", StringComparison.Ordinal)) name = name[..^3];
        return name;
    }
}
