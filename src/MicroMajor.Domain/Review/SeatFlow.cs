using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Review;

/// <summary>
/// Seats experts at proposals, one seat at a time, each by the cheapest chain: the new seat goes to an expert with room, or to one who hands a
/// seat of theirs on to another, and so forth (successive shortest paths of a minimum-cost flow; what such a flow comes to cannot be bettered by
/// any chain or ring of exchanges). What counts first: that a proposal has its outside experts; then even loads (each further task of an expert
/// costs more than the one before); then fields that fit; then the fewest exchanges.
/// </summary>
internal sealed class SeatFlow
{
    private const int WorstFit = (int)FieldMatch.None;
    private const long Unreached = long.MaxValue / 4;

    private readonly PlanGround ground;
    private readonly int experts;
    private readonly int proposals;
    private readonly bool[,] may;
    private readonly bool[,] pinned;
    private readonly int[,] fit;
    private readonly int[] limits;
    private readonly int[] wanted;
    private readonly int[] elsewhere;
    private readonly long fitCost;
    private readonly long loadCost;
    private readonly long outsideCost;

    // For each two experts, the seat that the one hands to the other at the least cost, and what that is; rows are worked out anew when their seats have changed.
    private readonly long[,] cost;
    private readonly int[,] via;
    private readonly bool[] stale;

    // What a raise that comes to nothing puts back.
    private readonly bool[,] seated;
    private readonly int[] loads;
    private readonly int[] outside;

    public SeatFlow(PlanGround ground)
    {
        this.ground = ground;
        (experts, proposals) = (ground.Pool.Count, ground.Proposals.Count);
        (may, pinned, seated, fit) = (new bool[proposals, experts], new bool[proposals, experts], new bool[proposals, experts], new int[proposals, experts]);
        (cost, via, stale) = (new long[experts, experts], new int[experts, experts], new bool[experts]);
        Array.Fill(stale, true);
        (limits, loads) = ([.. ground.Pool.Select(e => e.MaxLoad ?? int.MaxValue)], [.. ground.Pool.Select(e => ground.Load(e.Id))]);
        (wanted, outside, elsewhere) = (new int[proposals], new int[proposals], new int[proposals]);
        // Each weighs more than all that comes after it can on one chain, which names no expert twice.
        fitCost = experts + 2;
        loadCost = fitCost * (WorstFit * (experts + 1) + 1);
        outsideCost = loadCost * (2 * (proposals + loads.DefaultIfEmpty(0).Max()) + 3);
        for (var p = 0; p < proposals; p++)
        {
            var proposal = ground.Proposals[p];
            var asked = ground.Asked(proposal).ToHashSet();
            wanted[p] = ground.Round.Policy.MinOutsideExperts;
            elsewhere[p] = asked.Count(a => Index(a) < 0);
            for (var e = 0; e < experts; e++)
            {
                fit[p, e] = (int)ground.Fit(ground.Pool[e], proposal).Match;
                may[p, e] = ground.Obstacle(ground.Pool[e], proposal) is null;
                if (!asked.Contains(ground.Pool[e].Id)) continue;
                (seated[p, e], pinned[p, e]) = (true, true);
                if (ground.Pool[e].IsOutside) outside[p]++;
            }
        }
    }

    private SeatFlow(SeatFlow other)
    {
        (ground, experts, proposals, may, pinned, fit, limits, wanted, elsewhere) = (other.ground, other.experts, other.proposals, other.may, other.pinned, other.fit, other.limits, other.wanted, other.elsewhere);
        (fitCost, loadCost, outsideCost) = (other.fitCost, other.loadCost, other.outsideCost);
        (seated, loads, outside) = ((bool[,])other.seated.Clone(), (int[])other.loads.Clone(), (int[])other.outside.Clone());
        (cost, via, stale) = (new long[experts, experts], new int[experts, experts], new bool[experts]);
        Array.Fill(stale, true);
    }

    /// <summary>How many are on the proposal, those who were asked before among them.</summary>
    public int Count(int proposal) => elsewhere[proposal] + Enumerable.Range(0, experts).Count(e => seated[proposal, e]);

    /// <summary>Whom the plan would ask for the proposal, by id.</summary>
    public IReadOnlyList<PlannedSeat> Of(int proposal) =>
        [.. Enumerable.Range(0, experts).Where(e => seated[proposal, e] && may[proposal, e]).Select(e => new PlannedSeat(ground.Pool[e].Id, pinned[proposal, e]))];

    /// <summary>Never brings that expert onto the proposal.</summary>
    public void KeepOff(int proposal, PersonId expert)
    {
        if (Index(expert) is >= 0 and var e && !seated[proposal, e]) may[proposal, e] = false;
    }

    /// <summary>Seats a fixed choice; it is not handed on. Says why when it cannot be.</summary>
    public Problem? Pin(int proposal, PersonId expert)
    {
        var e = Index(expert);
        if (e < 0) return new("not-in-the-pool");
        if (!may[proposal, e]) return ground.Obstacle(ground.Pool[e], ground.Proposals[proposal]) ?? new("plan-kept-off");
        if (loads[e] >= limits[e]) return PlanReport.FullAt(limits[e]);
        if (!seated[proposal, e]) Seat(proposal, e);
        pinned[proposal, e] = true;
        return null;
    }

