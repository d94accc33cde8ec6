using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Who fills it in: the owner, and the co-editors whom the owner invites. Submitting, withdrawing and inviting stay the owner's.</content>
public sealed partial record Proposal
{
    /// <summary>Most co-editors at a time: more than that fill in no form together.</summary>
    public const int MostEditors = 20;

    /// <summary>The co-editors, in the order in which they were invited; also those who have left: all who had written in it, and the last of the others.</summary>
    public IReadOnlyList<Editor> Editors { get; init; } = [];

    /// <summary>The co-editors as they are now.</summary>
    public IEnumerable<Editor> PresentEditors => Editors.Where(e => !e.Left);

    /// <summary>Does this person fill it in: the owner, or a co-editor of all or part of it?</summary>
    public bool IsFilledInBy(PersonId who) => who == Owner || PresentEditors.Any(e => e.Id == who);

    /// <summary>May this person change this section, in a state in which it can be changed?</summary>
    public bool MayEdit(PersonId who, string section) => who == Owner || PresentEditors.Any(e => e.Id == who && e.MayEdit(section));

    /// <summary>May this person change this field? What the form does not know, only those who may change the whole form.</summary>
    public bool MayChange(PersonId who, string field, FormDefinition form) => MayEdit(who, form.Field(field)?.Section ?? "");

    /// <summary>The owner invites somebody, to the whole form or to some sections; or changes what a co-editor may change.</summary>
    /// <param name="sections">Keys of sections; empty for the whole form.</param>
    public Outcome<Proposal> Invite(PersonId person, string name, IReadOnlyList<string> sections, FormDefinition form, Actor by, DateTimeOffset at)
    {
        if (by.Id != Owner) return new Problem("not-the-owner");
        if (!ProposalLifecycle.IsEditable(State)) return new Problem("not-editable", Facts.Of(("state", $"{State}")));
        if (person == Owner) return new Problem("owner-is-no-editor");
        if (sections.Any(s => form.Section(s) is null)) return new Problem("no-such-section");
        var there = Editors.FirstOrDefault(e => e.Id == person);
        if (there is null or { Left: true } && PresentEditors.Count() >= MostEditors) return new Problem("too-many-editors", Facts.Of(("max", $"{MostEditors}")));
        var invited = new Editor(person, name, [.. form.Sections.Select(s => s.Key).Where(sections.Contains)]) { HasWritten = there?.HasWritten ?? false };
        if (invited.Equals(there)) return this;
        IReadOnlyList<Owed> told = there is { Left: false } ? [] : [Tell("told-invited", by, person)];
        return Shared([.. Editors.Where(e => e.Id != person), invited], person, told, by, at);
    }

    /// <summary>The owner takes an invitation back.</summary>
    public Outcome<Proposal> Uninvite(PersonId person, Actor by, DateTimeOffset at)
    {
        if (by.Id != Owner) return new Problem("not-the-owner");
        if (PresentEditors.FirstOrDefault(e => e.Id == person) is not { } there) return new Problem("not-an-editor");
        List<Editor> editors = [.. Editors.Where(e => e.Id != person), there with { Left = true }];
        var forgotten = editors.Where(e => !e.HasPart).SkipLast(MostEditors).ToList();
        return Shared([.. editors.Except(forgotten)], person, [Tell("told-uninvited", by, person)], by, at);
    }

    private Problem? Editable(Actor by, string section) =>
        !IsFilledInBy(by.Id) ? new Problem("not-the-owner")
        : !ProposalLifecycle.IsEditable(State) ? new Problem("not-editable", Facts.Of(("state", $"{State}")))
        : MayEdit(by.Id, section) ? null
        : new Problem("not-your-section");

    // Whoever has written in it must not judge it, even after they were taken off the list.
    private IReadOnlyList<Editor> WithWriter(PersonId who) =>
        Editors.Any(e => e.Id == who && !e.HasWritten) ? [.. Editors.Select(e => e.Id == who ? e with { HasWritten = true } : e)] : Editors;

    private Proposal Shared(IReadOnlyList<Editor> editors, PersonId person, IReadOnlyList<Owed> told, Actor by, DateTimeOffset at)
    {
        var revision = Revision + 1;
        IReadOnlyList<Owed> owed =
        [
            new InvitationDue(person) { Key = "" },
            new CardDue(Audience.Of(person), new(MatterKind.Proposal, Id)) { Key = "" },
            .. told,
        ];
        return this with
        {
            Editors = editors,
            Revision = revision,
            UpdatedAt = at,
            UpdatedBy = by.Name,
            Owed = [.. Owed, .. owed.Select((o, i) => o with { Key = $"{Id}|{revision}|{i}" })],
        };
    }

    private MessageDue Tell(string code, Actor by, PersonId to) =>
        new(Audience.Of(to), code, new Dictionary<string, string> { ["proposal"] = Id, ["name"] = Name, ["by"] = by.Name }) { Key = "" };
}
