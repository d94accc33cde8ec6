using System.Text;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Review;

/// <summary>
/// How much a comment (评语) says. What is repeated says nothing new: a sentence counts once however often it is copied, a phrase once however
/// often it follows itself, a character once however often it is typed in a row.
/// </summary>
public static class CommentMatter
{
    private static readonly char[] s_ends = ['。', '！', '？', '；', '，', '、', '：', '.', '!', '?', ';', ',', ':', '\n', '\r', '…', '　', '\t'];

    // Longest first: 同意推荐 is one word of consent, not two.
    private static readonly string[] s_consent =
    [
        "没有意见", "没有问题", "同意推荐", "同意通过", "同意立项", "同意申报", "不予推荐", "recommended", "无异议", "无意见", "没意见", "没问题", "不推荐", "不同意", "notrecommend", "recommend",
        "approved", "agreed", "agree", "推荐", "同意", "通过", "可以", "很好", "不错", "支持", "赞成", "可行", "合格", "良好", "优秀", "已阅", "good", "fine", "yes", "ok", "好",
    ];

    /// <summary>Characters that say something, without blanks and punctuation.</summary>
    public static int Length(string comment) => Sentences(comment).Sum(s => s.EnumerateRunes().Count());

    /// <summary>Does it only agree or disagree (同意、同意推荐)?</summary>
    public static bool IsBare(string comment) => Sentences(comment).ToList() is { Count: > 0 } said && said.All(OnlyConsent);

    private static IEnumerable<string> Sentences(string comment) =>
        comment.Split(s_ends, StringSplitOptions.RemoveEmptyEntries).Select(Spelling.Of).Where(s => s.Length > 0).Select(Once).Distinct(StringComparer.Ordinal);

    private static bool OnlyConsent(string sentence)
    {
        while (sentence.Length > 0)
        {
            if (s_consent.FirstOrDefault(c => sentence.StartsWith(c, StringComparison.Ordinal)) is not { } consent) return false;
            sentence = sentence[consent.Length..];
        }

        return true;
    }

    // The shortest phrase that follows itself, wherever it does: 很好很好很好 is 很好.
    private static string Once(string sentence)
    {
        var kept = new StringBuilder(sentence.Length);
        for (var at = 0; at < sentence.Length;)
        {
            var (length, times) = Repeated(sentence, at);
            kept.Append(sentence, at, length);
            at += length * times;
        }

        return kept.ToString();
    }

    // Twice is emphasis (渐渐, 研讨研讨): from three times on it is filler.
    private static (int Length, int Times) Repeated(string sentence, int at)
    {
        for (var length = 1; length <= Math.Min(40, (sentence.Length - at) / 3); length++)
        {
            var times = 1;
            while (at + (times + 1) * length <= sentence.Length && string.CompareOrdinal(sentence, at, sentence, at + times * length, length) == 0) times++;
            if (times >= 3) return (length, times);
        }

        return (1, 1);
    }
}
