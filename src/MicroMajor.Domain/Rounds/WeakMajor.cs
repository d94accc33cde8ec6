using System.Globalization;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Domain.Rounds;

/// <summary>Why clause 三.3 means a major.</summary>
public enum WeakReason
{
    /// <summary>O-01: 去向落实率低于50%.</summary>
    BelowHalf,

    /// <summary>O-02: 处于本校后1/3.</summary>
    LastThird,

    /// <summary>O-03: 等就业质量不高、社会需求减少, as the office says.</summary>
    Flagged,
}

/// <summary>A major that clause 三.3 means (就业薄弱专业).</summary>
/// <param name="Place">Its place among the school's majors by rate, 1 the best, ties at the better place; null without a rate.</param>
/// <param name="Ranked">How many majors have a rate.</param>
public sealed record WeakMajor(Major Major, EmploymentRate Rate, int? Place, int Ranked, IReadOnlyList<WeakReason> Reasons)
{
    /// <summary>What it is called where it is chosen and printed: its name; with its code where two have the same.</summary>
    public required string Label { get; init; }

    /// <summary>48.5%, or an empty text without a rate.</summary>
    public string RateText => Rate.Rate is { } rate ? $"{PrintedText.Of(rate)}%" : "";

    /// <summary>30/36, or an empty text without a rate.</summary>
    public string PlaceText => Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place}/{Ranked}") : "";

    /// <summary>Each reason as a finding with its figures.</summary>
    public IReadOnlyList<Problem> Findings(RoundPolicy policy)
    {
        var facts = Facts.Of(("major", Label), ("year", $"{Rate.Year}"), ("rate", RateText), ("place", $"{Place}"), ("ranked", $"{Ranked}"), ("below", PrintedText.Of(policy.WeakBelowPercent)), ("oneIn", $"{policy.WeakOneIn}"), ("why", Rate.FlagReason));
        return [.. Reasons.Select(r => r switch
        {
            WeakReason.BelowHalf => new Problem("O-01", facts),
            WeakReason.LastThird => new Problem("O-02", facts),
            _ => new Problem("O-03", facts),
        })];
    }
}

/// <summary>Which majors clause 三.3 means: by the figures of a year and the office's own flags.</summary>
public static class WeakMajors
{
    /// <summary>The weak majors, the weakest first; those that are only flagged come last.</summary>
    public static IReadOnlyList<WeakMajor> Of(IReadOnlyList<Major> majors, IReadOnlyList<EmploymentRate> rates, RoundPolicy policy)
    {
        var ranked = rates.Where(r => r.Rate is not null).ToList();
        var last = LastOnes(ranked.Count, policy);
        return
        [
            .. rates.Select(rate => (Rate: rate, Reasons: Reasons(rate, ranked, last, policy))).Where(r => r.Reasons.Count > 0)
                .OrderBy(r => r.Rate.Rate ?? decimal.MaxValue).ThenBy(r => r.Rate.MajorCode, StringComparer.Ordinal)
                .Select(r => new WeakMajor(
                    majors.FirstOrDefault(m => m.Code == r.Rate.MajorCode) ?? new(r.Rate.MajorCode, r.Rate.MajorName, "", []), r.Rate,
                    r.Rate.Rate is null ? null : 1 + ranked.Count(other => other.Rate > r.Rate.Rate), ranked.Count, r.Reasons)
                {
                    Label = rates.Count(other => other.MajorName == r.Rate.MajorName) == 1 ? r.Rate.MajorName : $"{r.Rate.MajorName}（{r.Rate.MajorCode}）",
                }),
        ];
    }

    private static List<WeakReason> Reasons(EmploymentRate rate, List<EmploymentRate> ranked, int last, RoundPolicy policy)
    {
        var reasons = new List<WeakReason>();
        if (rate.Rate < policy.WeakBelowPercent) reasons.Add(WeakReason.BelowHalf);
        // From the bottom, ties at the lower place: who has the rate of the last one in the third is in it.
        if (rate.Rate is { } own && 1 + ranked.Count(other => other.Rate < own) <= last) reasons.Add(WeakReason.LastThird);
        if (rate.IsFlagged) reasons.Add(WeakReason.Flagged);
        return reasons;
    }

    // A third of 35 is 11.67: whether that is 11 or 12 majors, the notice leaves open.
    private static int LastOnes(int ranked, RoundPolicy policy)
    {
        var oneIn = Math.Max(1, policy.WeakOneIn);
        return policy.WeakRoundsUp ? (ranked + oneIn - 1) / oneIn : ranked / oneIn;
    }
}
