using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace MicroMajor.Demo;

/// <summary>Puts a whole province's proposals into the round at once, past the app: nobody is told of them and no card is sent.</summary>
internal static class ManyProposals
{
    // Of a hundred, as a round stands in its last weeks.
    private static readonly (ProposalState State, int Share)[] s_shares =
    [
        (ProposalState.Draft, 20), (ProposalState.UnitReview, 18), (ProposalState.ReturnedByUnit, 8), (ProposalState.Screening, 20), (ProposalState.ReturnedByOffice, 4),
        (ProposalState.ReadyForReview, 10), (ProposalState.UnderReview, 10), (ProposalState.Recommended, 6), (ProposalState.NotRecommended, 2), (ProposalState.Withdrawn, 2),
    ];

    private static readonly ProposalState[] s_states = [.. s_shares.SelectMany(s => Enumerable.Repeat(s.State, s.Share))];

    public static Task PutAsync(IServiceProvider services, Cast cast, Round round, int count, DateTimeOffset now, CancellationToken ct)
    {
        var (proposals, assignments) = (services.GetRequiredService<IProposals>(), services.GetRequiredService<IAssignments>());
        return Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (i, end) =>
        {
            var put = (await proposals.StartAsync(Draft(cast, round, i, now), round.Year, $"many-{round.Id}-{i}", end)).Value;
            if (put.State != ProposalState.UnderReview) return;
            var expert = cast.Experts[i % cast.Experts.Count];
            await assignments.EnsureAsync(new("", put.Id, round.Id, put.Name, expert.Id, expert.Name, now.AddDays(i % 7 - 3)), end);
        });
    }

    private static Proposal Draft(Cast cast, Round round, int i, DateTimeOffset now)
    {
        // Neighbours stand in different places.
        var state = s_states[i * 37 % s_states.Length];
        var (owner, unit, number) = (cast.Owners[i % cast.Owners.Count], MadeUp.UnitOf(0, i), $"{i + 1:00000}");
        var made = MadeUp.Proposal(0, i % 100, round.Year, owner.DisplayName, cast.Units.First(u => u.Code == unit).Name);
        var answers = made.Rows.Aggregate(
            made.Texts.Aggregate(Answers.None, (a, t) => a.With(t.Key, t.Value)).With("programName", $"{made.Texts["programName"]} {number}"),
            (a, table) => a.WithRows(table.Key, table.Value.Select((cells, n) => cells.Aggregate(new Row($"r{n + 1}", []), (row, cell) => row.With(cell.Key, cell.Value)))));
        var changed = now.AddMinutes(-(i * 53 % (9 * 24 * 60)));
        return new("", round.Id, unit, new(owner.ObjectId), owner.DisplayName)
        {
            State = state,
            Answers = answers,
            Submissions = state == ProposalState.Draft ? 0 : 1,
            SubmittedAt = state == ProposalState.Draft ? null : changed,
            UpdatedAt = changed,
            UpdatedBy = owner.DisplayName,
            Decision = state is ProposalState.Recommended or ProposalState.NotRecommended
                ? new(state == ProposalState.Recommended, "专家意见一致。", 60 + i % 39 + 0.5m, new(cast.Office.ObjectId), changed)
                : null,
        };
    }
}
