using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Filing;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>The office's desk of a round: what came in, where it stands, best mean first; and the order to write the filing documents.</summary>
public sealed class RoundDesks(
    IRounds rounds, IProposals proposals, IAssignments assignments, IDirectory directory, IFormEditions editions, Actors actors, DeliveryQueue queue, FilingProgress progress, CardShelf shelf,
    StateWords states, ReviewDraw draw, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    private const int LinesOnCard = 15;

    private static readonly ProposalState[] s_shown =
    [
        ProposalState.Screening, ProposalState.ReadyForReview, ProposalState.UnderReview, ProposalState.RevisionRequested, ProposalState.RevisionCheck,
        ProposalState.Recommended, ProposalState.NotRecommended,
    ];

    /// <summary>Shows the desk of the round that the card names, or of the newest.</summary>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return Refused("not-the-office", turn);
        if ((await NamedAsync(turn, ct) ?? (await rounds.ListAsync(ct)).FirstOrDefault()) is not { } round) return Refused("no-such-round", turn);
        return await ShowAsync(round.Value, ViewerOf(turn), null, ct);
    }

    /// <summary>Orders the filing documents: the order stands with the round, the writing is done behind the answer.</summary>
    public async ValueTask<Reply> WriteAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return Refused("not-the-office", turn);
        // An order that names no round is not an order for another one.
        if (await NamedAsync(turn, ct) is not { } stored) return Refused("no-such-round", turn);
        var recommended = await proposals.ListAsync(ProposalQuery.OfRound(stored.Value.Id, ProposalState.Recommended), ct);
        if (recommended.Proposals.Count == 0) return await ShowAsync(stored.Value, ViewerOf(turn), Banner.Look(words["nothing-recommended", turn.Language]), ct);
        for (var present = stored; ;)
        {
            if (present.Value.FilesWait is { } waits) return await ShowAsync(present.Value, ViewerOf(turn), Banner.Look(problems.Sentence(waits, turn.Language)), ct);
            // Each order has a key of its own: the writing that is under way does not pay for one given meanwhile.
            var due = new FilingDue(new(turn.User.ObjectId)) { Key = $"{present.Value.Id}|filing|{turn.ActivityId}" };
            var changed = present.Value with { Owed = [.. present.Value.Owed.Where(o => o is not FilingDue), due] };
            if ((await rounds.SaveAsync(present.With(changed), ct)).IsDone)
            {
                queue.RingRound(changed.Id);
                return await ShowAsync(changed, ViewerOf(turn), Banner.Done(words["filing-asked", turn.Language]), ct);
            }

            if (await rounds.FindAsync(present.Value.Id, ct) is not { } again) return Refused("no-such-round", turn);
            present = again;
        }
    }

    /// <summary>The desk as a card, for a member of the office; null for anybody else.</summary>
    public async Task<Card?> DrawAsync(Viewer viewer, string roundId, CancellationToken ct) =>
        (await directory.OfficeAsync(ct)).Contains(viewer.Id) && await rounds.FindAsync(roundId, ct) is { } round ? await CardAsync(round.Value, viewer, null, ct) : null;

    private async Task<Stored<Round>?> NamedAsync(Turn turn, CancellationToken ct) =>
        turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : null;

    /// <summary>The desk after an act of the office.</summary>
    internal async Task<Reply> ShowAsync(Round round, Viewer viewer, Banner? banner, CancellationToken ct) =>
        new Reply.ShowCard(await CardAsync(round, viewer, banner, ct)) { Remember = new(MatterKind.RoundDesk, round.Id) };

    private async Task<Card> CardAsync(Round round, Viewer viewer, Banner? banner, CancellationToken ct)
    {
        var language = viewer.Language;
        var reached = new List<Proposal>();
        var facts = new List<CardFact>();
        foreach (var state in s_shown)
        {
            var page = await proposals.ListAsync(ProposalQuery.OfRound(round.Id, state), ct);
            reached.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Proposals.Count > 0) facts.Add(new(states.Office(state, language), page.Continue is null ? $"{page.Proposals.Count}" : $"{page.Proposals.Count}+"));
        }

        var given = (await assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct)).Select(a => a.Value).ToList();
        var ranked = Ranking.Of(reached, given, round.Policy, round.Rubric);
        var lines = ranked.Take(LinesOnCard).Select(l => new RankLine(l.Proposal.Id, $"{(l.Rank > 0 ? $"{l.Rank}." : "—")} {draw.Title(l.Proposal, viewer)}", Detail(l, language))).ToList();
        return shelf.Draw(new RoundDesk(
            round.Id, words["desk", language], round.Name.In(language), StateOf(round, language), banner,
            facts, lines, ranked.Count > lines.Count ? words.Filled("desk-more", language, ("n", $"{ranked.Count - lines.Count}")) : "",
            reached.Any(p => p.State == ProposalState.Recommended) && round.FilesWait is null, [.. draw.Links(round.Documents, language)], ReviewDraw.Refreshers(viewer, banner))
        {
            Outdated = await OutdatedAsync(round, reached, language, ct),
            Writing = Writing(round, language),
            Publicity = reached.Any(p => p.State == ProposalState.Recommended) ? PublicityWords.Shipped.Stage(round, time.GetUtcNow(), language) : "",
            Afterwards = MilestoneWords.Shipped.Desk([.. reached.SelectMany(p => new MilestonesDue(p, round).At(time.GetUtcNow()))], language),
            ButtonRows = RoundDeskActions.Of(round, words, language),
            CanOpenReviews = round.ReviewsClosedAt is not null,
        }, language);
    }

    // What the data have outrun since it was written, or what was never written: told where it can be mended.
    private async Task<string> OutdatedAsync(Round round, IReadOnlyList<Proposal> reached, Language language, CancellationToken ct)
    {
        if (round.Documents.Count == 0) return "";
        var forms = await editions.AllAsync(ct);
        var (units, directions) = (await directory.UnitsAsync(ct), await rounds.DirectionsAsync(ct));
        var outdated = reached.Where(p => p.State == ProposalState.Recommended)
            .Where(p => p.Documents.All(d => d.ContentCode != RoundFilings.Freeze(p, forms.Of(p), round, units, directions).ContentCode)).ToList();
        // What the marks do not say yet is looked after behind the answer.
        if (outdated.Any(p => p.Documents.Count > 0 && p.Documents.All(d => !d.IsOutdated))) queue.RingMarks(round);
        if (outdated.Count == 0) return round.Documents.Any(d => d.IsOutdated) ? words["desk-lists-outdated", language] : "";
        return words.Filled("desk-outdated", language,
            ("n", $"{outdated.Count}"), ("names", string.Join(language == Language.Zh ? "、" : ", ", outdated.Take(3).Select(p => RowLine.Cut(ProposalWords.TitleOf(p, language), 30)))));
    }

    private string StateOf(Round round, Language language) => string.Join(" · ", new[]
    {
        words.Filled("desk-state", language, ("deadline", ChinaTime.DayAndClock(round.Deadline, language))),
        round.ReviewsClosedAt is { } closed ? words.Filled("desk-reviews-closed", language, ("closed", ChinaTime.DayAndClock(closed, language))) : "",
    }.Where(t => t.Length > 0));

    // While it is written: how far, where that is known.
    private string Writing(Round round, Language language) =>
        !round.Owed.Any(o => o is FilingDue) ? ""
        : progress.Of(round.Id) is ({ } done, > 0 and var all) ? words.Filled("desk-writing", language, ("done", $"{done}"), ("all", $"{all}"))
        : words["desk-writing-soon", language];

    private string Detail(RankedProposal line, Language language) => string.Join(" · ", new[]
    {
        line.Proposal.Id,
        draw.StateOf(line.Proposal, line.Given, line.Asked, language),
        line.Proposal.Pending is { } pending ? words.Filled("rank-pending", language, ("result", words[$"conclusion-{pending.Result}", language])) : "",
        line.Mean is { } mean ? words.Filled("score-of", language, ("mean", mean.ToString("0.##", CultureInfo.InvariantCulture))) : "",
    }.Where(t => t.Length > 0));

    internal static Viewer ViewerOf(Turn turn) => new(new(turn.User.ObjectId), turn.User.ChannelUserId, turn.Language);

    private Reply Refused(string code, Turn turn) => new Reply.Say(problems.Sentence(new Problem(code), turn.Language));
}
