using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.TeamsApp.Tests.Words;

/// <summary>Everything that can be wrong with a table of the office, brought about for real.</summary>
internal static class EveryImportProblem
{
    private static readonly ImportContext s_context = new(
        new(2025, 6, 18), 2024, "", [A.Unit()],
        [new("080901", "计算机科学与技术", "cs", []), new("1", "汉语言文学", "cs", []), new("2", "汉语言文学", "cs", [])],
        [
            new(new("00000000-0000-4000-8000-000000000002"), "two@contoso.example", "shared@contoso.example"), new(new("00000000-0000-4000-8000-000000000003"), "three@contoso.example", "shared@contoso.example"),
            new(new("00000000-0000-4000-8000-000000000004"), "guest@contoso.example", "", IsGuest: true), new(new("00000000-0000-4000-8000-000000000005"), "gone@contoso.example", "", IsEnabled: false),
        ]);

    public static IReadOnlyList<Problem> Of() =>
    [
        .. Duties(),
        .. Read(OfficeList.Units, s_context, ""),
        .. Read(OfficeList.Units, s_context, "单位代码|单位名称"),
        .. Read(OfficeList.Units, s_context, "代码|学院|单位|本科教学单位", "a|b|c|是"),
        .. Read(OfficeList.Units, s_context, ["代码|学院|本科教学单位", .. Enumerable.Range(1, ImportReading.MostRows + 1).Select(i => $"u{i}|甲|是")]),
        .. Read(OfficeList.Majors, s_context with { Units = [] }, "x"),
        .. Read(OfficeList.Employment, s_context with { Majors = [] }, "x"),
        .. Read(OfficeList.Units, s_context, "代码|学院|本科教学单位|审核人", "|甲|是", $"a|{new string('长', 300)}|是", "b|乙|也许", "c|丙|是", "c|丁|是", "d|戊|是|nobody@contoso.example", "e|=A1|是", "f|己|是|shared@contoso.example", "g|庚|是|guest@contoso.example", "h|辛|是|gone@contoso.example"),
        .. ImportReading.Read(OfficeList.Units, new("", [new(1, ["代码", "学院", "本科教学单位"]), new(2, ["a|b", "甲", "是"])]), s_context).Value.Refused.Select(r => r.Problem),
        .. Read(OfficeList.Experts, s_context, "姓名|账号|单位|外出日期", "甲|00000000-0000-4000-8000-000000000001|x|7月", "乙|00000000-0000-4000-8000-000000000001、00000000-0000-4000-8000-000000000002|x|"),
        .. Read(OfficeList.Majors, s_context, "代码|专业|学院", "1|甲|不存在学院", "80901|计算机科学与技术|cs"),
        .. Read(OfficeList.Employment, s_context, "代码|专业|落实率|年度|毕业生人数|统计日期",
            "080901||-1", "080901||0.485", "080901||75|二零", "080901||75||半|", "080901||75|||2025-02-31", "|不存在专业|75", "|汉语言文学|75", "080901|软件工程|75", "80901||75"),
    ];

    /// <summary>What clause 三.3 finds, and what a college may do wrong about it.</summary>
    private static IEnumerable<Problem> Duties()
    {
        var policy = new RoundPolicy();
        List<EmploymentRate> rates = [new("1", "甲", 2024, 40m, null, null, "", default, "社会需求减少"), new("2", "乙", 2024, 90m, null, null, "", default, ""), new("3", "丙", 2024, 91m, null, null, "", default, "")];
        var weak = WeakMajors.Of([new("1", "甲", "cs", [])], rates, policy);
        List<NamedDirection> three = [new("1", "一", ""), new("1", "二", "cs"), new("1", "三", "cs")];
        return
        [
            .. weak.SelectMany(w => w.Findings(policy)),
            .. Domain.Rounds.Duties.Of(weak, [], [], policy).SelectMany(d => d.Findings(policy, "计算机学院")),
            .. Domain.Rounds.Duties.Of(weak, [], [new("r", "cs", three)], policy).SelectMany(d => d.Findings(policy, "计算机学院")),
            .. new UnitDirections("r", "cs", []).Name(weak[0], three, policy, A.Dean, A.Day).Problems,
            .. new UnitDirections("r", "cs", []).Name(weak[0], [], policy, A.Stranger, A.Day).Problems,
            .. NoticeRules.Check(new(FormDefinitions.Current, CompleteForm.Answers, A.Round(), A.Unit(), A.Directions, A.Day) { Majors = [new("1", "甲", "cs", [.. CompleteForm.Answers.Rows("courses").Select(c => c["name"])])] }),
        ];
    }

    private static IEnumerable<Problem> Read(OfficeList list, ImportContext context, params string[] lines)
    {
        var read = ImportReading.Read(list, new("", [.. lines.Select((l, i) => new SheetLine(i + 1, l.Split('|')))]), context);
        return read.IsDone ? read.Value.Refused.Select(r => r.Problem) : read.Problems;
    }
}
