using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.SharePoint.Proposals;
using MicroMajor.SharePoint.Rounds;
using Microsoft.Extensions.Options;
using static MicroMajor.SharePoint.Lists.ColumnKind;

namespace MicroMajor.SharePoint.Lists;

/// <summary>The whole store in one place: every list, column and index that the product has in SharePoint.</summary>
internal sealed class Schema
{
    /// <summary>"1" on what is on offer; a person takes a unit, a round or a direction out of use by emptying it, an import by writing "0".</summary>
    public const string Listed = "Listed";

    /// <summary>"1" while something is owed.</summary>
    public const string Owing = "Owing";

    public const string Yes = "1";

    public const string No = "0";

    private readonly KnownForms forms;
    private volatile ProposalShape? proposals;

    public Schema(KnownForms forms, IOptions<SharePointOptions> options)
    {
        this.forms = forms;
        Library = new(options.Value.LibraryName, "微专业备案材料（系统生成）",
            [Text("Kind", "材料类型"), Text("ContentCode", "内容校验码"), Index("ProposalId", "申报编号"), Index("RoundId", "批次编号"),
                Text("Standing", "状态（现行、过期、被改动）"), Text("Edition", "第几版"), new("Reason", Note, "本版原因")], IsLibrary: true);
        foreach (var list in All) Check(list);
    }

    public IReadOnlyList<ListShape> All => [Rounds, Units, People, Directions, Majors, Employment, Named, Imports, Forms, Proposals, Editors, Assignments, Plans, Meetings, Audit, Notices, Register, HandIns, Library];

    public ListShape Rounds { get; } = new("Rounds", "申报批次",
    [
        Key("RoundId", "批次编号"), new("NameEn", Line, "英文名称"), new("Year", Number, "年份"),
        new("OpensAt", Moment, "开始时间"), new("Deadline", Moment, "截止时间"), new("School", Line, "申报高校"), Text("FormEdition", "表格版本"),
        new("Policy", Note, "批次规则 JSON"), new("Rubric", Note, "评分标准 JSON"), new("Publicity", Note, "公示及异议 JSON"), new("Owed", Note, "待办 JSON"), new("Documents", Note, "备案材料 JSON"), Text("Filing", "备案材料（现行、过期）"), Text("ReviewsClosedAt", "评审关闭时间"), InUse,
    ]);

    public ListShape Units { get; } = new("Units", "单位（学院、部、处）",
    [
        Key("Code", "单位代码"), new("TeachesUndergraduates", YesNo, "承担本科生培养任务"), new("Reviewers", Note, "审核人（Entra 对象 ID，一行一个）"), InUse,
    ]);

    public ListShape People { get; } = new("People", "评审专家与会话地址",
    [
        Key("PersonId", "Entra 对象 ID"), Text("UnitCode", "所在单位代码"), new("Organisation", Note, "校外单位"), new("Field", Note, "专业领域"),
        Index("Expert", "评审专家（1 为是）"), new("MaxLoad", Number, "最多评审份数"), new("Absences", Note, "外出（一行一段，起/止）"), new("Languages", Note, "评审语言（一行一种）"), Text("DeputyId", "外出时的代理人 ID"), new("DeputyName", Note, "代理人"), Index("HasDeputy", "有代理人（1 为是）"), Text("Reminders", "提醒方式"),
        new("ChatName", Note, "会话中的姓名"), Text("TenantId", "租户"), new("ChannelUserId", Note, "会话用户"), new("ConversationId", Note, "会话"),
        new("ServiceUrl", Note, "服务地址"), new("BotId", Note, "机器人"), Text("Language", "语言"), Text("MetAt", "首次会话时间"),
    ]);

    public ListShape Directions { get; } = new("Directions", "建设方向目录（附件1）",
    [
        Key("DirectionKey", "目录版本与代码"), Text("FieldCode", "领域代码"), Text("FieldName", "领域"), Text("DirectionCode", "方向代码"),
        Text("CatalogueVersion", "目录版本"), new("Source", Note, "来源"), InUse,
    ]);

    public ListShape Majors { get; } = new("Majors", "本科专业",
    [
        Key("MajorCode", "专业代码"), Text("UnitCode", "开设单位代码"), new("Courses", Note, "课程（一行一门）"), InUse,
    ]);

    public ListShape Employment { get; } = new("Employment", "去向落实率",
    [
        Key("RateKey", "年度与专业代码"), Text("MajorCode", "专业代码"), Index("RateYear", "年度"), Text("Rate", "去向落实率（%）"), Text("Graduates", "毕业生人数"),
        Text("AsOf", "统计日期"), new("Source", Note, "来源"), Text("ImportedOn", "导入日期"), new("FlagReason", Note, "人工标记原因"), InUse,
    ]);

