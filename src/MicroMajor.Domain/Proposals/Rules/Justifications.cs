namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>原则上 and 一般 allow exceptions, each with a written reason (例外说明); 无 or 因故 explains nothing.</summary>
internal static class Justifications
{
    /// <summary>One finding for each rule that wants a reason and has none.</summary>
    public static IEnumerable<Problem> Missing(RuleContext c, IReadOnlyList<Problem> found) => found
        .Where(f => RuleBook.Strength(f.Code) == RuleStrength.Reason)
        .Select(f => RuleBook.IdOf(f.Code))
        .Distinct()
        .Where(id => !c.Answers.Rows("justifications").Any(r => r["rule"] == id && NonBlank.Length(r["text"]) >= c.Policy.MinReasonLength))
        .Select(id => new Problem("justification-missing", Facts.Of(("rule", id), ("min", $"{c.Policy.MinReasonLength}")), new("justifications")));
}
