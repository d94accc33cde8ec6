using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Tests;

/// <summary>Made-up programmes: as most are, with hardly anything filled in, and with everything at its limit.</summary>
internal static class Programmes
{
    private static readonly string[] CourseNames = ["低空飞行器原理与安全法规", "无人机系统与编程", "巡检图像智能分析", "多源传感器数据处理", "低空巡检综合实训", "人工智能应用基础", "数字孪生与仿真", "创新项目实践"];
    private static readonly string[] Names = ["陈思齐", "王若谷", "李明哲", "赵云帆", "孙怀瑾", "吴清欢", "郑知行", "冯予安", "欧阳景行", "褚望舒"];

    public static readonly DateTimeOffset DecidedAt = new(2025, 7, 8, 15, 59, 59, TimeSpan.Zero);

    public static readonly IReadOnlyList<Unit> Units =
    [
        new("cs", "计算机与软件学院", true, []),
        new("biz", "商学院", true, []),
        new("med", "健康管理学院", true, []),
    ];

    public static readonly IReadOnlyList<Direction> Directions =
    [
        new("digital", "数字经济", "d1", "数据要素流通与治理", "made-up", "test"),
        new("low", "低空经济", "l1", "低空智能巡检", "made-up", "test"),
    ];

    public static readonly Round Round = new("2025-spring", new("2025年春季申报", "Spring 2025"), 2025, DecidedAt.AddDays(-40), DecidedAt.AddDays(-13), "云山师范学院", new());

    public static readonly PersonId Office = new("office");

    public static FilingSnapshot Frozen(Proposal proposal) =>
        FilingSnapshot.Of(proposal, FormEditions.Shipped.Of(proposal), Round, Units.First(u => u.Code == proposal.UnitCode), Units, Directions);

    public static Proposal Recommended(string id, Answers answers, string unit = "cs", string opinion = "") => new(id, Round.Id, unit, new PersonId("owner"), "林知远")
    {
        State = ProposalState.Recommended,
        Answers = answers,
        UnitOpinion = opinion,
        Decision = new Decision(true, "推荐", 86.4m, Office, DecidedAt),
        UpdatedAt = DecidedAt,
    };

    public static FilingSnapshot Normal(string id = "WZY-2025-0007") => Frozen(Recommended(id, NormalAnswers, opinion: "该微专业依托我院国家级一流专业，定位准确，课程体系完整，教学团队结构合理，合作企业实质参与课程开发与实践教学，办学条件有保障。经学院教学指导委员会论证、党政联席会议审议，同意申报。"));

    public static FilingSnapshot Minimal => Frozen(Recommended("WZY-2025-0001", Answers.None.With("programName", "养老服务管理").With("type", "applied"), "med"));

    public static FilingSnapshot AtTheLimits => Frozen(Recommended("WZY-2025-0099", FullAnswers, "biz", string.Concat(Enumerable.Repeat("同意申报，并承诺落实场地、经费与师资。", 25))));

