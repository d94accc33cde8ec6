using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>
/// What was decided in a round, frozen: the notice of the results and the text for publicity (公示) are drawn from it and from nothing else.
/// It names what was recommended only: who was not is told it on a card, never in public.
/// </summary>
/// <param name="Undecided">Programmes that are still to be decided: while there are any, the documents are drafts.</param>
/// <param name="DecidedAt">The latest decision among them (UTC).</param>
public sealed record DecisionSnapshot(string RoundId, string RoundName, string School, IReadOnlyList<DecidedProgramme> Recommended, int Undecided, DateTimeOffset DecidedAt)
{
    /// <summary>Working days for which the list is shown to the public, by the round's policy.</summary>
    public required int PublicityDays { get; init; }

    /// <summary>Since when and until when the list is shown; null while that has not begun.</summary>
    public PublicityPeriod? Period { get; init; }

    /// <summary>The decisions of a round, by college and then by number, whatever order they come in.</summary>
    /// <param name="recommended">The recommended programmes, frozen; one that an objection holds back is not among what is said.</param>
    /// <param name="undecided">How many others that were handed in are not decided yet.</param>
    public static DecisionSnapshot Of(Round round, IReadOnlyList<FilingSnapshot> recommended, int undecided) => new(
        round.Id,
        PrintedText.Line(round.Name.Zh),
        PrintedText.Line(round.School),
        [
            .. recommended.Where(p => !round.Holds(p.ProposalId)).OrderBy(p => p.UnitName, StringComparer.Ordinal).ThenBy(p => p.ProposalId, StringComparer.Ordinal)
                .Select(p => new DecidedProgramme(p.ProposalId, p.UnitName, p.ProgramName, p["type"], p["lead.name"])),
        ],
        undecided,
        recommended.Count == 0 ? round.Deadline.ToUniversalTime() : recommended.Max(p => p.DecidedAt))
    {
        PublicityDays = round.Policy.PublicityDays,
        Period = round.Publicity is { } publicity ? new(WorkingDays.DayOf(publicity.BeganAt), WorkingDays.DayOf(publicity.EndsAt)) : null,
    };

    /// <summary>True when nothing in the round waits for a decision and every recommended programme is final.</summary>
    public bool IsFinal => Undecided == 0;

    /// <summary>The code printed on the paper, <c>XXXX-XXXX</c>.</summary>
    public string ContentCode => Canonical.CodeOf(this);

    /// <inheritdoc />
    public bool Equals(DecisionSnapshot? other) => other is not null && Canonical.Of(this).AsSpan().SequenceEqual(Canonical.Of(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(RoundId, Recommended.Count, DecidedAt);
}

/// <summary>The first and the last day on which a list is shown.</summary>
public sealed record PublicityPeriod(DateOnly From, DateOnly To);

/// <summary>A recommended programme, by what is said of it in public.</summary>
public sealed record DecidedProgramme(string ProposalId, string UnitName, string ProgramName, string Type, string LeadName);
