using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Review;

/// <summary>Who must not judge what (回避).</summary>
public static class Recusal
{
    /// <summary>Why this expert may not review this proposal, or null.</summary>
    public static Problem? Reason(Expert expert, Proposal proposal)
    {
        if (expert.Id == proposal.Owner) return new Problem("conflict-owner");
        if (HasFilledIn(expert.Id, proposal)) return new Problem("conflict-editor");
        var answers = proposal.Answers;
        if (Same(expert.Name, answers["lead.name"])) return new Problem("conflict-lead");
        if (answers.Rows("team").Any(r => Same(expert.Name, r["name"]))) return new Problem("conflict-team");
        if (expert.UnitCode.Length > 0 && expert.UnitCode == proposal.UnitCode) return new Problem("conflict-unit");
        if (expert.UnitCode.Length > 0 && answers.Choices("coUnits").Contains(expert.UnitCode)) return new Problem("conflict-co-unit");
        if (expert.Organisation.Length > 0 && answers.Rows("industryPartners").Any(r => Same(expert.Organisation, r["name"]))) return new Problem("conflict-partner");
        return null;
    }

    /// <summary>Is this person a co-editor of it, or were they one and wrote in it?</summary>
    public static bool HasFilledIn(PersonId person, Proposal proposal) => proposal.Editors.Any(e => e.Id == person && e.HasPart);

    // Names are typed by hand: blanks inside a name (张 三) do not make another person, nor full-width brackets another company.
    private static bool Same(string one, string other) => Spelling.Of(one) is { Length: > 0 } name && name == Spelling.Of(other);
}