    public static Answers NormalAnswers { get; } = Answers.None
        .With("programName", "低空智能巡检技术").With("applyDate", "2025-06-18").With("coUnits", "biz,med")
        .With("type", "urgent").With("industryField", "low").With("direction", "l1")
        .WithRows("hostMajors", [Row(1, ("name", "计算机科学与技术"), ("code", "080901"), ("basis", "national")), Row(2, ("name", "软件工程"), ("code", "080902"), ("basis", "other"), ("basisNote", "省级卓越工程师计划"))])
        .With("targetAudience", "bachelor").With("targetGrades", "3,4").With("enrollmentQuota", "60").With("classSize", "30").With("servedFlaggedMajors", "信息管理与信息系统")
        .With("targetWholeSchool", "false")
        .WithRows("targetMajors", [Row(1, ("name", "信息管理与信息系统"), ("declining", "true")), Row(2, ("name", "地理科学")), Row(3, ("name", "工商管理"))])
        .With("duration", "2s").With("deliveryMode", "mixed").With("enrolDate", "2025-09-01").With("startDate", "2025-09-15").With("endDate", "2026-06-20").With("buildStart", "2025-09-01").With("buildEnd", "2027-08-31").With("recognition", "credits,certificate")
        .With("introduction", Prose(2, 260)).With("demandAnalysis", Prose(3, 480)).With("difference", Prose(1, 250))
        .With("positioning", Prose(1, 180)).With("objectives", Prose(2, 290)).With("requirements", Prose(2, 280))
        .With("curriculumDesign", Prose(2, 420)).With("teachingPlan", Prose(3, 600))
        .WithRows("team", Team(6)).WithRows("courses", Courses(6))
        .With("lead.name", "林知远").With("lead.title", "教授").With("lead.post", "副院长").With("lead.phone", "13800000007")
        .With("lead.research", "计算机视觉、无人机自主导航与电力设施智能巡检。").With("lead.duties", "主持培养方案制定与教学团队组建，主讲“低空飞行器原理”“巡检图像智能分析”。").With("lead.management", "任教学副院长六年，主持省级教学改革项目两项，负责专业认证工作。").With("lead.ack", "true")
        .WithRows("leadCourses", [Row(1, ("name", "数字图像处理"), ("credits", "3"), ("hours", "48")), Row(2, ("name", "机器学习"), ("credits", "2.5"), ("hours", "40"))])
        .With("isIndustryAcademic", "true").WithRows("industryPartners", [Row(1, ("name", "云山低空科技有限公司"), ("kind", "enterprise"), ("role", "courses,practice")), Row(2, ("name", "云山无人机行业协会"), ("kind", "association"), ("role", "practice"))])
        .With("coBuildUniversities", "青岭大学").With("guarantee", Prose(2, 420)).With("qualityAssurance", Prose(1, 200))
        .With("argumentation.date", "2025-06-12").With("argumentation.form", "专家论证会").With("argumentation.participants", "许望舒、周怀瑾、何清晏、罗予安、宋听澜").With("argumentation.conclusion", "专家组一致认为该微专业需求明确、特色鲜明、条件具备，同意设置。");

    public static Answers FullAnswers { get; } = FormDefinitions.Current.Fields
        .Where(f => f.Type == FieldType.LongText)
        .Aggregate(NormalAnswers, (a, f) => a.With(f.Key, Prose(4, f.AdvisedLength > 0 ? 800 : 200)))
        .With("programName", "面向未来产业的人工智能与低空经济融合创新综合实践能力培养项目").With("lead.name", "阿卜杜热依木·买买提艾力·托合提").With("type", "urgent").With("direction", "other").With("directionNote", Prose(1, 100))
        .WithRows("courses", Courses(20)).WithRows("team", Team(30))
        .WithRows("hostMajors", Enumerable.Range(1, 10).Select(i => Row(i, ("name", $"信息与计算科学（师范类实验班）{i}"), ("code", "070102"), ("basis", "other"), ("basisNote", Prose(1, 60)))))
        .WithRows("targetMajors", Enumerable.Range(1, 30).Select(i => Row(i, ("name", $"公共事业管理专业方向{i}"), ("declining", i % 2 == 0 ? "true" : "false"))))
        .WithRows("industryPartners", Enumerable.Range(1, 10).Select(i => Row(i, ("name", $"云山市第{i}智能装备与低空数字服务产业研究院有限责任公司"), ("kind", "institute"), ("role", "courses,practice,other"))))
        .WithRows("justifications", [Row(1, ("rule", "C-06"), ("text", Prose(1, 300))), Row(2, ("rule", "C-08"), ("text", Prose(1, 500)))]);

