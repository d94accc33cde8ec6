using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Review;

/// <summary>How stern or lenient an expert is beside those who reviewed the same proposals (宽严). Above zero is lenient.</summary>
/// <param name="Reviews">Reviews that are in.</param>
/// <param name="Common">Those of them that somebody else reviewed too: only they can tell.</param>
/// <param name="Deviation">By how much the expert's totals differ from the mean of the others' on the same proposals; plain, and easy to check by hand.</param>
/// <param name="Shift">The expert's part in the additive model of all reviews; what a correction takes away.</param>
public sealed record ExpertShift(PersonId Expert, string Name, int Reviews, int Common, decimal Deviation, decimal Shift)
{
    /// <summary>Too few reviews in common for the figure to say much: it is shown, and never corrected for.</summary>
    public bool IsUncertain => Common < Leniency.FewestCommon;
}

/// <summary>
/// The additive two-way model of the totals: total = proposal + expert. Both parts are the least-squares ones, found by fitting them in turn; the experts'
/// parts add up to zero over all reviews (of each group of experts that common proposals tie together). The plain deviation counts the other's lenience
/// as one's own sternness, so that taking it away would correct two experts of one proposal twice; the model's part does not.
/// </summary>
public static class Leniency
{
    /// <summary>Reviews in common below which an expert's figure is uncertain.</summary>
    public const int FewestCommon = 3;

    /// <summary>Every expert with a review that is in, by id.</summary>
    public static IReadOnlyList<ExpertShift> Of(IReadOnlyList<Assignment> assignments)
    {
        var model = new LeniencyModel(assignments);
        var shifts = model.Fit(null);
        var byProposal = model.Given.ToLookup(a => a.ProposalId, StringComparer.Ordinal);
        return
        [
            .. model.Given.GroupBy(a => a.Expert).OrderBy(g => g.Key.Value, StringComparer.Ordinal).Select(own =>
            {
                var apart = own.Select(a => (a.Total, Others: byProposal[a.ProposalId].Where(o => o.Expert != a.Expert).Select(o => o.Total!.Value).ToList()))
                    .Where(x => x.Others.Count > 0).Select(x => x.Total!.Value - x.Others.Sum() / x.Others.Count).ToList();
                return new ExpertShift(own.Key, own.First().ExpertName, own.Count(), apart.Count, apart.Count == 0 ? 0m : LeniencyModel.Rounded(apart.Sum() / apart.Count), shifts[own.Key].Shift);
            }),
        ];
    }
}

/// <summary>The reviews of a round, ready to be fitted again and again without one expert.</summary>
internal sealed class LeniencyModel
{
    private const int MostRounds = 500;
    private const double Still = 1e-6;

    private readonly Dictionary<PersonId, int> experts;
    private readonly int proposals;
    private readonly (int Proposal, int Expert, double Total)[] reviews;

    public LeniencyModel(IEnumerable<Assignment> assignments)
    {
        // In one order, whatever order they came in: sums of floating point numbers depend on it.
        Given = [.. assignments.Where(a => a.State == AssignmentState.Submitted && a.Total is not null).OrderBy(a => a.ProposalId, StringComparer.Ordinal).ThenBy(a => a.Expert.Value, StringComparer.Ordinal)];
        var numbers = Numbered(Given.Select(a => a.ProposalId));
        (experts, proposals) = (Numbered(Given.Select(a => a.Expert)), numbers.Count);
        reviews = [.. Given.Select(a => (numbers[a.ProposalId], experts[a.Expert], (double)a.Total!.Value))];
    }

    /// <summary>The reviews that are in.</summary>
    public IReadOnlyList<Assignment> Given { get; }

    /// <summary>Each expert's shift, and how many of their reviews are of proposals that somebody else reviewed too; as if that one had given none.</summary>
    public IReadOnlyDictionary<PersonId, (decimal Shift, int Common)> Fit(PersonId? without)
    {
        var skipped = without is { } one && experts.TryGetValue(one, out var number) ? number : -1;
        var (quality, shift, before) = (new double[proposals], new double[experts.Count], new double[experts.Count]);
        var (ofProposal, ofExpert, common) = (new int[proposals], new int[experts.Count], new int[experts.Count]);
        foreach (var r in reviews)
        {
            if (r.Expert == skipped) continue;
            ofProposal[r.Proposal]++;
            ofExpert[r.Expert]++;
        }

        foreach (var r in reviews)
            if (r.Expert != skipped && ofProposal[r.Proposal] > 1) common[r.Expert]++;
        var moved = double.MaxValue;
        for (var round = 0; round < MostRounds && moved > Still; round++)
        {
            Array.Clear(quality);
            foreach (var r in reviews)
                if (r.Expert != skipped) quality[r.Proposal] += r.Total - shift[r.Expert];
            for (var p = 0; p < proposals; p++) quality[p] /= Math.Max(1, ofProposal[p]);
            (shift, before) = (before, shift);
            Array.Clear(shift);
            foreach (var r in reviews)
                if (r.Expert != skipped) shift[r.Expert] += r.Total - quality[r.Proposal];
            moved = 0;
            for (var e = 0; e < shift.Length; e++)
            {
                shift[e] /= Math.Max(1, ofExpert[e]);
                moved = Math.Max(moved, Math.Abs(shift[e] - before[e]));
            }
        }

        return experts.Where(e => e.Value != skipped).ToDictionary(e => e.Key, e => (Rounded((decimal)shift[e.Value]), common[e.Value]));
    }

    /// <summary>What a correction takes away: the shifts of those who are certain.</summary>
    public IReadOnlyDictionary<PersonId, decimal> CertainShifts(PersonId? without) =>
        Fit(without).Where(e => e.Value.Common >= Leniency.FewestCommon).ToDictionary(e => e.Key, e => e.Value.Shift);

    internal static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero) is var rounded && rounded == 0m ? 0m : rounded;

    private static Dictionary<T, int> Numbered<T>(IEnumerable<T> keys) where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        foreach (var key in keys) numbers.TryAdd(key, numbers.Count);
        return numbers;
    }
}
