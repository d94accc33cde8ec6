using System.Globalization;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Draws the cards of those who review a proposal. Every card is drawn from the present state, for one viewer.</summary>
public sealed class ReviewDraw(CardShelf shelf, StateWords states, ProblemWords problems, ReviewWords words)
{
    // Five rules allow exceptions; with three facts and a reason each they leave room for what is encouraged.
    private const int MostChecks = 24, MostFacts = 3;

    private readonly ReviewRemarks remarks = new(problems, words);

    /// <summary>The college's card.</summary>
    /// <param name="since">What has changed since the latest return; null when there was none, or it can no longer be told.</param>
    public Card Endorsement(Standing standing, Actor who, Viewer viewer, Banner? banner = null, AnswerChanges? since = null)
    {
        var proposal = standing.Proposal;
        var canDecide = proposal.State == ProposalState.UnitReview && who.Reviews(proposal.UnitCode) && proposal.Owner != who.Id;
        return shelf.Draw(new Endorsement(
            proposal.Id, Title(proposal, viewer), Subtitle(standing), states.Office(proposal.State, viewer.Language), banner,
            [.. Facts(standing, viewer.Language), .. DecisionFacts(proposal, viewer.Language), .. MilestoneFacts(standing, viewer.Language)], Checks(standing, viewer.Language), canDecide, Links(proposal.Documents, viewer.Language), Refreshers(viewer, banner))
        {
            ActsFor = canDecide && who.StandsInFor.FirstOrDefault(s => s.Units.Contains(proposal.UnitCode)) is { } absent ? words.Filled("acts-for", viewer.Language, ("name", absent.Name)) : "",
            Noted = canDecide ? ReturnedView.Noted(proposal, viewer.Language) : "",
            Returned = ReturnedView.Of(standing, since, viewer.Language),
            CanFollow = proposal.State == ProposalState.Recommended,
            PackOf = who.Reviews(proposal.UnitCode) && ProposalLifecycle.IsEndorsed(proposal.State) ? proposal.UnitCode : "",
            RoundId = proposal.RoundId,
        }, viewer.Language);
    }

    /// <summary>The office's card.</summary>
    /// <param name="since">What has changed since the latest return; null when there was none, or it can no longer be told.</param>
    /// <param name="meeting">What a meeting proposed; empty for nothing.</param>
    public Card Screening(Standing standing, IReadOnlyList<Assignment> assignments, Viewer viewer, Banner? banner = null, AnswerChanges? since = null, string meeting = "", IReadOnlyList<CardLine>? late = null)
    {
        var (proposal, language) = (standing.Proposal, viewer.Language);
        var active = assignments.Where(a => a.IsActive).ToList();
        var given = active.Count(a => a.State == AssignmentState.Submitted);
        var canAssign = proposal.State is ProposalState.ReadyForReview or ProposalState.UnderReview;
        var canDecide = proposal.State == ProposalState.UnderReview && (given == active.Count || standing.Round.ReviewsClosedAt is not null) && given >= standing.Round.Policy.MinExperts;
        var facts = Facts(standing, language);
        if (proposal.UnitOpinion.Length > 0) facts = [.. facts, new(words["unit-opinion", language], proposal.UnitOpinion)];
        if (meeting.Length > 0) facts = [.. facts, new(words["meeting", language], meeting)];
        return shelf.Draw(new Screening(
            proposal.Id, proposal.RoundId, Title(proposal, viewer), Subtitle(standing), StateOf(proposal, given, active.Count, language), banner,
            [.. facts, .. DecisionFacts(proposal, language), .. MilestoneFacts(standing, language)], Checks(standing, language), [.. assignments.Select(a => Seen(a, proposal, language))], Result(active, given, language),
            proposal.State == ProposalState.Screening, canAssign, canDecide, Links(proposal.Documents, language), Refreshers(viewer, banner))
        {
            Late = late ?? [],
            CanFollow = proposal.State == ProposalState.Recommended,
            CanMark = proposal is { State: ProposalState.Recommended, IsExample: false },
            CanUnmark = proposal.IsExample,
            Noted = proposal.State == ProposalState.Screening ? ReturnedView.Noted(proposal, language) : "",
            Returned = ReturnedView.Of(standing, since, language),
            Awaited = AwaitedWords.Say(Domain.Review.Awaited.Of(proposal, assignments, standing.Round, standing.Now), language),
            Pending = proposal.Pending is { } pending ? words.Filled("pending", language, ("result", words[$"conclusion-{pending.Result}", language]), ("by", pending.ByName), ("at", ChinaTime.DayAndClock(pending.At, language))) : "",
            Reason = canDecide ? proposal.Pending?.Reason ?? "" : "",
            Advice = canDecide ? proposal.Pending?.Advice ?? "" : "",
            CanCheck = proposal.State == ProposalState.RevisionCheck,
            RevisionDue = proposal is { State: ProposalState.RevisionRequested, Decision.RevisionDue: { } due } ? words.Filled("revision-due", language, ("due", ChinaTime.DayAndClock(due, language))) : "",
        }, language);
    }

