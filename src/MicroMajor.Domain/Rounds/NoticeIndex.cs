using System.Text;
using System.Text.RegularExpressions;

namespace MicroMajor.Domain.Rounds;

/// <summary>Finds the clauses that a question is about, by their ids and by what people call their subjects.</summary>
public sealed partial class NoticeIndex
{
    // A question is short; a paragraph that was pasted happens to hold every keyword there is.
    private const int LongestQuestion = 60;

    private readonly NoticeText notice;
    private readonly IReadOnlyList<(string Keyword, NoticeClause? Clause)> keywords;

    /// <summary>The index of a notice.</summary>
    public NoticeIndex(NoticeText notice)
    {
        this.notice = notice;
        keywords =
        [
            .. notice.Clauses.SelectMany(c => c.Keywords, (c, k) => (Keyword: Folded(k), Clause: (NoticeClause?)c)),
            .. notice.Untold.Select(k => (Keyword: Folded(k), Clause: (NoticeClause?)null)),
        ];
    }

    /// <summary>What is asked for: the clauses, best first, or what is not ours to tell; nothing when the notice knows nothing of it.</summary>
    public NoticeFinding Find(string question)
    {
        var asked = Folded(question);
        if (asked.Length is 0 or > LongestQuestion) return NoticeFinding.Nothing;
        var named = Ids(asked);
        var found = Found(asked);
        var byWord = found
            .Where(f => f.Clause is not null)
            .GroupBy(f => f.Clause!)
            .OrderByDescending(g => g.Sum(f => f.Length))
            .ThenBy(g => notice.Clauses.TakeWhile(c => c != g.Key).Count())
            .Select(g => g.Key);
        IReadOnlyList<NoticeClause> clauses = [.. named.Concat(byWord).Distinct()];
        return clauses.Count > 0 ? new(clauses, false) : found.Count > 0 ? new([], true) : NoticeFinding.Nothing;
    }

    // 学分认定 is not about 学分: what lies within a longer keyword was not meant.
    private List<(NoticeClause? Clause, int At, int Length)> Found(string asked)
    {
        var found = keywords
            .SelectMany(k => Places(asked, k.Keyword), (k, at) => (k.Clause, At: at, k.Keyword.Length))
            .ToList();
        return [.. found.Where(f => found.All(o => o.Length <= f.Length || o.At > f.At || o.At + o.Length < f.At + f.Length))];
    }

    private static IEnumerable<int> Places(string asked, string keyword)
    {
        for (var at = asked.IndexOf(keyword, StringComparison.Ordinal); at >= 0; at = asked.IndexOf(keyword, at + 1, StringComparison.Ordinal))
            if (IsWhole(asked, at, keyword)) yield return at;
    }

    // A Chinese word has no borders; an English one has, or “ai” would be found in “said”.
    private static bool IsWhole(string asked, int at, string keyword) =>
        !(char.IsAsciiLetterOrDigit(keyword[0]) && at > 0 && char.IsAsciiLetterOrDigit(asked[at - 1]))
        && !(char.IsAsciiLetterOrDigit(keyword[^1]) && at + keyword.Length < asked.Length && char.IsAsciiLetterOrDigit(asked[at + keyword.Length]));

    // 三.2, 三、2, 条款三.2, clause 3.2; 三 or 3.2 alone when nothing else was said: 三门课 and 2.5 学分 name no clause.
    private IEnumerable<NoticeClause> Ids(string asked)
    {
        foreach (Match match in ClauseId().Matches(asked))
        {
            var (part, number) = (match.Groups["part"].Value, match.Groups["number"].Value);
            var meant = match.Groups["called"].Success || match.Groups["kind"].Success || match.Value.Trim() == Bare(asked);
            if (!meant && (number.Length == 0 || char.IsAsciiDigit(part[0]))) continue;
            var id = char.IsAsciiDigit(part[0]) ? $"{"一二三四五"[part[0] - '1']}" : part;
            foreach (var clause in notice.Clauses)
                if (number.Length > 0 ? clause.Id == $"{id}.{number}" : clause.Id == id || clause.Id.StartsWith($"{id}.", StringComparison.Ordinal)) yield return clause;
        }
    }

    private static string Bare(string asked) => Particles().Replace(asked, "").Trim();

    /// <summary>Lower case, half width, one kind of stop between the numbers of a clause, no other punctuation.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var narrow = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (char.IsWhiteSpace(narrow))
            {
                // Between English words a blank means something, beside Chinese ones nothing: 附件 1 is 附件1.
                if (folded.Length > 0 && char.IsAscii(folded[^1]) && folded[^1] != ' ') folded.Append(' ');
                continue;
            }

            if (narrow is '、' or '。' or '·' or '．') narrow = '.';
            if (!char.IsLetterOrDigit(narrow) && narrow is not ('.' or '-' or '/' or '%' or '+')) continue;
            if (!char.IsAscii(narrow) && folded.Length > 0 && folded[^1] == ' ') folded.Length--;
            folded.Append(char.ToLowerInvariant(narrow));
        }

        return folded.ToString().Trim(' ', '.');
    }

    [GeneratedRegex(@"(?<called>条款|通知|clause|section)?\s*第?\s*(?<part>[一二三四五]|(?<![0-9.])[1-5](?![0-9]))(\s*[.-]\s*(?<number>[1-5])(?![0-9])|(?<=[一二三四五])(?<number>[1-5])(?![0-9]))?\s*(?<kind>部分|条)?")]
    private static partial Regex ClauseId();

    [GeneratedRegex(@"是什么内容|有什么要求|有何要求|有哪些要求|的?要求|是什么|说什么|讲什么|怎么说|什么|请问|关于|的?规定|的?内容|的?原文|[吗呢啊吧的]|what does|what is|what about|say|please")]
    private static partial Regex Particles();
}

/// <summary>What a question found in the notice.</summary>
/// <param name="IsUntold">It asks for what is not ours to tell.</param>
public sealed record NoticeFinding(IReadOnlyList<NoticeClause> Clauses, bool IsUntold)
{
    /// <summary>Nothing.</summary>
    public static NoticeFinding Nothing { get; } = new([], false);
}
