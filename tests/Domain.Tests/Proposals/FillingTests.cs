using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class FillingTests
{
    private static readonly FormDefinition Form = FormDefinitions.Current;

    [Fact]
    public void Nonsense_is_saved_as_it_was_typed()
    {
        var saved = Fill(A.Proposal(), "audience", ("enrollmentQuota", " 六十人左右 ")).Value;
        Assert.Equal("六十人左右", saved.Answers["enrollmentQuota"]);
        Assert.Equal((1, A.Day, A.Owner.Name), (saved.Revision, saved.UpdatedAt, saved.UpdatedBy));
    }

    [Fact]
    public void A_field_of_another_section_is_not_saved() =>
        Assert.Equal("", Fill(A.Proposal(), "audience", ("programName", "偷换的名称")).Value.Answers["programName"]);

    [Fact]
    public void A_field_that_was_not_shown_keeps_its_answer() =>
        Assert.Equal("30", Fill(A.Proposal().With("classSize", "30"), "audience", ("enrollmentQuota", "60")).Value.Answers["classSize"]);

    [Fact]
    public void What_is_no_longer_asked_is_cleared_along_the_whole_chain()
    {
        Proposal draft = A.Proposal().With("type", "urgent").With("industryField", "other").With("direction", "other").With("directionNote", "智慧文旅");
        var saved = Fill(draft, "direction", ("type", "applied"), ("direction", "other")).Value;
        Assert.Equal(Answers.None.With("type", "applied"), saved.Answers);
    }

    [Fact]
    public void A_table_that_is_no_longer_asked_is_cleared() =>
        Assert.Empty(Fill(A.Proposal().Complete(), "partners", ("isIndustryAcademic", "false")).Value.Answers.Rows("industryPartners"));

    [Fact]
    public void A_row_is_added_with_an_id_and_changed_in_its_place()
    {
        var team = Form.Field("team")!;
        var added = A.Proposal().Build().PutRow(team, null, Typed(("name", "甲"), ("title", "教授")), A.Owner, A.Day).Value;
        Assert.Equal([new Row("r1", Typed(("name", "甲"), ("title", "教授")))], added.Answers.Rows("team"));
        var changed = added.PutRow(team, "r1", Typed(("name", "乙")), A.Owner, A.Day).Value;
        Assert.Equal([new Row("r1", Typed(("name", "乙"), ("title", "教授")))], changed.Answers.Rows("team"));
    }

    [Fact]
    public void A_cell_that_is_no_longer_asked_is_cleared()
    {
        var majors = Form.Field("hostMajors")!;
        Proposal draft = A.Proposal().WithRows("hostMajors", Typed(("name", "甲"), ("basis", "other"), ("basisNote", "校级重点")));
        Assert.Equal("", draft.PutRow(majors, "r1", Typed(("basis", "national"), ("basisNote", "校级重点")), A.Owner, A.Day).Value.Answers.Rows("hostMajors")[0]["basisNote"]);
    }

    [Fact]
    public void A_column_that_the_form_does_not_know_is_not_saved() =>
        Assert.Equal("blank-row", Refusal(A.Proposal().Build().PutRow(Form.Field("team")!, null, Typed(("salary", "1")), A.Owner, A.Day)).Code);

    [Theory]
    [InlineData("r9")]
    [InlineData("")]
    [InlineData("r1 ")]
    public void A_row_that_is_gone_is_neither_changed_nor_removed(string id)
    {
        Proposal draft = A.Proposal().WithRows("team", Typed(("name", "甲")));
        Assert.Equal("row-gone", Refusal(draft.PutRow(Form.Field("team")!, id, Typed(("name", "乙")), A.Owner, A.Day)).Code);
        Assert.Equal("row-gone", Refusal(draft.RemoveRow(Form.Field("team")!, id, A.Owner, A.Day)).Code);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_table_takes_as_many_rows_as_the_form_says(int present, bool taken)
    {
        var table = Form.Field("leadCourses")!;
        Proposal draft = A.Proposal().WithRows("leadCourses", [.. Enumerable.Range(0, present).Select(i => Typed(("name", $"课程{i}")))]);
        Assert.Equal(taken, draft.PutRow(table, null, Typed(("name", "再一门")), A.Owner, A.Day).IsDone);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("courses")]
    public void Only_the_owner_edits(string section)
    {
        foreach (var other in (Actor[])[A.Dean, A.Office, A.Stranger])
        {
            Assert.Equal("not-the-owner", Refusal(A.Proposal().Build().Fill(Form.Section(section)!, Typed(), other, A.Day)).Code);
            Assert.Equal("not-the-owner", Refusal(A.Proposal().Build().PutRow(Form.Field("team")!, null, Typed(("name", "甲")), other, A.Day)).Code);
            Assert.Equal("not-the-owner", Refusal(A.Proposal().Complete().Build().RemoveRow(Form.Field("team")!, "r1", other, A.Day)).Code);
        }
    }

    [Fact]
    public void A_submitted_form_is_not_edited_and_a_returned_one_is()
    {
        Assert.Equal(new Problem("not-editable", Facts.Of(("state", "UnitReview"))), Refusal(Fill(A.Proposal().Submitted(), "basics", ("programName", "新名称"))));
        Assert.True(Fill(A.Proposal().ReturnedByUnit(), "basics", ("programName", "新名称")).IsDone);
        Assert.True(Fill(A.Proposal().ReturnedByOffice(), "basics", ("programName", "新名称")).IsDone);
    }

    private static Outcome<Proposal> Fill(Proposal proposal, string section, params (string Field, string Text)[] typed) =>
        proposal.Fill(Form.Section(section)!, Typed(typed), A.Owner, A.Day);

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] typed) => typed.ToDictionary(t => t.Field, t => t.Text);

    private static Problem Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems);
}
