using MicroMajor.Domain.Proposals;

namespace MicroMajor.Kit;

/// <summary>One form filled in as a college would: five courses of three credits, legal in every rule. All of it is made up.</summary>
public static class CompleteForm
{
    private static readonly string[] CourseNames = ["数据思维与Python基础", "商务数据可视化", "机器学习应用实践", "数据治理与安全", "数据分析综合项目"];

    private static readonly (string Name, string Title, string Unit, string Field, string Source)[] Members =
    [
        ("陈思远", "教授", "计算机与软件学院", "数据分析", "school"),
        ("许知秋", "副教授", "经济与管理学院", "商务智能", "school"),
        ("韩景行", "讲师", "计算机与软件学院", "机器学习", "school"),
        ("沈云舟", "副教授", "数学与统计学院", "数据治理", "school"),
        ("秦望舒", "高级工程师", "海岳数据科技有限公司", "数据产品", "enterprise"),
    ];

    /// <summary>The answers.</summary>
    public static Answers Answers { get; } = Texts.Aggregate(Domain.Proposals.Answers.None, (a, t) => a.With(t.Field, t.Text))
        .WithRows("hostMajors", [Row(1, ("name", "计算机科学与技术"), ("code", "080901"), ("basis", "provincial"))])
        .WithRows("targetMajors", [Row(1, ("name", "市场营销"), ("declining", "true")), Row(2, ("name", "工商管理"), ("declining", "false"))])
        .WithRows("courses", Courses(5, 3m))
        .WithRows("team", Members.Select((m, i) => Row(i + 1,
            ("name", m.Name), ("age", $"{36 + i}"), ("title", m.Title), ("unit", m.Unit), ("field", m.Field), ("taught", "程序设计基础"), ("toTeach", CourseNames[i]), ("source", m.Source))))
        .WithRows("leadCourses", [Row(1, ("name", "数据库原理"), ("credits", "3"), ("hours", "48"))])
        .WithRows("industryPartners", [Row(1, ("name", "海岳数据科技有限公司"), ("kind", "enterprise"), ("role", "courses,practice"))]);

    /// <summary>So many complete core courses of so many credits each, 16 hours a credit, taught by the team in turn.</summary>
    public static IReadOnlyList<Row> Courses(int count, decimal credits) => [.. Enumerable.Range(0, count).Select(i => Row(i + 1,
        ("name", i < CourseNames.Length ? CourseNames[i] : $"专题研讨{i + 1}"), ("module", i == 0 ? "基础" : "核心"), ("isCore", "true"),
        ("credits", Text(credits)), ("hours", Text(credits * 16m)), ("theoryHours", Text(credits * 10m)), ("practiceHours", Text(credits * 6m)),
        ("semester", i < 3 ? "1" : "2"), ("start", i < 3 ? "2025-09-15" : "2026-03-02"), ("end", i < 3 ? "2026-01-16" : "2026-06-19"),
        ("mode", "mixed"), ("teacher", $"r{i % 5 + 1}"), ("assessment", "过程考核与项目考核"), ("note", "")))];

    private static (string Field, string Text)[] Texts =>
    [
        ("programName", "智能数据分析与应用"), ("applyDate", "2025-06-18"), ("coUnits", "econ,math"),
        ("type", "applied"), ("applicationMode", "ai"),
        ("targetAudience", "bachelor"), ("targetGrades", "3,4"), ("enrollmentQuota", "60"), ("classSize", "30"),
        ("servedFlaggedMajors", "市场营销"),
        ("employability", "市场营销等专业的学生缺少数据处理和分析能力，岗位竞争力不足。"),
        ("targetWholeSchool", "false"),
        ("duration", "1y"), ("deliveryMode", "mixed"), ("enrolDate", "2025-09-05"), ("startDate", "2025-09-15"), ("endDate", "2026-06-26"),
        ("buildStart", "2025-09-01"), ("buildEnd", "2027-08-31"), ("recognition", "credits,certificate"),
        ("introduction", "本微专业面向经管类高年级本科生，用五门课程、一学年时间，围绕真实业务数据训练采集、清洗、分析、建模和表达的完整能力，学生以小组完成一个企业项目结业。"),
        ("demandAnalysis", "区域内制造、零售和文旅企业正在推进数字化转型，数据分析岗位需求持续增长，而熟悉业务又能动手分析数据的毕业生不足。学院走访了十二家用人单位，普遍希望毕业生能独立完成从取数到报告的工作。开设本微专业，契合国家数字经济发展和辽东地区产业升级的需要，能直接提升相关专业学生的就业竞争力。"),
        ("difference", "现有专业以学科知识为主线，本微专业以岗位任务为主线：课程不与现有专业重名，不要求先修高等数学，突出业务场景、项目实践和人工智能工具的综合应用，培养目标和课程体系均有明显差异。"),
        ("positioning", "面向数据分析应用岗位，培养懂业务、会工具、能表达的应用型人才。"),
        ("objectives", "学生能够理解数据分析的基本原理和规范，能够使用常用工具完成取数、清洗、分析和可视化，能够应用机器学习方法解决一个真实业务问题，并以报告和答辩的方式表达结论。"),
        ("requirements", "修满十五学分，完成综合项目并通过答辩；考核合格者认定相应学分，颁发学习证书。"),
        ("curriculumDesign", "课程由基础、核心、综合三层组成：先学数据思维与编程，再学可视化、机器学习和数据治理，最后以综合项目贯通。每门课程三学分，实践学时不低于三分之一，课程之间以同一套企业数据衔接。"),
        ("teachingPlan", "第一学期开设三门课程，第二学期开设两门课程，利用周末和晚间授课，线上自学与线下研讨结合。过程考核占六成，项目考核占四成。全部课程合格并通过综合项目答辩者结业。"),
        ("lead.name", "陈思远"), ("lead.title", "教授"), ("lead.post", "系主任"), ("lead.phone", "13900000001"),
        ("lead.research", "数据挖掘、商务智能"), ("lead.duties", "主持培养方案制定和团队组建，主讲数据思维与Python基础。"),
        ("lead.management", "任系主任六年，主持两轮人才培养方案修订和一项省级教学改革项目。"), ("lead.ack", "true"),
        ("isIndustryAcademic", "true"),
        ("coBuildUniversities", "海东理工学院"), ("shareUniversities", "海东理工学院\n滨江学院"),
        ("guarantee", "现有数据分析实验室两间，计算服务器四台；与海岳数据科技有限公司共建实践基地；学院安排专项经费用于课程建设和企业教师课酬。"),
        ("qualityAssurance", "建立负责人、学院、教务处三级质量监控，每学期开展学生评教和企业反馈，结果用于下一轮修订。"),
        ("argumentation.date", "2025-06-12"), ("argumentation.form", "学院教学指导委员会会议"),
        ("argumentation.participants", "学院教学指导委员会委员七人、企业代表一人"),
        ("argumentation.conclusion", "需求明确，课程体系完整，师资和条件具备，同意申报。"),
    ];

    private static Row Row(int number, params IEnumerable<(string Column, string Text)> cells) => new($"r{number}", cells.Select(c => KeyValuePair.Create(c.Column, c.Text)));

    private static string Text(decimal number) => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
