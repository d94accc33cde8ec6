using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.People;

public sealed class DeputyTests
{
    private static readonly DateOnly Today = new(2025, 6, 20);
    private static readonly Actor Deputy = A.Stranger with { ReviewsUnits = ["cs"], StandsInFor = [new(A.Dean.Id, A.Dean.Name, ["cs"])] };

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(20, null, 1)]
    [InlineData(null, 21, 1)]
    [InlineData(20, 27, 8)]
    public void One_day_alone_is_a_whole_absence_and_none_is_none(int? from, int? to, int days)
    {
        var kept = new PersonalSettings(A.Dean.Id, A.Dean.Name).Away(Of(from), Of(to), new(A.Stranger.Id, A.Stranger.Name, "", ""), Today).Value;
        Assert.Equal(days, kept.Absences.Sum(a => a.To.DayNumber - a.From.DayNumber + 1));
        Assert.Equal(days > 0 ? A.Stranger.Id : null, kept.Deputy);
    }

    [Fact]
    public void A_deputy_acts_on_the_days_of_the_absence_and_on_no_other()
    {
        var kept = new PersonalSettings(A.Dean.Id, A.Dean.Name).Away(Today, Today.AddDays(2), new(A.Stranger.Id, A.Stranger.Name, "", ""), Today).Value;
        Assert.Equal([false, true, true, true, false], Enumerable.Range(-1, 5).Select(d => kept.IsRepresentedBy(A.Stranger.Id, Today.AddDays(d))));
        Assert.False(kept.IsRepresentedBy(A.Owner.Id, Today));
    }

    [Fact]
    public void What_a_deputy_does_is_signed_for_whom_they_act_who_hears_of_it()
    {
        Proposal submitted = A.Proposal().Complete().Submitted();
        var endorsed = submitted.Endorse("同意推荐", Deputy, A.Day).Value;
        Assert.Equal("周文博（代何清和）", endorsed.Owed.OfType<AuditDue>().Last().Entry.ByName);
        Assert.Equal(A.Stranger.Id, endorsed.Owed.OfType<AuditDue>().Last().Entry.By);
        var told = Assert.Single(endorsed.Owed.OfType<MessageDue>(), m => m.Code == "told-acted-for-endorsed");
        Assert.Equal((Audience.Of(A.Dean.Id), "周文博"), (told.To, told.Facts["by"]));
        var returned = submitted.ReturnByUnit("请补充", Deputy, A.Day).Value;
        Assert.Contains(returned.Owed.OfType<MessageDue>(), m => m.Code == "told-acted-for-returned");
        Assert.DoesNotContain(submitted.Endorse("", A.Dean, A.Day).Value.Owed.OfType<MessageDue>(), m => m.Code.StartsWith("told-acted-for", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_endorses_for_somebody_what_that_person_could_not_endorse()
    {
        Proposal own = A.Proposal().OwnedBy(A.Dean).Complete().Submitted();
        Assert.Equal("own-proposal", Assert.Single(own.Endorse("", Deputy, A.Day).Problems).Code);
    }

    private static DateOnly? Of(int? day) => day is { } d ? new(2025, 6, d) : null;
}
