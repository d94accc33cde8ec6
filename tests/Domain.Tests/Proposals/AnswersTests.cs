using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class AnswersTests
{
    [Theory]
    [InlineData("15", 15)]
    [InlineData("１５", 15)]
    [InlineData("２．５", 2.5)]
    [InlineData(" 3 ", 3)]
    [InlineData("　3　", 3)]
    [InlineData("-1", -1)]
    public void A_number_is_read_as_people_type_it(string typed, double number) => Assert.Equal((decimal)number, Answers.None.With("n", typed).Number("n"));

    [Theory]
    [InlineData("")]
    [InlineData("十五")]
    [InlineData("1,500")]
    [InlineData("1e3")]
    [InlineData("15学分")]
    [InlineData("79228162514264337593543950336")]
    public void What_is_no_number_is_none_and_is_kept(string typed)
    {
        var answers = Answers.None.With("n", typed);
        Assert.Null(answers.Number("n"));
        Assert.Equal(typed, answers["n"]);
    }

    [Theory]
    [InlineData("2025-09-01")]
    [InlineData("2025-9-1")]
    [InlineData("2025/9/1")]
    [InlineData("2025年9月1日")]
    [InlineData("２０２５-０９-０１")]
    public void A_date_is_read_as_people_type_it(string typed) => Assert.Equal(new DateOnly(2025, 9, 1), Answers.None.With("d", typed).Date("d"));

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("9/1/2025")]
    [InlineData("明天")]
    public void What_is_no_date_is_none(string typed) => Assert.Null(Answers.None.With("d", typed).Date("d"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("是", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData("TRUE!", false)]
    public void Yes_is_what_cards_and_lists_call_yes(string typed, bool yes) => Assert.Equal(yes, Answers.None.With("y", typed).IsYes("y"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("　")]
    public void A_blank_text_takes_the_answer_away(string blank)
    {
        Assert.Equal(Answers.None, Answers.None.With("a", "1").With("a", blank));
        Assert.Empty(new Row("r1", [new("c", blank)]).Cells);
        Assert.Empty(new Row("r1", [new("c", "1")]).With("c", blank).Cells);
    }

    [Fact]
    public void Several_choices_are_kept_as_cards_send_them() => Assert.Equal(["3", "4"], Answers.None.With("grades", "3, 4,").Choices("grades"));

    [Fact]
    public void A_row_is_put_in_the_place_of_the_row_with_its_id()
    {
        var answers = Answers.None.WithRows("t", [Named("r1", "甲"), Named("r2", "乙")]).WithRow("t", Named("r1", "丙"));
        Assert.Equal([Named("r1", "丙"), Named("r2", "乙")], answers.Rows("t"));
    }

    [Fact]
    public void A_table_without_rows_is_no_table() => Assert.Equal(Answers.None, Answers.None.WithRow("t", Named("r1", "甲")).WithoutRow("t", "r1"));

    [Fact]
    public void The_next_row_gets_an_id_of_its_own()
    {
        var answers = Answers.None.WithRows("t", [Named("r1", "甲"), Named("r7", "乙")]);
        Assert.Equal("r8", answers.NextRowId("t"));
        Assert.Equal("r1", answers.NextRowId("other"));
    }

    [Fact]
    public void A_new_member_of_the_team_does_not_inherit_the_course_of_one_who_left()
    {
        var answers = Answers.None
            .WithRows("team", [Named("r1", "甲"), Named("r2", "乙")])
            .WithRow("courses", new Row("r1", [new("teacher", "r2")]))
            .WithoutRow("team", "r2");
        Assert.Equal("r3", answers.NextRowId("team"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("r")]
    [InlineData("x")]
    [InlineData("r2147483647")]
    [InlineData("r-5")]
    public void An_id_that_nobody_gave_upsets_no_later_row(string id) => Assert.Equal("r1", Answers.None.WithRow("t", Named(id, "甲")).NextRowId("t"));

    [Fact]
    public void Answers_are_equal_by_what_they_say()
    {
        var one = Answers.None.With("a", "1").With("b", "2").WithRow("t", Named("r1", "甲"));
        var other = Answers.None.WithRow("t", Named("r1", "甲")).With("b", "2").With("a", "1");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other.WithRow("t", Named("r1", "乙")));
        Assert.NotEqual(one, other.With("c", "3"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n　\t", 0)]
    [InlineData("字 数", 2)]
    [InlineData("𠮷野家", 3)]
    public void Characters_are_counted_without_blanks(string text, int length) => Assert.Equal(length, NonBlank.Length(text));

    private static Row Named(string id, string name) => new(id, [new("name", name)]);
}
