using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class FileNamesTests
{
    [Fact]
    public void Documents_are_named_as_the_notice_names_the_annexes()
    {
        Assert.Equal("附件2_计算机与软件学院_低空智能巡检技术_备案表.docx", FileNames.Form(Programmes.Normal()));
        Assert.Equal("附件3_云山师范学院_汇总表.docx", FileNames.Summary(Programmes.Summary(1)));
        Assert.Equal("附件3_商学院_汇总表.docx", FileNames.Summary(RoundSnapshot.Of(Programmes.Round, [], "商学院")));
    }

    [Theory]
    [InlineData("数据*治理:\"入门\"", "附件2_计算机与软件学院_数据＊治理：＂入门＂_备案表.docx")]
    [InlineData("C# / <Web> \\ A|B? 100%", "附件2_计算机与软件学院_C＃ ／ ＜Web＞ ＼ A｜B？ 100％_备案表.docx")]
    [InlineData("人工智能...", "附件2_计算机与软件学院_人工智能_备案表.docx")]
    [InlineData("  ~$_vti_ ", "附件2_计算机与软件学院_～$＿vti＿_备案表.docx")]
    [InlineData("低空\r\n经济\u202E", "附件2_计算机与软件学院_低空 经济_备案表.docx")]
    [InlineData("", "附件2_计算机与软件学院_备案表.docx")]
    [InlineData("..\\..\\CON", "附件2_计算机与软件学院_＼..＼CON_备案表.docx")]
    public void What_a_store_refuses_is_not_in_a_name(string programme, string name) => Assert.Equal(name, FileNames.Form(Named(programme)));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_still_says_what_it_is()
    {
        var name = FileNames.Form(Named(string.Concat(Enumerable.Repeat("👩‍🔬", 60))), clashes: true);

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 240);
        Assert.StartsWith("附件2_计算机与软件学院_👩‍🔬", name);
        Assert.EndsWith("👩‍🔬_备案表_WZY-2025-0007.docx", name);
    }

    [Fact]
    public void Programmes_of_one_name_in_one_college_are_told_apart_by_their_id()
    {
        FilingSnapshot Called(string id, string name) => Named(name) with { ProposalId = id };

        var names = FileNames.Forms([Called("WZY-2025-0001", "AI应用"), Called("WZY-2025-0002", "ai应用"), Called("WZY-2025-0003", "养老服务")]);

        Assert.Equal("附件2_计算机与软件学院_AI应用_备案表_WZY-2025-0001.docx", names["WZY-2025-0001"]);
        Assert.Equal("附件2_计算机与软件学院_ai应用_备案表_WZY-2025-0002.docx", names["WZY-2025-0002"]);
        Assert.Equal("附件2_计算机与软件学院_养老服务_备案表.docx", names["WZY-2025-0003"]);
    }

    private static FilingSnapshot Named(string programme) => Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", Answers.None.With("programName", programme)));
}
