using System.Collections.Concurrent;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Tabs.Live;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>
/// Finds what the person may see: their own and shared proposals by every text in them, reviews by name, for colleges and the office all that was handed in,
/// by name, number, owner and unit; by initials of pinyin, too. SharePoint searches nothing of this by itself, so what a person may see is read and kept for
/// half a minute, or until some of it is saved.
/// </summary>
public sealed class ProposalSearch(
    IProposals proposals, IInvitations invitations, IAssignments assignments, IProposalBoard board, IDirectory directory, Catalogues catalogues, Actors actors, LiveJournal journal, StateWords states, TimeProvider time)
{
    // Of a round so many of the newest are looked through; every one is found by its number.
    private const int MostPages = 10;
    private const int MostRounds = 2;
    private const int MostKept = 300;
    private const int LongestQuestion = 60;

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Person, Language Language), Known> kept = new();
    private readonly ProposalDoor door = new(proposals, assignments, actors);

    /// <summary>What can be found of a line.</summary>
    /// <param name="Title">What it is called.</param>
    /// <param name="Initials">Of its title, people and unit, apart.</param>
    private sealed record Findable(TabLine Line, string Title, string Text, string Initials)
    {
        /// <summary>When it was changed last.</summary>
        public DateTimeOffset Changed { get; init; }

        /// <summary>Does the person fill it in?</summary>
        public bool Own { get; init; }
    }

    private sealed record Known(IReadOnlyList<Findable> Lines, DateTimeOffset At, long Number);

    /// <summary>What fits the question, the best first; nothing for an empty one.</summary>
    public async Task<IReadOnlyList<TabLine>> FindAsync(Turn turn, string question, CancellationToken ct)
    {
        var asked = Plain(question.Trim());
        if (asked.Length is 0 or > LongestQuestion) return [];
        var parts = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = (await KnownAsync(turn, ct)).Select(f => (Found: f, Rank: RankOf(f, parts))).Where(f => f.Rank < int.MaxValue).OrderBy(f => f.Rank).Select(f => f.Found.Line).ToList();
        if (found.Count == 0 && await ByNumberAsync(turn, asked, ct) is { } one) found.Add(one);
        return found;
    }

    /// <summary>What one looks at before anything is asked: the person's own first, and what was changed last before that.</summary>
    public async Task<IReadOnlyList<TabLine>> LastAsync(Turn turn, CancellationToken ct) =>
        [.. (await KnownAsync(turn, ct)).OrderByDescending(f => f.Own).ThenByDescending(f => f.Changed).Select(f => f.Line)];

    private async Task<TabLine?> ByNumberAsync(Turn turn, string asked, CancellationToken ct)
    {
        if (!ProposalDoor.IsId(asked) || !asked.Contains('-', StringComparison.Ordinal)) return null;
        var found = await door.ReadableAsync(asked.ToUpperInvariant(), turn, ct);
        // Who reviews it has a desk for that, with no more on it than they may see.
        if (!found.IsDone || found.Value.AsExpert) return null;
        return Line(found.Value.Stored.Value, await catalogues.NowAsync(ct), turn.Language).Line;
    }

    // Every part must be found; the worst place counts.
    private static int RankOf(Findable line, string[] parts) => parts.Max(part =>
        line.Line.Id.Equals(part, StringComparison.OrdinalIgnoreCase) ? 0
        : line.Title.StartsWith(part, StringComparison.Ordinal) ? 1
        : line.Title.Contains(part, StringComparison.Ordinal) ? 2
        : part.All(char.IsAsciiLetterOrDigit) && PinyinInitials.Find(line.Initials, $" {part}") >= 0 ? 3
        : line.Text.Contains(part, StringComparison.Ordinal) ? 4
        : part.Length > 1 && PinyinInitials.Find(line.Initials, part) >= 0 ? 5
        : int.MaxValue);

    private async Task<IReadOnlyList<Findable>> KnownAsync(Turn turn, CancellationToken ct)
    {
        var key = (turn.User.ObjectId, turn.Language);
        if (kept.TryGetValue(key, out var before) && time.GetUtcNow() - before.At < s_fresh && journal.Since(before.Number) is { } since && !since.Any(s => before.Lines.Any(l => l.Line.Id == s.Id || l.Line.Subtitle == s.Id)))
            return before.Lines;
        var number = journal.Last;
        var lines = await LinesAsync(await actors.OfAsync(turn.User, ct), turn.Language, ct);
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = new(lines, time.GetUtcNow(), number);
        return lines;
    }

    private async Task<IReadOnlyList<Findable>> LinesAsync(Actor who, Language language, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var own = proposals.ListAsync(ProposalQuery.OwnedBy(who.Id), ct);
        var invited = new InvitedProposals(invitations, proposals).OfAsync(who.Id, ct);
        var reviews = (await directory.ExpertsAsync(ct)).Any(e => e.Id == who.Id) ? assignments.ListAsync(AssignmentQuery.OfExpert(who.Id), ct) : Task.FromResult<IReadOnlyList<MicroMajor.Domain.Stored<Assignment>>>([]);
        var rounds = known.Rounds.Take(MostRounds).Select(r => r.Id).ToList();
        // Who sees the whole round does not look at one college of it once more.
        var boards = await Task.WhenAll(who.IsOffice ? rounds.Select(r => BoardAsync(new(r), ct)) : rounds.SelectMany(r => (who.ReviewsUnits ?? []).Select(unit => BoardAsync(new(r, UnitCode: unit), ct))));
        List<Findable> lines =
        [
            .. (await own).Proposals.Concat((await invited).Found).Select(p => Line(p.Value, known, language) with { Own = true }),
            .. (await reviews).Select(a => a.Value).Where(a => a.IsActive).Select(a => Line(a, language)),
        ];
        var there = lines.Select(l => l.Line.Id).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(boards.SelectMany(b => b).Where(l => !IsPrivate(l) && !there.Contains(l.Id)).Select(l => Line(l, known, language)));
        return lines;
    }

    private async Task<IReadOnlyList<BoardLine>> BoardAsync(BoardQuery query, CancellationToken ct)
    {
        var lines = new List<BoardLine>();
        query = query with { Top = BoardQuery.MostLines };
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await board.PageAsync(query, ct);
            lines.AddRange(page.Lines);
            if (page.Continue is not { } after) break;
            query = query with { Continue = after };
        }

        return lines;
    }

    // As the proposal itself says it: what was never handed in is its owner's own business.
    private static bool IsPrivate(BoardLine line) => line.State == ProposalState.Draft || line is { State: ProposalState.Withdrawn, SubmittedAt: null };

    private Findable Line(Proposal proposal, Catalogue known, Language language)
    {
        var texts = proposal.Answers.Texts.Values.Concat(known.Editions.Of(proposal).Form.Fields.Where(f => f.Type == FieldType.Table).SelectMany(f => proposal.Answers.Rows(f.Key)).SelectMany(r => r.Cells.Values));
        return Of(proposal.Id, ProposalWords.TitleOf(proposal, language), proposal.State, UnitOf(proposal.UnitCode, known), proposal.OwnerName, proposal.Answers["lead.name"], texts, language) with { Changed = proposal.UpdatedAt };
    }

    private Findable Line(BoardLine line, Catalogue known, Language language) =>
        Of(line.Id, line.Name.Length > 0 ? line.Name : line.Id, line.State, UnitOf(line.UnitCode, known), line.OwnerName, "", [], language) with { Changed = line.UpdatedAt };

    // Only what the expert's own list shows: in a blind round nobody's name is among it.
    private Findable Line(Assignment assignment, Language language)
    {
        var line = new TabLine(assignment.Id, "assignment", assignment.ProgramName, $"{TabsEdge.Root}/review/{assignment.Id}")
        {
            Subtitle = assignment.ProposalId,
            State = states.Expert(assignment.State, language),
            Tone = assignment.IsGiven ? "good" : "accent",
            DueAt = assignment.DueAt,
        };
        return new(line, Plain(assignment.ProgramName), Plain(assignment.ProposalId), $" {PinyinInitials.Of(assignment.ProgramName)}");
    }

    private Findable Of(string id, string title, ProposalState state, string unit, string owner, string lead, IEnumerable<string> texts, Language language)
    {
        var line = new TabLine(id, "proposal", title, $"{TabsEdge.Root}/proposals/{id}")
        {
            Subtitle = $"{id} · {unit} · {owner}",
            State = states.Owner(state, language),
            Tone = Tones.Of(StateLine.Look(state).Color),
        };
        string[] names = [title, unit, owner, lead];
        return new(line, Plain(title), Plain(string.Join('\n', [id, .. names, .. texts])), string.Concat(names.Where(n => n.Length > 0).Select(n => $" {PinyinInitials.Of(n)}")));
    }

    private static string UnitOf(string code, Catalogue known) => known.Units.FirstOrDefault(u => u.Code == code)?.Name ?? code;

    // Full width and case do not matter.
    private static string Plain(string text) => string.Create(text.Length, text, (plain, from) =>
    {
        for (var i = 0; i < from.Length; i++) plain[i] = char.ToLowerInvariant(from[i] switch { '\u3000' => ' ', >= '\uff01' and <= '\uff5e' => (char)(from[i] - 0xfee0), var c => c });
    });
}
