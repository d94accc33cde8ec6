using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The owner's card of a proposal: where it stands, its sections, what is still missing, and what can be done now.</summary>
public sealed record ProposalHome(string Id, string Title, string Round, string Unit) : ICardView
{
    private const int ProblemsShown = 3;

    /// <inheritdoc />
    public required string Summary { get; init; }

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>Who fills it in besides the reader; empty when nobody does.</summary>
    public string Together { get; init; } = "";

    /// <summary>What waits for the reader to choose between two texts; none, or one line.</summary>
    public IReadOnlyList<AsideLine> Aside { get; init; } = [];

    /// <summary>The state in the owner's words, with a sign that says the same as the colour.</summary>
    public required StateLine State { get; init; }

    /// <summary>The four steps from draft to decision.</summary>
    public required IReadOnlyList<StepView> Steps { get; init; }

    /// <summary>Who returned it and why; empty when it is not returned.</summary>
    public string ReturnTitle { get; init; } = "";

    /// <summary>The reason in the returner's own words.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>The points of the return; null when it is not returned.</summary>
    public ReturnBlock? Returned { get; init; }

    /// <summary>The decision's reason, once decided.</summary>
    public string DecisionReason { get; init; } = "";

    /// <summary>How far it has come after the decision, and what is next; empty for what is not recommended.</summary>
    public IReadOnlyList<CardLine> After { get; init; } = [];

    /// <summary>The deadline and how far away it is.</summary>
    public string Deadline { get; init; } = "";

    /// <summary>Colour of the deadline: default, warning or attention.</summary>
    public string DeadlineColor { get; init; } = "default";

    /// <summary>Courses and credits against the notice's limits.</summary>
    public required IReadOnlyList<MeterView> Meters { get; init; }

    /// <summary>Can the form still be edited?</summary>
    public bool Editable { get; init; }

    /// <summary>How many sections are done, in words.</summary>
    public string Progress { get; init; } = "";

    /// <summary>The sections in rows; empty when the form can no longer be edited.</summary>
    public IReadOnlyList<SectionRow> Sections { get; init; } = [];

    /// <summary>The first section that something in stops a submission; null when none does.</summary>
    public SectionLine? Next { get; init; }

    /// <summary>The button that leads back to where the owner last kept something; empty when nothing was yet.</summary>
    public string Resume { get; init; } = "";

    /// <summary>How much still stands in the way, in words; empty when nothing does.</summary>
    public string ProblemsTitle { get; init; } = "";

    /// <summary>The first of what stands in the way.</summary>
    public IReadOnlyList<ProblemLine> Problems { get; init; } = [];

    /// <summary>And how many more.</summary>
    public string MoreProblems { get; init; } = "";

    /// <summary>The filing documents.</summary>
    public IReadOnlyList<LinkView> Documents { get; init; } = [];

    /// <summary>Can it be submitted now, given its state and the clock?</summary>
    public bool CanSubmit { get; init; }

    /// <summary>Is there more that can be done with it?</summary>
    public bool HasMore { get; init; }

    /// <summary>When it was last saved, and by whom.</summary>
    public string Saved { get; init; } = "";

    /// <summary>The count of saves and transitions that this card was drawn at.</summary>
    public int Revision { get; init; }

    /// <summary>The home card of a proposal as it stands.</summary>
    /// <param name="everything">Name what is missing in sections that nobody has begun, too: after a submission was refused.</param>
    public static ProposalHome Of(Standing standing, Language language, Banner? banner = null, bool everything = false)
    {
        var proposal = standing.Proposal;
        var editable = ProposalLifecycle.IsEditable(proposal.State);
        // A fresh draft is not a list of mistakes: what nobody has begun is shown as not begun.
        var blocking = !editable ? [] : standing.Blocking.Where(p => (everything || standing.IsInBegunSection(p)) && (standing.SectionOf(p) is not { } section || standing.MayEdit(section))).ToList();
        var state = StateLine.Of(standing, language);
        if (!standing.IsOwners && (editable || proposal.State == ProposalState.Withdrawn)) state = state with { Waiting = TogetherWords.Waiting(proposal.State, language) };
        var title = ProposalWords.TitleOf(proposal, language);
        var sections = editable ? standing.Form.Sections.Where(standing.MayEdit).Select(s => SectionLine.Of(s, standing, language)).ToList() : [];
        // A section that may stay empty and does is neither done nor to be done.
        var done = sections.Count(s => s.Mark == "✓");
        return new(proposal.Id, title, language == Language.Zh ? standing.Round.Name.Zh : standing.Round.Name.En, standing.UnitName(proposal.UnitCode))
        {
            Summary = $"{title} · {state.Text}",
            Banner = banner,
            Together = TogetherWords.WhoFillsIn(standing, language),
            Aside = AsideLine.Of(standing, language),
            State = state,
            Steps = StepView.Of(proposal.State, language),
            ReturnTitle = ProposalWords.ReturnTitle(proposal.State, language),
            ReturnReason = proposal.ReturnReason,
            Returned = ReturnBlock.Of(standing, language),
            DecisionReason = proposal.State is ProposalState.RevisionRequested ? "" : ProposalWords.DecisionReason(proposal.Decision, language),
            After = MilestoneWords.Shipped.Lines(standing, language),
            Deadline = proposal is { State: ProposalState.RevisionRequested, Decision.RevisionDue: { } due } ? ProposalWords.RevisionDeadline(due, standing.Now, language) : editable ? ProposalWords.Deadline(standing.Round, standing.Now, language) : "",
            DeadlineColor = !editable || !standing.Round.IsOpen(standing.Now) ? "attention" : ChinaTime.DaysUntil(standing.Round.Deadline, standing.Now) <= 2 ? "warning" : "default",
            Meters = [MeterView.Of(standing, language)],
            Editable = editable,
            Progress = editable ? ProposalWords.SectionsDone(done, done + sections.Count(s => s.Open), language) : "",
            Sections = SectionRow.Of(sections),
            Next = sections.FirstOrDefault(s => s.Open),
            ProblemsTitle = blocking.Count > 0 ? ProposalWords.StandsInTheWay(blocking.Count, language) : "",
            Resume = editable && standing.LastSectionOf(standing.Reader) is { } last ? ProposalWords.Resume(last.Title.In(language), language) : "",
            Problems = [.. blocking.Take(ProblemsShown).Select(p => ProblemLine.Of(p, standing, language))],
            MoreProblems = blocking.Count > ProblemsShown ? ProposalWords.AndMore(blocking.Count - ProblemsShown, language) : "",
            Documents = [.. proposal.Documents.Select(d => new LinkView(DocumentWords.Of(d, language), d.Url))],
            CanSubmit = standing.CouldBeSubmitted,
            HasMore = ProposalMore.Of(standing, language).Lines.Count > 0,
            Saved = ProposalWords.LastChanged(proposal, language),
            Revision = proposal.Revision,
        };
    }
}

/// <summary>A link to a document in the library.</summary>
public sealed record LinkView(string Title, string Url);