    /// <summary>Seats a choice that may be handed on, wherever there is room for it: how a plan that is there is taken up.</summary>
    public void Put(int proposal, PersonId expert, bool fixedChoice)
    {
        var e = Index(expert);
        if (e < 0 || seated[proposal, e] || !may[proposal, e]) return;
        Seat(proposal, e);
        pinned[proposal, e] = fixedChoice;
    }

    /// <summary>
    /// Brings the proposal to that many, or leaves everything as it was. More than the fewest is not bought with the outside expert of another.
    /// </summary>
    public bool Raise(int proposal, int count, bool isFewest)
    {
        var (before, short0) = (((bool[,])seated.Clone(), (int[])loads.Clone(), (int[])outside.Clone()), Short());
        for (var there = Count(proposal); there < count; there++)
            if (!Add(proposal, anyhow: false)) return Back();
        return isFewest || Short() <= short0 || Back();

        bool Back()
        {
            Array.Copy(before.Item1, seated, seated.Length);
            Array.Copy(before.Item2, loads, loads.Length);
            Array.Copy(before.Item3, outside, outside.Length);
            Array.Fill(stale, true);
            return false;
        }
    }

    /// <summary>How many the proposal could come to, up to a number, with everybody else keeping theirs.</summary>
    public int Most(int proposal, int upTo)
    {
        var trial = new SeatFlow(this);
        while (trial.Count(proposal) < upTo && trial.Add(proposal, anyhow: true)) { }
        return trial.Count(proposal);
    }

    private int Short() => Enumerable.Range(0, proposals).Sum(p => Math.Max(0, wanted[p] - outside[p]));

    // One more seat, by the cheapest chain; or by any, where the office has moved people by hand and costs say nothing any more.
    private bool Add(int proposal, bool anyhow)
    {
        for (var e = 0; e < experts; e++)
            if (stale[e]) Exchanges(e, anyhow);
        var (distance, from) = (new long[experts], new int[experts]);
        for (var e = 0; e < experts; e++)
            (distance[e], from[e]) = (may[proposal, e] && !seated[proposal, e] ? (anyhow ? 0 : Taking(proposal, e)) : Unreached, -1);

        // Bellman and Ford: handing on a seat that fits badly saves something, so costs may be negative; rings that save never arise.
        for (var (changed, round) = (true, 0); changed && round <= experts; round++)
        {
            changed = false;
            for (var e = 0; e < experts; e++)
            {
                if (distance[e] >= Unreached) continue;
                for (var f = 0; f < experts; f++)
                {
                    if (cost[e, f] >= Unreached || distance[e] + cost[e, f] >= distance[f]) continue;
                    (distance[f], from[f], changed) = (distance[e] + cost[e, f], e, true);
                }
            }
        }

        var end = Enumerable.Range(0, experts).Where(e => distance[e] < Unreached && loads[e] < limits[e])
            .OrderBy(e => distance[e] + loadCost * (2L * loads[e] + 1)).ThenBy(e => e).FirstOrDefault(-1);
        if (end < 0) return false;
        for (var e = end; from[e] >= 0; e = from[e])
        {
            Unseat(via[from[e], e], from[e]);
            Seat(via[from[e], e], e);
        }

        var first = end;
        while (from[first] >= 0) first = from[first];
        Seat(proposal, first);
        return true;
    }

    // What the expert can hand on, and to whom at what cost.
    private void Exchanges(int e, bool anyhow)
    {
        for (var f = 0; f < experts; f++) cost[e, f] = Unreached;
        for (var p = 0; p < proposals; p++)
        {
            if (!seated[p, e] || pinned[p, e]) continue;
            for (var f = 0; f < experts; f++)
            {
                if (!may[p, f] || seated[p, f]) continue;
                var handing = anyhow ? 1 : Handing(p, e, f);
                if (handing < cost[e, f]) (cost[e, f], via[e, f]) = (handing, p);
            }
        }

        stale[e] = false;
    }

    private long Taking(int p, int e) => fit[p, e] * fitCost - (ground.Pool[e].IsOutside && outside[p] < wanted[p] ? outsideCost : 0);

    private long Handing(int p, int e, int f)
    {
        var (gives, takes) = (ground.Pool[e].IsOutside, ground.Pool[f].IsOutside);
        var places = gives == takes ? 0 : takes ? (outside[p] < wanted[p] ? -outsideCost : 0) : outside[p] <= wanted[p] ? outsideCost : 0;
        // One for the exchange itself: of two ways that come to the same, the shorter.
        return (fit[p, f] - fit[p, e]) * fitCost + places + 1;
    }

    private void Seat(int p, int e)
    {
        seated[p, e] = true;
        loads[e]++;
        if (ground.Pool[e].IsOutside) outside[p]++;
        Changed(p, e);
    }

    private void Unseat(int p, int e)
    {
        seated[p, e] = false;
        loads[e]--;
        if (ground.Pool[e].IsOutside) outside[p]--;
        Changed(p, e);
    }

    private void Changed(int p, int e)
    {
        stale[e] = true;
        for (var f = 0; f < experts; f++)
            if (seated[p, f]) stale[f] = true;
    }

    private int Index(PersonId expert)
    {
        for (var e = 0; e < experts; e++)
            if (ground.Pool[e].Id == expert) return e;
        return -1;
    }
}
