using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Rounds;

/// <summary>What a column of a file may hold.</summary>
public enum ImportCell { Code, Name, Names, Note, YesNo, Rate, Whole, Year, Day, Unit, People, Person, Days }

/// <summary>A column that an import understands.</summary>
/// <param name="Aliases">What else the column is called; case, width, blanks, punctuation and what stands in parentheses do not matter.</param>
/// <param name="Example">A made-up value, to show the way.</param>
public sealed record ImportColumn(string Key, ImportCell Kind, Bilingual Label, string Example, params IReadOnlyList<string> Aliases)
{
    /// <summary>A blank cell says the same as the line above: merged cells come out so.</summary>
    public bool FillsDown { get; init; }

    /// <summary>Says where a row is from, not what it is: no change by itself.</summary>
    public bool IsStamp { get; init; }

    internal bool Is(string heading) => Aliases.Append(Label.Zh).Append(Label.En).Any(name => Spelling.Of(name) == heading);
}

/// <summary>The columns of the office's lists, and which a file must have.</summary>
public static class ImportColumns
{
    private static readonly IReadOnlyList<ImportColumn> Directions =
    [
        new("fieldCode", ImportCell.Code, new("领域代码", "Field code"), "A", "产业领域代码") { FillsDown = true },
        new("fieldName", ImportCell.Name, new("产业领域", "Field"), "（产业领域名称）", "领域", "领域名称", "产业领域名称", "急需紧缺领域", "industry field", "field name") { FillsDown = true },
        new("code", ImportCell.Code, new("方向代码", "Direction code"), "A01", "代码", "建设方向代码", "重点方向代码", "code"),
        new("name", ImportCell.Name, new("建设方向", "Direction"), "（建设方向名称）", "方向", "方向名称", "建设方向名称", "重点方向", "微专业建设方向", "direction name"),
        new("version", ImportCell.Code, new("目录版本", "Catalogue"), "2025", "版本", "version") { FillsDown = true },
        new("source", ImportCell.Note, new("来源", "Source"), "教就业司函〔2025〕13号", "文件", "来源文件") { FillsDown = true, IsStamp = true },
    ];

    private static readonly IReadOnlyList<ImportColumn> Units =
    [
        new("code", ImportCell.Code, new("单位代码", "Unit code"), "math", "代码", "学院代码", "code"),
        new("name", ImportCell.Name, new("单位名称", "Unit"), "数学学院", "单位", "名称", "学院", "学院名称", "教学单位", "name", "college"),
        new("teaches", ImportCell.YesNo, new("承担本科生培养任务", "Teaches undergraduates"), "是", "本科教学单位", "承担本科培养", "undergraduate teaching"),
        new("reviewers", ImportCell.People, new("审核人", "Reviewers"), "00000000-0000-4000-8000-000000000001", "教学副院长", "审核人账号", "reviewer"),
    ];

    private static readonly IReadOnlyList<ImportColumn> Majors =
    [
        new("code", ImportCell.Code, new("专业代码", "Major code"), "080901", "代码", "本科专业代码", "code"),
        new("name", ImportCell.Name, new("专业名称", "Major"), "计算机科学与技术", "专业", "名称", "本科专业", "本科专业名称", "name", "major name"),
        new("unit", ImportCell.Unit, new("开设学院", "Unit"), "计算机学院", "学院", "学院部", "所属学院", "所在学院", "单位", "开设单位", "学院代码", "college") { FillsDown = true },
        new("courses", ImportCell.Names, new("课程", "Courses"), "数据结构、操作系统", "课程名称", "主要课程", "核心课程", "主干课程", "course names"),
    ];

    private static readonly IReadOnlyList<ImportColumn> Employment =
    [
        new("majorCode", ImportCell.Code, new("专业代码", "Major code"), "080901", "代码", "本科专业代码", "code"),
        new("majorName", ImportCell.Name, new("专业名称", "Major"), "计算机科学与技术", "专业", "名称", "本科专业", "本科专业名称", "name", "major name"),
        new("year", ImportCell.Year, new("年度", "Year"), "2024", "年份", "毕业年份", "毕业年度", "届", "届别"),
        new("rate", ImportCell.Rate, new("去向落实率", "Destination rate"), "48.5%", "毕业去向落实率", "毕业生去向落实率", "本科毕业生去向落实率", "落实率", "就业率", "rate"),
        new("graduates", ImportCell.Whole, new("毕业生人数", "Graduates"), "60", "毕业人数", "人数", "毕业生数"),
        new("asOf", ImportCell.Day, new("统计日期", "As of"), "2024-12-31", "截止日期", "统计截止日期", "统计时间", "截至日期"),
        new("flagReason", ImportCell.Note, new("人工标记原因", "Reason of the flag"), "", "标记原因", "标记", "社会需求减少", "预警原因", "flag"),
        new("source", ImportCell.Note, new("来源", "Source"), "招生就业处", "数据来源") { IsStamp = true },
    ];

