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

/// <summary>What was found, the best first.</summary>
/// <param name="IsGrowing">Not everything could be looked through yet: asked again a moment later, more may be found.</param>
internal sealed record Found(IEnumerable<TabLine> Lines, bool IsGrowing)
{
    /// <summary>There are texts of others that the person may look through, too.</summary>
    public bool HasTexts { get; init; }

    public static Found Nothing { get; } = new([], false);
}

/// <summary>
/// Finds what the person may see: their own and shared proposals by every text in them, reviews by name, for colleges and the office all that was handed in, in
/// whichever round, by name, number, lead, owner and unit; by initials of pinyin, too. SharePoint searches nothing of this by itself, so what is a person's own is
/// read and kept for half a minute, or until some of it is saved; what was handed in stands on the shelf.
/// </summary>
internal sealed class ProposalSearch(
    IProposals proposals, IInvitations invitations, IAssignments assignments, SearchShelf shelf, IDirectory directory, Catalogues catalogues, Actors actors, LiveJournal journal, StateWords states, TimeProvider time)
{
    private const int MostKept = 300;
    private const int LongestQuestion = 60;

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Person, Language Language), Known> kept = new();
    private readonly ProposalDoor door = new(proposals, assignments, actors);

    /// <summary>A line of the person's own.</summary>
    private sealed record OwnLine(TabLine Line, Findable Words)
    {
        /// <summary>When it was changed last.</summary>
        public DateTimeOffset Changed { get; init; }

        /// <summary>Does the person fill it in?</summary>
        public bool IsFilledIn { get; init; }
    }

    private sealed record Known(IReadOnlyList<OwnLine> Lines, Actor Who, DateTimeOffset At, long Number);

    /// <summary>What fits the question; nothing for an empty one.</summary>
    public async Task<Found> FindAsync(Turn turn, string question, CancellationToken ct)
    {
        if (PartsOf(question) is not { Length: > 0 } parts) return Found.Nothing;
        var (own, others, known, handedIn) = await AllAsync(turn, ct);
        var units = known.Units.DistinctBy(u => u.Code).ToDictionary(u => u.Code, u => Findable.Of(u.Name), StringComparer.Ordinal);
        var found = own.Select(o => (Rank: o.Words.RankOf(parts), o.Changed, Line: (Func<TabLine>)(() => o.Line)))
            .Concat(others.Select(o => (Rank: o.Words.RankOf(parts, units.GetValueOrDefault(o.Line.UnitCode)), Changed: o.Line.UpdatedAt, Line: (Func<TabLine>)(() => Line(o.Line, known, turn.Language)))))
            .Where(f => f.Rank < Findable.Nowhere).OrderBy(f => f.Rank).ThenByDescending(f => f.Changed).ToList();
        return found.Count == 0 && await ByNumberAsync(turn, question, ct) is { } one ? new([one], false) : new(found.Select(f => f.Line()), handedIn.IsGrowing) { HasTexts = handedIn.Scopes > 0 };
    }

    /// <summary>What one looks at before anything is asked: the person's own first, and what was changed last before that.</summary>
    public async Task<IEnumerable<TabLine>> LastAsync(Turn turn, CancellationToken ct)
    {
        var (own, others, known, _) = await AllAsync(turn, ct);
        return own.Where(o => o.IsFilledIn).OrderByDescending(o => o.Changed).Select(o => o.Line)
            .Concat(own.Where(o => !o.IsFilledIn).Select(o => (o.Changed, Line: (Func<TabLine>)(() => o.Line)))
                .Concat(others.Select(o => (Changed: o.Line.UpdatedAt, Line: (Func<TabLine>)(() => Line(o.Line, known, turn.Language)))))
                .OrderByDescending(o => o.Changed).Select(o => o.Line()));
    }

    /// <summary>The parts of a question; none when it is empty or longer than any.</summary>
    public static string[] PartsOf(string question) => question.Trim() is { Length: > 0 and <= LongestQuestion } asked ? Findable.Parts(asked) : [];

    private async Task<(IReadOnlyList<OwnLine> Own, IReadOnlyList<ShelvedLine> Others, Catalogue Known, ShelfView HandedIn)> AllAsync(Turn turn, CancellationToken ct)
    {
        var own = await OwnAsync(turn, ct);
        var known = await catalogues.NowAsync(ct);
        var handedIn = await shelf.OfAsync(SearchScope.Of(own.Who, known));
        var there = own.Lines.Select(l => l.Line.Id).ToHashSet(StringComparer.Ordinal);
        return (own.Lines, [.. handedIn.Lines.Where(l => !there.Contains(l.Line.Id))], known, handedIn);
    }

    private async Task<TabLine?> ByNumberAsync(Turn turn, string question, CancellationToken ct)
    {
        var asked = Findable.Plain(question.Trim());
        if (!ProposalDoor.IsId(asked) || !asked.Contains('-', StringComparison.Ordinal)) return null;
        var found = await door.ReadableAsync(asked.ToUpperInvariant(), turn, ct);
        // Who reviews it has a desk for that, with no more on it than they may see.
        if (!found.IsDone || found.Value.AsExpert) return null;
        return Own(found.Value.Stored.Value, await catalogues.NowAsync(ct), turn.Language).Line;
    }

    private async Task<Known> OwnAsync(Turn turn, CancellationToken ct)
    {
        var key = (turn.User.ObjectId, turn.Language);
        if (kept.TryGetValue(key, out var before) && time.GetUtcNow() - before.At < s_fresh && journal.Since(before.Number) is { } since && !since.Any(s => before.Lines.Any(l => l.Line.Id == s.Id || l.Line.Subtitle == s.Id)))
            return before;
        var number = journal.Last;
        var who = await actors.OfAsync(turn.User, ct);
        if (kept.Count >= MostKept) kept.Clear();
        return kept[key] = new(await LinesAsync(who, turn.Language, ct), who, time.GetUtcNow(), number);
    }

    private async Task<IReadOnlyList<OwnLine>> LinesAsync(Actor who, Language language, CancellationToken ct)
    {
        var known = await catalogues.NowAsync(ct);
        var own = proposals.ListAsync(ProposalQuery.OwnedBy(who.Id), ct);
        var invited = new InvitedProposals(invitations, proposals).OfAsync(who.Id, ct);
        var reviews = (await directory.ExpertsAsync(ct)).Any(e => e.Id == who.Id) ? assignments.ListAsync(AssignmentQuery.OfExpert(who.Id), ct) : Task.FromResult<IReadOnlyList<MicroMajor.Domain.Stored<Assignment>>>([]);
        return
        [
            .. (await own).Proposals.Concat((await invited).Found).Select(p => Own(p.Value, known, language) with { IsFilledIn = true }),
            .. (await reviews).Select(a => a.Value).Where(a => a.IsActive).Select(a => Own(a, language)),
        ];
    }

    private OwnLine Own(Proposal proposal, Catalogue known, Language language)
    {
        var texts = proposal.Answers.Texts.Values.Concat(known.Editions.Of(proposal).Form.Fields.Where(f => f.Type == FieldType.Table).SelectMany(f => proposal.Answers.Rows(f.Key)).SelectMany(r => r.Cells.Values));
        var (title, unit) = (ProposalWords.TitleOf(proposal, language), UnitOf(proposal.UnitCode, known));
        return new(Line(proposal, known, language), Findable.Of(proposal.Id, [title, unit, proposal.OwnerName, proposal.Answers["lead.name"]], texts)) { Changed = proposal.UpdatedAt };
    }

    // Only what the expert's own list shows: in a blind round nobody's name is among it.
    private OwnLine Own(Assignment assignment, Language language)
    {
        var line = new TabLine(assignment.Id, "assignment", assignment.ProgramName, $"{TabsEdge.Root}/review/{assignment.Id}")
        {
            Subtitle = assignment.ProposalId,
            State = states.Expert(assignment.State, language),
            Tone = assignment.IsGiven ? "good" : "accent",
            DueAt = assignment.DueAt,
        };
        // It is found by the proposal's number, too.
        return new(line, Findable.Of("", [assignment.ProgramName], [assignment.ProposalId]));
    }

    private TabLine Line(BoardLine line, Catalogue known, Language language) =>
        LineOf(line.Id, line.Name.Length > 0 ? line.Name : line.Id, line.State, UnitOf(line.UnitCode, known), line.OwnerName, language);

    /// <summary>A proposal as what was found shows it.</summary>
    public TabLine Line(Proposal proposal, Catalogue known, Language language) =>
        LineOf(proposal.Id, ProposalWords.TitleOf(proposal, language), proposal.State, UnitOf(proposal.UnitCode, known), proposal.OwnerName, language);

    private TabLine LineOf(string id, string title, ProposalState state, string unit, string owner, Language language) => new(id, "proposal", title, $"{TabsEdge.Root}/proposals/{id}")
    {
        Subtitle = $"{id} · {unit} · {owner}",
        State = states.Owner(state, language),
        Tone = Tones.Of(StateLine.Look(state).Color),
    };

    private static string UnitOf(string code, Catalogue known) => known.Units.FirstOrDefault(u => u.Code == code)?.Name ?? code;
}
