using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.Rounds;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Rounds;

public sealed class PublicityTests
{
    private static readonly PublishedProgramme[] s_list = [new("WZY-2025-0001", "智能数据分析", "计算机与软件学院", A.Owner.Id), new("WZY-2025-0002", "低空技术", "教育科学学院", new("11111111-0000-4000-8000-000000000011"))];

    private static readonly Round Waiting = A.Round() with { Policy = new() };

    private static readonly Round Shown = Begun(Waiting, A.Day);

    // Friday 20 June 2025.
    [Theory]
    [InlineData(5, "", "", "2025-06-27")]
    [InlineData(1, "", "", "2025-06-23")]
    [InlineData(5, "2025-06-23,2025-06-24", "", "2025-07-01")]
    [InlineData(5, "", "2025-06-21", "2025-06-26")]
    public void The_end_is_that_many_working_days_after_the_day_on_which_it_began(int days, string off, string extra, string last)
    {
        var begun = Begun(Waiting with { Policy = new() { PublicityDays = days, DaysOff = Days(off), ExtraWorkDays = Days(extra) } }, A.Day);
        Assert.Equal(WorkingDays.EndOf(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)), begun.Publicity!.EndsAt);
    }

    [Fact]
    public void What_is_shown_is_what_the_office_looked_at_and_nothing_undecided()
    {
        Assert.Equal("publicity-other-list", Code(Waiting.BeginPublicity("new", "old", s_list, 0, A.Office, A.Day)));
        Assert.Equal("publicity-undecided", Code(Waiting.BeginPublicity("c", "c", s_list, 1, A.Office, A.Day)));
        Assert.Equal("publicity-nothing", Code(Waiting.BeginPublicity("c", "c", [], 0, A.Office, A.Day)));
        Assert.Equal("publicity-runs", Code(Shown.BeginPublicity("c", "c", s_list, 0, A.Office, A.Day)));
        foreach (var who in new[] { A.Owner, A.Dean, A.Stranger }) Assert.Equal("not-the-office", Code(Waiting.BeginPublicity("c", "c", s_list, 0, who, A.Day)));
    }

    [Fact]
    public void It_ends_after_its_last_second_and_the_documents_wait_for_that()
    {
        Assert.Equal("filing-before-publicity", Waiting.FilesWait!.Code);
        Assert.Equal("filing-during-publicity", Shown.FilesWait!.Code);
        Assert.Equal("publicity-not-over", Code(Shown.EndPublicity(A.Office, Shown.Publicity!.EndsAt)));
        Assert.Equal("not-the-office", Code(Shown.EndPublicity(A.Owner, Over)));
        var ended = Shown.EndPublicity(A.Office, Over).Value;
        Assert.Null(ended.FilesWait);
        Assert.Equal("publicity-not-running", Code(ended.EndPublicity(A.Office, Over)));
        Assert.Null((Waiting with { Policy = new() { FileAfterPublicity = false } }).FilesWait);
        Assert.Equal(["BeginPublicity", "EndPublicity"], ended.Owed.OfType<AuditDue>().Select(d => d.Entry.Act));
    }

    [Fact]
    public void It_does_not_end_while_an_objection_is_open_whoever_answers()
    {
        var objected = Objected(Shown);
        Assert.Equal(new Problem("publicity-objections-open", Facts.Of(("n", "1"))), Assert.Single(objected.EndPublicity(A.Office, Over).Problems));
        Assert.Equal("1", objected.FilesWait!.Facts["open"]);
        foreach (var verdict in Enum.GetValues<Verdict>())
            Assert.True(objected.AnswerObjection(1, verdict, "已核实", A.Office, Over).Value.EndPublicity(A.Office, Over).IsDone);
    }

    [Fact]
    public void A_member_objects_by_their_own_name_until_the_last_second_and_the_office_for_others_until_it_ends()
    {
        var last = Shown.Publicity!.EndsAt;
        Assert.Equal(A.Stranger.Id, Assert.Single(Shown.Object("WZY-2025-0001", "周文博", "重复", A.Stranger, false, last).Value.Publicity!.Objections).Person);
        Assert.Equal("publicity-over", Code(Shown.Object("WZY-2025-0001", "周文博", "重复", A.Stranger, false, Over)));
        Assert.Null(Assert.Single(Shown.Object("智能数据分析", "写信的人", "重复", A.Office, true, Over).Value.Publicity!.Objections).Person);
        Assert.Equal("not-the-office", Code(Shown.Object("WZY-2025-0001", "别人", "重复", A.Stranger, true, last)));
        Assert.Equal("objection-which", Code(Shown.Object("WZY-2025-0009", "周文博", "重复", A.Stranger, false, last)));
        Assert.Equal("objection-which", Code(Shown.Object("", "周文博", "重复", A.Stranger, false, last)));
        Assert.Equal("publicity-not-running", Code(Waiting.Object("WZY-2025-0001", "周文博", "重复", A.Stranger, false, last)));
    }

    [Fact]
    public void One_person_cannot_fill_the_list_for_everybody_else()
    {
        var full = Enumerable.Range(0, Round.MostOfOne).Aggregate(Shown, (r, _) => Objected(r));
        Assert.Equal("objections-of-one", Code(full.Object("WZY-2025-0001", "周文博", "再一件", A.Stranger, false, A.Day)));
        Assert.True(full.Object("WZY-2025-0001", "何清和", "一件", A.Dean, false, A.Day).IsDone);
        Assert.True(full.AnswerObjection(1, Verdict.Rejected, "不属实", A.Office, A.Day).Value.Object("WZY-2025-0001", "周文博", "再一件", A.Stranger, false, A.Day).IsDone);
    }

    [Fact]
    public void One_that_is_upheld_holds_its_programme_back_until_the_office_has_looked_again()
    {
        var objected = Objected(Shown);
        Assert.Equal("reason-missing", Code(objected.AnswerObjection(1, Verdict.Upheld, " ", A.Office, A.Day)));
        Assert.Equal("objection-no-verdict", Code(objected.AnswerObjection(1, null, "属实", A.Office, A.Day)));
        Assert.Equal("not-the-office", Code(objected.AnswerObjection(1, Verdict.Upheld, "属实", A.Owner, A.Day)));
        var held = objected.AnswerObjection(1, Verdict.Upheld, "属实", A.Office, A.Day).Value;
        Assert.Equal((true, false), (held.Holds("WZY-2025-0001"), held.Holds("WZY-2025-0002")));
        Assert.Equal("objection-answered", Code(held.AnswerObjection(1, Verdict.Rejected, "不属实", A.Office, A.Day)));
        Assert.False(objected.AnswerObjection(1, Verdict.Rejected, "不属实", A.Office, A.Day).Value.Holds("WZY-2025-0001"));
        // Also after the publicity is over.
        var ended = held.EndPublicity(A.Office, Over).Value;
        Assert.True(ended.Holds("WZY-2025-0001"));
        Assert.Equal("reason-missing", Code(ended.SettleObjection(1, "", A.Office, Over)));
        var settled = ended.SettleObjection(1, "已补充材料", A.Office, Over).Value;
        Assert.False(settled.Holds("WZY-2025-0001"));
        Assert.Equal("objection-holds-nothing", Code(settled.SettleObjection(1, "再一次", A.Office, Over)));
    }

    [Fact]
    public void Another_list_lets_nothing_go_that_an_objection_holds()
    {
        var held = Objected(Shown).AnswerObjection(1, Verdict.Upheld, "属实", A.Office, A.Day).Value.EndPublicity(A.Office, Over).Value;
        var again = held.BeginPublicity("d", "d", s_list[1..], 0, A.Office, Over).Value;
        Assert.True(again.Holds("WZY-2025-0001"));
        Assert.Equal([1], again.Publicity!.Objections.Select(o => o.Number));
        Assert.Empty(again.Publicity.Open);
        // The next one has a number of its own, and the held programme is found by its objection, though the list does not name it.
        Assert.Equal([1, 2], again.Object("WZY-2025-0002", "周文博", "重复", A.Stranger, false, Over).Value.Publicity!.Objections.Select(o => o.Number));
        Assert.Equal("objection-which", Code(again.Object("WZY-2025-0001", "周文博", "重复", A.Stranger, false, Over)));
        Assert.False(again.SettleObjection(1, "已补充材料", A.Office, Over).Value.Holds("WZY-2025-0001"));
        // What holds nothing stays with the list that it was about.
        Assert.Empty(held.SettleObjection(1, "已补充材料", A.Office, Over).Value.BeginPublicity("d", "d", s_list, 0, A.Office, Over).Value.Publicity!.Objections);
    }

    [Fact]
    public void Who_objected_is_told_the_answer_and_the_owner_only_what_it_means()
    {
        var held = Objected(Shown).AnswerObjection(1, Verdict.Upheld, "举报属实", A.Office, A.Day).Value;
        var owners = held.Owed.OfType<MessageDue>().Where(m => m.To == Audience.Of(A.Owner.Id)).ToList();
        Assert.Equal("told-held", Assert.Single(owners).Code);
        foreach (var secret in new[] { "周文博", "内容重复", "举报属实", A.Stranger.Id.Value })
            Assert.DoesNotContain(owners, m => m.Facts.Values.Any(v => v.Contains(secret, StringComparison.Ordinal)));
        Assert.Equal("举报属实", held.Owed.OfType<MessageDue>().Single(m => m.To == Audience.Of(A.Stranger.Id)).Facts["reason"]);
        Assert.Equal("told-objection", held.Owed.OfType<MessageDue>().Single(m => m.To == Audience.Office).Code);
        Assert.Distinct(held.Owed.Select(o => o.Key));
    }

    private static DateTimeOffset Over => Shown.Publicity!.EndsAt.AddSeconds(1);

    private static Round Begun(Round round, DateTimeOffset at) => round.BeginPublicity("c", "c", s_list, 0, A.Office, at).Value;

    private static Round Objected(Round round) => round.Object("WZY-2025-0001", "周文博", "内容重复", A.Stranger, false, A.Day.AddMinutes(round.Publicity!.Objections.Count)).Value;

    private static IReadOnlyList<DateOnly> Days(string days) => [.. days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Problems).Code;
}
