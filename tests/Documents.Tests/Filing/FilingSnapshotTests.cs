using System.Text;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class FilingSnapshotTests
{
    [Fact]
    public void Only_what_the_form_asks_is_frozen()
    {
        var answers = Programmes.NormalAnswers.With("applicationMode", "ai").With("frontierFocus", "量子信息");

        var snapshot = Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", answers));

        Assert.Null(snapshot.Field("applicationMode"));
        Assert.Null(snapshot.Field("frontierFocus"));
        Assert.NotNull(snapshot.Field("industryField"));
    }

    [Fact]
    public void An_answer_to_a_question_that_another_hidden_answer_asked_reaches_no_document()
    {
        // Hidden answers of whatever origin: the note hangs on the direction, the direction on the type; the basis' note on the basis.
        var answers = Programmes.NormalAnswers.With("type", "applied").With("applicationMode", "ai").With("direction", "other").With("directionNote", "不该印出的方向")
            .With("isIndustryAcademic", "false").WithRows("industryPartners", [new Row("r1", [new("name", "不该印出的单位")])])
            .WithRows("hostMajors", [new Row("r1", [new("name", "甲"), new("basis", "national"), new("basisNote", "不该印出的依据")])]);

        var snapshot = Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", answers));

        Assert.Null(snapshot.Field("direction"));
        Assert.Null(snapshot.Field("directionNote"));
        Assert.DoesNotContain("不该印出", string.Join('\n', snapshot.Fields.SelectMany(f => (f.Table?.Rows.SelectMany(r => r) ?? []).Append(f.Text))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type", "急需紧缺型")]
    [InlineData("industryField", "低空经济")]
    [InlineData("direction", "低空智能巡检")]
    [InlineData("coUnits", "商学院、健康管理学院")]
    [InlineData("targetGrades", "三年级、四年级")]
    [InlineData("isIndustryAcademic", "是")]
    [InlineData("startDate", "2025年9月15日")]
    [InlineData("enrollmentQuota", "60")]
    public void Answers_are_frozen_in_the_words_that_are_printed(string key, string printed) => Assert.Equal(printed, Programmes.Normal()[key]);

    [Fact]
    public void Teachers_and_units_in_tables_are_frozen_by_their_names()
    {
        var values = FilingValues.Of(Programmes.Normal());

        Assert.Equal(["陈思齐", "王若谷", "李明哲", "赵云帆", "孙怀瑾", "吴清欢"], values.Column("courses", "teacher"));
        Assert.Equal(["计算机与软件学院", "云山低空科技有限公司"], values.Column("team", "unit").Distinct());
    }

    [Fact]
    public void A_choice_that_left_the_list_is_printed_as_it_was_kept()
    {
        var snapshot = Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers.With("coUnits", "biz,closed-unit")));

        Assert.Equal("商学院、closed-unit", snapshot["coUnits"]);
    }

    [Fact]
    public void Totals_are_exact_and_agree_with_the_printed_sum()
    {
        var answers = Answers.None.WithRows("courses", Enumerable.Range(1, 3).Select(i => Programmes.Row(i, ("name", $"课程{i}"), ("credits", "0.1"), ("hours", i == 2 ? "很多" : "1.60"), ("isCore", i == 1 ? "true" : "false"))));

        var snapshot = Programmes.Frozen(Programmes.Recommended("WZY-2025-0001", answers));

        Assert.Equal(new FilingTotals(3, 1, 0.3m, 3.2m), snapshot.Totals);
        Assert.Equal(snapshot.Totals.Hours, FilingTotals.Sum(FilingValues.Of(snapshot).Column("courses", "hours")));
    }

    [Fact]
    public void A_proposal_is_frozen_as_a_draft_until_the_college_endorses_it_and_again_while_it_is_sent_back()
    {
        var proposal = Programmes.Recommended("WZY-2025-0001", Programmes.NormalAnswers);

        Assert.Equal(
            [ProposalState.Screening, ProposalState.ReadyForReview, ProposalState.UnderReview, ProposalState.Recommended, ProposalState.NotRecommended],
            Enum.GetValues<ProposalState>().Where(s => Programmes.Frozen(proposal with { State = s }).IsFinal));
    }

    [Fact]
    public void The_code_of_an_endorsed_form_is_the_same_whatever_the_office_does_afterwards()
    {
        var endorsed = Programmes.Recommended("WZY-2025-0001", Programmes.NormalAnswers) with { State = ProposalState.Screening, Decision = null, EndorsedAt = Programmes.DecidedAt.AddDays(-9) };
        var code = Programmes.Frozen(endorsed).ContentCode;

        Assert.Equal(code, Programmes.Frozen(endorsed with { State = ProposalState.UnderReview, UpdatedAt = Programmes.DecidedAt.AddDays(1), Revision = 9 }).ContentCode);
        Assert.Equal(code, Programmes.Frozen(endorsed with { State = ProposalState.Recommended, Decision = new(true, "好", 90m, Programmes.Office, Programmes.DecidedAt.AddDays(2)) }).ContentCode);
        Assert.NotEqual(code, Programmes.Frozen(endorsed with { State = ProposalState.ReturnedByOffice }).ContentCode);
        Assert.NotEqual(code, Programmes.Frozen(endorsed with { EndorsedAt = Programmes.DecidedAt }).ContentCode);
    }

    [Fact]
    public void The_code_is_forty_bits_of_the_hash_in_letters_that_cannot_be_misheard()
    {
        // SHA-256 of nothing begins e3b0c44298, of "abc" ba7816bf8f.
        Assert.Equal("WERC-8GMR", ContentCode.Of([]));
        Assert.Equal("Q9W1-DFWF", ContentCode.Of(Encoding.UTF8.GetBytes("abc")));
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", Programmes.Normal().ContentCode);
    }

    [Fact]
    public void Any_change_of_what_is_printed_changes_the_code()
    {
        var normal = Programmes.Normal();
        FilingSnapshot With(string key, string text) => Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers.With(key, text), opinion: normal.UnitOpinion));
        var course = Programmes.NormalAnswers.Rows("courses")[0];
        IReadOnlyList<FilingSnapshot> others =
        [
            With("programName", "低空智能巡检"),
            With("introduction", Programmes.NormalAnswers["introduction"] + "。"),
            Programmes.Frozen(Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers.WithRow("courses", course.With("credits", "3")), opinion: normal.UnitOpinion)),
            normal with { UnitOpinion = "同意" },
            normal with { DecidedAt = normal.DecidedAt.AddTicks(1) },
            normal with { ProposalId = "WZY-2025-0008" },
            normal with { IsFinal = false },
        ];

        Assert.Equal(others.Count + 1, others.Select(o => o.ContentCode).Append(normal.ContentCode).Distinct().Count());
    }

    [Fact]
    public void What_is_not_printed_does_not_change_the_code()
    {
        var proposal = Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers);
        var spaced = Programmes.NormalAnswers.With("enrollmentQuota", " ６０ ").With("startDate", "2025年9月15日").With("objectives", Programmes.NormalAnswers["objectives"].Replace("\n", "\r\n\r\n　　"));

        Assert.Equal(Programmes.Frozen(proposal), Programmes.Frozen(proposal with { Answers = spaced, Revision = 12, UpdatedBy = "宋听澜" }));
        Assert.Equal(Programmes.Frozen(proposal).ContentCode, (Programmes.Frozen(proposal) with { DecidedAt = Programmes.DecidedAt.ToOffset(TimeSpan.FromHours(8)) }).ContentCode);
    }

    [Fact]
    public void The_list_is_the_same_in_whatever_order_its_programmes_come()
    {
        IReadOnlyList<FilingSnapshot> programmes = [Programmes.Normal("WZY-2025-0009"), Programmes.Minimal, Programmes.AtTheLimits];

        var list = RoundSnapshot.Of(Programmes.Round, programmes);

        Assert.Equal(list, RoundSnapshot.Of(Programmes.Round, [.. programmes.Reverse()]));
        Assert.Equal(["WZY-2025-0001", "WZY-2025-0009", "WZY-2025-0099"], list.Rows.Select(r => r.ProposalId));
    }

    [Fact]
    public void A_change_in_a_form_that_the_list_does_not_show_changes_the_code_of_the_list()
    {
        var changed = Programmes.Normal() with { UnitOpinion = "同意" };

        Assert.NotEqual(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal()]).ContentCode, RoundSnapshot.Of(Programmes.Round, [changed]).ContentCode);
    }

    [Fact]
    public void A_line_of_the_list_follows_from_the_form()
    {
        Assert.Equal(
            ["低空智能巡检技术", "急需紧缺型", "低空经济／低空智能巡检", "计算机与软件学院", "计算机科学与技术、软件工程", "信息管理与信息系统、地理科学、工商管理", "6", "12.5", "2025年9月15日", "60", "云山低空科技有限公司、云山无人机行业协会", "林知远（教授）", "13800000007"],
            RoundSnapshot.Of(Programmes.Round, [Programmes.Normal()]).Rows[0].Cells);
    }

    [Fact]
    public void More_than_eight_majors_are_abridged_in_the_list_with_their_number()
    {
        static string Listed(int majors) => RoundSnapshot.Of(Programmes.Round, [Programmes.Frozen(Programmes.Recommended("WZY-2025-0001", Answers.None
            .With("targetWholeSchool", "false").WithRows("targetMajors", Enumerable.Range(1, majors).Select(i => Programmes.Row(i, ("name", $"专业{i}"))))))]).Rows[0].Cells[5];

        Assert.Equal("专业1、专业2、专业3、专业4、专业5、专业6、专业7、专业8", Listed(8));
        Assert.Equal("专业1、专业2、专业3、专业4、专业5等9个", Listed(9));
    }

    [Fact]
    public void A_programme_for_the_whole_school_says_so_in_the_list() => Assert.Equal("全校各专业", RoundSnapshot.Of(Programmes.Round,
        [Programmes.Frozen(Programmes.Recommended("WZY-2025-0001", Programmes.NormalAnswers.With("targetWholeSchool", "true")))]).Rows[0].Cells[5]);
}
