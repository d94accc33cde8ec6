using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>A return point by point, for the college and for the office alike: note points, take findings over, return.</summary>
public sealed class ReturnRoom(
    ReviewDoor door, OwnerCards owners, IProposals proposals, ProposalStep step, Endorsements endorsements, Screenings screenings, CardShelf shelf,
    ReviewDraw draw, SinceReturn since, StateWords states, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    /// <summary>Registers the verbs.</summary>
    public Room AddTo(Room room) => room
        .On("returns/form", OpenAsync)
        .On("returns/note", NoteAsync)
        .On("returns/send", SendAsync)
        .On("returns/compare", CompareAsync);

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.DeskAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        // What was begun on the card before goes along: the college calls it its opinion, the office its reason.
        var begun = turn.Data.Long("reason") is { Length: > 0 } reason ? reason : turn.Data.Long("opinion");
        return await FormAsync(visit.Value, new([], "", "", begun.Length > 0 ? begun : visit.Value.Stored.Value.Notes.Reason), null, turn, ct);
    }

    private async ValueTask<Reply> NoteAsync(Turn turn, CancellationToken ct)
    {
        // load
        var visit = await door.DeskAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var typed = ReturnTyping.Of(turn);
        var given = await GivenAsync(visit.Value, typed, turn, ct);

        // decide, save
        var saved = await proposals.DecideAndSaveAsync(visit.Value.Stored, (p, _) => ValueTask.FromResult(p.Value.Note(typed.Reason, given.Added, given.Dropped, visit.Value.Who)), ct);

        // tell
        if (!saved.IsDone) return await RefusedAsync(visit.Value, saved.Problems, turn, ct);
        var noted = visit.Value with { Stored = saved.Value };
        var kept = Banner.Done(ReturnWords.Say("note-kept", turn.Language, ("time", ChinaTime.Clock(time.GetUtcNow()))));
        return turn.Data.Word("then") == "back" ? await BackAsync(noted, kept, ct) : await FormAsync(noted, new([], "", "", saved.Value.Value.Notes.Reason), kept, turn, ct);
    }

    private async ValueTask<Reply> SendAsync(Turn turn, CancellationToken ct)
    {
        // load
        var visit = await door.DeskAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var typed = ReturnTyping.Of(turn);
        var given = await GivenAsync(visit.Value, typed, turn, ct);
        var (who, at) = (visit.Value.Who, time.GetUtcNow());

        // decide, save
        var taken = await step.TakeAsync(visit.Value.Stored, p =>
        {
            var noted = p.Note(typed.Reason, given.Added, given.Dropped, who);
            return !noted.IsDone ? noted : p.State == ProposalState.UnitReview ? noted.Value.ReturnByUnit("", who, at) : noted.Value.ReturnByOffice("", who, at);
        }, ct);

        // tell
        return taken.IsDone
            ? await BackAsync(visit.Value with { Stored = taken.Value }, Banner.Done(words["returned", turn.Language]), ct)
            : await RefusedAsync(visit.Value, taken.Problems, turn, ct);
    }

    // The form stays as it is, with what was typed in it, as long as there is something to return.
    private async Task<Reply> RefusedAsync(Visit visit, IReadOnlyList<Problem> why, Turn turn, CancellationToken ct)
    {
        var (present, sentences) = (visit with { Stored = await door.AgainAsync(visit.Stored, ct) }, problems.Sentences(why, turn.Language));
        return IsOnTheDeskOf(present) ? new Reply.Say(sentences) : await BackAsync(present, Banner.Refused(sentences), ct);
    }

    private async ValueTask<Reply> CompareAsync(Turn turn, CancellationToken ct)
    {
        var visit = await door.DeskAsync(turn, ct);
        if (!visit.IsDone) return Refused(visit, turn);
        var standing = await owners.StandAsync(visit.Value.Stored, ct);
        var returns = standing.Proposal.Returns;
        // While the owner is at it, the form is the owner's own business.
        if (returns.Count == 0 || standing.Proposal.IsReturned || standing.Proposal.State == ProposalState.Withdrawn) return await BackAsync(visit.Value, null, ct);
        var back = returns.FirstOrDefault(r => r.Number == turn.Data.Count("number")) ?? returns[^1];
        var view = ReturnComparison.Of(standing, back, await since.OfAsync(standing, back, ct), turn.Language, turn.Data.Count("page"), IsTheColleges(visit.Value) ? "endorsement/open" : "screening/open");
        return new Reply.ShowCard(shelf.Draw(view, turn.Language));
    }

    // The findings are looked up anew: a card can name them, not word them.
    private async Task<(IReadOnlyList<(string Field, string Text)> Added, IReadOnlyCollection<string> Dropped)> GivenAsync(Visit visit, ReturnTyping typed, Turn turn, CancellationToken ct)
    {
        var standing = await owners.StandAsync(visit.Stored, ct);
        var added = ReturnFindings.Of(standing, turn.Language).Where(f => typed.Findings.Contains(ReturnFindings.Key(f))).Select(f => ReturnFindings.Point(f, standing, turn.Language)).ToList();
        if (typed.Text.Length > 0) added.Add((PlaceOf(typed.Place, standing.Form), typed.Text));
        return (added, turn.Data.Choices("shown").Except(turn.Data.Choices("points")).ToHashSet(StringComparer.Ordinal));
    }

    private static string PlaceOf(string place, FormDefinition form) => new ReturnPoint("", place, "").SectionIn(form) is null ? "" : place;

    private async Task<Reply> FormAsync(Visit visit, ReturnTyping typed, Banner? banner, Turn turn, CancellationToken ct)
    {
        var standing = await owners.StandAsync(visit.Stored, ct);
        var (proposal, language) = (standing.Proposal, turn.Language);
        if (!IsOnTheDeskOf(visit)) return await BackAsync(visit, banner, ct);
        return new Reply.ShowCard(shelf.Draw(ReturnForm.Of(standing, draw.Title(proposal, visit.Viewer), states.Office(proposal.State, language), typed, banner, language), language));
    }

    private static bool IsOnTheDeskOf(Visit visit) => visit.Stored.Value.State switch
    {
        ProposalState.UnitReview => visit.Who.Reviews(visit.Stored.Value.UnitCode),
        ProposalState.Screening => visit.Who.IsOffice,
        _ => false,
    };

    // To the card that this person has of the proposal: the one whose desk it lies on, else the one they may see.
    private async Task<Reply> BackAsync(Visit visit, Banner? banner, CancellationToken ct) =>
        IsTheColleges(visit)
            ? await endorsements.ShowAsync(visit, banner, ct)
            : await screenings.ShowAsync(visit, banner, ct);

    private static bool IsTheColleges(Visit visit) =>
        visit.Who.Reviews(visit.Stored.Value.UnitCode) && (visit.Stored.Value.State is ProposalState.UnitReview or ProposalState.ReturnedByUnit || !visit.Who.IsOffice);

    private Reply Refused(Outcome<Visit> visit, Turn turn) => new Reply.Say(problems.Sentence(visit.Problems[0], turn.Language));
}
