using MicroMajor.Domain.Proposals;

namespace MicroMajor.TeamsApp.Tests.Proposals;

/// <summary>A form that every hard rule lets pass, section by section, as a person would type it; people and firms are made up.</summary>
internal static class FilledForm
{
    public static readonly string Demand = "辽宁沿海经济带的装备制造企业正在进行数字化改造，既懂业务又会用数据的毕业生不足；本微专业面向数学、统计与师范类专业学生，补上数据采集、清洗、建模与呈现的能力，契合国家数字经济发展规划和区域产业转型的需要，学生就业去向包括企业数据岗位、政务数据部门与中小学信息化岗位。";
    public static readonly string Difference = "现有统计学专业侧重理论与推断，本微专业以真实业务数据的处理为主线，培养目标是能独立完成一个数据项目的应用人才，课程体系全部为项目制课程，与现有专业课程不重复。";

    /// <summary>The scalar fields by section.</summary>
    public static IReadOnlyDictionary<string, (string Field, string Text)[]> Fields { get; } = new Dictionary<string, (string, string)[]>
    {
        ["basics"] = [("programName", "数据分析与应用"), ("applyDate", "2025-06-16"), ("coUnits", "U02")],
        ["direction"] = [("type", "urgent"), ("industryField", "F1"), ("direction", "F1-1")],
        ["audience"] = [("targetAudience", "bachelor"), ("targetGrades", "3,4"), ("enrollmentQuota", "60"), ("classSize", "30"), ("servedFlaggedMajors", "统计学")],
        ["targets"] = [("targetWholeSchool", "true")],
        ["schedule"] = [("duration", "2s"), ("deliveryMode", "mixed"), ("enrolDate", "2025-09-01"), ("startDate", "2025-09-08"), ("endDate", "2026-06-20"), ("buildStart", "2025-09-01"), ("buildEnd", "2027-08-31"), ("recognition", "credits,certificate")],
        ["need"] = [("introduction", "面向数字经济的微专业。"), ("demandAnalysis", Demand), ("difference", Difference)],
        ["goals"] = [("positioning", "应用型"), ("objectives", "能独立完成数据项目"), ("requirements", "修满15学分并完成一个项目")],
        ["curriculum"] = [("curriculumDesign", "五门核心课程，由浅入深。"), ("teachingPlan", "两个学期，项目考核，修满学分结业。")],
        ["lead"] = [("lead.name", "周明"), ("lead.title", "教授"), ("lead.phone", "13800000000"), ("lead.research", "应用统计"), ("lead.duties", "制定方案，主讲数据建模"), ("lead.management", "曾任教研室主任六年"), ("lead.ack", "true")],
        ["partners"] = [("isIndustryAcademic", "false")],
        ["guarantee"] = [("guarantee", "有机房与数据平台"), ("argumentation.date", "2025-06-10"), ("argumentation.form", "学院教学指导委员会会议"), ("argumentation.participants", "周明、李静、王海"), ("argumentation.conclusion", "必要且可行")],
    };

    /// <summary>The tables' rows, in the order in which they can be filled (courses name a member of the team).</summary>
    public static IReadOnlyList<(string Table, (string Column, string Text)[][] Rows)> Tables { get; } =
    [
        ("hostMajors", [[("name", "统计学"), ("code", "071201"), ("basis", "provincial")]]),
        ("team", [[("name", "周明"), ("title", "教授"), ("unit", "数学与信息科学学院"), ("field", "统计"), ("toTeach", "数据采集、数据建模、综合项目"), ("source", "school")], [("name", "李静"), ("title", "副教授"), ("unit", "教育科学学院"), ("field", "教育技术"), ("toTeach", "数据清洗、数据可视化"), ("source", "school")]]),
        ("courses", [Course("数据采集", "1", "r1"), Course("数据清洗", "1", "r2"), Course("数据可视化", "1", "r2"), Course("数据建模", "2", "r1"), Course("综合项目", "2", "r1")]),
    ];

    /// <summary>The same as answers.</summary>
    public static Answers Answers { get; } = Tables.SelectMany(t => t.Rows.Select((r, i) => (t.Table, Row: new Row($"r{i + 1}", r.Select(c => KeyValuePair.Create(c.Column, c.Text))))))
        .Aggregate(Fields.Values.SelectMany(f => f).Aggregate(Answers.None, (a, f) => a.With(f.Field, f.Text)), (a, r) => a.WithRow(r.Table, r.Row));

    private static (string, string)[] Course(string name, string semester, string teacher) =>
        [("name", name), ("isCore", "true"), ("credits", "3"), ("hours", "48"), ("theoryHours", "24"), ("practiceHours", "24"), ("semester", semester), ("mode", "mixed"), ("teacher", teacher)];
}
