using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Review;

/// <summary>An assignment whose expert must not judge any more, and why.</summary>
public sealed record LateConflict(Assignment Assignment, Problem Why);

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

    /// <summary>Who is to review it, or has, and must not any more: somebody joined the team, a partner or a unit was named, or the expert moved, after they were asked.</summary>
    /// <param name="pool">The pool as it is now; who has left it is known by name alone.</param>
    public static IReadOnlyList<LateConflict> Later(Proposal proposal, IReadOnlyList<Assignment> assignments, IReadOnlyList<Expert> pool) =>
    [
        .. assignments.Where(a => a.IsActive)
            .Select(a => (Assignment: a, Why: Reason(pool.FirstOrDefault(e => e.Id == a.Expert) ?? new Expert(a.Expert, a.ExpertName, "", "", ""), proposal)))
            .Where(x => x.Why is not null).Select(x => new LateConflict(x.Assignment, x.Why!)),
    ];

    /// <summary>Is this person a co-editor of it, or were they one and wrote in it?</summary>
    public static bool HasFilledIn(PersonId person, Proposal proposal) => proposal.Editors.Any(e => e.Id == person && e.HasPart);

    // Names are typed by hand: blanks inside a name (张 三) do not make another person, nor full-width brackets another company.
    private static bool Same(string one, string other) => Spelling.Of(one) is { Length: > 0 } name && name == Spelling.Of(other);
}
