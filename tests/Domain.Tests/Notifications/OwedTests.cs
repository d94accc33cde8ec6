using System.Text.Json;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Notifications;

public sealed class OwedTests
{
    private static readonly Owed[] Kinds =
    [
        new AuditDue(new("k", "p", "r", "Submit", "Draft", "UnitReview", A.Owner.Id, "陈思远", A.Day, "理由“{x}”")) { Key = "1" },
        new CardDue(Audience.ReviewersOf("cs"), new(MatterKind.Endorsement, "p")) { Key = "2" },
        new MessageDue(Audience.Office, "told-endorsed", new Dictionary<string, string>()) { Key = "3" },
        new AssignmentDue(A.Expert().Id, "专家甲", A.Day) { Key = "4" },
        new FilingDue(A.Office.Id) { Key = "5" },
        new InvitationDue(A.Stranger.Id) { Key = "6" },
        new PackDue(2) { Key = "7" },
        new DraftDecisionsDue(A.Office.Id, "林晓岚", A.Day) { Key = "8" },
        new PublishDecisionsDue(A.Office.Id, "林晓岚", A.Day, ["WZY-2025-0001|2"]) { Key = "9" },
        new ReviewReminderDue(new(2025, 6, 24)) { Key = "10" },
        new PlanDue { Key = "11" },
    ];

    public static TheoryData<Owed> EveryKind() => new(Kinds);

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void A_debt_comes_back_from_the_store_as_it_was(Owed owed)
    {
        var json = JsonSerializer.Serialize<IReadOnlyList<Owed>>([owed]);
        var back = Assert.Single(JsonSerializer.Deserialize<IReadOnlyList<Owed>>(json)!);
        Assert.IsType(owed.GetType(), back);
        Assert.Equal(JsonSerializer.Serialize(owed), JsonSerializer.Serialize(back));
        Assert.Equal(owed.Key, back.Key);
    }

    [Fact]
    public void Every_kind_of_debt_is_tried_here() =>
        Assert.Equal(
            typeof(Owed).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Owed))).Select(t => t.Name).Order(),
            Kinds.Select(k => k.GetType().Name).Order());

    [Fact]
    public void A_debt_without_its_key_is_not_read() =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Owed>("""{"owed":"filing","AskedBy":{"Value":"x"}}"""));

    [Fact]
    public void A_person_is_kept_by_id() => Assert.Equal(new PersonId("x"), JsonSerializer.Deserialize<PersonId>(JsonSerializer.Serialize(new PersonId("x"))));
}
