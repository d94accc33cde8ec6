using System.Text.RegularExpressions;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Reading;

/// <summary>The words by which forms name the fields: those of the form itself, the shorter ones of its print, and those that forms of the kind use.</summary>
internal sealed partial class FormLabels
{
    private static readonly (string Label, string Key)[] s_others =
    [
        ("申报名称", "programName"), ("微专业", "programName"), ("专业名称", "programName"),
        ("微专业类型", "type"), ("建设类型", "type"), ("申报日期", "applyDate"), ("填报日期", "applyDate"),
        ("参与单位", "coUnits"), ("参与学院", "coUnits"), ("招生人数", "enrollmentQuota"), ("计划招生人数", "enrollmentQuota"),
        ("开班人数", "classSize"), ("修业年限", "duration"), ("学习年限", "duration"), ("开课日期", "startDate"), ("招生日期", "enrolDate"), ("结业时间", "endDate"),
        ("微专业简介", "introduction"), ("专业介绍", "introduction"), ("社会需求分析", "demandAnalysis"), ("建设必要性", "demandAnalysis"), ("必要性", "demandAnalysis"),
        ("培养要求", "requirements"), ("毕业要求", "requirements"), ("课程体系", "curriculumDesign"), ("人才培养方案", "teachingPlan"), ("培养方案", "teachingPlan"),
        ("保障条件", "guarantee"), ("建设条件", "guarantee"), ("质量保障", "qualityAssurance"), ("与现有专业的区别", "difference"),
        ("姓名", "lead.name"), ("负责人", "lead.name"), ("微专业负责人", "lead.name"), ("专业负责人", "lead.name"), ("负责人职称", "lead.title"), ("专业技术职务", "lead.title"),
        ("行政职务", "lead.post"), ("电话", "lead.phone"), ("手机", "lead.phone"), ("联系方式", "lead.phone"), ("研究方向", "lead.research"), ("教学管理经历", "lead.management"),
        ("合作单位", "industryPartners"), ("产教合作单位", "industryPartners"), ("面向专业", "targetMajors"), ("面向学科及专业", "targetMajors"), ("依托专业", "hostMajors"),
    ];

