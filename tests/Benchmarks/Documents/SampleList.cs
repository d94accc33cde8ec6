using System.Globalization;
using MicroMajor.Documents.Tests;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>A school's list of so many programmes, no two lines alike: repeated lines would pack up to twice as fast.</summary>
internal static class SampleList
{
    private static readonly string[] s_fields = ["低空经济", "数字经济", "人工智能", "生物医药", "新能源", "养老服务", "文化创意", "智能制造", "现代农业"];
    private static readonly string[] s_skills = ["智能巡检", "数据治理", "系统设计", "质量检测", "运营管理", "装备维护", "创新设计"];
    private static readonly string[] s_names = ["陈思齐", "王若谷", "李明哲", "赵云帆", "孙怀瑾", "吴清欢", "郑知行", "冯予安", "褚望舒", "何清晏", "许望舒"];
    private static readonly string[] s_majors = ["软件工程", "地理科学", "工商管理", "生物技术", "信息管理与信息系统", "机械工程", "护理学", "金融学", "电子商务", "公共事业管理"];

    public static RoundSnapshot Of(int programmes) => RoundSnapshot.Of(Programmes.Round, []) with { IsFinal = true, Rows = [.. Enumerable.Range(1, programmes).Select(Row)] };

    private static SummaryRow Row(int i)
    {
        // A number with no pattern that a packer could find, and the same on every machine.
        var mixed = (uint)i * 2654435761u;
        string Any(string[] words, int shift) => words[(mixed >> shift) % words.Length];
        string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
        return new($"WZY-2025-{i:00000}", "", [
            $"{Any(s_fields, 3)}{Any(s_skills, 7)}与{Any(s_skills, 11)}{i}", Any(["急需紧缺型", "应用型"], 5), $"{Any(s_fields, 3)}／{Any(s_skills, 13)}",
            $"{Any(s_fields, 9)}学院", $"{Any(s_majors, 2)}、{Any(s_majors, 17)}", $"{Any(s_majors, 4)}、{Any(s_majors, 8)}、{Any(s_majors, 12)}",
            Number(5 + (mixed % 4)), Number(12 + (mixed % 9)), $"2025年9月{1 + (mixed % 28)}日", Number(30 + (mixed % 61)),
            $"云山{Any(s_fields, 6)}第{i % 997}研究院", $"{Any(s_names, 1)}（{Any(["教授", "副教授", "高级工程师"], 15)}）", $"138{mixed % 100000000:00000000}"])
        {
            FurtherCells = [$"{Any(s_fields, 5)}学院、{Any(s_fields, 10)}学院", $"本科（{Any(["三年级", "四年级", "三年级、四年级"], 6)}）", Number(3 + (mixed % 3)), Number(192 + (mixed % 97)), Number(20 + (mixed % 31)),
                Any(["1学期", "1年"], 8), $"2025年9月{1 + (mixed % 13)}日", $"2026年6月{1 + (mixed % 30)}日", Any(["线上", "线下", "线上线下混合"], 9), Any(["学分认定", "学习证书", "学分认定、学习证书"], 14), Number(5 + (mixed % 11))],
        };
    }
}
