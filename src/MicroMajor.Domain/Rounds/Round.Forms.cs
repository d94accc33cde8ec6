using System.Globalization;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Rounds;

public sealed partial record Round
{
    /// <summary>Turns the round to another edition of the form, by the office; proposals that there are keep theirs.</summary>
    /// <param name="seen">The edition that the office saw when it decided: who comes second decides anew.</param>
    public Outcome<Round> UseForm(string version, string seen, Actor by, DateTimeOffset at)
    {
        if (!by.IsOffice) return new Problem("not-the-office");
        if (FormVersion == version) return new Problem("form-same", Facts.Of(("version", version)));
        if (FormVersion != seen) return new Problem("form-turned", Facts.Of(("version", FormVersion), ("seen", seen)));
        var entry = new AuditEntry($"{Id}|form|{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}", "", Id, "UseForm", FormVersion, version, by.Id, by.Name, at, "");
        return this with { FormVersion = version, Owed = [.. Owed, new AuditDue(entry) { Key = entry.Key }] };
    }
}
