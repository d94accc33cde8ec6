using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Tests.Proposals;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("鞍师教字〔2025〕53号", "鞍师教字〔2025〕53号")]
    // As the notice itself writes the basis that it rests on.
    [InlineData("教就业厅函〔2025〕5 号", "教就业厅函〔2025〕5号")]
    [InlineData(" 教就业司函 〔2025〕 13号　", "教就业司函〔2025〕13号")]
    [InlineData("辽教函〔２０２５〕１２号", "辽教函〔2025〕12号")]
    [InlineData("辽教函〔2000〕1号", "辽教函〔2000〕1号")]
    public void A_number_is_read_without_the_blanks_around_it(string typed, string read) => Assert.Equal(Outcome<string>.Done(read).Value, DocumentNumber.Read(typed, 2025).Value);

    [Theory]
    [InlineData("辽教函[2025]12号", "辽教函〔2025〕12号")]
    [InlineData("辽教函（2025）12号", "辽教函〔2025〕12号")]
    [InlineData("辽教函【2025】12号", "辽教函〔2025〕12号")]
    [InlineData("辽教函〔2025〕012号", "辽教函〔2025〕12号")]
    [InlineData("辽教函〔2025〕第12号", "辽教函〔2025〕12号")]
    [InlineData("辽教函〔2025〕12", "辽教函〔2025〕12号")]
    [InlineData("辽教函〔2025年〕12号", "辽教函〔2025〕12号")]
    public void What_was_almost_right_is_refused_with_what_was_meant(string typed, string meant) =>
        Assert.Equal([new Problem("number-almost", Facts.Of(("typed", typed), ("like", meant)))], DocumentNumber.Read(typed, 2025).Problems);

    [Theory]
    [InlineData("没有文号")]
    [InlineData("〔2025〕12号")]
    [InlineData("辽教函2025-12")]
    [InlineData("辽教函〔25〕12号")]
    [InlineData("辽教函〔2025〕0号")]
    [InlineData("辽教函〔2025〕号")]
    [InlineData("abc〔2025〕12号")]
    [InlineData("辽教函〔2025〕12号附件")]
    public void What_is_no_number_is_refused_and_none_is_made_up(string typed) =>
        Assert.Equal([new Problem("number-not-one", Facts.Of(("typed", typed)))], DocumentNumber.Read(typed, 2025).Problems);

    [Theory]
    [InlineData(1999, false)]
    [InlineData(2025, true)]
    [InlineData(2026, false)]
    public void The_year_has_been(int year, bool read) => Assert.Equal(read, DocumentNumber.Read($"辽教函〔{year}〕12号", 2025).IsDone);
}
