namespace MicroMajor.Demo;

/// <summary>What an owner would type: texts by field, rows by table. All of it made up.</summary>
internal sealed record TypedProposal(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows);

/// <summary>Made-up proposals, the same for the same seed and place.</summary>
internal static class MadeUp
{
    private sealed record Theme(string Unit, string Name, string Type, string Field, string Host, string Code, string Partner, string[] Courses);

    private static readonly Theme[] s_themes =
    [
        new("cs", "智能数据分析与应用", "applied", "数据分析", "计算机科学与技术", "080901", "海岳数据科技有限公司", ["数据思维与 Python 基础", "商务数据可视化", "机器学习应用实践", "数据治理与安全", "数据分析综合项目"]),
        new("econ", "跨境电商数智运营", "urgent", "跨境电商", "电子商务", "120801", "远帆供应链有限公司", ["跨境电商平台运营", "数字营销与内容创作", "国际物流与供应链", "电商数据分析", "跨境创业实训"]),
        new("life", "智慧健康养老服务管理", "urgent", "健康养老服务", "健康服务与管理", "120410", "青禾养老服务集团", ["老年健康评估", "智慧养老技术应用", "养老机构运营管理", "康复与照护实务", "社区养老综合实践"]),
        new("geo", "低空智慧测绘与环境监测", "urgent", "低空测绘", "地理信息科学", "070504", "江海市低空产业研究院", ["无人机系统与飞行安全", "低空遥感数据获取", "三维实景建模", "环境监测与数据解译", "低空作业综合实训"]),
        new("edu", "人工智能赋能教育教学", "applied", "智能教育", "教育技术学", "040104", "知行智慧教育科技有限公司", ["人工智能通识与伦理", "智能教学工具应用", "学习分析与评价", "数字教学资源设计", "智能课堂教学实践"]),
        new("media", "数字文创与品牌传播", "interdisciplinary", "数字文创", "视觉传达设计", "130502", "山海文化创意有限公司", ["文化资源数字化", "品牌策划与传播", "交互设计基础", "生成式人工智能创作", "文创产品综合设计"]),
        new("geo", "碳管理与绿色发展", "urgent", "碳管理", "环境科学", "082503", "绿衡环境咨询有限公司", ["碳核算方法与实务", "碳市场与碳金融", "企业绿色管理", "环境大数据应用", "碳管理综合实训"]),
        new("media", "新媒体内容创作与运营", "applied", "新媒体运营", "网络与新媒体", "050306", "云帆传媒有限公司", ["短视频策划与制作", "新媒体数据运营", "直播与场景营销", "传播法规与伦理", "新媒体综合项目"]),
        new("econ", "智能财务与风险管理", "interdisciplinary", "智能财务", "会计学", "120203K", "诚衡会计师事务所", ["智能财务基础", "财务大数据分析", "企业风险管理", "财务机器人应用", "智能财务综合实训"]),
        new("edu", "社区心理服务与社会工作", "applied", "心理服务", "应用心理学", "071102", "同行社会工作服务中心", ["社区心理服务导论", "心理评估与沟通", "危机干预基础", "社会工作实务", "社区服务综合实践"]),
    ];

    private static readonly string[] s_names = ["顾远", "梁书和", "宋知微", "邵明远", "温如玉", "黎川", "江一诺", "白景明", "方若水", "傅青山", "纪云帆", "楚天舒", "沐晨光", "陆星河", "言希文", "高远航"];

    /// <summary>The code of the unit that hosts the proposal at a place.</summary>
    public static string UnitOf(int seed, int index) => s_themes[(index + seed) % s_themes.Length].Unit;

    /// <summary>The proposal at a place, for a round of that year, in a unit of that name.</summary>
    public static TypedProposal Proposal(int seed, int index, int year, string owner, string unitName)
    {
        var theme = s_themes[(index + seed) % s_themes.Length];
        var lap = (index + seed) / s_themes.Length - seed / s_themes.Length;
        var name = lap == 0 ? theme.Name : $"{theme.Name}（{"二三四五六七八九十"[(lap - 1) % 9]}）";
        var team = Enumerable.Range(0, 5).Select(i => s_names[(seed * 3 + index * 5 + i) % s_names.Length]).ToArray();
        return new(Texts(theme, name, year, owner, index), Rows(theme, year, unitName, team));
    }

