using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Draws the experts' cards. None of them names another expert; in a blind round none names an applicant.</summary>
public sealed class ExpertCards(CardShelf shelf, StateWords states, ProblemWords problems, ReviewWords words, ReviewDraw draw, TimeProvider time)
{
    private const int MostChecks = 24, MostFacts = 3;

    // Beside the items the remarks share a card with the rubric and a long comment: what has no room there stands on the card before.
    private const int LongestRemark = 110, RoomForRemarks = 1_300;

    private readonly ReviewRemarks remarks = new(problems, words);

    /// <summary>The expert's card.</summary>
    /// <param name="queue">What else waits for them; null when nobody looked.</param>
    public Card Assignment(Standing standing, Assignment assignment, ExpertQueue? queue, Viewer viewer, Banner? banner = null)
    {
        var (sight, language) = (ExpertSight.Of(standing, viewer.Language), viewer.Language);
        var open = standing.Proposal.State == ProposalState.UnderReview;
        var takes = open && standing.Round.TakesReviews(assignment);
        var begun = assignment.Amending is not null || (assignment.IsOpen && (assignment.Grades.Count > 0 || assignment.Comment.Length > 0));
        return shelf.Draw(new ExpertAssignment(
            assignment.Id, assignment.ProposalId, draw.Title(sight.Shown.Proposal, viewer), Subtitle(sight.Shown), StateOf(assignment, open, language), banner,
            [.. Own(sight, assignment, language), .. assignment.IsActive ? FactsOf(sight, language) : []],
            assignment.IsActive ? [.. remarks.Of(sight.Real, standing.Round.Rubric, language, MostFacts, sight.Mask).Select(r => new CardLine(Short(r.Text, 300))).Take(MostChecks)] : [],
            open && assignment.State == AssignmentState.Offered, takes && assignment.IsOpen, begun, ReviewDraw.Refreshers(viewer, banner))
        {
            CanRead = assignment.IsActive,
            CanAmend = takes && assignment.IsGiven,
            CanLeave = open && assignment.IsActive,
            HasHistory = assignment.History.Count > 0,
            Next = NextOf(queue, assignment.IsOpen && open ? "skip" : "next", language),
        }, language);
    }

    /// <summary>The rubric, with what is put down so far and what is still missing beside it.</summary>
    public Card ScoreForm(Standing standing, Assignment assignment, Scorecard typed, IReadOnlyList<Problem> missing, ExpertQueue? queue, Viewer viewer, Banner? banner = null)
    {
        var (sight, language, rubric) = (ExpertSight.Of(standing, viewer.Language), viewer.Language, standing.Round.Rubric);
        var beside = Beside(sight, rubric, language);
        return shelf.Draw(new ScoreForm(
            assignment.Id, assignment.ProposalId, draw.Title(sight.Shown.Proposal, viewer), Subtitle(sight.Shown), string.Join(" · ", new[] { states.Expert(assignment.State, language), Place(queue, language) }.Where(t => t.Length > 0)), banner,
            [.. beside[""]],
            [.. rubric.Items.Select(i => new ScoreItem(i.Key, i.Name.In(language), Number(i.Points), i.Words.In(language), typed.Grades.GetValueOrDefault(i.Key, ""),
                GradesOf(i, rubric, language), At(i.Key), [.. beside[i.Key]]))],
            typed.Conclusion?.ToString() ?? "", At("conclusion"), typed.Comment, At("comment"), standing.Round.Policy.MinCommentLength)
        {
            CanSkip = queue is { Others.Count: > 0 },
            Submit = words[assignment.IsGiven ? "submit-again" : "submit", language],
        }, language);

        string At(string field) => string.Join('\n', missing.Where(p => p.At?.Field == field).Select(p => problems.Sentence(p, language)));
    }

    /// <summary>The grades of an item with what each is worth, for cards and pages alike.</summary>
    internal IReadOnlyList<CardOption> GradesOf(RubricItem item, Rubric rubric, Language language) =>
        [.. rubric.Grades.Select(g => new CardOption(words.Grade(g.Key, Number(item.Points * g.Share), language), g.Key))];

    /// <summary>The proposal to read, with the way back to the rubric.</summary>
    public Card Reading(Standing standing, Assignment assignment, Viewer viewer) =>
        shelf.Draw(ProposalReading.Of(ExpertSight.Of(standing, viewer.Language).Shown, viewer.Language, 0, "review/score", assignment.Id, forOwner: false), viewer.Language);

    /// <summary>Why the expert will not review it.</summary>
    public Card Leave(Standing standing, Assignment assignment, string why, string reason, Viewer viewer, Banner? banner = null)
    {
        var (sight, language) = (ExpertSight.Of(standing, viewer.Language), viewer.Language);
        return shelf.Draw(new LeaveForm(
            assignment.Id, draw.Title(sight.Shown.Proposal, viewer), Subtitle(sight.Shown), states.Expert(assignment.State, language), banner,
            [.. LeaveReasons.Of(assignment).Select(r => new CardOption(words[$"leave-{r}", language], r))], why, reason), language);
    }