    public ListShape Forms { get; } = new("Forms", "表格版本（系统保存，请勿修改）",
    [
        Key("FormEdition", "版本"), Index("Kept", "已保存（1 为是）"), Text("Ready", "列已就绪（1 为是）"), Text("Digest", "内容校验码"),
        new("Form", Note, "form.json"), new("Form_2", Note, "form.json（续）"), new("Layout", Note, "annex2.layout.json"), new("Words", Note, "words.json"),
        Text("Template", "annex2.docx（内容校验码）"), new("TemplateMap", Note, "annex2.map.json"),
        new("KeptBy", Note, "保存人"), Text("KeptAt", "保存时间"),
    ]);

    /// <summary>With the columns of every edition that is known at this moment.</summary>
    public ListShape Proposals
    {
        get
        {
            var columns = forms.Columns;
            if (proposals is not { } drawn || drawn.Answers != columns) proposals = drawn = new(columns, ProposalsFor(columns));
            return drawn.Shape;
        }
    }

    /// <summary>The list of proposals with these columns for the answers.</summary>
    public ListShape ProposalsFor(AnswerColumns answers) => new("Proposals", "微专业申报", [.. ProposalFields, .. answers.Columns]);

    public ListShape Named { get; } = new("EnablingDirections", "学院为就业薄弱专业确定的方向",
    [
        Key("NamedKey", "批次与单位"), Index("RoundId", "批次编号"), Text("UnitCode", "单位代码"), new("Named", Note, "方向 JSON"), Text("RemindedOn", "上次提醒日期"),
        new("ByName", Note, "填写人"), Text("At", "填写时间"),
    ]);

    public ListShape Imports { get; } = new("Imports", "导入记录",
    [
        Key("ImportId", "导入编号"), Text("OfficeList", "目标列表"), Text("ById", "操作人 ID"), new("ByName", Note, "操作人"), Text("At", "时间"), new("Source", Note, "来源"),
        Text("AppliedAt", "写入时间"), new("Retire", YesNo, "停用未列出的"), new("Seen", Note, "预览内容 JSON"),
        .. Enumerable.Range(1, ImportList.Parts).Select(p => new ListColumn(ImportList.PartName(p), Note, $"表格 JSON {p}")),
    ]);

    public ListShape Editors { get; } = new("Editors", "合作填报",
    [
        Key("EditorKey", "申报与人"), Index("PersonId", "合作填报人（移除后为空）"), Index("InvitedAt", "邀请时间"), Text("ProposalId", "申报编号"),
    ]);

    public ListShape Register { get; } = new("Register", "备案材料登记（内容码）",
    [
        Key("RegisterKey", "申报或批次与内容码"), Index("Code", "内容码"), Index("Subject", "申报或批次编号"), Index("WrittenAt", "写出时间"),
        Text("Kind", "材料类型"), Text("RoundId", "批次编号"), new("DocumentName", Note, "名称"), new("Url", Note, "位置"), Text("Digest", "内容摘要"),
    ]);

    public ListShape HandIns { get; } = new("HandIns", "学院报送（材料包）",
    [
        Key("HandInKey", "批次与单位"), Index("RoundId", "批次编号"), Index(Owing, "有待办（1 为是）"), Text("UnitCode", "单位代码"),
        Text("State", "状态"), new("Number", Number, "第几次"), Text("HandedInAt", "报送时间"), new("ByName", Note, "报送人"), Text("RemindedOn", "上次提醒日期"), Text("MayBeLate", "准予逾期报送（1 为是）"),
        new("HandIns", Note, "各次报送 JSON"), new("Pending", Note, "正在生成的一次 JSON"), new("Owed", Note, "待办 JSON"),
    ]);

    public ListShape Assignments { get; } = new("Assignments", "评审任务",
    [
        Key("AssignmentKey", "申报与专家"), Index("ProposalId", "申报编号"), Index("RoundId", "批次编号"), Index("ExpertId", "专家"), Index(Owing, "有待办（1 为是）"),
        new("ProgramName", Note, "微专业名称"), new("ExpertName", Note, "专家姓名"), Text("State", "状态"), Text("DueAt", "截止时间"),
        new("Grades", Note, "评分 JSON"), Text("Conclusion", "结论"), new("Comment", Note, "评语"), new("DeclineReason", Note, "回避或谢绝理由"),
        Text("SubmittedAt", "提交时间"), new("Total", Number, "总分"), new("Owed", Note, "待办 JSON"),
        new("Revision", Number, "操作次数"), new("Amending", Note, "修改中的评审 JSON"), new("History", Note, "此前的评审 JSON"), Text("ReopenedAt", "重新开放时间"), Text("ReplacedBy", "接替专家"), new("RecordedBy", Line, "代录人"), Text("RemindedAt", "催办时间"),
    ]);

