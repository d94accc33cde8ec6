using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The button beside a field to the reason that a rule wants for it. It saves like the form's own buttons: what was typed around it is kept first.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Button">What the button says.</param>
public sealed record ReasonDoor(string Rule, string Button)
{
    /// <summary>The verb that saves the form: proposals/save or proposals/row-save.</summary>
    public string Verb { get; init; } = "proposals/save";

    /// <summary>The section, where a section is saved.</summary>
    public string Section { get; init; } = "";

    /// <summary>The count of saves that its form was drawn at.</summary>
    public int Revision { get; init; }

    /// <summary>The table, where a row is saved.</summary>
    public string Table { get; init; } = "";

    /// <summary>The row.</summary>
    public string Row { get; init; } = "";

    /// <summary>The place to come back to.</summary>
    public string At { get; init; } = "";

    /// <summary>The doors of these findings, one a rule; none for who may not write reasons.</summary>
    public static IReadOnlyList<ReasonDoor> Of(IEnumerable<Problem> findings, Standing standing, Language language)
    {
        var rules = findings.Where(f => RuleBook.Strength(f.Code) == RuleStrength.Reason).Select(f => RuleBook.IdOf(f.Code)).ToHashSet(StringComparer.Ordinal);
        if (rules.Count == 0 || OpenReason.ColumnOf(standing.Form) is null || !standing.MayEdit(standing.Form.SectionOf(Reasons.Table))) return [];
        return [.. Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy).Where(r => rules.Contains(r.Rule)).Select(r => new ReasonDoor(r.Rule, ProposalWords.ReasonButton(r.State, language)))];
    }
}