    /// <summary>The office's choice of experts: who must not be chosen is named with the reason before anyone is asked.</summary>
    public Card AssignExperts(Standing standing, IReadOnlyList<Expert> experts, IReadOnlyList<Assignment> assignments, string chosen, Viewer viewer, Banner? banner = null)
    {
        var (proposal, language) = (standing.Proposal, viewer.Language);
        var asked = assignments.Select(a => a.Expert).ToHashSet();
        var judged = experts.Where(e => !asked.Contains(e.Id)).Select(e => (Expert: e, Conflict: Recusal.Reason(e, proposal))).ToList();
        return shelf.Draw(new AssignExperts(
            proposal.Id, Title(proposal, viewer), Subtitle(standing), states.Office(proposal.State, language), banner,
            [.. judged.Where(j => j.Conflict is null).Select(j => new CardOption(Describe(j.Expert, standing, language), j.Expert.Id.Value))], chosen,
            [.. judged.Where(j => j.Conflict is not null).Select(j => new CardLine($"{j.Expert.Name}：{problems.Sentence(j.Conflict!, language)}"))],
            standing.Round.Policy.MinExperts)
        { Asked = assignments.Count(a => a.IsActive) }, language);
    }

    /// <summary>The title as people say it.</summary>
    public string Title(Proposal proposal, Viewer viewer) => proposal.Name.Length > 0 ? proposal.Name : words["unnamed", viewer.Language];

    /// <summary>Documents as links.</summary>
    public IReadOnlyList<CardLink> Links(IReadOnlyList<FiledDocument> documents, Language language) =>
        [.. documents.Select(d => new CardLink(DocumentWords.Of(d, language), d.Url))];

    /// <summary>The mean and the spread in a sentence; empty while no review is in.</summary>
    public string Result(IReadOnlyList<Assignment> active, int given, Language language)
    {
        if (given == 0) return "";
        var totals = active.Where(a => a.Total is not null).Select(a => a.Total!.Value).ToList();
        return words.Filled("result", language, ("mean", Number(Ranking.Mean(active))), ("given", $"{given}"), ("asked", $"{active.Count}"), ("spread", Number(totals.Max() - totals.Min())));
    }

    /// <summary>Where the proposal stands, with how many reviews are in while it is with the experts.</summary>
    public string StateOf(Proposal proposal, int given, int asked, Language language) =>
        proposal.State == ProposalState.UnderReview ? $"{states.Office(proposal.State, language)} · {given}/{asked}" : states.Office(proposal.State, language);

    /// <summary>Whose client may refresh the card by itself. One with a banner is left alone: an edit makes clients refresh at once, and what was just said would vanish.</summary>
    internal static IReadOnlyList<string> Refreshers(Viewer viewer, Banner? banner) => banner is null ? [viewer.ChannelUserId] : [];

    private static string Subtitle(Standing standing) =>
        string.Join(" · ", new[] { standing.Proposal.Id, standing.UnitName(standing.Proposal.UnitCode), standing.Proposal.OwnerName }.Where(t => t.Length > 0));