    /// <summary>So many programmes of one college; the second has hardly anything filled in.</summary>
    public static IReadOnlyList<FilingSnapshot> College(int programmes) =>
    [
        .. Enumerable.Range(1, programmes).Select(i => i == 2
            ? Frozen(Recommended("WZY-2025-0002", Answers.None.With("programName", "养老服务管理").With("type", "applied")))
            : Frozen(Recommended($"WZY-2025-{i:0000}", NormalAnswers.With("programName", $"低空智能巡检技术{i}"), opinion: "同意申报。"))),
    ];

    /// <summary>Decisions on so many programmes of three colleges, one with a long name.</summary>
    public static DecisionSnapshot Decisions(int programmes, int undecided = 0) => DecisionSnapshot.Of(
        Round,
        [.. Enumerable.Range(1, programmes).Select(i => Frozen(Recommended($"WZY-2025-{i:0000}", (i == 3 ? FullAnswers : NormalAnswers).With("type", i % 2 == 0 ? "urgent" : "applied"), i % 3 == 0 ? "biz" : i % 3 == 1 ? "cs" : "med")))],
        undecided);

    /// <summary>The minutes of a meeting on so many programmes, of which the first so many are voted on; with a long name, long notes and recusals.</summary>
    public static MinutesSnapshot Minutes(int programmes, int voted = int.MaxValue) => new("2025-spring|1", "2025-spring", "2025年春季申报", "云山师范学院", 1, DecidedAt)
    {
        When = "2025年7月2日 14:30",
        Place = "行政楼301会议室",
        Chair = "林晓岚",
        Recorder = "周文博",
        Attendance = "应到 9 人，到会 7 人",
        Present = ["专家甲", "专家乙", "专家丙", "专家丁", "专家戊", "专家己", "阿卜杜热依木·买买提艾力·托合提"],
        Rule = "表决采用无记名投票，应投票人数的三分之二以上赞成为通过；须回避的人员不投票，也不计入应投票人数，弃权和未投的票计入。",
        Items =
        [
            .. Enumerable.Range(1, programmes).Select(i => new MinutesItem(
                $"WZY-2025-{i:0000}", i == 3 ? "面向未来产业的人工智能与低空经济融合创新综合实践能力培养项目" : $"低空智能巡检技术{i}", i % 2 == 0 ? "计算机与软件学院" : "健康管理学院", i == 5 ? "" : $"{91.5m - i}",
                i % 3 == 0 ? "专家甲（来自申报单位。）、专家乙（会上提出回避）" : "", i > voted ? null : new(i % 3 == 0 ? 5 : 7, i % 4 == 0 ? 3 : 5, i % 4 == 0 ? 2 : 0, 0),
                i > voted ? "" : i % 4 == 0 ? "建议不推荐" : "建议推荐", i % 2 == 0 ? Prose(1, i == 6 ? 500 : 90) : "")),
        ],
        IsFinal = voted >= programmes,
    };

    /// <summary>A paper for an expert, with so many remarks, every fifth of them long.</summary>
    public static ReviewPaper Paper(FilingSnapshot programme, int remarks) => new(
        programme, "2025年春季申报", Rubrics.Current,
        [.. Enumerable.Range(0, remarks).Select(i => new ReviewRemark(i % 8 < 7 ? Rubrics.Current.Items[i % 8].Key : "", $"提示：核心课程为4门，通知为5门左右。{(i % 5 == 0 ? Prose(1, 280) : "")}"))], 30)
    {
        DueAt = DecidedAt,
    };

    public static RoundSnapshot Summary(int programmes) =>
        RoundSnapshot.Of(Round, [.. Enumerable.Range(1, programmes).Select(i => Normal($"WZY-2025-{i:0000}"))]);

