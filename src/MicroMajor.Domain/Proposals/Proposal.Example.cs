using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>Recommended proposals that the office lets others begin from.</summary>
public sealed partial record Proposal
{
    /// <summary>May others begin a draft from what it says of the programme? Never from what it says of persons, see <see cref="EarlierForm"/>.</summary>
    public bool IsExample { get; init; }

    /// <summary>The office marks it as an example, or takes the mark away; its owner is told.</summary>
    public Outcome<Proposal> MarkExample(bool example, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (State != ProposalState.Recommended) return new Problem("example-not-recommended");
        if (IsExample == example) return this;
        // The form is not touched, so the revision does not tell one mark from the next.
        var key = $"{Id}|example|{at.UtcTicks}";
        var entry = new AuditEntry(key, Id, RoundId, example ? "MarkExample" : "UnmarkExample", $"{State}", $"{State}", by.Id, by.Name, at, "");
        return this with
        {
            IsExample = example,
            Owed =
            [
                .. Owed, new AuditDue(entry) { Key = entry.Key }, Cards(MatterKind.Screening, Audience.Office)[0] with { Key = $"{key}|office" },
                Tell(example ? "told-example" : "told-no-example") with { Key = $"{key}|owner" },
            ],
        };
    }
}
