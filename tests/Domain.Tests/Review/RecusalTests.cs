using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class RecusalTests
{
    [Fact]
    public void An_expert_with_no_part_in_it_may_judge() => Assert.Null(Reason(A.Expert()));

    [Fact]
    public void The_owner_may_not() => Assert.Equal("conflict-owner", Reason(A.Expert() with { Id = A.Owner.Id }));

    [Theory]
    [InlineData("陈思远")]
    [InlineData("陈 思远")]
    [InlineData("陈　思远")]
    public void The_lead_may_not_however_the_name_is_spaced(string name) => Assert.Equal("conflict-lead", Reason(A.Expert() with { Name = name }));

    [Fact]
    public void A_member_of_the_team_may_not() => Assert.Equal("conflict-team", Reason(A.Expert() with { Name = "许知秋" }));

    [Fact]
    public void A_member_of_the_unit_may_not() => Assert.Equal("conflict-unit", Reason(A.Expert() with { UnitCode = "cs" }));

    [Fact]
    public void A_member_of_a_participating_unit_may_not() => Assert.Equal("conflict-co-unit", Reason(A.Expert() with { UnitCode = "econ" }));

    [Fact]
    public void An_employee_of_a_partner_may_not() =>
        Assert.Equal("conflict-partner", Reason(A.Expert() with { UnitCode = "", Organisation = "海岳数据科技有限公司" }));

    [Fact]
    public void Whoever_filled_in_a_part_may_not() =>
        Assert.Equal("conflict-editor", Recusal.Reason(A.Expert(), A.Proposal().Complete().Change(p => p with { Editors = [new(A.Expert().Id, "专家甲", []) { HasWritten = true }] }))?.Code);

    [Fact]
    public void A_conflict_that_came_up_after_they_were_asked_is_found_for_who_is_asked_still_and_even_for_who_has_left_the_pool()
    {
        Proposal before = A.Proposal().Complete().UnderReview();
        var given = new[] { A.Assignment(before, A.Expert(1)).Build(), A.Assignment(before, A.Expert(2)).Declined().Build(), A.Assignment(before, A.Expert(3)).Submitted().Build() };
        var pool = new[] { A.Expert(1), A.Expert(2) };
        Assert.Empty(Recusal.Later(before, given, pool));

        var after = before with { Answers = before.Answers.WithRow("team", new("r8", [new("name", A.Expert(2).Name)])).WithRow("team", new("r9", [new("name", A.Expert(3).Name)])) };
        Assert.Equal([new LateConflict(given[2], new("conflict-team"))], Recusal.Later(after, given, pool));
        Assert.Equal([new LateConflict(given[0], new("conflict-unit"))], Recusal.Later(before, given, [A.Expert(1) with { UnitCode = "cs" }, A.Expert(2)]));
    }

    [Fact]
    public void Full_width_brackets_make_no_other_company() =>
        Assert.Equal("conflict-partner", Recusal.Reason(
            A.Expert() with { UnitCode = "", Organisation = "远帆（集团）公司" },
            A.Proposal().Complete().WithRows("industryPartners", new Dictionary<string, string> { ["name"] = "远帆(集团)公司" }))?.Code);

    [Fact]
    public void Blank_names_match_nobody() =>
        Assert.Null(Recusal.Reason(new Expert(new("x"), "", "", "", ""), A.Proposal().WithRows("team", new Dictionary<string, string> { ["age"] = "40" })));

    private static string? Reason(Expert expert) => Recusal.Reason(expert, A.Proposal().Complete())?.Code;
}
