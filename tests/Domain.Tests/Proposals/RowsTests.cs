using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Proposals;

/// <summary>Rows taken away, put back and moved.</summary>
public sealed class RowsTests
{
    private static readonly FormField Team = FormDefinitions.Current.Field("team")!;

    [Fact]
    public void A_removed_row_comes_back_at_its_place_with_its_id_and_its_cells()
    {
        var three = Three();
        var removed = three.RemoveRow(Team, "r2", A.Owner, A.Day).Value;
        Assert.Equal(["r1", "r3"], Ids(removed));
        var back = removed.RestoreRow(Team, "r2", A.Owner, A.Day).Value;
        Assert.Equal(three.Answers, back.Answers);
        Assert.Empty(back.Removed);
        Assert.Equal(3 + 2, back.Revision);
    }

    [Fact]
    public void A_row_added_after_a_removal_does_not_take_the_removed_ones_id()
    {
        var removed = Three().RemoveRow(Team, "r3", A.Owner, A.Day).Value;
        var added = removed.PutRow(Team, null, Cells("丁"), A.Owner, A.Day).Value;
        Assert.Equal(["r1", "r2", "r4"], Ids(added));
        Assert.Equal(["r1", "r2", "r3", "r4"], Ids(added.RestoreRow(Team, "r3", A.Owner, A.Day).Value));
    }

    [Fact]
    public void The_last_three_removed_rows_are_kept_and_no_more()
    {
        var none = new[] { "r1", "r2", "r3", "r4" }.Aggregate(Three().PutRow(Team, null, Cells("丁"), A.Owner, A.Day).Value, (p, r) => p.RemoveRow(Team, r, A.Owner, A.Day).Value);
        Assert.Equal(["r4", "r3", "r2"], none.Removed.Select(r => r.Id));
        Assert.Equal("row-not-kept", Refusal(none.RestoreRow(Team, "r1", A.Owner, A.Day)).Code);
    }

    [Fact]
    public void Rows_too_large_to_keep_are_removed_without_a_way_back()
    {
        var large = Three().PutRow(Team, "r1", new Dictionary<string, string> { ["taught"] = new('长', 20_001) }, A.Owner, A.Day).Value;
        Assert.Empty(large.RemoveRow(Team, "r1", A.Owner, A.Day).Value.Removed);
    }

    [Fact]
    public void A_full_table_takes_no_row_back()
    {
        var table = Team with { MaxRows = 3 };
        var full = Three().RemoveRow(table, "r1", A.Owner, A.Day).Value.PutRow(table, null, Cells("丁"), A.Owner, A.Day).Value;
        Assert.Equal(new Problem("too-many-rows", Facts.Of(("field", Team.Label.Zh), ("fieldEn", Team.Label.En), ("max", "3")), new("team")), Refusal(full.RestoreRow(table, "r1", A.Owner, A.Day)));
    }

    [Theory]
    [InlineData("r1", true, "row-is-first")]
    [InlineData("r3", false, "row-is-last")]
    [InlineData("r9", true, "row-gone")]
    public void A_row_that_cannot_move_stays_and_says_why(string row, bool up, string code) => Assert.Equal(code, Refusal(Three().MoveRow(Team, row, up, A.Owner, A.Day)).Code);

    [Fact]
    public void A_row_changes_places_with_its_neighbour()
    {
        Assert.Equal(["r2", "r1", "r3"], Ids(Three().MoveRow(Team, "r1", up: false, A.Owner, A.Day).Value));
        Assert.Equal(["r1", "r3", "r2"], Ids(Three().MoveRow(Team, "r3", up: true, A.Owner, A.Day).Value));
    }

    [Fact]
    public void Nobody_else_moves_or_restores_rows_and_nobody_does_after_submission()
    {
        var removed = Three().RemoveRow(Team, "r1", A.Owner, A.Day).Value;
        Assert.Equal("not-the-owner", Refusal(removed.MoveRow(Team, "r2", true, A.Stranger, A.Day)).Code);
        Assert.Equal("not-the-owner", Refusal(removed.RestoreRow(Team, "r1", A.Stranger, A.Day)).Code);
        var submitted = removed with { State = ProposalState.UnitReview };
        Assert.Equal("not-editable", Refusal(submitted.MoveRow(Team, "r2", true, A.Owner, A.Day)).Code);
        Assert.Equal("not-editable", Refusal(submitted.RestoreRow(Team, "r1", A.Owner, A.Day)).Code);
    }

    [Fact]
    public void A_person_has_one_bookmark_where_they_last_kept_something()
    {
        var form = FormDefinitions.Current;
        var filled = Three().Fill(form.Section("goals")!, new Dictionary<string, string> { ["objectives"] = "目标" }, A.Owner, A.Day).Value;
        Assert.Equal([new Bookmark(A.Owner.Id, "positioning")], filled.Bookmarks);
        Assert.Equal([new Bookmark(A.Owner.Id, "team")], filled.MoveRow(Team, "r1", up: false, A.Owner, A.Day).Value.Bookmarks);
    }

    [Theory]
    [InlineData("@today", FieldType.Date, "2025-06-16")]
    [InlineData("@unit", FieldType.Text, "计算机学院")]
    [InlineData("@deliveryMode", FieldType.Text, "mixed")]
    [InlineData("school", FieldType.Text, "school")]
    [InlineData("", FieldType.Text, "")]
    public void An_answer_begins_with_what_the_form_says(string begin, FieldType type, string text) =>
        Assert.Equal(text, FormDefaults.Of(new FormField("x", type, new("甲", "a")) { Default = begin }, Answers.None.With("deliveryMode", "mixed"), "计算机学院", new(2025, 6, 16)));

    [Theory]
    [InlineData("@nowhere")]
    [InlineData("@programName")]
    [InlineData("nonsense")]
    [InlineData("@today")]
    public void A_form_whose_answer_begins_with_nonsense_is_refused(string begin)
    {
        var json = $$$"""{ "version": "x", "sections": [ { "key": "s", "title": { "zh": "甲", "en": "a" }, "fields": [ { "key": "programName", "type": "Text", "label": { "zh": "甲", "en": "a" } }, { "key": "c", "type": "Choice", "default": "{{{begin}}}", "label": { "zh": "乙", "en": "b" }, "choices": [ { "value": "1", "label": { "zh": "一", "en": "1" } } ] } ] } ] }""";
        Assert.Equal("s/c", Assert.Throws<FormDefinitionException>(() => FormDefinitionReader.Read(json)).Place);
    }

    private static Proposal Three() => A.Proposal().WithRows("team", Cells("甲"), Cells("乙"), Cells("丙")).Build() with { Revision = 3 };

    private static Dictionary<string, string> Cells(string name) => new() { ["name"] = name };

    private static IEnumerable<string> Ids(Proposal proposal) => proposal.Answers.Rows("team").Select(r => r.Id);

    private static Problem Refusal(Outcome<Proposal> outcome) => Assert.Single(outcome.Problems);
}
