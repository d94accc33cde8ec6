using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Answers that were written elsewhere.</content>
public sealed partial record Proposal
{
    /// <summary>
    /// Takes over answers that were written elsewhere, as whoever fills it in chose them; of a co-editor of some sections what is in these
    /// sections only, whatever they chose. Answers to questions that are not asked are left out.
    /// </summary>
    public Outcome<Proposal> TakeOver(Answers answers, FormDefinition form, Actor by, DateTimeOffset at)
    {
        if (Editable(by, "") is { Code: not "not-your-section" } problem) return problem;
        var changes = AnswerChanges.Between(Answers, form.OnlyAsked(answers), form).InFields(f => MayChange(by.Id, f, form));
        return changes.All.Count == 0 ? this : Touched(changes.ApplyTo(Answers), changes.Fields.Select(form.Field).OfType<FormField>().FirstOrDefault() ?? form.Fields.First(), by, at);
    }
}