    /// <summary>Weak majors: by rate, by place, by both, by flag; with two directions, one, and none.</summary>
    public static IReadOnlyList<Duty> Duties(int majors)
    {
        string[] names = ["养老服务管理", "公共事业管理", "信息与计算科学（师范类）", "市场营销", "广播电视学", "劳动与社会保障"];
        return [.. Enumerable.Range(1, majors).Select(i =>
        {
            var (code, name) = ($"1202{i:00}", names[(i - 1) % names.Length]);
            var rate = new EmploymentRate(code, name, 2024, i % 4 == 0 ? null : 40m + i, null, null, "", new(2025, 6, 1), i % 4 == 0 ? "区域岗位需求逐年减少" : "");
            IReadOnlyList<WeakReason> reasons = i % 4 == 0 ? [WeakReason.Flagged] : i % 2 == 0 ? [WeakReason.BelowHalf, WeakReason.LastThird] : [WeakReason.LastThird];
            IReadOnlyList<EnablingDirection> directions = [.. new[] { new EnablingDirection("智慧康养服务", "cs", "WZY-2025-0001"), new EnablingDirection("数字营销与直播运营", "biz", "") }.Take(i % 3)];
            return new Duty(new(new(code, name, "cs", []), rate, i % 4 == 0 ? null : 36 - i, 36, reasons) { Label = name }, directions, directions.Count == 0);
        })];
    }

    public static IEnumerable<Row> Courses(int count) => Enumerable.Range(1, count).Select(i => Row(i,
        ("name", CourseNames[(i - 1) % CourseNames.Length] + (i > CourseNames.Length ? "（进阶）" : "")), ("module", i <= 2 ? "基础模块" : i <= 4 ? "核心模块" : "实践模块"), ("isCore", i <= 5 ? "true" : "false"),
        ("credits", i == 3 ? "2.5" : "2"), ("hours", i == 3 ? "40" : "32"), ("theoryHours", "16"), ("practiceHours", i == 3 ? "24" : "16"), ("semester", i <= 3 ? "1" : "2"),
        ("start", count > 10 ? "2025-09-15" : ""), ("end", count > 10 ? "2025-12-28" : ""), ("mode", i % 2 == 0 ? "mixed" : "offline"), ("teacher", $"r{((i - 1) % 6) + 1}"), ("assessment", i % 2 == 0 ? "项目考核" : "考试"), ("note", count > 10 ? "校企合作开发" : "")));

    public static IEnumerable<Row> Team(int count) => Enumerable.Range(1, count).Select(i => Row(i,
        ("name", Names[(i - 1) % Names.Length]), ("age", $"{35 + (i % 20)}"), ("title", i % 3 == 0 ? "高级工程师" : "副教授"), ("unit", i % 3 == 0 ? "云山低空科技有限公司" : "cs"), ("field", i % 3 == 0 ? "无人机制造" : "计算机视觉"),
        ("taught", "数字图像处理、机器学习"), ("toTeach", CourseNames[(i - 1) % CourseNames.Length]), ("source", i % 3 == 0 ? "enterprise" : "school")));

    public static Row Row(int id, params (string Column, string Text)[] cells) => new($"r{id}", cells.Select(c => KeyValuePair.Create(c.Column, c.Text)));

    /// <summary>Paragraphs of plausible Chinese, together so many characters long.</summary>
    public static string Prose(int paragraphs, int characters)
    {
        const string Sentences = "本微专业面向国家战略性新兴产业与区域经济社会发展需要，聚焦低空经济、数字经济等人才急需领域。课程围绕“基础—核心—实践”三个模块设置，强调项目驱动与真实场景训练，着力提升学生解决复杂实际问题的能力。据对省内120家企业的调研，未来三年相关岗位年均需求超过2600人，而现有毕业生中仅有约18.5%具备所需的复合能力。学生完成全部课程并通过综合考核后，由学校认定相应学分并颁发学习证书。教学采用线上线下混合方式，充分利用国家智慧教育平台（Smart Education of China）资源。";
        var each = characters / paragraphs;
        return string.Join("\n", Enumerable.Range(0, paragraphs).Select(p => string.Concat(Enumerable.Repeat(Sentences[(p * 31)..], (each / (Sentences.Length - (p * 31))) + 1))[..(each - 1)] + "。"));
    }
}