    private static readonly IReadOnlyList<ImportColumn> Experts =
    [
        new("name", ImportCell.Name, new("姓名", "Name"), "（姓名）", "专家", "专家姓名", "expert"),
        new("account", ImportCell.Person, new("账号", "Account"), "00000000-0000-4000-8000-000000000001", "专家账号", "对象id", "entra对象id", "object id"),
        new("unit", ImportCell.Unit, new("校内单位", "Unit"), "数学学院", "学院", "所在学院", "college"),
        new("organisation", ImportCell.Name, new("工作单位", "Organisation"), "（工作单位）", "单位", "所在单位", "校外单位", "employer"),
        new("field", ImportCell.Note, new("专业领域", "Field of work"), "数据分析、人工智能", "研究领域", "研究方向", "学科", "学科专业", "expertise"),
        new("maxLoad", ImportCell.Whole, new("最多评审份数", "Most reviews"), "20", "评审上限", "上限", "份数上限", "limit"),
        new("absences", ImportCell.Days, new("外出日期", "Absences"), "2025-07-01至2025-07-05", "外出", "外出时间", "不便时间", "absence"),
        new("languages", ImportCell.Names, new("评审语言", "Languages"), "中文、英文", "语言", "语种", "language"),
        new("deputy", ImportCell.Person, new("代理人账号", "Deputy"), "", "代理人", "代理"),
    ];

    /// <summary>The columns of a list, in the order in which they are explained.</summary>
    public static IReadOnlyList<ImportColumn> Of(OfficeList list) => list switch
    {
        OfficeList.Directions => Directions,
        OfficeList.Units => Units,
        OfficeList.Majors => Majors,
        OfficeList.Employment => Employment,
        OfficeList.Experts => Experts,
        _ => throw new ArgumentOutOfRangeException(nameof(list)),
    };

    /// <summary>The column of a list.</summary>
    public static ImportColumn Of(OfficeList list, string key) => Of(list).First(c => c.Key == key);

    /// <summary>What a file must have: of each group at least one column.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Needed(OfficeList list) => list switch
    {
        OfficeList.Directions => [["fieldName"], ["name"]],
        OfficeList.Units => [["code"], ["name"], ["teaches"]],
        OfficeList.Majors => [["code"], ["name"], ["unit"]],
        OfficeList.Experts => [["name"], ["account"], ["unit", "organisation"]],
        _ => [["majorCode", "majorName"], ["rate", "flagReason"]],
    };

    /// <summary>How many cells of a line are headings that some list knows: what a separator is told by.</summary>
    public static int Known(IReadOnlyList<string> cells) =>
        Enum.GetValues<OfficeList>().Max(list => cells.Select(c => Heading.Read(c).Name).Count(name => name.Length > 0 && Of(list).Any(k => k.Is(name))));
}

/// <summary>The heading of a column as somebody wrote it: 2024年度去向落实率（%）.</summary>
/// <param name="Name">去向落实率, spelt as names are compared.</param>
/// <param name="Year">2024, where the heading says it.</param>
internal sealed record Heading(string Name, int? Year)
{
    public static Heading Read(string cell)
    {
        var text = TypedCell.Text(cell);
        for (var open = text.IndexOfAny(['(', '（']); open >= 0; open = text.IndexOfAny(['(', '（']))
        {
            var close = text.IndexOfAny([')', '）'], open);
            text = close < 0 ? text[..open] : text.Remove(open, close - open + 1);
        }

        var name = Spelling.Of(text);
        if (name.Length < 4 || !int.TryParse(name.AsSpan(0, 4), out var year) || year is < 1990 or > 2100) return new(name, null);
        name = name[4..];
        foreach (var word in (string[])["年度", "年", "届"])
        {
            if (!name.StartsWith(word, StringComparison.Ordinal)) continue;
            name = name[word.Length..];
            break;
        }

        return new(name, year);
    }
}
