using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Review;

namespace MicroMajor.Domain.Proposals;

public sealed partial record Proposal
{
    private bool IsOwnOf(PersonId person) => person == Owner || Recusal.HasFilledIn(person, this);

    // Whoever is away hears what was done in their name (代理).
    private IEnumerable<Owed> ToldWhoIsAway(Actor by, string act)
    {
        if (by.StandInAt(UnitCode) is { } absent)
            yield return new MessageDue(Audience.Of(absent.Person), $"told-acted-for-{act}", new Dictionary<string, string> { ["proposal"] = Id, ["name"] = Name, ["by"] = by.Name }) { Key = "" };
    }
}
