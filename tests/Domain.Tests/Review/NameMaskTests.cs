using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Review;

public sealed class NameMaskTests
{
    private static readonly Proposal s_proposal = A.Proposal().Complete().With("lead.name", "欧阳清岚").Build() with
    {
        OwnerName = "陈思远",
        Editors = [new(new("e1"), "Maria Lopez-Garcia", [])],
    };

    private static readonly NameMask s_mask = NameMask.Of(s_proposal, FormDefinitions.Current, w => w.Zh);

    [Theory]
    [InlineData("由欧阳清岚主持，许知秋参加。", "由负责人主持，成员2参加。")]
    [InlineData("欧 阳 清 岚、许　知秋", "负责人、成员2")]
    [InlineData("欧阳教授和许老师", "负责人和成员2")]
    [InlineData("陈思远填报，maria  LOPEZ-garcia协助", "填报人填报，合作填报人1协助")]
    [InlineData("电话139 0000 0001，座机0411-12345678，zhang.san@contoso.example", "电话（对专家隐去），座机（对专家隐去），（对专家隐去）")]
    [InlineData("课程号13900000001234不是电话，欧阳不是全名，提高教授水平", "课程号13900000001234不是电话，欧阳不是全名，提高教授水平")]
    [InlineData("", "")]
    public void Names_are_taken_out_wherever_they_are_written(string text, string masked) => Assert.Equal(masked, s_mask.In(text));

    [Fact]
    public void The_proposal_says_everything_but_who()
    {
        var masked = s_mask.In(s_proposal with { UnitOpinion = "同意推荐欧阳清岚的团队。", UpdatedBy = "陈思远" });
        Assert.Equal("负责人", masked.Answers["lead.name"]);
        Assert.Equal("（对专家隐去）", masked.Answers["lead.phone"]);
        Assert.Equal("教授", masked.Answers["lead.title"]);
        Assert.Equal(["填报人", "成员2", "成员3", "成员4", "成员5"], masked.Answers.Rows("team").Select(r => r["name"]));
        Assert.Equal(s_proposal.Answers.Rows("courses"), masked.Answers.Rows("courses"));
        Assert.Equal(("填报人", "同意推荐负责人的团队。", ""), (masked.OwnerName, masked.UnitOpinion, masked.UpdatedBy));
        Assert.Equal(s_proposal.Name, masked.Name);
        Assert.Empty(masked.Editors);
        Assert.NotEqual(s_proposal.Owner, masked.Owner);
    }

    [Fact]
    public void A_finding_names_nobody() =>
        Assert.Equal("负责人", s_mask.In(new Problem("L-01", Facts.Of(("lead", "欧阳清岚")))).Facts["lead"]);
}
