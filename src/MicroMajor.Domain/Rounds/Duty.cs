using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Rules;

namespace MicroMajor.Domain.Rounds;

/// <summary>A direction that a college names for one of its weak majors before there is a proposal for it.</summary>
/// <param name="HostUnit">The code of the unit that is to carry it (依托学院); empty while it is open.</param>
public sealed record NamedDirection(string MajorCode, string Name, string HostUnit);

/// <summary>What a college has named in a round, and when it was last reminded.</summary>
public sealed record UnitDirections(string RoundId, string UnitCode, IReadOnlyList<NamedDirection> Named)
{
    /// <summary>The day of the last reminder, in China.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>Who named last, and when (UTC).</summary>
    public string ByName { get; init; } = "";

    /// <summary>When somebody named last (UTC).</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the college names for a major, in the place of what it named before; blank ones are none.</summary>
    public Outcome<UnitDirections> Name(WeakMajor major, IReadOnlyList<NamedDirection> directions, RoundPolicy policy, Actor by, DateTimeOffset at)
    {
        if (!by.Reviews(UnitCode)) return new Problem("not-your-unit");
        if (major.Major.UnitCode != UnitCode) return new Problem("not-your-unit");
        var named = directions.Where(d => d.Name.Length > 0).DistinctBy(d => Spelling.OfProgramme(d.Name)).ToList();
        if (named.Count > policy.MaxDirections) return new Problem("O-04-many", Facts.Of(("major", major.Label), ("n", $"{named.Count}"), ("max", $"{policy.MaxDirections}")));
        return this with { Named = [.. Named.Where(n => n.MajorCode != major.Major.Code), .. named.Select(n => n with { MajorCode = major.Major.Code })], ByName = by.Name, At = at };
    }
}

/// <summary>A direction for a weak major: a programme of the round that serves it, or one that its college named.</summary>
/// <param name="ProposalId">The programme; empty for a named one.</param>
public sealed record EnablingDirection(string Name, string HostUnit, string ProposalId);

/// <summary>What the college of a weak major owes for it (clause 三.3): one or two enabling directions, each with a host unit.</summary>
/// <param name="IsOwed">Is there still one to be named?</param>
public sealed record Duty(WeakMajor Weak, IReadOnlyList<EnablingDirection> Directions, bool IsOwed)
{
    /// <summary>The college that owes.</summary>
    public string UnitCode => Weak.Major.UnitCode;

    /// <summary>O-04 while directions are owed or when there are too many, O-05 for each without a host.</summary>
    public IReadOnlyList<Problem> Findings(RoundPolicy policy, string unitName)
    {
        var facts = Facts.Of(("unit", unitName), ("major", Weak.Label), ("n", $"{Directions.Count}"), ("min", $"{policy.MinDirections}"), ("max", $"{policy.MaxDirections}"));
        return
        [
            .. IsOwed ? [new Problem("O-04", facts)] : Array.Empty<Problem>(),
            .. Directions.Count > policy.MaxDirections ? [new Problem("O-04-many", facts)] : Array.Empty<Problem>(),
            .. Directions.Where(d => d.HostUnit.Length == 0).Select(d => new Problem("O-05", facts.And("direction", d.Name))),
        ];
    }
}

/// <summary>Which college still owes what, from the programmes of the round and from what the colleges named.</summary>
public static class Duties
{
    private static readonly char[] separators = [',', '，', '、', ';', '；'];

    /// <summary>A duty for each weak major, in their order.</summary>
    public static IReadOnlyList<Duty> Of(IReadOnlyList<WeakMajor> weak, IReadOnlyList<Proposal> programmes, IReadOnlyList<UnitDirections> named, RoundPolicy policy)
    {
        var serving = programmes.Where(Counts).OrderBy(p => p.State == ProposalState.Recommended ? 0 : 1).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
        var duties = weak.Select(w => new Duty(w, Directions(w, serving, named), false)).ToList();
        return [.. duties.Select(d => d with { IsOwed = Count(d, duties, policy) < policy.MinDirections })];
    }

    /// <summary>The weak majors that a programme says it serves, by the names in its form.</summary>
    public static IReadOnlyList<string> Served(Answers answers) =>
        [.. answers["servedFlaggedMajors"].Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    // A draft is its owner's own business, and what was withdrawn or not recommended carries no student.
    private static bool Counts(Proposal proposal) =>
        proposal.Submissions > 0 && proposal.State is not (ProposalState.Draft or ProposalState.Withdrawn or ProposalState.NotRecommended);

    private static int Count(Duty duty, List<Duty> all, RoundPolicy policy) => policy.DirectionsOwedBy == OwedBy.Major
        ? duty.Directions.Count
        : all.Where(d => d.UnitCode == duty.UnitCode).SelectMany(d => d.Directions).DistinctBy(d => Spelling.OfProgramme(d.Name)).Count();

    private static List<EnablingDirection> Directions(WeakMajor weak, IReadOnlyList<Proposal> serving, IReadOnlyList<UnitDirections> named) =>
    [
        .. serving.Where(p => Served(p.Answers).Any(s => s == weak.Label || Spelling.Of(s) == Spelling.Of(weak.Label))).Select(p => new EnablingDirection(p.Name, p.UnitCode, p.Id))
            .Concat(named.SelectMany(u => u.Named).Where(n => n.MajorCode == weak.Major.Code).Select(n => new EnablingDirection(n.Name, n.HostUnit, "")))
            // A named direction that has become a programme is that programme.
            .DistinctBy(d => Spelling.OfProgramme(d.Name)),
    ];
}
