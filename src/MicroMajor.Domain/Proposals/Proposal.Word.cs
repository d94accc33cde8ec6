using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <content>Answers that were written elsewhere.</content>
public sealed partial record Proposal
{
    /// <summary>Takes over answers that were written elsewhere, as whoever may change the whole form chose them. Answers to questions that are not asked are left out.</summary>
    public Outcome<Proposal> TakeOver(Answers answers, FormDefinition form, Actor by, DateTimeOffset at)
    {
        if (Editable(by, "") is { } problem) return problem;
        var asked = form.OnlyAsked(answers);
        var changed = AnswerChanges.Between(Answers, asked, form).Fields;
        return changed.Count == 0 ? this : Touched(asked, changed.Select(form.Field).OfType<FormField>().FirstOrDefault() ?? form.Fields.First(), by, at);
    }
}
