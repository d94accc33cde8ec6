using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>What is done to the reasons for exceptions (例外说明).</summary>
public sealed partial record Proposal
{
    /// <summary>Writes the reason why a rule that allows exceptions is not met. It is kept with the facts that it is given for.</summary>
    /// <param name="table">The form's table of reasons.</param>
    /// <param name="findings">Those of the notice's rules on this very revision; without the rule among them, the reason is bound to nothing.</param>
    public Outcome<Proposal> GiveReason(FormField table, string rule, string text, IReadOnlyList<Problem> findings, Actor by, DateTimeOffset at)
    {
        if (Editable(by, table.Section) is { } problem) return problem;
        var given = Reasons.Given(Answers, rule, text.Trim(), findings, NextRowId(Reasons.Table));
        return given.Equals(Answers) ? this : Touched(given, table, by, at);
    }
}
