using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

/// <summary>O-01 to O-05 at their boundaries: before, on, after.</summary>
public sealed class WeakMajorTests
{
    private static readonly RoundPolicy s_policy = new();

    [Theory]
    [InlineData("49.9999", true)]
    [InlineData("50", false)]
    [InlineData("50.0", false)]
    [InlineData("50.0001", false)]
    [InlineData("0", true)]
    public void Below_fifty_is_strictly_below(string rate, bool weak)
    {
        // Among many that are worse the last third is far away.
        var found = Weak(s_policy, [decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), .. Enumerable.Repeat(0m, 20)]);
        Assert.Equal(weak, found.Any(w => w.Major.Code == "M00" && w.Reasons.Contains(WeakReason.BelowHalf)));
    }

    [Fact]
    public void The_threshold_is_the_rounds()
    {
        Assert.Contains(WeakReason.BelowHalf, Weak(s_policy with { WeakBelowPercent = 60m }, [59.9m, 90m, 91m, 92m])[0].Reasons);
        Assert.DoesNotContain(WeakReason.BelowHalf, Weak(s_policy with { WeakBelowPercent = 40m }, [45m, 90m, 91m, 92m])[0].Reasons);
    }

    [Theory]
    [InlineData(1, true, 1)]
    [InlineData(2, true, 1)]
    [InlineData(3, true, 1)]
    [InlineData(4, true, 2)]
    [InlineData(35, true, 12)]
    [InlineData(36, true, 12)]
    [InlineData(37, true, 13)]
    [InlineData(1, false, 0)]
    [InlineData(2, false, 0)]
    [InlineData(3, false, 1)]
    [InlineData(35, false, 11)]
    [InlineData(36, false, 12)]
    [InlineData(37, false, 12)]
    public void The_last_third_is_rounded_as_the_round_says(int majors, bool up, int last)
    {
        var found = Weak(s_policy with { WeakRoundsUp = up }, [.. Enumerable.Range(0, majors).Select(i => 60m + i)]);
        Assert.Equal(Enumerable.Range(0, last).Select(i => $"M{i:00}"), found.Where(w => w.Reasons.Contains(WeakReason.LastThird)).Select(w => w.Major.Code));
    }

    [Fact]
    public void Ties_at_the_edge_are_all_in()
    {
        var found = Weak(s_policy, [60m, 70m, 70m, 70m, 80m, 81m]);
        Assert.Equal(["M00", "M01", "M02", "M03"], found.Select(w => w.Major.Code));
        Assert.Equal(["6/6", "3/6", "3/6", "3/6"], found.Select(w => w.PlaceText));
    }

    [Fact]
    public void Everybody_alike_is_everybodys_last_third() => Assert.Equal(6, Weak(s_policy, [.. Enumerable.Repeat(80m, 6)]).Count);

    [Fact]
    public void A_flag_of_the_office_counts_without_figures_and_figures_without_a_flag()
    {
        List<EmploymentRate> rates = [Rate("A", 90m), Rate("B", 91m), Rate("C", 92m), Rate("D", null, "社会需求减少"), Rate("E", 93m, "就业质量不高"), Rate("F", null)];
        var found = WeakMajors.Of([], rates, s_policy);
        Assert.Equal(
            ["A LastThird 4/4 90%", "B LastThird 3/4 91%", "E Flagged 1/4 93%", "D Flagged  "],
            found.Select(w => $"{w.Major.Code} {string.Join(',', w.Reasons)} {w.PlaceText} {w.RateText}"));
        Assert.Equal(
            new Problem("O-03", Facts.Of(("major", "D"), ("year", "2024"), ("rate", ""), ("place", ""), ("ranked", "4"), ("below", "50"), ("oneIn", "3"), ("why", "社会需求减少"))),
            Assert.Single(found[3].Findings(s_policy)));
    }

    [Fact]
    public void Two_majors_of_one_name_are_told_apart_by_their_codes()
    {
        var found = WeakMajors.Of([], [Rate("1", 10m) with { MajorName = "汉语言文学" }, Rate("2", 20m) with { MajorName = "汉语言文学" }, Rate("3", 30m)], s_policy);
        Assert.Equal(["汉语言文学（1）", "汉语言文学（2）", "3"], found.Select(w => w.Label));
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(1, false, false)]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    public void One_or_two_directions_are_owed_for_each_weak_major(int named, bool owed, bool tooMany)
    {
        var duty = Assert.Single(Duties.Of(Weak(s_policy, [40m]), [], [Named("cs", [.. Enumerable.Range(1, named).Select(i => new NamedDirection("M00", $"方向{i}", "cs"))])], s_policy));
        Assert.Equal(owed, duty.IsOwed);
        Assert.Equal([.. owed ? ["O-04"] : Array.Empty<string>(), .. tooMany ? ["O-04-many"] : Array.Empty<string>()], duty.Findings(s_policy, "计算机学院").Select(f => f.Code));
    }

    [Fact]
    public void A_direction_without_a_host_is_asked_for_it()
    {
        var duty = Assert.Single(Duties.Of(Weak(s_policy, [40m]), [], [Named("cs", [new("M00", "甲", ""), new("M00", "乙", "math")])], s_policy));
        Assert.Equal([("O-05", "甲")], duty.Findings(s_policy, "").Select(f => (f.Code, f.Facts["direction"])));
    }

    [Fact]
    public void By_the_college_one_direction_serves_all_its_weak_majors()
    {
        var weak = Weak(s_policy, [40m, 41m]);
        List<UnitDirections> named = [Named("cs", [new("M00", "甲", "cs")])];
        Assert.Equal([false, true], Duties.Of(weak, [], named, s_policy).Select(d => d.IsOwed));
        Assert.Equal([false, false], Duties.Of(weak, [], named, s_policy with { DirectionsOwedBy = OwedBy.Unit }).Select(d => d.IsOwed));
        Assert.Equal([true, true], Duties.Of(weak, [], [], s_policy with { DirectionsOwedBy = OwedBy.Unit }).Select(d => d.IsOwed));
    }

    [Fact]
    public void A_programme_that_serves_the_major_is_its_direction_whoever_hosts_it()
    {
        var weak = Weak(s_policy, [40m]);
        Proposal submitted = A.Proposal("WZY-2025-0002").Complete().With("servedFlaggedMajors", "别的专业、专业0").Submitted();
        Proposal recommended = A.Proposal("WZY-2025-0003").Complete().With("servedFlaggedMajors", "专业0").With("programName", "推荐的").Recommended();
        var duty = Assert.Single(Duties.Of(weak, [submitted, recommended], [Named("cs", [new("M00", $"{submitted.Name}微专业", "math"), new("M00", "还没有申报的", "math")])], s_policy));
        Assert.Equal(["推荐的 cs WZY-2025-0003", $"{submitted.Name} cs WZY-2025-0002", "还没有申报的 math "], duty.Directions.Select(d => $"{d.Name} {d.HostUnit} {d.ProposalId}"));
    }

    [Fact]
    public void A_draft_a_withdrawn_and_a_refused_programme_count_for_nothing()
    {
        var weak = Weak(s_policy, [40m]);
        Proposal draft = A.Proposal("WZY-2025-0002").Complete().With("servedFlaggedMajors", "专业0");
        Proposal withdrawn = A.Proposal("WZY-2025-0003").Complete().With("servedFlaggedMajors", "专业0").Submitted().Withdrawn();
        Proposal refused = A.Proposal("WZY-2025-0004").Complete().With("servedFlaggedMajors", "专业0").NotRecommended("名额有限");
        Assert.True(Assert.Single(Duties.Of(weak, [draft, withdrawn, refused], [], s_policy)).IsOwed);
    }

    [Fact]
    public void A_college_names_for_its_own_majors_and_no_more_than_the_round_allows()
    {
        var weak = Weak(s_policy, [40m])[0] with { Major = new("M00", "专业0", "cs", []) };
        var none = Named("cs", []);
        var named = none.Name(weak, [new("x", "甲", "cs"), new("x", "", ""), new("x", "甲 微专业", "math"), new("x", "乙", "")], s_policy, A.Dean, A.Day).Value;
        Assert.Equal([new("M00", "甲", "cs"), new NamedDirection("M00", "乙", "")], named.Named);
        Assert.Empty(named.Name(weak, [], s_policy, A.Dean, A.Day).Value.Named);
        Assert.Equal("O-04-many", Assert.Single(none.Name(weak, [new("", "甲", ""), new("", "乙", ""), new("", "丙", "")], s_policy, A.Dean, A.Day).Problems).Code);
        Assert.Equal("not-your-unit", Assert.Single(none.Name(weak, [], s_policy, A.Stranger, A.Day).Problems).Code);
        Assert.Equal("not-your-unit", Assert.Single(none.Name(weak with { Major = weak.Major with { UnitCode = "math" } }, [], s_policy, A.Dean, A.Day).Problems).Code);
    }

    private static IReadOnlyList<WeakMajor> Weak(RoundPolicy policy, IReadOnlyList<decimal> rates) =>
        WeakMajors.Of([.. rates.Select((_, i) => new Major($"M{i:00}", $"专业{i}", "cs", []))], [.. rates.Select((r, i) => Rate($"M{i:00}", r) with { MajorName = $"专业{i}" })], policy);

    private static EmploymentRate Rate(string code, decimal? rate, string flag = "") => new(code, code, 2024, rate, null, null, "", new(2025, 6, 1), flag);

    private static UnitDirections Named(string unit, IReadOnlyList<NamedDirection> directions) => new(A.Round().Id, unit, directions);
}
