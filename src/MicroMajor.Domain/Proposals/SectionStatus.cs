namespace MicroMajor.Domain.Proposals;

/// <summary>How far a section of the form is.</summary>
public enum SectionProgress
{
    /// <summary>Nothing is answered.</summary>
    NotStarted,

    /// <summary>Something is answered, something required is not.</summary>
    InProgress,

    /// <summary>What is required is answered and nothing stands in the way.</summary>
    Complete,

    /// <summary>Something that was answered breaks a rule.</summary>
    HasProblems,
}

/// <summary>The state of a section on the home card.</summary>
/// <param name="Answered">Fields that have an answer, of those asked.</param>
/// <param name="Asked">Fields asked, given the other answers.</param>
/// <param name="Blocking">Findings in this section that stop a submission.</param>
/// <param name="Warnings">Findings that want a reason or a second look; what is in its favour is none.</param>
public sealed record SectionStatus(SectionProgress Progress, int Answered, int Asked, int Blocking, int Warnings)
{
    /// <summary>Is nothing in it required, given the other answers?</summary>
    public bool IsOptional { get; init; }

    /// <summary>The state of the section, given what the rules found.</summary>
    public static SectionStatus Of(FormSection section, Answers answers, IReadOnlyList<Problem> findings)
    {
        var asked = section.Fields.Where(f => f.IsAsked(answers)).ToList();
        var answered = asked.Count(f => IsAnswered(f, answers));
        var here = findings.Where(f => f.At is { } at && section.Fields.Any(x => x.Key == at.Field)).ToList();
        var blocking = here.Where(f => RuleBook.Stops(f.Code)).ToList();
        var missing = asked.Any(f => f.Required && !IsAnswered(f, answers));
        var wrong = blocking.Any(p => !IsAboutSomethingMissing(p, section, answers));
        var progress =
            wrong ? SectionProgress.HasProblems
            : answered == 0 && (blocking.Count > 0 || missing || asked.Count > 0 && asked.All(f => !f.Required)) ? SectionProgress.NotStarted
            : blocking.Count > 0 || missing ? SectionProgress.InProgress
            : SectionProgress.Complete;
        return new(progress, answered, asked.Count, blocking.Count, here.Count(f => RuleBook.Strength(f.Code) is RuleStrength.Reason or RuleStrength.Warning)) { IsOptional = asked.All(f => !f.Required) };
    }

    private static bool IsAnswered(FormField field, Answers answers) =>
        field.Type == FieldType.Table ? answers.Rows(field.Key).Count > 0 : answers[field.Key].Length > 0;

    // A blank cell of a row is wrong, not merely missing: the row was put there.
    private static bool IsAboutSomethingMissing(Problem problem, FormSection section, Answers answers) =>
        problem.At!.Row is null && section.Fields.First(f => f.Key == problem.At.Field) is var field && !IsAnswered(field, answers);
}
