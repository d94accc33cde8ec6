using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>proposals/titles, proposals/unit-names, proposals/majors: the names of a list that hold what has been typed; and what was typed itself, since the list may not have it.</summary>
internal sealed class FindNames(Catalogues catalogues)
{
    private const int Most = 14;
    private const int Longest = 200;

    public Room AddTo(Room room) => room
        .OnSearch("proposals/titles", (turn, _) => new(Found(SeniorTitles.All, turn)))
        .OnSearch("proposals/unit-names", async (turn, ct) => Found((await catalogues.NowAsync(ct)).Units.Select(u => u.Name), turn))
        .OnSearch("proposals/majors", async (turn, ct) => Found((await catalogues.NowAsync(ct)).Majors.Select(m => m.Name), turn));

    private static Reply Found(IEnumerable<string> names, Turn turn)
    {
        var typed = CleanText.Of(turn.Text ?? "").ReplaceLineEndings(" ");
        if (typed.Length > Longest) return new Reply.Suggest([]);
        var found = names.Where(n => n.Contains(typed, StringComparison.OrdinalIgnoreCase)).OrderBy(n => n.Length == typed.Length ? 0 : n.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1 : 2)
            .Distinct().Take(Most).Select(n => new Suggestion(n, n)).ToList();
        if (typed.Length > 0 && found.All(f => f.Value != typed)) found.Add(new(ProposalWords.AsTyped(typed, turn.Language), typed));
        return new Reply.Suggest(found);
    }
}
