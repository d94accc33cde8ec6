using static MicroMajor.Domain.Proposals.RuleStrength;

namespace MicroMajor.Domain.Proposals;

public static partial class RuleBook
{
    /// <summary>
    /// Every rule, in the order of the notice. An id with a word after it is a side of a rule that is meant less or more strictly than
    /// the rule itself; the quotes are the notice's own words. At the end of a line stands what the rule reads.
    /// </summary>
    public static IReadOnlyList<NoticeRule> All { get; } =
    [
        new("T-01", "一", "本次“微专业”申报聚焦建设三类“微专业”", Error, ["type"]),
        new("T-02", "一.1", "主要面向社会需求减少的相关专业学生", Warning, ["type", "targetWholeSchool", "targetMajors.declining", "targetMajors.name", "employment"]),
        new("T-03", "一.1", "通过与数字经济、绿色经济、低空经济以及民生服务保障等就业市场人才急需领域结合", Error, ["type", "industryField", "direction", "directionNote", "catalogue"]),
        new("T-04", "一.2", "主要面向就业竞争力不足的相关学生", Warning, ["type", "servedFlaggedMajors", "employability", "targetMajors.declining"]),
        new("T-05", "一.2", "围绕增强解决实际问题能力设置课程", Warning, ["type", "courses.practiceHours"]),
        new("T-06", "一.2", "鼓励“专业+人工智能应用”“专业+职业通用能力”模式", Plus, ["type", "applicationMode"]),
        new("T-07", "一.3", "面向全校学有余力的学生", Warning, ["type", "targetWholeSchool", "targetMajors"]),
        new("T-08", "一.3", "围绕未来产业和战略性新兴产业发展人才需要，促进知识的融合创新", Warning, ["type", "frontierFocus"]),

        new("U-01", "二", "申报开设微专业的单位原则上应为承担本科生培养任务的教学单位", Reason, ["unit.teachesUndergraduates"]),
        new("U-02", "二", "微专业设置不局限于现有本科专业目录", Process, ["programName"]),
        new("U-03", "二.1", "微专业建设须依托学校优势专业", Error, ["hostMajors.name", "hostMajors.basis", "hostMajors.basisNote"]),
        new("U-04", "二.1", "契合国家和区域经济社会发展需要", Error, ["demandAnalysis"]),
        new("U-04-short", "二.1", "契合国家和区域经济社会发展需要", Warning, ["demandAnalysis", "policy.minDemandLength"]),
        new("U-05", "二.1", "支持学院（部）优先开展急需紧缺产业领域微专业建设（附件 1）", Plus, ["type", "direction", "catalogue"]),
        new("U-06", "二.2", "鼓励跨学院、跨学科、跨专业组建教学团队，整合优质资源", Plus, ["team.unit", "team.field"]),
        new("U-06-one", "二.2", "鼓励跨学院、跨学科、跨专业组建教学团队，整合优质资源", Hint, ["team.unit", "team.field"]),
        new("U-07", "二.2", "积极推动学院与校内外科研机构、行业企业合作，共同参与课程开发、实践教学等环节", Plus, ["isIndustryAcademic", "industryPartners.role"]),
        new("U-07-none", "二.2", "积极推动学院与校内外科研机构、行业企业合作，共同参与课程开发、实践教学等环节", Hint, ["isIndustryAcademic", "industryPartners.role"]),

        new("L-01", "二.3", "每个微专业应设置 1 名微专业负责人", Error, ["lead.name"]),
        new("L-02", "二.3", "须具有高级职称和较强的教学管理经验", Error, ["lead.title", "policy.seniorTitles", "policy.titleAliases"]),
        new("L-03", "二.3", "须具有高级职称和较强的教学管理经验", Error, ["lead.management"]),
        new("L-04", "二.3", "主要负责制定微专业培养方案、组建微专业教学团队、开展微专业课程建设等工作", Warning, ["lead.ack"]),

        new("C-01", "三.1", "具有精课程、高聚焦、跨学科等特点", Process, ["review"]),
        new("C-02", "三.1", "具有完整的课程设计及具体的开课计划", Error, ["courses.name", "courses.credits", "courses.hours", "courses.mode", "courses.teacher", "team"]),
        new("C-03", "三.1", "具有完整的课程设计及具体的开课计划", Error, ["courses.semester", "courses.start", "courses.end", "startDate", "endDate"]),
        new("C-03-semester", "三.1", "具有完整的课程设计及具体的开课计划", Warning, ["courses.semester", "duration"]),
        new("C-04", "三.1", "培养目标与课程体系与现有专业有明显差异", Error, ["difference", "policy.minDifferenceLength"]),
        new("C-05", "三.1", "培养目标与课程体系与现有专业有明显差异", Warning, ["programName", "hostMajors.name", "targetMajors.name", "majors"]),
        new("C-05-courses", "三.1", "培养目标与课程体系与现有专业有明显差异", Warning, ["courses.name", "majors", "policy.maxSameCoursesPercent"]),
        new("C-06", "三.2", "每个微专业需开设核心课程 5 门左右", Warning, ["courses.isCore", "policy.minAboutFive", "policy.maxAboutFive"]),
        new("C-06-far", "三.2", "每个微专业需开设核心课程 5 门左右", Reason, ["courses.isCore", "policy.minCoreCourses", "policy.maxCoreCourses"]),
        new("C-07", "三.2", "教学模式可采用线上、线下相结合的授课方式", Plus, ["deliveryMode"]),
        new("C-07-choice", "三.2", "教学模式可采用线上、线下相结合的授课方式", Error, ["deliveryMode"]),
        new("C-08", "三.2", "每门课程原则上为 2-3 学分", Reason, ["courses.credits", "policy.minCourseCredits", "policy.maxCourseCredits"]),
        new("C-09", "三.2", "总学分不超过 15 学分", Error, ["courses.credits", "policy.maxTotalCredits"]),
        new("C-10", NoticeRule.Ours, "每学分不少于规定学时", Warning, ["courses.credits", "courses.hours", "policy.hoursPerCredit"]),
        new("C-11", "三.3", "主要面向本科高年级学生开设", Warning, ["targetGrades", "policy.seniorFromGrade"]),

        new("O-01", "三.3", "2024 年度去向落实率低于 50%", Process, ["employment", "policy.weakBelowPercent"]),
        new("O-02", "三.3", "去向落实情况处于本校后 1/3", Process, ["employment", "policy.weakOneIn", "policy.weakRoundsUp"]),
        new("O-03", "三.3", "等就业质量不高、社会需求减少相关专业点所在学院（部）", Process, ["employment"]),
        new("O-04", "三.3", "要找出 1-2 个能够赋能本专业学生就业能力提升的微专业方向", Process, ["employment", "servedFlaggedMajors", "policy.directionsOwedBy", "policy.minDirections", "policy.maxDirections"]),
        new("O-04-many", "三.3", "要找出 1-2 个能够赋能本专业学生就业能力提升的微专业方向", Process, ["employment", "servedFlaggedMajors", "policy.maxDirections"]),
        new("O-05", "三.3", "快速联动依托学院推进微专业建设", Process, ["employment"]),

        new("D-01", "三.4", "可于当年 9 月开始招生、授课", Warning, ["enrolDate", "startDate", "round.year", "policy.earliestTeaching"]),
        new("D-02", "三.4", "原则上应于第二年 7 月前完成所有授课和实践环节", Reason, ["endDate", "courses.end", "round.year", "policy.lastArguable"]),
        new("D-02-july", "三.4", "原则上应于第二年 7 月前完成所有授课和实践环节", Warning, ["endDate", "courses.end", "round.year", "policy.lastTeaching", "policy.lastArguable"]),
        new("D-03", "三.4", "为学生提供相应的学分认定或相关学习证书", Error, ["recognition"]),

        new("B-01", "四.1", "提交相关材料后，经省级教育部门审核后报教育部备案入库", Process, ["state"]),
        new("B-02", "四.2", "坚持“边建设、边运行”原则", Process, ["state"]),
        new("B-03", "四.2", "建设期一般不超过 2 年", Reason, ["buildStart", "buildEnd", "policy.maxBuildMonths"]),
        new("B-04", "四.2", "汇总入库的“微专业”可查询认证", Process, ["state"]),
        new("B-05", "四.3", "评估合格的认定为省级“双千”计划微专业，并择优推荐参评国家级", Process, ["state"]),

        new("F-01", "五.1", "各教学单位对拟申报的微专业进行充分论证", Error, ["argumentation.date", "argumentation.form", "argumentation.participants", "argumentation.conclusion", "clock"]),
        new("F-02", "五.1", "确定微专业名称、培养目标、培养要求、人才培养方案、课程体系、师资队伍等内容", Error, ["programName", "objectives", "requirements", "curriculumDesign", "teachingPlan", "courses", "team"]),
        new("F-03", "五.1", "填写《高校“双千”计划“微专业”设置备案表》", Error, ["documents"]),

        new("R-01", "五.2", "教务处将组织专家对申报材料进行审核并择优推荐", Error, ["review", "policy.minExperts"]),

        new("S-01", "五.3", "请各学院（部）于 2025 年 6 月 25 日前", Error, ["clock", "round.deadline", "policy.deadlineCounts"]),
        new("S-02", "五.3", "将《高校“双千”计划“微专业”设置备案表》（附件 2），《“双千”计划“微专业”设置汇总表》（附件 3）电子版发送至", Error, ["documents"]),
        new("S-03", "五.3", "电子版", Error, ["documents"]),
        new("S-04", "五.3", "请一次性提交 2 个附件", Error, ["documents"]),
        new("S-05", "五.3", "不要多次提交", Error, ["state"]),
        new("S-06", "五.3", "不要提交压缩包", Error, ["documents"]),

        new("X-01", NoticeRule.Ours, "附件3与附件2的数据一致", Error, ["documents"]),
        new("X-02", NoticeRule.Ours, "同一批次中微专业名称不重复", Error, ["programName", "others"]),
        new("X-02-similar", NoticeRule.Ours, "同一批次中微专业名称不重复", Warning, ["programName", "others"]),
        new("X-03", NoticeRule.Ours, "课程名称不重复", Error, ["courses.name"]),
        new("X-04", NoticeRule.Ours, "教学团队成员均承担课程", Warning, ["team.name", "team.toTeach", "courses.name", "courses.teacher"]),
        new("X-05", NoticeRule.Ours, "联系电话可以拨通", Error, ["lead.phone"]),
        new("X-06", NoticeRule.Ours, "日期先后一致", Error, ["enrolDate", "startDate", "endDate", "buildStart", "buildEnd", "courses.start", "courses.end"]),
        new("X-07", NoticeRule.Ours, "成班人数不超过招生名额", Error, ["classSize", "enrollmentQuota"]),
        new("X-08", NoticeRule.Ours, "产教合作单位与是否产教融合一致", Error, ["isIndustryAcademic", "industryPartners"]),
        new("X-09", NoticeRule.Ours, "文字不超过建议字数", Warning, ["texts", "policy.advisedLengths"]),
        new("X-09-long", NoticeRule.Ours, "文字不超过建议字数的两倍", Error, ["texts", "policy.advisedLengths", "policy.tooLongFactor"]),
        new("X-10", NoticeRule.Ours, "表格没有空行", Error, ["tables"]),
        new("X-11", NoticeRule.Ours, "同一负责人在一个批次中只负责1个微专业", Warning, ["lead.name", "others", "policy.maxProgrammesPerLead"]),
        new("X-12", NoticeRule.Ours, "理论学时与实践学时之和等于总学时", Error, ["courses.hours", "courses.theoryHours", "courses.practiceHours"]),
    ];
}
