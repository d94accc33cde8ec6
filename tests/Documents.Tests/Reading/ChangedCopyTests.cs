using System.Text.RegularExpressions;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Tests.Reading;

/// <summary>What people and programs do to a copy before it comes back.</summary>
public sealed class ChangedCopyTests
{
    private static readonly Answers s_now = Programmes.NormalAnswers;
    private static readonly byte[] s_copy = Draft.Of(s_now);

    [Fact]
    public void What_was_typed_into_a_control_is_the_one_change() =>
        Assert.Equal([new FieldChange("shareUniversities", "", "海东理工学院")], Draft.Into(s_now, Draft.Typing(s_copy, "shareUniversities", "海东理工学院")).Changes.All);

    [Fact]
    public void A_choice_by_its_word_a_date_by_its_calendar_and_an_emptied_place_are_read()
    {
        var file = Draft.Typing(Draft.Typing(Draft.Typing(s_copy, "duration", "1年"), "startDate", "2025年9月8日"), "lead.post", "");
        Assert.Equal(
            [new FieldChange("duration", "2s", "1y"), new FieldChange("startDate", "2025-09-15", "2025-09-08"), new FieldChange("lead.post", "副院长", "")],
            Draft.Into(s_now, file).Changes.All);
    }

    [Fact]
    public void A_prompt_is_no_answer() =>
        Assert.Equal("", Draft.Read(Draft.Of(Answers.None)).Texts["programName"]);

    [Fact]
    public void A_row_copied_by_Words_own_button_is_a_new_row_behind_its_original()
    {
        var file = Draft.With(s_copy, xml =>
        {
            var row = Regex.Match(xml, "<w:sdt><w:sdtPr><w15:repeatingSectionItem />.{0,200}?<w:sdtContent><w:tr>(?:(?!</w:tr>).)*leadCourses\\[r1\\].*?</w:tr></w:sdtContent></w:sdt>", RegexOptions.Singleline).Value;
            return xml.Replace(row, row + row.Replace("数字图像处理", "深度学习", StringComparison.Ordinal), StringComparison.Ordinal);
        });
        Assert.Equal(
            [new RowAdded("leadCourses", new("r7", [new("name", "深度学习"), new("credits", "3"), new("hours", "48")]), "r1")],
            Draft.Into(s_now, file).Changes.All);
    }

