using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>评审: an expert's queue, and the proposal beside the rubric. An expert sees their own assignments only, in a blind round without names.</summary>
public sealed class ReviewPage(ReviewDoor door, OwnerCards owners, IAssignments assignments, IProposals proposals, IDirectory directory, ExpertCards cards, StateWords states, ProblemWords problems, ReviewWords words, TabWords tabs, TimeProvider time)
{
    private readonly ReviewRemarks remarks = new(problems, words);

    /// <summary>The endpoints, and the page after every act on a review.</summary>
    public TabRoutes MapTo(TabRoutes routes) => routes
        .Get("/reviews", QueueAsync)
        .Get("/reviews/{id}", (request, ct) => ReadAsync(request, request.Path["id"], ct))
        .Page("review", (request, ct) => ReadAsync(request, request.Path.GetValueOrDefault("assignmentId", ""), ct));

    /// <summary>What lies on a reviewer's desk (我的): reviews to give, and what their college is to endorse. The office has a desk of its own.</summary>
    public async Task<IReadOnlyList<TabPart>> DeskAsync(Actor who, Language language, CancellationToken ct)
    {
        // Who is no expert has no assignments: not worth a read.
        var mine = (await directory.ExpertsAsync(ct)).Any(e => e.Id == who.Id) ? MineAsync(who.Id, ct) : Task.FromResult<IReadOnlyList<Assignment>>([]);
        var pages = await proposals.ListTogetherAsync([.. (who.ReviewsUnits ?? []).Select(unit => ProposalQuery.OfUnit(unit, ProposalState.UnitReview))], ct);
        List<TabLine> waiting = [.. pages.SelectMany(p => p.Proposals).Select(p => ToEndorse(p.Value, language))];
        if (who.IsOffice) waiting.Add(new("office", "round", tabs["office-desk", language], $"{TabsEdge.Root}/office") { Subtitle = tabs["office-desk-text", language], Tone = "accent" });
        return [new("waiting", "", waiting), new("reviews", "", [.. (await mine).Where(a => a.IsOpen).Select(a => Line(a, language))])];
    }

    private async Task<TabAnswer> QueueAsync(TabRequest request, CancellationToken ct)
    {
        var all = (await MineAsync(new(request.User.ObjectId), ct)).Where(a => a.IsActive).ToList();
        return new TabAnswer.View(new QueueView([.. all.OrderBy(a => a.IsOpen ? 0 : 1).Select(a => Line(a, request.Language))], all.Count(a => a.IsGiven), all.Count));
    }

    private async Task<TabAnswer> ReadAsync(TabRequest request, string id, CancellationToken ct)
    {
        var turn = request.Turn("review/page", ("assignmentId", id));
        var found = await door.ExpertAsync(turn, ct);
        if (!found.IsDone) return new TabAnswer.Refused(found.Problems);
        var (assignment, language) = (found.Value.Assignment.Value, request.Language);
        var sight = ExpertSight.Of(await owners.StandAsync(found.Value.Proposal, turn, ct), language);
        var isOpen = found.Value.Proposal.Value.State == ProposalState.UnderReview;
        var mayScore = isOpen && assignment.IsActive && sight.Real.Round.TakesReviews(assignment);
        var queue = ExpertQueue.From(assignment, await MineAsync(assignment.Expert, ct));
        return new TabAnswer.View(new ReviewView(
            new(assignment.Id, ProposalWords.TitleOf(sight.Shown.Proposal, language), $"{assignment.State}", cards.StateOf(assignment, isOpen, language), assignment.DueAt, mayScore, isOpen && assignment.IsActive, assignment.IsGiven),
            new(ProposalWords.TitleOf(sight.Shown.Proposal, language), assignment.IsActive ? new FormPage(sight.Shown, language, tabs).Sections : []),
            RubricOf(sight, assignment, mayScore, request.Path.GetValueOrDefault("verb") == "review/submit", language),
            new(queue.Number, queue.Count, queue.Given, queue.Others.Count > 0 ? queue.Others[0].Id : null),
            ActsOf(assignment, isOpen, language)));
    }