    private static Dictionary<string, string> Texts(Theme theme, string name, int year, string owner, int index)
    {
        var texts = new Dictionary<string, string>
        {
            ["programName"] = name,
            ["applyDate"] = $"{year}-06-18",
            ["type"] = theme.Type,
            ["targetAudience"] = "bachelor",
            ["targetGrades"] = "3,4",
            ["enrollmentQuota"] = $"{60 + index % 4 * 10}",
            ["classSize"] = "30",
            ["targetWholeSchool"] = "true",
            ["duration"] = "1y",
            ["deliveryMode"] = "mixed",
            ["enrolDate"] = $"{year}-09-05",
            ["startDate"] = $"{year}-09-15",
            ["endDate"] = $"{year + 1}-06-20",
            ["buildStart"] = $"{year}-07-01",
            ["buildEnd"] = $"{year + 2}-06-30",
            ["recognition"] = "credits,certificate",
            ["introduction"] = $"“{name}”微专业面向高年级本科生，围绕{theme.Field}的真实岗位任务组织教学，用一学年、五门课程帮助学生形成可以带走的能力和作品。",
            ["demandAnalysis"] = $"近年来区域内与{theme.Field}相关的岗位持续增加，用人单位普遍反映既懂专业又会使用数字工具的毕业生不足。经走访{theme.Partner}等单位并查阅本校近三届毕业生去向，{theme.Host}及相关专业学生在{theme.Field}方向的就业意愿强、转岗成本低。开设本微专业，契合国家和区域经济社会发展需要，有助于促进高质量充分就业。",
            ["difference"] = $"现有{theme.Host}专业以学科体系为主线，本微专业以{theme.Field}岗位任务为主线重新组织课程，五门课程均不与现有专业课程重名，强调项目实践与人工智能工具的综合应用，培养目标与课程体系均有明显差异。",
            ["positioning"] = $"面向{theme.Field}领域，培养能胜任一线岗位的复合型应用人才。",
            ["objectives"] = $"学生完成学习后，能够理解{theme.Field}的基本原理与规范，能够使用数字化工具完成典型工作任务，能够以团队方式完成一个真实项目并形成作品。",
            ["requirements"] = "修满五门课程共十五学分，完成综合项目并通过答辩，考核合格者按学校规定认定学分并颁发学习证书。",
            ["curriculumDesign"] = $"课程由基础、核心、综合三个层次组成：先修{theme.Courses[0]}，再修{theme.Courses[1]}、{theme.Courses[2]}和{theme.Courses[3]}，最后以{theme.Courses[4]}贯通所学，理论学时与实践学时约为一比一。",
            ["teachingPlan"] = "第一学期开设三门课程，第二学期开设两门课程，利用周末与晚间授课，线上线下结合。每门课程过程考核占百分之六十，项目考核占百分之四十。全部课程与实践环节于第二年六月完成。",
            ["lead.name"] = owner,
            ["lead.title"] = index % 2 == 0 ? "教授" : "副教授",
            ["lead.post"] = "系主任",
            ["lead.phone"] = $"139{10000000 + index * 1357 % 89999999:00000000}",
            ["lead.research"] = $"{theme.Field}、数字化教学",
            ["lead.duties"] = $"主持人才培养方案制定，主讲{theme.Courses[0]}。",
            ["lead.management"] = "曾任系主任六年，主持省级教学改革项目两项，负责过两轮人才培养方案修订。",
            ["lead.ack"] = "true",
            ["isIndustryAcademic"] = "true",
            ["guarantee"] = $"现有专业实验室三间，与{theme.Partner}共建实践基地一个；学校设专项经费，用于课程建设、师资培训与企业教师课酬。",
            ["qualityAssurance"] = "建立微专业负责人、学院、教务处三级质量监控，每学期开展学生评教与企业反馈。",
            ["argumentation.date"] = $"{year}-06-12",
            ["argumentation.form"] = "学院教学指导委员会会议论证",
            ["argumentation.participants"] = $"学院教学指导委员会委员七人，{theme.Partner}代表一人",
            ["argumentation.conclusion"] = "需求明确，课程体系完整，师资与条件具备，同意申报。",
        };
        switch (theme.Type)
        {
            case "urgent":
                texts["industryField"] = texts["direction"] = "other";
                texts["directionNote"] = theme.Field;
                break;
            case "applied":
                texts["applicationMode"] = "ai";
                break;
            default:
                texts["frontierFocus"] = $"战略性新兴产业：{theme.Field}";
                break;
        }

        return texts;
    }

    private static Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows(Theme theme, int year, string unitName, string[] team) => new()
    {
        ["hostMajors"] = [new Dictionary<string, string> { ["name"] = theme.Host, ["code"] = theme.Code, ["basis"] = "provincial" }],
        ["team"] =
        [
            .. team.Select((person, i) => new Dictionary<string, string>
            {
                ["name"] = person, ["age"] = $"{34 + i * 3}", ["title"] = i == 4 ? "高级工程师" : i % 2 == 0 ? "副教授" : "讲师",
                ["unit"] = i == 4 ? theme.Partner : unitName, ["field"] = i % 2 == 0 ? theme.Field : "数字技术", ["taught"] = theme.Host + "概论",
                ["toTeach"] = theme.Courses[i], ["source"] = i == 4 ? "enterprise" : "school",
            }),
        ],
        ["courses"] =
        [
            .. theme.Courses.Select((course, i) => new Dictionary<string, string>
            {
                ["name"] = course, ["module"] = i == 0 ? "基础" : i == 4 ? "综合" : "核心", ["isCore"] = "true", ["credits"] = "3", ["hours"] = "48", ["theoryHours"] = "24", ["practiceHours"] = "24",
                ["semester"] = i < 3 ? "1" : "2", ["start"] = i < 3 ? $"{year}-09-15" : $"{year + 1}-03-02", ["end"] = i < 3 ? $"{year + 1}-01-15" : $"{year + 1}-06-20",
                ["mode"] = i == 4 ? "offline" : "mixed", ["teacher"] = $"r{i + 1}", ["assessment"] = "过程考核与项目考核",
            }),
        ],
        ["industryPartners"] = [new Dictionary<string, string> { ["name"] = theme.Partner, ["kind"] = "enterprise", ["role"] = "courses,practice" }],
        ["leadCourses"] = [new Dictionary<string, string> { ["name"] = theme.Host + "导论", ["credits"] = "2", ["hours"] = "32" }],
    };
}
