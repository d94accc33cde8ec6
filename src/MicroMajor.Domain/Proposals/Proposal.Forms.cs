using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

public sealed partial record Proposal
{
    /// <summary>
    /// Moves it to another edition of the form, by its owner or by the office. Nothing that was typed is lost: what the other edition does not
    /// ask stays with the proposal, unseen.
    /// </summary>
    public Outcome<Proposal> MoveToForm(string version, Actor by, DateTimeOffset at)
    {
        if (by.Id != Owner && !by.IsOffice) return new Problem("not-the-owner");
        if (!ProposalLifecycle.IsEditable(State)) return new Problem("not-editable", Facts.Of(("state", $"{State}")));
        if (FormVersion == version) return new Problem("form-same", Facts.Of(("version", version)));
        var revision = Revision + 1;
        var entry = new AuditEntry($"{Id}|{revision}", Id, RoundId, "MoveToForm", FormVersion, version, by.Id, by.Name, at, "");
        return this with
        {
            FormVersion = version,
            Revision = revision,
            UpdatedAt = at,
            UpdatedBy = by.Name,
            Owed = [.. Owed, new AuditDue(entry) { Key = entry.Key }, new CardDue(Audience.Of(Owner), new(MatterKind.Proposal, Id)) { Key = $"{Id}|{revision}|owner" }],
        };
    }
}
