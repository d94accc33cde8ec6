using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/units: the units whose names hold what has been typed so far.</summary>
internal sealed class FindUnits(Catalogues catalogues)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var typed = (turn.Text ?? "").Trim();
        var known = await catalogues.NowAsync(ct);
        return new Reply.Suggest([.. known.Units.Where(u => u.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(u => new Suggestion(u.Name, u.Code))]);
    }
}