    private static readonly (string Label, string Table, string Column)[] s_otherColumns =
    [
        ("课程", "courses", "name"), ("课程模块", "courses", "module"), ("学时", "courses", "hours"), ("学时数", "courses", "hours"), ("课时", "courses", "hours"), ("学分数", "courses", "credits"),
        ("学期", "courses", "semester"), ("核心课程", "courses", "isCore"), ("核心", "courses", "isCore"), ("任课教师", "courses", "teacher"), ("主讲教师", "courses", "teacher"), ("教师", "courses", "teacher"),
        ("起止日期", "courses", "dates"), ("起止时间", "courses", "dates"), ("理论", "courses", "theoryHours"), ("实践", "courses", "practiceHours"),
        ("单位", "team", "unit"), ("工作单位", "team", "unit"), ("专业", "team", "field"), ("从事专业", "team", "field"), ("专业技术职务", "team", "title"), ("承担课程", "team", "toTeach"), ("授课课程", "team", "toTeach"),
        ("专业", "hostMajors", "name"), ("依据", "hostMajors", "basis"), ("学科或专业", "targetMajors", "name"), ("单位", "industryPartners", "name"), ("合作单位", "industryPartners", "name"),
    ];

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Table, string Column)>> columns = new(StringComparer.Ordinal);
    private readonly FormDefinition form;

    public FormLabels(FormEdition edition)
    {
        form = edition.Form;
        foreach (var field in form.Fields)
        {
            Add(field.Label.Zh, field.Key);
            Add(field.Label.En, field.Key);
            foreach (var column in field.Columns)
            {
                AddColumn(column.Label.Zh, field.Key, column.Key);
                AddColumn(column.Label.En, field.Key, column.Key);
            }
        }

        foreach (var item in FormLayout.Of(edition.Layout).Sections.SelectMany(s => s.Items))
        {
            if (item is Pair pair)
            {
                Add(pair.LeftLabel, pair.Left);
                Add(pair.RightLabel, pair.Right);
            }
            else if (item is Wide wide) Add(wide.Label, wide.Key);
            foreach (var column in item switch { Inset inset => inset.Columns, Standing standing => standing.Columns, _ => [] }) AddColumn(column.Title, item.Keys[0], column.Key);
        }

        foreach (var (label, key) in s_others) Add(label, key);
        foreach (var (label, table, column) in s_otherColumns) AddColumn(label, table, column);
    }

    /// <summary>The field of that label, or null.</summary>
    public string? FieldOf(string text) => text.Length <= 60 ? Spellings(text).Select(s => fields.GetValueOrDefault(s)).FirstOrDefault(k => k is not null) : null;

    /// <summary>Is it the word of some column?</summary>
    public bool IsColumn(string text) => text.Length <= 60 && Spellings(text).Any(columns.ContainsKey);

    /// <summary>Is it a text of some lines that may have its words below its label?</summary>
    public bool IsLong(string key) => form.Field(key)?.Type == FieldType.LongText;

    /// <summary>The table whose head this is: every cell is the word of a column, or a number's.</summary>
    public (string Table, IReadOnlyList<string> Columns)? HeadOf(IReadOnlyList<string> cells, string before)
    {
        if (cells.Count < 2 || cells.Any(c => FieldTexts.Plain(c).Length is 0 or > 40)) return null;
        var found = cells.Select(c => Spellings(c).Select(s => columns.GetValueOrDefault(s)).FirstOrDefault(c => c is not null) ?? []).ToList();
        var named = cells.Where((c, i) => found[i].Count > 0 || FieldTexts.Plain(c) is "序号" or "备注" or "编号").Count();
        if (named * 10 < cells.Count * 8) return null;
        var plain = FieldTexts.Plain(before);
        var best = found.SelectMany(f => f.Select(c => c.Table)).Distinct()
            .Select(t => (Table: t, Columns: found.Select(f => f.FirstOrDefault(c => c.Table == t).Column ?? "").ToList()))
            .Select(t => (t.Table, t.Columns, Count: t.Columns.Where(c => c.Length > 0).Distinct().Count(), Named: IsNamed(t.Table, plain)))
            .Where(t => t.Count >= 2 && t.Columns.Contains("name"))
            .OrderByDescending(t => t.Named).ThenByDescending(t => t.Count).ThenBy(t => form.Field(t.Table)!.Columns.Count)
            .FirstOrDefault();
        if (best.Table is null) return null;
        // A word that stands over two columns names the first.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return (best.Table, [.. best.Columns.Select(c => seen.Add(c) ? c : "")]);
    }

    private bool IsNamed(string table, string before) => before.Length > 0 && form.Field(table) is { } field && before.Contains(FieldTexts.Plain(field.Label.Zh), StringComparison.Ordinal);

    private void Add(string label, string key)
    {
        if (label.Length == 0 || form.Field(key) is null) return;
        foreach (var spelling in Spellings(label)) fields.TryAdd(spelling, key);
    }

    private void AddColumn(string label, string table, string column)
    {
        if (label.Length == 0 || form.Field(table) is null) return;
        foreach (var spelling in Spellings(label))
        {
            if (!columns.TryGetValue(spelling, out var places)) columns[spelling] = places = [];
            if (places.All(p => p.Table != table)) places.Add((table, column));
        }
    }

    // As it stands, and without its number in front and its remarks in brackets behind.
    private static IEnumerable<string> Spellings(string label)
    {
        var plain = FieldTexts.Plain(label);
        if (plain.Length == 0) yield break;
        yield return plain;
        var bare = Remark().Replace(Numbering().Replace(plain, ""), "");
        if (bare.Length > 0 && bare != plain) yield return bare;
    }

    [GeneratedRegex(@"^[(]?[0-9一二三四五六七八九十]{1,3}[)、.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"[(][^()]{0,60}[)]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Remark();
}
