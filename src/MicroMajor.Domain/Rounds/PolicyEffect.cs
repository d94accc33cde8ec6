using MicroMajor.Domain.Proposals;

namespace MicroMajor.Domain.Rounds;

/// <summary>What a changed policy does to one draft.</summary>
/// <param name="Id">The proposal's id.</param>
/// <param name="Now">What would stand in its way that does not yet.</param>
/// <param name="NoLonger">What stands in its way and would not.</param>
/// <param name="Passes">Could it be handed in as it is, before?</param>
/// <param name="WouldPass">Could it be handed in as it is, after?</param>
public sealed record DraftEffect(string Id, string Name, IReadOnlyList<Problem> Now, IReadOnlyList<Problem> NoLonger, bool Passes, bool WouldPass);

/// <summary>What a changed policy does to the drafts of its round, before it takes effect.</summary>
/// <param name="Drafts">How many were looked at.</param>
/// <param name="Changed">Those for which anything changes that stops a submission, in the order given.</param>
public sealed record PolicyEffect(int Drafts, IReadOnlyList<DraftEffect> Changed)
{
    /// <summary>Those that something new would stand in the way of.</summary>
    public IReadOnlyList<DraftEffect> NowFail => [.. Changed.Where(d => d.Now.Count > 0)];

    /// <summary>Those that something would no longer stand in the way of.</summary>
    public IReadOnlyList<DraftEffect> NoLongerFail => [.. Changed.Where(d => d.NoLonger.Count > 0)];

    /// <summary>The effect of the changed policy on those drafts, each with the context that it is checked in now.</summary>
    public static PolicyEffect Of(RoundPolicy changed, IReadOnlyList<(string Id, RuleContext Context)> drafts) => new(drafts.Count,
    [
        .. drafts.Select(d => Of(d.Id, d.Context, d.Context with { Round = d.Context.Round with { Policy = changed } })).Where(d => d.Now.Count > 0 || d.NoLonger.Count > 0),
    ]);

    private static DraftEffect Of(string id, RuleContext present, RuleContext changed)
    {
        var (before, after) = (Stopping(present), Stopping(changed));
        var (had, has) = (before.Select(Place).ToHashSet(), after.Select(Place).ToHashSet());
        return new(id, present.Answers["programName"], [.. after.Where(p => !had.Contains(Place(p)))], [.. before.Where(p => !has.Contains(Place(p)))], before.Count == 0, after.Count == 0);
    }

    private static List<Problem> Stopping(RuleContext context) => [.. NoticeRules.Check(context).Where(f => RuleBook.Stops(f.Code))];

    // The same rule at the same place is the same finding, though its sentence now names another limit.
    private static (string, FieldRef?, string) Place(Problem problem) => (problem.Code, problem.At, problem.Facts["rule"]);
}
