using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Rules;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Review;

/// <summary>How near an expert's field is to a programme.</summary>
public enum FieldMatch
{
    /// <summary>A field of the expert stands in the programme's texts, or one of those texts in the expert's field.</summary>
    Whole,

    /// <summary>They share two neighbouring characters that are no general word such as 工程 or 技术.</summary>
    Near,

    /// <summary>Nothing in common that a reader of names could see.</summary>
    None,
}

/// <summary>
/// How an expert's field (评审专家的专业领域) fits a programme, told from names alone: the fields of the expert against the programme's name, its
/// field and direction of annex 1, its frontier and its host majors. It is a hint for sharing out the work, and no judgement of anybody.
/// </summary>
/// <param name="Term">What they have in common, as it is written; empty for none.</param>
public sealed record FieldFit(FieldMatch Match, string Term)
{
    private static readonly char[] s_separators = ['、', '，', ',', '；', ';', '/', '／', '|', '\n', ' ', '　', '（', '）', '(', ')'];
    private static readonly string[] s_general = ["工程", "技术", "科学", "应用", "管理", "专业", "方向", "研究", "理论", "系统", "设计", "与", "及", "和", "类", "学"];

    /// <summary>Nothing in common.</summary>
    public static FieldFit Not { get; } = new(FieldMatch.None, "");

    /// <summary>The fit of this expert to this programme.</summary>
    public static FieldFit Of(Expert expert, Proposal proposal, IReadOnlyList<Direction> directions) => Of(Terms(expert.Field), Texts(proposal, directions));

    internal static IReadOnlyList<(string Text, string Plain)> Terms(string field) =>
        [.. field.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => (Text: t, Plain: Spelling.Of(t))).Where(t => t.Plain.Length > 1).DistinctBy(t => t.Plain)];

    internal static IReadOnlyList<(string Text, string Plain)> Texts(Proposal proposal, IReadOnlyList<Direction> directions)
    {
        var answers = proposal.Answers;
        var (field, direction) = (answers["industryField"], answers["direction"]);
        var texts = new[] { proposal.Name, answers["directionNote"], answers["frontierFocus"] }
            .Concat(directions.Where(d => Annex1.IsOf(d, field)).Select(d => d.FieldName).Append(field).Take(1))
            .Concat(directions.Where(d => d.Code == direction && Annex1.IsOf(d, field)).Select(d => d.Name).Take(1))
            .Concat(answers.Rows("hostMajors").Select(r => r["name"]));
        return [.. texts.Select(t => (Text: t, Plain: Spelling.OfProgramme(t))).Where(t => t.Plain.Length > 1).DistinctBy(t => t.Plain)];
    }

    internal static FieldFit Of(IReadOnlyList<(string Text, string Plain)> terms, IReadOnlyList<(string Text, string Plain)> texts)
    {
        foreach (var (text, plain) in terms)
        {
            if (s_general.Contains(plain)) continue;
            if (texts.Any(t => t.Plain.Contains(plain, StringComparison.Ordinal) || plain.Contains(t.Plain, StringComparison.Ordinal))) return new(FieldMatch.Whole, text);
        }

        foreach (var pair in terms.SelectMany(t => Pairs(t.Plain)))
            if (texts.Any(t => t.Plain.Contains(pair, StringComparison.Ordinal))) return new(FieldMatch.Near, pair);
        return Not;
    }

    // 数据科学与大数据技术: 数据, 大数, 数据. Words of Latin letters count whole: two letters in common are chance.
    private static IEnumerable<string> Pairs(string term)
    {
        foreach (var piece in term.Split(s_general, StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.All(char.IsAscii))
            {
                if (piece.Length > 2) yield return piece;
                continue;
            }

            for (var i = 0; i + 1 < piece.Length; i++)
                if (!char.IsAscii(piece[i]) && !char.IsAscii(piece[i + 1])) yield return piece.Substring(i, 2);
        }
    }
}
