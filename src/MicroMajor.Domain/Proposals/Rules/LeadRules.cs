namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Clause 二.3: the lead.</summary>
internal static class LeadRules
{
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/', '／', '&', '＆', '\n'];

    /// <summary>L-01: two names in the field are two leads. A missing name is found by the form's own rules.</summary>
    public static IEnumerable<Problem> ThereIsOneLead(RuleContext c)
    {
        if (c.Answers["lead.name"].Split(Separators).Count(n => !FormRules.IsBlank(n)) > 1) yield return new("L-01", c.Label("lead.name"), new("lead.name"));
    }

    /// <summary>L-02.</summary>
    public static IEnumerable<Problem> TheLeadHasASeniorTitle(RuleContext c)
    {
        var title = c.Answers["lead.title"];
        if (!FormRules.IsBlank(title) && !SeniorTitles.IsSenior(title, c.Policy)) yield return new("L-02", Facts.Of(("title", title.Trim())), new("lead.title"));
    }

    /// <summary>L-04.</summary>
    public static IEnumerable<Problem> TheLeadAcceptsTheDuties(RuleContext c)
    {
        if (!c.Answers.IsYes("lead.ack")) yield return new("L-04", Facts.None, new("lead.ack"));
    }
}
