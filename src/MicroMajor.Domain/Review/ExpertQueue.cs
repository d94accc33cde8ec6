namespace MicroMajor.Domain.Review;

/// <summary>Where an assignment stands among its expert's: the soonest due comes first (我的评审任务).</summary>
/// <param name="Number">Its number among those of the round that count, from 1; 0 when it does not count any more.</param>
/// <param name="Count">How many of the round count.</param>
/// <param name="Given">Of how many of them the review is given.</param>
/// <param name="Others">The other ones that wait for the expert, in any round: those that come after it first, then those before it.</param>
public sealed record ExpertQueue(int Number, int Count, int Given, IReadOnlyList<Assignment> Others)
{
    /// <summary>The queue from where that assignment stands.</summary>
    public static ExpertQueue From(Assignment here, IEnumerable<Assignment> ofExpert)
    {
        // What was just saved is newer than what was listed.
        List<Assignment> all = [.. ofExpert.Where(a => a.Id != here.Id).Append(here).OrderBy(a => a.DueAt).ThenBy(a => a.Id.Length).ThenBy(a => a.Id, StringComparer.Ordinal)];
        var counted = all.Where(a => a.IsActive && a.RoundId == here.RoundId).ToList();
        var at = all.IndexOf(here);
        return new(counted.IndexOf(here) + 1, counted.Count, counted.Count(a => a.IsGiven), [.. all.Skip(at + 1).Concat(all.Take(at)).Where(a => a.IsOpen)]);
    }
}
