using MicroMajor.Domain.Notifications;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Notifications;

public sealed class CardAccountTests
{
    private static readonly Matter Task = new(MatterKind.Assignment, "7");

    [Fact]
    public void How_a_card_stands_is_what_stands_in_its_way_first()
    {
        Assert.Equal(CardStanding.InChat, Of(Lies()));
        Assert.Equal(CardStanding.OnDesk, Of(Lies() with { ActivityId = "" }));
        Assert.Equal(CardStanding.NeverSent, Of(null));
        Assert.Equal(CardStanding.NotMet, Of(Lies(), met: false));
        Assert.Equal(CardStanding.OnItsWay, Of(null, owed: true));
        Assert.Equal(CardStanding.WaitsForForm, Of(Lies(), owed: true, form: true));
        Assert.Equal(CardStanding.Failed, Of(Lies(TroubleKind.Blocked), owed: true, form: true));
        Assert.Equal(CardStanding.NeverSent, Of(Lies(TroubleKind.NotMet)));
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked", TroubleKind.Blocked)]
    [InlineData(404, "ConversationBlockedByUser", TroubleKind.Blocked)]
    [InlineData(403, "BotNotInConversationRoster", TroubleKind.Removed)]
    [InlineData(403, "BotDisabledByAdmin", TroubleKind.Disabled)]
    [InlineData(403, null, TroubleKind.Refused)]
    [InlineData(404, "ConversationNotFound", TroubleKind.Gone)]
    [InlineData(429, "TooManyRequests", TroubleKind.Throttled)]
    [InlineData(0, null, TroubleKind.Unreachable)]
    [InlineData(502, "x", TroubleKind.Unreachable)]
    [InlineData(400, "BadSyntax", TroubleKind.Refused)]
    public void What_the_channel_answers_means(int status, string? code, TroubleKind kind) => Assert.Equal(kind, Trouble.KindOf(status, code));

    [Theory]
    [InlineData(MatterKind.Assignment, "7")]
    [InlineData(MatterKind.Proposal, "")]
    [InlineData(MatterKind.HandIn, "2025-spring|cs")]
    public void A_key_says_whose_card_on_what_it_is(MatterKind kind, string id) =>
        Assert.Equal((A.Owner.Id, new Matter(kind, id)), Notice.Read(Notice.KeyOf(A.Owner.Id, new(kind, id))));

    [Theory]
    [InlineData("")]
    [InlineData("Assignment|7")]
    [InlineData("Nothing|7|x")]
    public void What_is_no_key_of_a_card_says_nothing(string text) => Assert.Null(Notice.Read(text));

    [Fact]
    public void A_debt_concerns_whom_it_names_and_no_other_matter()
    {
        Owed office = new CardDue(Audience.Office, Task) { Key = "1" }, unit = new CardDue(Audience.ReviewersOf("cs"), Task) { Key = "2" }, one = new CardDue(Audience.Of(A.Owner.Id), Task) { Key = "3" };
        bool To(Owed owed, bool isOffice = false, params string[] units) => CardAccount.IsOwedTo(owed, A.Owner.Id, isOffice, units, Task);
        Assert.Equal((true, false, true, false, true), (To(office, true), To(office), To(unit, false, "cs"), To(unit, false, "math"), To(one)));
        Assert.False(CardAccount.IsOwedTo(one, A.Owner.Id, false, [], new(MatterKind.Assignment, "8")));
        Assert.False(CardAccount.IsOwedTo(one, A.Stranger.Id, false, [], Task));
    }

    private static CardStanding Of(Notice? notice, bool owed = false, bool form = false, bool met = true) => new CardAccount(Task, notice, owed, form, met).Standing;

    private static Notice Lies(TroubleKind? trouble = null) =>
        new(Notice.KeyOf(A.Owner.Id, Task), A.Owner.Id, Task, "a:1", "1", A.Day) { Trouble = trouble is { } kind ? new(kind, "", A.Day) : null };
}
