using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A proposal as an expert may see it: in a blind round without the names of the applicants.</summary>
/// <param name="Real">As it stands, for what is worked out but never shown.</param>
/// <param name="Shown">As it is shown.</param>
/// <param name="Mask">What takes the names out; null when they are shown.</param>
public sealed record ExpertSight(Standing Real, Standing Shown, NameMask? Mask)
{
    /// <summary>The sight that this round's policy gives.</summary>
    public static ExpertSight Of(Standing standing, Language language)
    {
        if (!standing.Round.Policy.BlindApplicants) return new(standing, standing, null);
        var mask = NameMask.Of(standing.Proposal, standing.Form, words => words.In(language));
        return new(standing, standing with { Stored = standing.Stored.With(mask.In(standing.Proposal)), Findings = [.. standing.Findings.Select(mask.In)] }, mask);
    }
}