    public ListShape Plans { get; } = new("AssignmentPlans", "专家分配方案（系统保存，请勿修改）",
    [
        Key("RoundId", "批次编号"), Index(Owing, "有待办（1 为是）"), Text("Standing", "状态（Draft 草案，Publishing 正在发布，Published 已发布）"),
        Text("MadeAt", "编排时间"), new("MadeBy", Note, "编排人"), Text("PublishedById", "发布人 ID"), new("PublishedByName", Note, "发布人"), Text("PublishedAt", "发布时间"),
        new("Experts", Note, "专家（一行一位）"), new("Plan", Note, "各份申报的专家（按上列的次序，! 为固定，- 为移出）"), new("LeftOut", Note, "未列入或未发布 JSON"), new("Owed", Note, "待办 JSON"),
    ]);

    public ListShape Meetings { get; } = new("Meetings", "评审会",
    [
        Key("MeetingKey", "批次与次序"), Index("RoundId", "批次编号"), new("Number", Number, "第几次"), Text("StartsAt", "时间"), new("Place", Note, "地点"),
        new("Chair", Note, "主持人"), new("Recorder", Note, "记录人"), new("Expected", Number, "应到人数"), new("Present", Note, "到会人员 JSON"), new("Items", Note, "议程及表决 JSON"),
    ]);

    public ListShape Audit { get; } = new("Audit", "操作记录",
    [
        Key("AuditKey", "记录编号"), Index("ProposalId", "申报编号"), Index("RoundId", "批次编号"), Text("Act", "操作"), Text("FromState", "原状态"), Text("ToState", "新状态"),
        Text("ById", "操作人 ID"), new("ByName", Note, "操作人"), Text("At", "时间"), new("Reason", Note, "理由"),
    ]);

    public ListShape Notices { get; } = new("Notices", "已发送的卡片",
    [
        Key("NoticeKey", "卡片编号"), Index("PersonId", "收件人"), Text("MatterKind", "事项"), Text("MatterId", "事项编号"),
        new("ConversationId", Note, "会话"), new("ActivityId", Note, "消息"), Text("At", "时间"), Index("InMessage", "收件人与消息"),
        Index("Undelivered", "没有送到（1 为是）"), new("Trouble", Note, "没有送到的原因 JSON"),
    ]);

    public ListShape Library { get; }

    private static IReadOnlyList<ListColumn> ProposalFields =>
    [
        Text("State", "状态"), Index("RoundId", "批次编号"), Text("UnitCode", "申报单位代码"), new("Year", Number, "年份"), Text("FormEdition", "表格版本"),
        Index("OwnerId", "负责人 ID"), new("OwnerName", Note, "填报人"),
        Index("RoundState", "批次与状态"), Index("UnitState", "单位与状态"), Index("RoundUnit", "批次与单位"), Index("RoundUnitState", "批次、单位与状态"), Index(Owing, "有待办（1 为是）"), Key("StartKey", "新建编号"), Index("StartedAt", "新建时间"), Index("Example", "示例（1 为是）"),
        new("Revision", Number, "修订次数"), new("Submissions", Number, "提交次数"), new("CreditTotal", Number, "总学分"), new("CourseCount", Number, "课程门数"),
        Index("SubmittedAt", "提交时间"), Index("UpdatedAt", "最后修改时间"), new("UpdatedBy", Note, "最后修改人"),
        new("ReturnReason", Note, "退回理由"), new("Returns", Note, "退回意见及答复 JSON"), new("ReturnNotes", Note, "待退回意见 JSON"),
        new("UnitOpinion", Note, "学院意见"), Text("EndorsedAt", "学院推荐时间"), new("Decision", Note, "评审决定 JSON"), new("Pending", Note, "拟定结论（未公布）JSON"), new("Milestones", Note, "立项后进展 JSON"), new("Owed", Note, "待办 JSON"), new("Documents", Note, "备案材料 JSON"), Text("Filing", "备案材料（现行、过期）"),
        new("Bookmarks", Note, "各人上次填到何处 JSON"), new("Removed", Note, "最近删除的行 JSON"),
        new("Editors", Note, "合作填报人 JSON"), new("Aside", Note, "待选择的内容 JSON"),
    ];

    private sealed record ProposalShape(AnswerColumns Answers, ListShape Shape);

    private static ListColumn InUse => new(Listed, Line, "使用中（1 为是）") { Indexed = true, Default = Yes };

    private static ListColumn Text(string name, string label) => new(name, Line, label);

    private static ListColumn Index(string name, string label) => new(name, Line, label) { Indexed = true };

    private static ListColumn Key(string name, string label) => new(name, Line, label) { Indexed = true, Unique = true };

    private static void Check(ListShape list)
    {
        var twice = list.Columns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1 || FormKeys.OfLists.Contains(g.Key));
        if (twice is not null) throw new InvalidOperationException($"{list.Name} has two columns {twice.Key}: a field of the form must be called otherwise.");
        if (list.Columns.Count(c => c.Indexed) > 20) throw new InvalidOperationException($"{list.Name} has more than SharePoint's 20 indexes.");
    }
}
