using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Tests.Reading;

/// <summary>Forms without controls of ours: typed elsewhere, or our own filing form.</summary>
public sealed class FormFromElsewhereTests
{
    private static readonly byte[] s_typed = Draft.Typed(
        Draft.P("高等学校微专业推荐表") + Draft.P("一、微专业基本情况")
        + Draft.Table(
            ["类  型：", "应用技能型", "面向对象", "☐专科 ☑本科 ☑硕士 ☐博士"],
            ["面向学科及专业", "市场营销、工商管理", "总学分", "15"],
            ["课程门数", "2", "共建高校", "海东理工学院"],
            ["招生名额", "６０人", "成班人数", "30"],
            ["开课时间", "2025年9月15日", "学　制", "1年"],
            ["是否产教融合", "是", "产教合作单位", "海岳数据科技有限公司"])
        + Draft.P("1．微专业介绍") + Draft.P("第一段。") + Draft.P("第二段。")
        + Draft.P("社会需求及就业前景分析（建议500字）：需求旺盛。") + Draft.P("前景良好。")
        + Draft.Table(["培养目标"], ["会用数据说话。\n能解决问题。"])
        + Draft.P("课程体系")
        + Draft.Table(["模块", "课程名称", "学 时", "学 分", "开课学期"], ["核心", "数据思维", "48", "3", "第1学期"], ["核心", "可视化", "32", "2", "第2学期"], ["合计", "", "80", "5", ""])
        + Draft.P("二、微专业教学团队情况") + Draft.P("专业负责人")
        + Draft.Table(["姓名", "陈思远", "职称", "教授"], ["职务", "系主任", "联系电话", "13900000001"])
        + Draft.P("近三年主讲课程") + Draft.Table(["课程名称", "学分", "学时"], ["数据库原理", "3", "48"])
        + Draft.P("教学团队成员") + Draft.Table(["序号", "姓名", "年龄", "职称", "所在单位", "曾授课程", "拟授课程"], ["1", "陈思远", "36", "教授", "商学院", "程序设计", "数据思维"], ["2", "", "", "", "", "", ""]));

    [Fact]
    public void A_form_typed_elsewhere_is_read_by_its_labels()
    {
        var after = Draft.Into(Answers.None, s_typed).After;
        var expected = Answers.None
            .With("type", "applied").With("targetAudience", "bachelor,master").With("targetWholeSchool", "false").With("coBuildUniversities", "海东理工学院")
            .With("enrollmentQuota", "６０").With("classSize", "30").With("startDate", "2025-09-15").With("duration", "1y").With("isIndustryAcademic", "true")
            .With("introduction", "第一段。\n第二段。").With("demandAnalysis", "需求旺盛。\n前景良好。").With("objectives", "会用数据说话。\n能解决问题。")
            .With("lead.name", "陈思远").With("lead.title", "教授").With("lead.post", "系主任").With("lead.phone", "13900000001")
            .WithRows("targetMajors", [new("r1", [new("name", "市场营销")]), new("r2", [new("name", "工商管理")])])
            .WithRows("industryPartners", [new("r1", [new("name", "海岳数据科技有限公司")])])
            .WithRows("courses",
            [
                new("r1", [new("module", "核心"), new("name", "数据思维"), new("hours", "48"), new("credits", "3"), new("semester", "1")]),
                new("r2", [new("module", "核心"), new("name", "可视化"), new("hours", "32"), new("credits", "2"), new("semester", "2")]),
            ])
            .WithRows("leadCourses", [new("r1", [new("name", "数据库原理"), new("credits", "3"), new("hours", "48")])])
            .WithRows("team", [new("r1", [new("name", "陈思远"), new("age", "36"), new("title", "教授"), new("unit", "商学院"), new("taught", "程序设计"), new("toTeach", "数据思维")])]);
        Assert.Equal(expected.Texts, after.Texts);
        Assert.All(expected.Tables, t => Assert.Equal(expected.Rows(t), after.Rows(t)));
        Assert.Equal(expected, after);
    }

    [Fact]
    public void What_it_leaves_empty_says_nothing_and_its_rows_are_those_of_the_same_name()
    {
        var now = Answers.None.With("lead.post", "院长").With("positioning", "原有").WithRows("courses", [new("r5", [new("name", "可视化"), new("mode", "mixed"), new("credits", "1")])]);
        var after = Draft.Into(now, Draft.With(s_typed, xml => xml.Replace("系主任", "", StringComparison.Ordinal))).After;
        Assert.Equal(("院长", "原有"), (after["lead.post"], after["positioning"]));
        Assert.Equal(["r6", "r5"], after.Rows("courses").Select(r => r.Id));
        Assert.Equal(("mixed", "2"), (after.Rows("courses")[1]["mode"], after.Rows("courses")[1]["credits"]));
    }

    [Fact]
    public void Our_own_filing_form_is_read_by_its_bookmarks()
    {
        var answers = Programmes.NormalAnswers.With("direction", "other").With("directionNote", "低空物流");
        var after = Draft.Into(Answers.None, FilingForm.Write(Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", answers)))).After;
        // Paper has no room for a "no" that nobody answered, and says a unit by its name.
        var expected = answers
            .WithRows("team", answers.Rows("team").Select(r => r["unit"] == "cs" ? r.With("unit", "计算机与软件学院") : r))
            .WithRows("targetMajors", answers.Rows("targetMajors").Select(r => r["declining"].Length > 0 ? r : r.With("declining", "false")));
        foreach (var field in Draft.Form.Fields) Assert.Equal((field.Key, expected[field.Key]), (field.Key, after[field.Key]));
        foreach (var table in Draft.Form.Fields.Where(f => f.Type == FieldType.Table))
            Assert.Equal(expected.Rows(table.Key).Select(r => string.Join('|', r.Cells)), after.Rows(table.Key).Select(r => string.Join('|', r.Cells)));
    }
}
