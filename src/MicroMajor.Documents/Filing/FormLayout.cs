namespace MicroMajor.Documents.Filing;

/// <summary>
/// What stands where in the form: the order of the only attested form of the kind, with the rows that the notice adds.
/// It names keys of the form definition; a field that it does not name is printed all the same, before the opinions.
/// </summary>
internal static class FormLayout
{
    public static IReadOnlyList<LayoutSection> Sections { get; } =
    [
        new("一、微专业基本情况",
            new Pair("programName", "type"),
            new Pair("schoolName", "hostUnit"),
            new Wide("coUnits"),
            new Pair("industryField", "direction"),
            new Wide("applicationMode"),
            new Wide("frontierFocus", "聚焦产业"),
            new Pair("targetAudience", "targetGrades"),
            new Wide("targetMajors"),
            new Wide("decliningMajors", "其中需求减少或就业薄弱专业"),
            new Wide("servedFlaggedMajors", "服务的就业薄弱专业"),
            new Pair("enrollmentQuota", "classSize"),
            new Pair("duration", "deliveryMode"),
            new Pair("applyDate", "enrolDate"),
            new Pair("startDate", "endDate", "", "全部完成时间"),
            new Pair("buildStart", "buildEnd"),
            new Pair("courseCount", "coreCourseCount"),
            new Pair("totalCredits", "totalHours"),
            new Pair("recognition", "isIndustryAcademic"),
            new Inset("hostMajors", new("name", 42), new("code", 28), new("basis", 60)),
            new Inset("industryPartners", new("name", 56), new("kind", 24), new("role", 50)),
            new Wide("coBuildUniversities"),
            new Wide("shareUniversities")),
        new("二、建设必要性与人才培养方案",
            new Narrative("introduction"),
            new Narrative("demandAnalysis"),
            new Narrative("positioning"),
            new Narrative("objectives"),
            new Narrative("requirements"),
            new Narrative("difference"),
            new Narrative("teachingPlan")),
        new("三、课程体系",
            new Narrative("curriculumDesign"),
            new Standing("courses", new("module", 31, Crowded: 22), new("name", 56, Left: true, Crowded: 44), new("isCore", 18, "核心", Crowded: 17), new("credits", 18, Crowded: 17), new("hours", 18, "学时", Crowded: 17),
                new("theoryHours", 18, "理论学时", Crowded: 17), new("practiceHours", 18, "实践学时", Crowded: 17), new("semester", 31, Crowded: 28), new("dates", 38, "起止日期", Spare: true), new("mode", 31, Crowded: 24),
                new("teacher", 31, Crowded: 24), new("assessment", 31, Crowded: 20), new("note", 22, Left: true, Spare: true))
            { Sums = ["credits", "hours", "theoryHours", "practiceHours"] }),
        new("四、师资队伍",
            new Pair("lead.name", "lead.title"),
            new Pair("lead.post", "lead.phone"),
            new Narrative("lead.research"),
            new Narrative("lead.duties"),
            new Narrative("lead.management"),
            new Inset("leadCourses", new("name", 74), new("credits", 28), new("hours", 28)),
            new Statement("lead.ack"),
            new Standing("team", new("name", 16), new("age", 10), new("title", 17), new("unit", 29), new("field", 20, "从事专业／行业"), new("taught", 23, Left: true), new("toTeach", 23, Left: true), new("source", 12))),
        new("五、建设条件与论证",
            new Narrative("guarantee"),
            new Narrative("qualityAssurance"),
            new Pair("argumentation.date", "argumentation.form"),
            new Wide("argumentation.participants"),
            new Narrative("argumentation.conclusion"),
            new Inset("justifications", new("rule", 46), new("text", 84, Left: true)) { IsSpare = true }),
    ];
}

/// <summary>A section under its heading.</summary>
internal sealed record LayoutSection(string Heading, params IReadOnlyList<LayoutItem> Items);

/// <summary>A place in the layout.</summary>
internal abstract record LayoutItem
{
    /// <summary>The keys that stand here.</summary>
    public abstract IReadOnlyList<string> Keys { get; }
}

/// <summary>Two short fields side by side; a label may be shorter than the one on the card, where there is more room.</summary>
internal sealed record Pair(string Left, string Right, string LeftLabel = "", string RightLabel = "") : LayoutItem
{
    public override IReadOnlyList<string> Keys => [Left, Right];
}

/// <summary>A field that takes the whole row.</summary>
internal sealed record Wide(string Key, string Label = "") : LayoutItem
{
    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A long text over the whole width, its label above it.</summary>
internal sealed record Narrative(string Key) : LayoutItem
{
    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A sentence and the answer to it.</summary>
internal sealed record Statement(string Key) : LayoutItem
{
    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A small table set into the form beside its label.</summary>
internal sealed record Inset(string Key, params IReadOnlyList<LayoutColumn> Columns) : LayoutItem
{
    /// <summary>Left out while it has no rows.</summary>
    public bool IsSpare { get; init; }

    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A table that stands by itself, with a repeated header and, if columns are named, a sum.</summary>
internal sealed record Standing(string Key, params IReadOnlyList<LayoutColumn> Columns) : LayoutItem
{
    public IReadOnlyList<string> Sums { get; init; } = [];

    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A column: its key, its share of the width, a shorter title.</summary>
/// <param name="Spare">Left out while no row fills it in, so that it takes no room from the others.</param>
/// <param name="Crowded">Its share when spare columns are there; 0 for the same.</param>
internal sealed record LayoutColumn(string Key, int Share, string Title = "", bool Left = false, bool Spare = false, int Crowded = 0);
