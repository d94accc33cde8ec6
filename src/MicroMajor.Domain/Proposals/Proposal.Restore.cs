using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Going back to what the form held before.</content>
public sealed partial record Proposal
{
    /// <summary>
    /// Brings back what the form held in an earlier state, as far as the person may change it: a save like any other. Answers to
    /// questions that are not asked then stay away; state, debts, invitations and texts that wait are not touched.
    /// </summary>
    public Outcome<Proposal> Restore(Answers earlier, FormDefinition form, Actor by, DateTimeOffset at)
    {
        if (!IsFilledInBy(by.Id)) return new Problem("not-the-owner");
        if (!ProposalLifecycle.IsEditable(State)) return new Problem("not-editable", Facts.Of(("state", $"{State}")));
        var changes = AnswerChanges.Between(Answers, earlier, form);
        // What this edition of the form does not know stands in no section: whoever may change everything brings it back.
        var restored = form.OnlyAsked(changes.ApplyTo(Answers, c => MayEdit(by.Id, form.Field(c.Field)?.Section ?? "")));
        if (restored.Equals(Answers)) return this;
        var first = changes.Fields.Select(form.Field).FirstOrDefault(f => f is not null && MayEdit(by.Id, f.Section)) ?? form.Fields.First();
        return Touched(restored, first, by, at);
    }
}
