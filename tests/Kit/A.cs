using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Kit;

/// <summary>Test data: <c>A.Proposal().Complete().Submitted()</c>. Say only what matters to the test. All people are made up.</summary>
public static partial class A
{
    /// <summary>When the round opens: the day of the notice, in China.</summary>
    public static readonly DateTimeOffset Opening = China(2025, 6, 16);

    /// <summary>An ordinary Friday morning while the round is open.</summary>
    public static readonly DateTimeOffset Day = China(2025, 6, 20, 10);

    /// <summary>The last second that counts.</summary>
    public static readonly DateTimeOffset Deadline = China(2025, 6, 25, 23, 59, 59);

    /// <summary>The owner of proposals, unless a test says otherwise.</summary>
    public static readonly Actor Owner = new(new("11111111-0000-4000-8000-000000000001"), "陈思远");

    /// <summary>The reviewer of the college (教学副院长).</summary>
    public static readonly Actor Dean = new(new("11111111-0000-4000-8000-000000000002"), "何清和", ReviewsUnits: ["cs"]);

    /// <summary>A member of the academic affairs office.</summary>
    public static readonly Actor Office = new(new("11111111-0000-4000-8000-000000000003"), "林晓岚", IsOffice: true);

    /// <summary>Somebody with no part in it.</summary>
    public static readonly Actor Stranger = new(new("11111111-0000-4000-8000-000000000009"), "周文博");

    /// <summary>A proposal: an empty draft of <see cref="Owner"/> in <see cref="Unit"/>, until told more.</summary>
    public static ProposalBuilder Proposal(string id = "WZY-2025-0001") => new(id);

    /// <summary>The round of the notice.</summary>
    public static Round Round(string id = "2025-spring") =>
        new(id, new("2025年“微专业”申报", "Micro-majors 2025"), 2025, Opening, Deadline, "江海师范学院",
            // Most tests end with the filing documents and are not about the working days before them.
            new RoundPolicy { FileAfterPublicity = false });

    /// <summary>A college that teaches undergraduates, reviewed by <see cref="Dean"/>.</summary>
    public static Unit Unit(string code = "cs", string name = "计算机与软件学院") => new(code, name, TeachesUndergraduates: true, [Dean.Id]);

    /// <summary>An expert from another college; each number is another person.</summary>
    public static Expert Expert(int number = 1) =>
        new(new($"22222222-0000-4000-8000-{number:000000000000}"), $"专家{"甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10]}", "edu", "", "人工智能");

    /// <summary>The expert as one who acts.</summary>
    public static Actor Acting(Expert expert) => new(expert.Id, expert.Name);

    /// <summary>A small catalogue: fields from the notice, and one made-up direction in each.</summary>
    public static IReadOnlyList<Direction> Directions { get; } =
    [
        new("digital", "数字经济", "digital-1", "电商数智运营", "2025", "notice"),
        new("green", "绿色经济", "green-1", "碳管理", "2025", "notice"),
        new("low", "低空经济", "low-1", "低空技术与工程", "2025", "notice"),
        new("people", "民生服务保障", "people-1", "智慧养老服务", "2025", "notice"),
    ];

    /// <summary>An instant by the clock in China.</summary>
    public static DateTimeOffset China(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        new(year, month, day, hour, minute, second, TimeSpan.FromHours(8));
}
