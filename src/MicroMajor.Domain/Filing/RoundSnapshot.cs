using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>A round's programmes as one list (附件3), derived from their frozen forms only.</summary>
/// <param name="UnitName">The college whose list it is; empty for the school's.</param>
/// <param name="DecidedAt">When the latest of them was settled (UTC).</param>
/// <param name="IsFinal">True when every programme in it is final.</param>
public sealed record RoundSnapshot(string RoundId, int Year, string School, string UnitName, IReadOnlyList<SummaryRow> Rows, DateTimeOffset DecidedAt, bool IsFinal)
{
    /// <summary>The list of these programmes, by proposal id whatever order they come in.</summary>
    public static RoundSnapshot Of(Round round, IReadOnlyList<FilingSnapshot> programmes, string unitName = "") => new(
        round.Id,
        round.Year,
        PrintedText.Line(round.School),
        PrintedText.Line(unitName),
        [.. programmes.OrderBy(p => p.ProposalId, StringComparer.Ordinal).Select(SummaryRow.Of)],
        programmes.Count == 0 ? round.Deadline.ToUniversalTime() : programmes.Max(p => p.DecidedAt),
        programmes.All(p => p.IsFinal));

    /// <summary>The employment block (clause 三.3); empty where there are no figures.</summary>
    public IReadOnlyList<EmploymentRow> Employment { get; init; } = [];

    /// <summary>The year of the employment figures; 0 without any.</summary>
    public int EmploymentYear { get; init; }

    /// <summary>The same list with what the school does for its weak majors.</summary>
    public RoundSnapshot With(IReadOnlyList<Duty> duties, Round round, IReadOnlyList<Unit> units) => duties.Count == 0 ? this : this with
    {
        Employment = [.. duties.Select(d => EmploymentRow.Of(d, round.Policy, units))],
        EmploymentYear = EmploymentRate.YearFor(round),
    };

    /// <summary>Who fills the list in: the college, or the school.</summary>
    public string FiledBy => UnitName.Length > 0 ? UnitName : School;

    /// <summary>The code printed on the paper, <c>XXXX-XXXX</c>.</summary>
    public string ContentCode => Canonical.CodeOf(this);

    /// <inheritdoc />
    public bool Equals(RoundSnapshot? other) => other is not null && Canonical.Of(this).AsSpan().SequenceEqual(Canonical.Of(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(RoundId, UnitName, Rows.Count, DecidedAt);
}

/// <summary>A line of the list: one text for each of <see cref="SummaryColumn.All"/>.</summary>
/// <param name="FormCode">The content code of the form that it is derived from.</param>
public sealed record SummaryRow(string ProposalId, string FormCode, IReadOnlyList<string> Cells)
{
    /// <summary>One text for each of <see cref="SummaryColumn.Further"/>: what the full variant says besides.</summary>
    public IReadOnlyList<string> FurtherCells { get; init; } = [];

    internal static SummaryRow Of(FilingSnapshot programme)
    {
        var values = FilingValues.Of(programme);
        return new(programme.ProposalId, programme.ContentCode, [.. SummaryColumn.All.Select(c => c.From(values))]) { FurtherCells = [.. SummaryColumn.Further.Select(c => c.From(values))] };
    }
}

/// <summary>A column of the summary and how it follows from the form. Ours: the annex's own columns are attested nowhere.</summary>
public sealed record SummaryColumn(string Key, string Title, Func<FilingValues, string> From)
{
    /// <summary>The columns of the narrow print, without the leading number (序号), which is the line's place.</summary>
    public static IReadOnlyList<SummaryColumn> All { get; } =
    [
        new("programName", "微专业名称", v => v["programName"]),
        new("type", "类型", v => v["type"]),
        new("direction", "产业领域／建设方向", v => Within(v["industryField"], Direction(v))),
        new("hostUnit", "牵头学院（部）", v => v["hostUnit"]),
        new("hostMajors", "依托专业", v => Listed(v, "hostMajors", "name")),
        new("targetMajors", "面向专业", v => v["targetWholeSchool"] == "是" ? WholeSchool : Listed(v, "targetMajors", "name")),
        new("courseCount", "课程门数", v => v["courseCount"]),
        new("totalCredits", "总学分", v => v["totalCredits"]),
        new("startDate", "开课时间", v => v["startDate"]),
        new("enrollmentQuota", "招生名额", v => v["enrollmentQuota"]),
        new("industryPartners", "合作单位", v => Listed(v, "industryPartners", "name")),
        new("lead", "负责人（职称）", v => v["lead.title"].Length > 0 ? $"{v["lead.name"]}（{v["lead.title"]}）" : v["lead.name"]),
        new("lead.phone", "联系电话", v => v["lead.phone"]),
    ];

    /// <summary>What the full variant says besides, behind the columns of the narrow print.</summary>
    public static IReadOnlyList<SummaryColumn> Further { get; } =
    [
        new("coUnits", "参与学院（部）", v => v["coUnits"]),
        new("targetAudience", "面向对象（年级）", v => v["targetGrades"].Length > 0 ? $"{v["targetAudience"]}（{v["targetGrades"]}）" : v["targetAudience"]),
        new("coreCourseCount", "核心课程门数", v => v["coreCourseCount"]),
        new("totalHours", "总学时", v => v["totalHours"]),
        new("classSize", "成班人数", v => v["classSize"]),
        new("duration", "学制", v => v["duration"]),
        new("enrolDate", "招生时间", v => v["enrolDate"]),
        new("endDate", "完成时间", v => v["endDate"]),
        new("deliveryMode", "授课方式", v => v["deliveryMode"]),
        new("recognition", "学习成果认定", v => v["recognition"]),
        new("teamCount", "团队人数", v => v.Tables.GetValueOrDefault("team", []).Count is > 0 and var people ? PrintedText.Of(people) : ""),
    ];

    /// <summary>What stands for a list of all majors.</summary>
    public const string WholeSchool = "全校各专业";

    private static string Direction(FilingValues values) => values["directionNote"].Length > 0 ? $"{values["direction"]}（{values["directionNote"]}）" : values["direction"];

    // 其他／其他（跨境电商） says 其他 once.
    private static string Within(string field, string direction) =>
        direction == field || direction.StartsWith($"{field}（", StringComparison.Ordinal) ? direction : Joined("／", field, direction);

    private static string Joined(string separator, params IEnumerable<string> parts) => string.Join(separator, parts.Where(p => p.Length > 0));

    // A list is a table in one edition of the form and a line of text in another.
    private static string Listed(FilingValues values, string key, string column) =>
        Abridged(values[key] is { Length: > 0 } text ? text : string.Join('、', values.Column(key, column)));

    // A line of the list must stay a line: thirty majors are named in the form, here the first of them with their number.
    private static string Abridged(string list) => list.Split('、') is { Length: > 8 } names ? $"{string.Join('、', names.Take(5))}等{names.Length}个" : list;
}