    /// <summary>What it is in a few lines.</summary>
    internal IReadOnlyList<CardFact> Facts(Standing standing, Language language)
    {
        var proposal = standing.Proposal;
        var unit = standing.Units.FirstOrDefault(u => u.Code == proposal.UnitCode) ?? new Unit(proposal.UnitCode, proposal.UnitCode, true, []);
        var frozen = FilingSnapshot.Of(proposal, standing.Edition, standing.Round, unit, standing.Units, standing.Directions);
        // What is printed is Chinese; a choice or a day has its own words.
        var read = new FieldWords(standing, language);
        CardFact? Fact(string key) =>
            frozen.Field(key) is { Text.Length: > 0 } field && standing.Form.Field(key) is { } asked ? new(asked.Label.In(language), Short(language == Language.Zh ? field.Text : read.Read(asked, proposal.Answers[key]))) : null;
        return
        [
            .. new[] { "type", "industryField", "direction", "applicationMode", "frontierFocus", "lead.name", "lead.title", "targetGrades", "enrollmentQuota", "startDate", "duration", "deliveryMode" }.Select(Fact).OfType<CardFact>(),
            new(words["curriculum", language], words.Filled("curriculum-totals", language,
                ("courses", $"{frozen.Totals.Courses}"), ("core", $"{frozen.Totals.CoreCourses}"), ("credits", Number(frozen.Totals.Credits)), ("hours", Number(frozen.Totals.Hours)))),
        ];
    }

    // Rule, facts and reason stand together, whatever else there is to see.
    private IReadOnlyList<CardLine> Checks(Standing standing, Language language) =>
        [.. remarks.Of(standing, standing.Round.Rubric, language, MostFacts).Select(r => new CardLine(Short(r.Text))).Take(MostChecks)];

    private IReadOnlyList<CardFact> DecisionFacts(Proposal proposal, Language language) => proposal.Decision is not { } decision ? [] :
    [
        new(words["decision", language], words[decision.Recommended ? "recommended" : proposal.State is ProposalState.RevisionRequested or ProposalState.RevisionCheck ? "after-revision" : "not-recommended", language]),
        new(words["decision-reason", language], Short(decision.Reason)),
        .. decision.Advice.Length == 0 ? Array.Empty<CardFact>() : [new(words["decision-advice", language], Short(decision.Advice))],
        .. proposal.State != ProposalState.RevisionRequested || decision.RevisionDue is not { } due ? Array.Empty<CardFact>() : [new(words["decision-due", language], ChinaTime.DayAndClock(due, language))],
    ];

    private static IEnumerable<CardFact> MilestoneFacts(Standing standing, Language language) => MilestoneWords.Shipped.Lines(standing, language) is { Count: > 0 } lines
        ? [new(MilestoneWords.Shipped["title", language], string.Join(language == Language.Zh ? "；" : "; ", lines.Select(l => l.Text)))]
        : [];

    // What is active can be seen to by the office while the experts are at work.
    private ReviewLine Seen(Assignment a, Proposal proposal, Language language) =>
        Line(a, language) with { AssignmentId = proposal.State == ProposalState.UnderReview && a.IsActive ? a.Id : "" };

    private ReviewLine Line(Assignment a, Language language) => a.State == AssignmentState.Submitted
        ? new($"{a.ExpertName} · {Number(a.Total ?? 0m)} · {words[$"conclusion-{a.Conclusion}", language]}{(a.RecordedBy.Length > 0 ? $" · {words["recorded", language]}" : "")}", Short(a.Comment))
        : new($"{a.ExpertName} · {states.Assignment(a.State, language)}", a.DeclineReason);

    /// <summary>An expert as the office chooses them: name, unit or organisation, field.</summary>
    public string Describe(Expert expert, Standing standing, Language language) =>
        string.Join(" · ", new[] { expert.Name, expert.UnitCode.Length > 0 ? standing.UnitName(expert.UnitCode) : words.Filled("outside", language, ("organisation", expert.Organisation)), expert.Field }.Where(t => t.Length > 0));

    // Cards carry essentials; the whole text is one click away.
    private static string Short(string text) => text.Length <= 300 ? text : text[..(char.IsHighSurrogate(text[298]) ? 298 : 299)] + "…";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
