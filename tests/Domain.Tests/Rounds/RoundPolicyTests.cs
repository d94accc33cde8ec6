using System.Text.Json;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class RoundPolicyTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    [Fact]
    public void Every_member_of_the_policy_is_in_the_book_under_its_name_in_JSON() =>
        Assert.Equal(
            typeof(RoundPolicy).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(),
            PolicyBook.All.Select(m => m.Key).Order());

    [Fact]
    public void What_a_member_reads_it_writes() =>
        Assert.All(PolicyBook.All, m => Assert.Equal(new RoundPolicy(), m.Write(new(), m.Read(new()))));

    [Fact]
    public void The_policy_of_the_notice_makes_sense() => Assert.Empty(PolicyBook.Problems(new()));

    [Fact]
    public void A_policy_stored_before_a_member_was_there_has_its_default()
    {
        var stored = JsonSerializer.Deserialize<RoundPolicy>("""{"maxTotalCredits":14.5,"minCourseCredits":2,"maxCourseCredits":3,"minDifferenceLength":50,"minDemandLength":100,"hoursPerCredit":18,"minExperts":3,"minCommentLength":30,"reviewDays":5}""", Web);
        Assert.Equal(new RoundPolicy { MaxTotalCredits = 14.5m, HoursPerCredit = 18m, ReviewDays = 5 }, stored);
    }

    [Fact]
    public void A_policy_reads_as_it_was_written()
    {
        RoundPolicy policy = new()
        {
            SeniorTitles = ["教授"],
            TitleAliases = new Dictionary<string, string> { ["讲席教授"] = "教授" },
            AdvisedLengths = new Dictionary<string, int> { ["introduction"] = 500 },
            EarliestTeaching = new(3, 1),
            DirectionsOwedBy = OwedBy.Unit,
            DeadlineCounts = false,
            HoursPerCredit = 17.5m,
        };
        var json = JsonSerializer.Serialize(policy, Web);
        Assert.Contains("\"earliestTeaching\":\"03-01\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<RoundPolicy>(json, Web), Web));
        Assert.True(SeniorTitles.IsSenior("讲席教授", JsonSerializer.Deserialize<RoundPolicy>(json, Web)!));
    }

    [Theory]
    [InlineData("maxTotalCredits", "0", "policy-value")]
    [InlineData("maxTotalCredits", "many", "policy-value")]
    [InlineData("maxTotalCredits", "１２．５", null)]
    [InlineData("maxBuildMonths", "23.5", "policy-value")]
    [InlineData("earliestTeaching", "02-30", "policy-value")]
    [InlineData("earliestTeaching", "3-1", null)]
    [InlineData("deadlineCounts", "maybe", "policy-value")]
    [InlineData("directionsOwedBy", "Unit", null)]
    [InlineData("directionsOwedBy", "1", "policy-value")]
    [InlineData("advisedLengths", "introduction=500\nobjectives=0", null)]
    [InlineData("advisedLengths", "introduction", "policy-value")]
    [InlineData("titleAliases", "讲席教授＝教授", null)]
    [InlineData("minCourseCredits", "3.5", "policy-crossed")]
    [InlineData("lastArguable", "06-29", "policy-crossed")]
    public void What_makes_no_sense_is_refused_by_the_members_name(string member, string typed, string? code)
    {
        var outcome = PolicyBook.Changed(new(), new Dictionary<string, string> { [member] = typed });
        Assert.Equal(code is null ? [] : [code], outcome.Problems.Select(p => p.Code));
        if (code is null) Assert.NotEqual(new RoundPolicy(), outcome.Value);
    }

    [Fact]
    public void The_shipped_titles_typed_again_are_the_shipped_titles()
    {
        var typed = new Dictionary<string, string> { ["seniorTitles"] = string.Join("\r\n", SeniorTitles.All) + "\r\n" };
        Assert.Equal(new RoundPolicy(), PolicyBook.Changed(new(), typed).Value);
    }

    [Fact]
    public void The_closing_instant_counts_unless_the_policy_says_otherwise()
    {
        var round = A.Round();
        Assert.Equal([true, true, false], [round.IsOpen(A.Deadline.AddTicks(-1)), round.IsOpen(A.Deadline), round.IsOpen(A.Deadline.AddTicks(1))]);
        var strict = round with { Policy = new() { DeadlineCounts = false } };
        Assert.Equal([true, false, false], [strict.IsOpen(A.Deadline.AddTicks(-1)), strict.IsOpen(A.Deadline), strict.IsOpen(A.Deadline.AddTicks(1))]);
        Assert.Equal("S-01", Assert.Single(A.Proposal().Build().Submit(strict, [], A.Owner, A.Deadline).Problems).Code);
    }

    [Theory]
    [InlineData(2, 29, 2025, "2025-02-28")]
    [InlineData(2, 29, 2028, "2028-02-29")]
    [InlineData(13, 40, 0, "0001-12-31")]
    public void A_day_of_the_year_is_a_day_of_any_year(int month, int day, int year, string expected) =>
        Assert.Equal(expected, new MonthDay(month, day).In(year).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
