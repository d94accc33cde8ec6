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
            new Standing("courses", new("module", 16), new("name", 30, Left: true), new("isCore", 9, "核心"), new("credits", 9), new("hours", 10, "总学时"), new("theoryHours", 10, "理论学时"), new("practiceHours", 10, "实践学时"),
                new("semester", 13), new("dates", 20, "起止日期"), new("mode", 12), new("teacher", 15), new("assessment", 13), new("note", 13, Left: true))
            { Sums = ["credits", "hours", "theoryHours", "practiceHours"] }),
        new("四、师资队伍",
            new Pair("lead.name", "lead.title"),
            new Pair("lead.post", "lead.phone"),
            new Narrative("lead.research"),
            new Narrative("lead.duties"),
            new Narrative("lead.management"),
            new Inset("leadCourses", new("name", 74), new("credits", 28), new("hours", 28)),
            new Statement("lead.ack"),
            new Standing("team", new("name", 17), new("age", 10), new("title", 18), new("unit", 28), new("field", 24, "从事专业／行业"), new("taught", 24, Left: true), new("toTeach", 24, Left: true), new("source", 15))),
        new("五、建设条件与论证",
            new Narrative("guarantee"),
            new Narrative("qualityAssurance"),
            new Pair("argumentation.date", "argumentation.form"),
            new Wide("argumentation.participants"),
            new Narrative("argumentation.conclusion"),
            new Inset("justifications", new("rule", 46), new("text", 84, Left: true))),
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
    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A table that stands by itself, with a repeated header and, if columns are named, a sum.</summary>
internal sealed record Standing(string Key, params IReadOnlyList<LayoutColumn> Columns) : LayoutItem
{
    public IReadOnlyList<string> Sums { get; init; } = [];

    public override IReadOnlyList<string> Keys => [Key];
}

/// <summary>A column: its key, its share of the width, a shorter title.</summary>
internal sealed record LayoutColumn(string Key, int Share, string Title = "", bool Left = false);
