using System.Text;
using MicroMajor.Domain.Forms;
using static MicroMajor.Kit.WordParts;

namespace MicroMajor.Kit;

/// <summary>
/// A form as a school has had it for years: other words, another order, merged cells, boxes to tick, a list of majors in lines, tables whose
/// rows repeat, parts that are there in some cases only. Made by hand, with controls where the answers go.
/// </summary>
public static class OwnWord
{
    private static readonly int[] s_grid = [1500, 3000, 1500, 3000];

    /// <summary>The map beside it: a control that is called otherwise, a day in the school's manner, what stands where nothing was answered.</summary>
    public const string Map = """
        { "holes": [
          { "tag": "论证时间", "key": "argumentation.date", "date": "yyyy.MM.dd" },
          { "tag": "核心", "key": "courses.isCore", "yes": "√", "no": "／" },
          { "tag": "参与单位", "key": "coUnits", "separator": "；", "empty": "无" }
        ] }
        """;

    /// <summary>The new edition with this form in its folder.</summary>
    public static FormFiles Files(string version = "2026") => NewForm.Files(version) with { Template = new(Form(isNew: true), Map) };

    /// <summary>The shipped edition under another name with this form.</summary>
    public static FormFiles Plain(string version, byte[]? word = null, string map = Map) =>
        NewForm.Change(Domain.Proposals.FormEditions.ShippedFiles(Domain.Proposals.FormEditions.First) with { Version = version }, f => f["version"] = version) with { Template = new(word ?? Form(isNew: false), map) };

