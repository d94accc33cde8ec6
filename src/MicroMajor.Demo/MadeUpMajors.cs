using MicroMajor.Domain.Rounds;

namespace MicroMajor.Demo;

/// <summary>The majors of the made-up university and what became of their graduates. No figure is anybody's.</summary>
internal static class MadeUpMajors
{
    private const string Source = "示例数据";

    private static readonly (string Code, string Name, string Unit, decimal? Rate, string[] Courses)[] s_majors =
    [
        ("080901", "计算机科学与技术", "cs", 92.4m, ["程序设计基础", "数据结构", "操作系统"]),
        ("120801", "电子商务", "econ", 86.1m, ["电子商务概论", "网络营销"]),
        ("120203K", "会计学", "econ", 84.7m, ["基础会计学", "中级财务会计"]),
        ("120410", "健康服务与管理", "life", 81.3m, ["健康管理学", "老年学概论"]),
        ("070504", "地理信息科学", "geo", 88.2m, ["地图学", "遥感概论"]),
        ("082503", "环境科学", "geo", 79.6m, ["环境学概论", "环境监测"]),
        ("040104", "教育技术学", "edu", 82.9m, ["教育技术学导论", "教学系统设计"]),
        ("071102", "应用心理学", "edu", 77.5m, ["普通心理学", "心理统计"]),
        ("130502", "视觉传达设计", "media", 83.4m, ["设计素描", "版式设计"]),
        ("050306", "网络与新媒体", "media", 85.8m, ["新媒体概论", "网络编辑"]),
        ("120401", "公共事业管理", "econ", 46.3m, ["公共事业管理概论", "公共政策"]),
        ("050303", "广告学", "media", 58.9m, ["广告学概论", "广告文案"]),
        ("120403", "劳动与社会保障", "econ", 61.2m, ["劳动经济学", "社会保障学"]),
        ("071001", "生物科学", "life", 61.2m, ["动物学", "植物学"]),
        // Three with the rate of the last one in the bottom third: all of them are in it.
        ("070503", "人文地理与城乡规划", "geo", 63.5m, ["人文地理学", "城乡规划原理"]),
        ("040106", "学前教育", "edu", 63.5m, ["学前教育学", "学前心理学"]),
        ("071002", "生物技术", "life", 63.5m, ["微生物学", "细胞工程"]),
        // Flagged by the office, without a rate.
        ("130507", "工艺美术", "media", null, ["工艺美术史"]),
    ];

    // The direction that a college names for one of its weak majors.
    private static readonly Dictionary<string, string> s_directions = new()
    {
        ["120401"] = "智慧社区治理",
        ["050303"] = "数字品牌传播",
        ["120403"] = "数字人力资源服务",
        ["071001"] = "生物健康检测",
        ["070503"] = "国土空间数字化",
        ["071002"] = "生物制品质量管理",
        ["130507"] = "数字非遗设计",
    };

    /// <summary>The majors, each in the unit that runs it.</summary>
    public static IEnumerable<Major> Majors => s_majors.Select(m => new Major(m.Code, m.Name, m.Unit, m.Courses));

    /// <summary>Their rates of the year that counts for the round.</summary>
    public static IEnumerable<EmploymentRate> Rates(Round round)
    {
        var year = EmploymentRate.YearFor(round);
        return s_majors.Select(m => new EmploymentRate(m.Code, m.Name, year, m.Rate, null, new DateOnly(year, 12, 31), Source, new DateOnly(round.Year, 6, 10), m.Rate is null ? "区域岗位需求逐年减少" : ""));
    }

    /// <summary>How many directions the colleges name.</summary>
    public static int Directions => s_directions.Count;

    /// <summary>What the college names for a weak major; null where it still owes a direction.</summary>
    public static string? DirectionFor(string majorCode) => s_directions.GetValueOrDefault(majorCode);
}