    // What is missing is said after the review was to be given, not while it is being written.
    private RubricView RubricOf(ExpertSight sight, Assignment assignment, bool mayScore, bool wasToBeGiven, Language language)
    {
        var (rubric, policy, typed) = (sight.Real.Round.Rubric, sight.Real.Round.Policy, assignment.PutDown);
        var missing = wasToBeGiven ? typed.Problems(rubric, policy) : [];
        var beside = assignment.IsActive ? remarks.Of(sight.Real, rubric, language, mask: sight.Mask).ToLookup(r => r.Item, r => r.Text) : Enumerable.Empty<ReviewRemark>().ToLookup(r => r.Item, r => r.Text);
        var data = new Dictionary<string, string> { ["assignmentId"] = assignment.Id };
        return new(
            [.. rubric.Items.Select(i => new RubricLine(i.Key, i.Name.In(language), i.Points, i.Words.In(language), [.. cards.GradesOf(i, rubric, language).Select(g => new RubricChoice(g.Value, g.Title))],
                typed.Grades.GetValueOrDefault(i.Key), [.. beside[i.Key]], missing.FirstOrDefault(p => p.At?.Field == i.Key) is { } wrong ? problems.Sentence(wrong, language) : null))],
            [.. Enum.GetValues<Conclusion>().Select(c => new RubricChoice($"{c}", words[$"conclusion-{c}", language]))],
            typed.Conclusion?.ToString(), typed.Comment, policy.MinCommentLength, [.. missing.Select(p => problems.Sentence(p, language))], [.. beside[""]],
            mayScore ? new("review/keep", data) : null, mayScore ? new("review/submit", data) : null);
    }

    private List<TabAct> ActsOf(Assignment assignment, bool isOpen, Language language)
    {
        var acts = new List<TabAct>();
        if (isOpen && assignment.State == AssignmentState.Offered) acts.Add(TabAct.Of(tabs["act-accept", language], "review/accept", "assignmentId", assignment.Id, "primary"));
        if (isOpen && assignment.IsActive) acts.Add(TabAct.Of(tabs["act-leave", language], "review/leave-form", "assignmentId", assignment.Id));
        if (assignment.History.Count > 0) acts.Add(TabAct.Of(tabs["act-history", language], "review/history", "assignmentId", assignment.Id));
        return acts;
    }

    // As the queue of the cards orders them.
    private async Task<IReadOnlyList<Assignment>> MineAsync(PersonId expert, CancellationToken ct) =>
        [.. (await assignments.ListAsync(AssignmentQuery.OfExpert(expert), ct)).Select(a => a.Value).OrderBy(a => a.DueAt).ThenBy(a => a.Id.Length).ThenBy(a => a.Id, StringComparer.Ordinal)];

    private TabLine Line(Assignment assignment, Language language) => new(assignment.Id, "assignment", assignment.ProgramName, $"{TabsEdge.Root}/review/{assignment.Id}")
    {
        Subtitle = assignment.ProposalId,
        State = states.Expert(assignment.State, language),
        Tone = assignment.IsGiven ? "good" : "accent",
        DueAt = assignment.DueAt,
        Overdue = assignment.IsOpen ? time.GetUtcNow() > assignment.DueAt : null,
    };

    private TabLine ToEndorse(Proposal proposal, Language language) => new(proposal.Id, "proposal", ProposalWords.TitleOf(proposal, language), $"{TabsEdge.Root}/proposals/{proposal.Id}")
    {
        Subtitle = $"{proposal.Id} · {proposal.OwnerName}",
        State = tabs["to-endorse", language],
        Tone = "accent",
        Act = TabAct.Of(tabs["act-endorse", language], "endorsement/open", "proposalId", proposal.Id),
    };
}

/// <summary>An expert's queue.</summary>
internal sealed record QueueView(IReadOnlyList<TabLine> Lines, int Done, int Total);

/// <summary>One review.</summary>
internal sealed record ReviewView(ReviewTask Assignment, ReviewReading Proposal, RubricView Rubric, ReviewPlace Queue, IReadOnlyList<TabAct> Acts);

internal sealed record ReviewTask(string Id, string Title, string State, string Said, DateTimeOffset DueAt, bool MayScore, bool MayLeave, bool Given);

internal sealed record ReviewReading(string Title, IReadOnlyList<PageSection> Sections);

/// <summary>The rubric with what is put down so far.</summary>
/// <param name="Remarks">What the rules find that bears on no item.</param>
internal sealed record RubricView(
    IReadOnlyList<RubricLine> Items, IReadOnlyList<RubricChoice> Conclusions, string? Conclusion, string Comment, int MinComment, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks, TabVerb? Save, TabVerb? Submit);

internal sealed record RubricLine(string Key, string Name, decimal Points, string Words, IReadOnlyList<RubricChoice> Grades, string? Grade, IReadOnlyList<string> Remarks, string? Problem);

internal sealed record RubricChoice(string Key, string Title);

internal sealed record ReviewPlace(int Number, int Count, int Given, string? NextId);