    /// <summary>The review and what it was before, for its expert and for the office.</summary>
    public Card History(Standing standing, Assignment assignment, bool forOffice, Viewer viewer)
    {
        var (shown, language) = (forOffice ? standing : ExpertSight.Of(standing, viewer.Language).Shown, viewer.Language);
        return shelf.Draw(new ReviewHistory(
            assignment.Id, assignment.ProposalId, draw.Title(shown.Proposal, viewer), forOffice ? $"{assignment.ProposalId} · {assignment.ExpertName}" : Subtitle(shown),
            forOffice ? states.Assignment(assignment.State, language) : states.Expert(assignment.State, language),
            [.. new ReviewChanges(words, standing.Round.Rubric, language).Of(assignment)], forOffice ? "screening/open" : "review/open"), language);
    }

    /// <summary>The same in a sentence.</summary>
    public string PlaceSaid(ExpertQueue queue, Language language) => queue is not { Number: > 0, Count: > 1 } ? "" :
        words.Filled("place-said", language, ("n", $"{queue.Number}"), ("m", $"{queue.Count}"), ("given", $"{queue.Given}"));

    /// <summary>Where the expert is in the queue, in a few words; empty when nobody looked.</summary>
    public string Place(ExpertQueue? queue, Language language) => queue is not { Number: > 0, Count: > 1 } ? "" :
        words.Filled("place", language, ("n", $"{queue.Number}"), ("m", $"{queue.Count}"), ("given", $"{queue.Given}"));

    // How many wait is said only to who just looked: on a card that lies in the chat the number would grow old.
    private string NextOf(ExpertQueue? queue, string key, Language language) =>
        queue is null ? words[key, language] : queue.Others.Count == 0 ? "" : words.Filled($"{key}-of", language, ("n", $"{queue.Others.Count}"));

    // What the rules find, by the item that it bears on; the rest under no item.
    private ILookup<string, CardLine> Beside(ExpertSight sight, Rubric rubric, Language language)
    {
        var (lines, room, left) = (new List<(string Item, CardLine Line)>(), RoomForRemarks, 0);
        foreach (var remark in remarks.Of(sight.Real, rubric, language, 1, sight.Mask))
        {
            var text = Short(remark.Text, LongestRemark);
            if (text.Length + 90 > room) left++;
            else lines.Add((remark.Item, new(text)));
            room -= text.Length + 90;
        }

        if (left > 0) lines.Add(("", new(ProposalWords.AndMore(left, language))));
        return lines.ToLookup(l => l.Item, l => l.Line);
    }

    /// <summary>Where the assignment stands, and whether that is over.</summary>
    internal string StateOf(Assignment assignment, bool open, Language language) =>
        assignment.IsActive && !open ? $"{states.Expert(assignment.State, language)} · {words["over", language]}"
        : assignment is { IsOpen: true, ReopenedAt: not null } ? words["reopened-for-you", language]
        : states.Expert(assignment.State, language);

    private IEnumerable<CardFact> Own(ExpertSight sight, Assignment assignment, Language language)
    {
        if (assignment.IsGiven)
        {
            yield return new(words["total", language], Number(assignment.Total ?? 0m));
            yield return new(words["conclusion", language], words[$"conclusion-{assignment.Conclusion}", language]);
            yield return new(words["comment", language], Short(assignment.Comment, 300));
            yield return new(words["given-at", language], $"{ChinaTime.DayAndClock(assignment.SubmittedAt ?? time.GetUtcNow(), language)}{(assignment.RecordedBy.Length > 0 ? $" · {words["recorded", language]}" : "")}");
        }
        else if (assignment.IsOpen)
        {
            yield return new(words["task", language], words["task-is", language]);
            yield return new(words["due", language], words.DueAt(assignment, time.GetUtcNow(), language));
            yield return new(words["takes", language], words.Filled("takes-long", language, ("n", $"{ReviewTime.Minutes(sight.Real.Proposal.Answers)}")));
        }
        // Why the office takes somebody off is between the office and the store.
        else if (assignment.State != AssignmentState.Replaced)
        {
            yield return new(words["declined-because", language], Short(assignment.DeclineReason, 300));
        }
    }

    // Who leads it is no fact where nobody may know.
    private IEnumerable<CardFact> FactsOf(ExpertSight sight, Language language) =>
        draw.Facts(sight.Shown, language).Where(f => sight.Mask is null || f.Title != sight.Shown.Form.Field("lead.name")?.Label.In(language));

    private static string Subtitle(Standing standing) => $"{standing.Proposal.Id} · {standing.UnitName(standing.Proposal.UnitCode)}";

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