    /// <summary>The Word file.</summary>
    /// <param name="isNew">With places for what the new edition adds.</param>
    /// <param name="hasCode">With a place of its own for the content code.</param>
    public static byte[] Form(bool isNew, bool hasCode = true) => Package(Body(isNew),
    [
        Styles,
        ("settings.xml", "settings", Part("settings", "<w:zoom w:percent=\"100\"/><w:compat/>")),
        ("header1.xml", "header", Part("hdr", Line(Control("schoolName", Run("学校名称", "<w:b/>")) + Run("微专业申报书（校内用表）"), "<w:jc w:val=\"right\"/>"))),
        ("footer1.xml", "footer", Part("ftr", Line((hasCode ? Run("校验码：") + Control("contentCode", Run("XXXX-XXXX")) + Run("　编号：") + Control("proposalId", Run("编号")) : "") + Run("　第") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PA</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\">GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + Run("页")))),
    ]);

    /// <summary>Its body.</summary>
    public static string Body(bool isNew) => string.Concat(
        Line(Run("微专业申报书", "<w:rFonts w:eastAsia=\"黑体\"/><w:sz w:val=\"36\"/>"), "<w:jc w:val=\"center\"/>"),
        Table(s_grid, string.Concat(
            // A control around a cell, its prompt typed in three runs with a style of its own.
            Row(Cell(1500, "项目名称"), Control("programName", Cell(7500, Line(Run("在此", "<w:b/><w:color w:val=\"1F3864\"/>") + Run("填写") + Run("名称")), span: 3))),
            Row(Cell(1500, "负责人", merge: "restart"), Cell(3000, Prompted("lead.name")), Cell(1500, "职称"), Cell(3000, Prompted("lead.title"))),
            Row(Cell(1500, "", merge: "continue"), Cell(3000, Line(Run("电话：") + Control("lead.phone", Run("电话")))), Cell(1500, "职务"), Cell(3000, Prompted("lead.post"))),
            Row(Cell(1500, "学校"), Cell(3000, Prompted("schoolName")), Cell(1500, "牵头学院"), Cell(3000, Prompted("hostUnit"))),
            Row(Cell(1500, "类　型"), Cell(7500, Line(Control("type=urgent", Run("□")) + Run("急需紧缺　") + Box("type=applied") + Run("应用技能　") + Control("type=交叉复合型", Run("□")) + Run("交叉复合")), span: 3)),
            Control("?industryField", Row(Cell(1500, "领　域"), Cell(3000, Prompted("industryField")), Cell(1500, "方　向"), Cell(3000, Prompted("direction")))),
            Control("?applicationMode", Row(Cell(1500, "模　式"), Cell(7500, Prompted("applicationMode"), span: 3))),
            Control("?frontierFocus", Row(Cell(1500, "聚焦产业"), Cell(7500, Prompted("frontierFocus"), span: 3))),
            Row(Cell(1500, "依托专业"), Cell(7500, Repeating("hostMajors", Line(Control("rowNumber", Run("1")) + Run("．") + Control("hostMajors.name", Run("专业")) + Run("（") + Control("hostMajors.code", Run("代码")) + Run("）") + Control("hostMajors.basis", Run("依据")))), span: 3)),
            // Two conditions are all that the cell has: one of them, or a blank line.
            Row(Cell(1500, "面　向"), Cell(4500, Line(Control("targetMajors", Run("专业"))), span: 2), Cell(3000, Control("?decliningMajors", Line(Run("其中需求减少：") + Control("decliningMajors", Run("专业")))))),
            Row(Cell(1500, "参与单位"), Cell(3000, Prompted("参与单位")), Cell(1500, "申请日期"), Cell(3000, Prompted("applyDate"))),
            isNew ? Row(Cell(1500, "微证书"), Cell(3000, Box("microCredential=digital") + Run("数字证书")), Cell(1500, "颁发单位"), Cell(3000, Prompted("credentialIssuer"))) : "",
            Pairs())),
        Line(""),
        Table([700, 600, 2300, 1000, 1000, 1200, 1200, 1000], string.Concat(
            Row(Cell(700, "课程", merge: "restart"), Cell(600, "序", merge: "restart"), Cell(4300, "课程信息", span: 3), Cell(3400, "教学安排", span: 3)),
            Row(Cell(700, "", merge: "continue"), Cell(600, "", merge: "continue"), Cell(2300, "名称"), Cell(1000, "学分"), Cell(1000, "学时"), Cell(1200, "学期／方式"), Cell(1200, "教师"), Cell(1000, "核心")),
            Repeating("courses", Row(
                Cell(700, "", merge: "continue"), Cell(600, Prompted("rowNumber")), Control("courses.name", Cell(2300, "课程名称")), Cell(1000, Prompted("courses.credits")), Cell(1000, Prompted("courses.hours")),
                Cell(1200, Line(Control("courses.semester", Run("学期")) + Run("／") + Control("courses.mode", Run("方式")))), Cell(1200, Prompted("courses.teacher") + (isNew ? Control("?courses.textbook", Run("（") + Control("courses.textbook", Run("教材")) + Run("）")) : "")), Cell(1000, Prompted("核心")))),
            Row(Cell(3600, "合　计", span: 3), Cell(1000, Prompted("sum:courses.credits")), Cell(1000, Prompted("totalHours")), Cell(3400, Line(Run("共") + Control("courseCount", Run("0")) + Run("门，核心") + Control("coreCourseCount", Run("0")) + Run("门")), span: 3)))),
        Line("主讲教师", "<w:keepNext/>"),
        Table([1500, 1500, 3000, 1500, 1500], string.Concat(
            Row(Cell(1500, "姓名"), Cell(1500, "职称"), Cell(3000, "单位"), Cell(1500, "专业"), Cell(1500, "拟授课程")),
            // An ordinary control around a row, as older versions of Word have it.
            Control("team", Row(Cell(1500, Prompted("team.name")), Cell(1500, Prompted("team.title")), Cell(3000, Prompted("team.unit")), Cell(1500, Prompted("team.field")), Cell(1500, Prompted("team.toTeach")))))),
        // The whole table is there only when there are partners.
        Line(""),
        Table([3000, 3000, 3000], string.Concat(
            Control("?industryPartners", Row(Cell(3000, "合作单位"), Cell(3000, "性质"), Cell(3000, "参与环节"))),
            Control("?industryPartners", Repeating("industryPartners", Row(Cell(3000, Prompted("industryPartners.name")), Cell(3000, Prompted("industryPartners.kind")), Cell(3000, Prompted("industryPartners.role"))))))),
        Line(""),
        Table([9000], string.Concat(Narratives(("微专业介绍", "introduction"), ("社会需求", "demandAnalysis"), ("与已有专业的区别", "difference"), ("定位", "positioning"), ("目标", "objectives"), ("要求", "requirements"), ("课程体系说明", "curriculumDesign"), ("教学计划", "teachingPlan"), ("研究方向", "lead.research"), ("承担任务", "lead.duties"), ("管理经历", "lead.management"), ("保障", "guarantee"), ("论证参加人", "argumentation.participants"), ("论证结论", "argumentation.conclusion")))),
        Line(Run("论证时间：") + Control("", Run("时间"), title: "论证时间") + Run("　论证形式：") + Control("argumentation.form", Run("形式"))),
        Line("学院意见："),
        Control("unitOpinion", Line("意见", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"420\"/>")),
        Line(Run("（公章）　　　　年　　月　　日"), "<w:jc w:val=\"right\"/>"),
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>");

    private static string Pairs()
    {
        (string Label, string Tag)[] fields =
        [
            ("招生对象", "targetAudience"), ("年级", "targetGrades"), ("招生名额", "enrollmentQuota"), ("班额", "classSize"), ("学制", "duration"), ("方式", "deliveryMode"), ("招生时间", "enrolDate"), ("开课时间", "startDate"),
            ("完成时间", "endDate"), ("建设期自", "buildStart"), ("建设期至", "buildEnd"), ("学习认定", "recognition"),
        ];
        var rows = new StringBuilder();
        foreach (var pair in fields.Chunk(2)) rows.Append(Row([.. pair.SelectMany(f => (string[])[Cell(1500, f.Label), Cell(3000, Prompted(f.Tag))])]));
        return rows.Append(Row(Cell(1500, "产学合作"), Cell(3000, Box("isIndustryAcademic") + Run("是")), Cell(1500, "总学分"), Cell(3000, Prompted("totalCredits")))).ToString();
    }

    private static string Narratives(params (string Label, string Tag)[] fields) => string.Concat(fields.Select(f =>
        Row(Cell(9000, Line(f.Label) + Control(f.Tag, Line(Run("单击此处输入文字。", "<w:rStyle w:val=\"a3\"/>"), "<w:ind w:firstLineChars=\"200\" w:firstLine=\"420\"/>"), "<w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\"/></w:rPr><w:showingPlcHdr/>")))));
}