    [Fact]
    public void A_row_typed_without_controls_under_the_head_is_a_row_and_one_that_was_deleted_is_gone()
    {
        var file = Draft.With(s_copy, xml =>
        {
            var gone = Regex.Match(xml, "<w:tr>(?:(?!</w:tr>).)*leadCourses\\[r2\\].*?</w:tr>", RegexOptions.Singleline).Value;
            return xml.Replace(gone, $"<w:tr><w:tc>{Draft.P("操作系统")}</w:tc><w:tc>{Draft.P("2")}</w:tc><w:tc>{Draft.P("32学时")}</w:tc></w:tr>", StringComparison.Ordinal);
        });
        Assert.Equal(
            [new RowRemoved("leadCourses", s_now.Rows("leadCourses")[1]), new RowAdded("leadCourses", new("r7", [new("name", "操作系统"), new("credits", "2"), new("hours", "32")]), "r1")],
            Draft.Into(s_now, file).Changes.All);
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted()
    {
        var file = Draft.With(s_copy, xml => xml.Replace(Draft.R("x"), "", StringComparison.Ordinal).Replace("低空智能巡检技术</w:t></w:r>",
            "低空</w:t></w:r><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>智能</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>智慧</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>巡检技术</w:t></w:r>", StringComparison.Ordinal));
        Assert.Equal([new FieldChange("programName", "低空智能巡检技术", "低空智慧巡检技术")], Draft.Into(s_now, file).Changes.All);
    }

    [Fact]
    public void Soft_breaks_symbols_and_marks_of_direction_come_out_clean()
    {
        var file = Draft.Typing(s_copy, "shareUniversities", "甲\uF0B7乙\u200E\u202E丙</w:t><w:cr/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:noBreakHyphen/><w:t>丁\u00A0戊\uE123");
        Assert.Equal("甲•乙丙\n☑-丁 戊", Draft.Into(s_now, file).After["shareUniversities"]);
    }

    [Fact]
    public void A_word_that_is_no_choice_is_kept_as_it_was_written() =>
        Assert.Equal("三学期", Draft.Into(s_now, Draft.Typing(s_copy, "duration", "三学期")).After["duration"]);

    [Fact]
    public void What_was_changed_in_the_proposal_alone_since_the_copy_was_made_stays()
    {
        var later = s_now.With("classSize", "40").WithRow("team", new("r9", [new("name", "新来的")])).WithoutRow("leadCourses", "r2").With("lead.post", "院长");
        var adoption = Draft.Into(later, Draft.Typing(s_copy, "shareUniversities", "海东理工学院"));
        Assert.Equal([new FieldChange("shareUniversities", "", "海东理工学院")], adoption.Changes.All);
        Assert.Equal(["classSize", "lead.post", "leadCourses", "team"], adoption.KeptLater.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(adoption.Conflicts);
    }

    [Fact]
    public void What_both_changed_is_a_conflict_and_what_both_changed_alike_is_none()
    {
        var later = s_now.With("classSize", "40").With("duration", "1y");
        var adoption = Draft.Into(later, Draft.Typing(Draft.Typing(s_copy, "classSize", "50"), "duration", "1年"));
        Assert.Equal([new FieldChange("classSize", "40", "50")], adoption.Changes.All);
        Assert.Equal(["classSize"], adoption.Conflicts);
    }

    [Fact]
    public void A_copy_of_another_proposal_is_compared_as_it_stands()
    {
        var adoption = Adoption.Of(Draft.Read(s_copy), Answers.None.With("classSize", "40"), Draft.Form, Programmes.Units, Programmes.Directions, "WZY-2025-0008");
        Assert.Equal(s_now, adoption.After);
        Assert.Empty(adoption.Conflicts);
    }

    [Fact]
    public void More_rows_than_the_table_takes_are_left_in_the_file_and_the_rest_is_taken_over()
    {
        var crowded = Draft.With(s_copy, xml =>
        {
            var row = Regex.Match(xml, "<w:tr>(?:(?!</w:tr>).)*leadCourses\\[r1\\].*?</w:tr>", RegexOptions.Singleline).Value;
            return xml.Replace(row, string.Concat(Enumerable.Repeat(row, 6)), StringComparison.Ordinal);
        });
        var adoption = Draft.Into(s_now, Draft.Typing(crowded, "classSize", "50"));
        Assert.Equal([new FieldChange("classSize", "30", "50")], adoption.Changes.All);
        Assert.Equal([new Problem("word-too-many-rows", Facts.Of(("field", "近三年主讲课程"), ("fieldEn", "Courses of the last three years"), ("max", "5"), ("now", "7")), new("leadCourses"))], adoption.Problems);
    }

    [Fact]
    public void A_text_too_long_to_keep_is_not_cut_but_left_in_the_file()
    {
        var adoption = Draft.Into(s_now, Draft.Typing(s_copy, "difference", new string('字', 30_001)));
        Assert.Empty(adoption.Changes.All);
        Assert.Equal([("text-too-long", "30001")], adoption.Problems.Select(p => (p.Code, p.Facts["now"])));
        Assert.Equal(30_000, Draft.Into(s_now, Draft.Typing(s_copy, "difference", new string('字', 30_000))).After["difference"].Length);
    }

    [Fact]
    public void A_course_keeps_the_name_of_a_teacher_whose_row_is_not_taken_over()
    {
        var file = Draft.With(s_copy, xml =>
        {
            var row = Regex.Match(xml, "<w:tr>(?:(?!</w:tr>).)*team\\[r1\\].*?</w:tr>", RegexOptions.Singleline).Value;
            return xml.Replace(row, row + row.Replace("陈思齐", "时若曦", StringComparison.Ordinal), StringComparison.Ordinal);
        });
        file = Draft.Typing(file, "courses[r1].teacher", "时若曦");
        var adoption = Draft.Into(s_now, file);
        Assert.Equal("r7", adoption.After.Rows("courses")[0]["teacher"]);
        Assert.Equal("时若曦", adoption.Take(s_now, Draft.Form, c => c is not RowAdded).Rows("courses")[0]["teacher"]);
    }
}
