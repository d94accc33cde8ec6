using System.Globalization;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>
/// 评审会: the office leads through the programmes in the order of their ranking, writes down who is there, who stays out, what was said and how
/// it was voted, and takes the minutes as a Word file. Everything here is the office's alone.
/// </summary>
public sealed class MeetingRoom(
    IMeetings meetings, IRounds rounds, IProposals proposals, IAssignments assignments, IDirectory directory, IAudit audit, IFilingRegister register, Actors actors, MeetingDraw draw, MeetingWords words, ProblemWords problems, TimeProvider time)
{
    private const string Agreed = "meeting/minutes-copy";

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("评审会", "meeting"), new("教务处：按排序逐项审议、回避、表决，生成会议纪要", "The office: item by item in the order of the ranking, recusals, votes, the minutes"), new("评审会", "Meeting"), "meeting/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("meeting/open", OpenAsync)
        .On("meeting/begin", BeginAsync)
        .On("meeting/present", PresentAsync)
        .On("meeting/item", ItemAsync)
        .On("meeting/vote", VoteAsync)
        .On("meeting/minutes", OfferAsync)
        .OnAgreed(Agreed, GiveAsync)
        .OnText("meeting/open", "评审会", "会议", "表决", "会议纪要", "meeting", "minutes");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, newest: true, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        return draw.Meeting(door.Value.Round, await LatestAsync(door.Value.Round, turn, ct), turn.Data.Count("page"), null, turn.Language);
    }

    private async ValueTask<Reply> BeginAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, newest: false, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, round) = door.Value;
        var latest = await LatestAsync(round, null, ct);
        var begun = Domain.Review.Meeting.Begin(round.Id, await AgendaAsync(round, ct), latest?.Value, who);
        if (!begun.IsDone) return draw.Meeting(round, latest, 0, Banner.Look(problems.Sentences(begun.Problems, turn.Language)), turn.Language);
        var saved = await meetings.SaveAsync(new(begun.Value, ""), ct);
        // Whoever pressed at the same time has begun the same one.
        if (!saved.IsDone) return draw.Meeting(round, await LatestAsync(round, null, ct), 0, null, turn.Language);
        await NoteAsync(saved.Value.Value, "BeginMeeting", "", "", who, ct);
        return draw.Meeting(round, saved.Value, 0, Banner.Done(words.Filled("begun", turn.Language, ("n", $"{saved.Value.Value.Items.Count}"))), turn.Language);
    }

    private async ValueTask<Reply> PresentAsync(Turn turn, CancellationToken ct)
    {
        var door = await MeetingAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, round, stored) = door.Value;
        var pool = await directory.ExpertsAsync(ct);
        if (turn.Data.Word("keep") != "true") return draw.Present(round, stored.Value, pool, TypedSeating.Of(stored.Value), null, turn.Language);
        var typed = TypedSeating.Of(turn.Data);
        var taken = await TakeAsync(stored, m => m.Seat(typed.Read(pool, m.Present), who), ct);
        if (!taken.IsDone) return draw.Present(round, stored.Value, pool, typed, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn.Language);
        await NoteAsync(taken.Value.Value, "SeatMeeting", "", $"{taken.Value.Value.Present.Count}", who, ct);
        return draw.Meeting(round, taken.Value, 0, Banner.Done(words.Filled("seated", turn.Language, ("n", $"{taken.Value.Value.Present.Count}"))), turn.Language);
    }

    // Whoever goes on to another programme loses nothing of what was written down at this one.
    private async ValueTask<Reply> ItemAsync(Turn turn, CancellationToken ct)
    {
        var door = await MeetingAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, round, stored) = door.Value;
        var (to, from) = (turn.Data.Count("n"), turn.Data.Count("from"));
        if (from == 0) return await ShowItemAsync(round, stored, to, null, null, turn, ct);
        var typed = TypedItem.Of(turn.Data);
        var taken = await TakeAsync(stored, m => m.Note(from, typed.Notes, typed.RecusedOf(m.At(from)), who), ct);
        return taken.IsDone
            ? await ShowItemAsync(round, taken.Value, to, null, null, turn, ct)
            : await ShowItemAsync(round, stored, from, typed, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn, ct);
    }

    private async ValueTask<Reply> VoteAsync(Turn turn, CancellationToken ct)
    {
        var door = await MeetingAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (who, round, stored) = door.Value;
        var (item, typed) = (turn.Data.Count("n"), TypedItem.Of(turn.Data));
        if (stored.Value.At(item) is not { } there || await proposals.FindAsync(there.ProposalId, ct) is not { } proposal) return Refused([new("meeting-no-such-item")], turn);
        if (turn.Data.Word("back") == "true")
        {
            var back = await TakeAsync(stored, m => m.TakeVoteBack(item, proposal.Value, who), ct);
            if (back.IsDone) await NoteAsync(back.Value.Value, "TakeVoteBack", there.ProposalId, "", who, ct);
            return back.IsDone
                ? await ShowItemAsync(round, back.Value, item, null, Banner.Done(words["taken-back", turn.Language]), turn, ct)
                : await ShowItemAsync(round, stored, item, typed, Banner.Refused(problems.Sentences(back.Problems, turn.Language)), turn, ct);
        }

        var taken = await TakeAsync(stored, m => m.Note(item, typed.Notes, typed.Recused, who) is { IsDone: true } noted
            ? noted.Value.CountVotes(item, typed.For, typed.Against, typed.Abstain, proposal.Value, round.Policy, who, time.GetUtcNow())
            : m.Note(item, typed.Notes, typed.Recused, who), ct);
        if (!taken.IsDone)
        {
            // What was written down is kept, and who stepped aside stays out of those who can vote; but for what is decided there is nothing to go on with.
            var noted = taken.Problems[0].Code == "meeting-item-decided" ? taken : await TakeAsync(stored, m => m.Note(item, typed.Notes, typed.RecusedOf(m.At(item)), who), ct);
            return await ShowItemAsync(round, noted.IsDone ? noted.Value : stored, item, typed, Banner.Refused(problems.Sentences(taken.Problems, turn.Language)), turn, ct);
        }

        var vote = taken.Value.Value.At(item)!.Vote!;
        await NoteAsync(taken.Value.Value, "CountVotes", there.ProposalId, $"{vote.For}/{vote.Against}/{vote.Abstain}/{vote.Voters}", who, ct);
        return await ShowItemAsync(round, taken.Value, item, null, Banner.Done(words.Outcome(vote, turn.Language)), turn, ct);
    }

    private async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var door = await MeetingAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (_, round, stored) = door.Value;
        var minutes = words.Minutes(stored.Value, round);
        var offer = new FileOffer(Agreed, FileNames.Minutes(minutes), words["offer", turn.Language], MeetingMinutes.Write(minutes).Length, new() { ["roundId"] = round.Id, ["meeting"] = stored.Value.Number });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    private async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var door = await MeetingAsync(turn, ct);
        if (!door.IsDone) return Refused(door.Problems, turn);
        var (_, round, stored) = door.Value;
        var minutes = words.Minutes(stored.Value, round);
        var bytes = MeetingMinutes.Write(minutes);
        // Whoever gets it on paper can ask whether it is the current one.
        await register.EnterAsync(new(minutes.ContentCode, DocumentKinds.Minutes, stored.Value.Id, round.Id, round.Name.Zh, "", time.GetUtcNow()) { Digest = WrittenDigest.Of(bytes) }, ct);
        return new Reply.GiveFile(bytes);
    }

    private async Task<Reply> ShowItemAsync(Round round, Stored<Meeting> stored, int item, TypedItem? typed, Banner? banner, Turn turn, CancellationToken ct)
    {
        if (stored.Value.At(item) is not { } there || await proposals.FindAsync(there.ProposalId, ct) is not { } proposal)
            return draw.Meeting(round, stored, 0, banner ?? Banner.Look(problems.Sentence(new("meeting-no-such-item"), turn.Language)), turn.Language);
        var given = await assignments.ListAsync(AssignmentQuery.OfProposal(there.ProposalId), ct);
        return draw.Item(round, stored.Value, item, proposal.Value, [.. given.Select(a => a.Value)], typed ?? TypedItem.Of(there), banner, turn.Language);
    }

    // What is under review, best first; what is decided already needs no meeting.
    private async Task<IReadOnlyList<MeetingItem>> AgendaAsync(Round round, CancellationToken ct)
    {
        var found = new List<Proposal>();
        for (var query = ProposalQuery.OfRound(round.Id, ProposalState.UnderReview); ;)
        {
            var page = await proposals.ListAsync(query, ct);
            found.AddRange(page.Proposals.Select(p => p.Value));
            if (page.Continue is null) break;
            query = query with { Continue = page.Continue };
        }

        var given = (await assignments.ListAsync(AssignmentQuery.OfRound(round.Id), ct)).Select(a => a.Value).ToList();
        var units = await directory.UnitsAsync(ct);
        return [.. draw.Ranked(round, found, given).Select(l => new MeetingItem(l.Proposal.Id, l.Proposal.Name, units.FirstOrDefault(u => u.Code == l.Proposal.UnitCode)?.Name ?? l.Proposal.UnitCode, l.Rank, l.Mean))];
    }

    private async Task<Outcome<(Actor Who, Round Round)>> OfficeAsync(Turn turn, bool newest, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice) return new Problem("not-the-office");
        var round = turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : newest ? (await rounds.ListAsync(ct)).FirstOrDefault() : null;
        return round is null ? new Problem("no-such-round") : (who, round.Value);
    }

    private async Task<Outcome<(Actor Who, Round Round, Stored<Meeting> Stored)>> MeetingAsync(Turn turn, CancellationToken ct)
    {
        var door = await OfficeAsync(turn, newest: false, ct);
        if (!door.IsDone) return Outcome<(Actor, Round, Stored<Meeting>)>.Refused(door.Problems);
        var (who, round) = door.Value;
        return await meetings.FindAsync(Domain.Review.Meeting.IdOf(round.Id, turn.Data.Count("meeting")), ct) is { } stored ? (who, round, stored) : new Problem("no-such-meeting");
    }

    private async Task<Stored<Meeting>?> LatestAsync(Round round, Turn? turn, CancellationToken ct) =>
        turn?.Data.Count("meeting") is > 0 and var number ? await meetings.FindAsync(Domain.Review.Meeting.IdOf(round.Id, number), ct) : (await meetings.OfRoundAsync(round.Id, ct)).LastOrDefault();

    // Two who write at once: the second decides again on what the first left.
    private async Task<Outcome<Stored<Meeting>>> TakeAsync(Stored<Meeting> loaded, Func<Meeting, Outcome<Meeting>> decide, CancellationToken ct)
    {
        for (var stored = loaded; ;)
        {
            var decided = decide(stored.Value);
            if (!decided.IsDone) return Outcome<Stored<Meeting>>.Refused(decided.Problems);
            var saved = await meetings.SaveAsync(stored.With(decided.Value), ct);
            if (saved.IsDone || saved.Problems[0].Code != "changed-meanwhile") return saved;
            if (await meetings.FindAsync(stored.Value.Id, ct) is not { } present) return new Problem("no-such-meeting");
            stored = present;
        }
    }

    // The meeting keeps every count of its own; the audit has the line for whoever reads only that.
    private Task NoteAsync(Meeting meeting, string act, string proposalId, string to, Actor by, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        return audit.AddAsync(new($"{meeting.Id}|{act}|{at.UtcTicks.ToString(CultureInfo.InvariantCulture)}", proposalId, meeting.RoundId, act, $"{meeting.Number}", to, by.Id, by.Name, at, ""), ct);
    }

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));
}
