using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>A weak major in the employment block of 附件3 (clause 三.3): one text for each of <see cref="EmploymentColumn.All"/>.</summary>
public sealed record EmploymentRow(string MajorCode, IReadOnlyList<string> Cells)
{
    /// <summary>The line of a duty as it is printed.</summary>
    public static EmploymentRow Of(Duty duty, RoundPolicy policy, IReadOnlyList<Unit> units) => new(
        duty.Weak.Major.Code,
        [
            PrintedText.Line(duty.Weak.Label),
            duty.Weak.RateText,
            duty.Weak.PlaceText,
            string.Join('、', duty.Weak.Reasons.Select(r => Reason(r, duty.Weak, policy))),
            Direction(duty, 0),
            string.Join('、', Enumerable.Range(1, Math.Max(1, duty.Directions.Count - 1)).Select(i => Direction(duty, i))),
            string.Join('、', duty.Directions.Select(d => d.HostUnit).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal)
                .Select(code => PrintedText.Line(units.FirstOrDefault(u => u.Code == code)?.Name ?? code))),
        ]);

    private static string Direction(Duty duty, int at) => at < duty.Directions.Count ? PrintedText.Line(duty.Directions[at].Name) : "";

    private static string Reason(WeakReason reason, WeakMajor weak, RoundPolicy policy) => reason switch
    {
        WeakReason.BelowHalf => $"低于{PrintedText.Of(policy.WeakBelowPercent)}%",
        WeakReason.LastThird => $"处于本校后1/{policy.WeakOneIn}",
        _ => weak.Rate.FlagReason.Length > 0 ? PrintedText.Line(weak.Rate.FlagReason) : "就业质量不高、社会需求减少",
    };
}

/// <summary>A column of the employment block. Ours: the annex's own columns are attested nowhere.</summary>
/// <param name="Title">With <c>{year}</c> for the year of the figures.</param>
public sealed record EmploymentColumn(string Key, string Title)
{
    /// <summary>The columns, without the leading number (序号).</summary>
    public static IReadOnlyList<EmploymentColumn> All { get; } =
    [
        new("major", "就业薄弱专业"),
        new("rate", "{year}年度去向落实率"),
        new("place", "校内排名/专业总数"),
        new("reasons", "触发原因"),
        new("direction1", "赋能微专业方向1"),
        new("direction2", "赋能微专业方向2"),
        new("hostUnits", "依托学院"),
    ];

    /// <summary>The title for the figures of a year.</summary>
    public string TitleOf(int year) => Title.Replace("{year}", $"{year}", StringComparison.Ordinal);
}
