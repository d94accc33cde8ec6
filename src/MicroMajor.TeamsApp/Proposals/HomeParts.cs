using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Where a proposal stands, for its owner.</summary>
/// <param name="Waiting">Who is to do what next, as a sentence.</param>
/// <param name="Color">default, accent, good, warning or attention.</param>
/// <param name="Mark">A sign that says the same as the colour.</param>
public sealed record StateLine(string Text, string Waiting, string Color, string Mark)
{
    /// <summary>The line of a proposal.</summary>
    public static StateLine Of(Standing standing, Language language)
    {
        var state = standing.Proposal.State;
        var (color, mark) = Look(state);
        var waiting = state == ProposalState.UnderReview
            ? AwaitedWords.Say(Awaited.Outside(standing.Proposal, standing.ReviewsDue, standing.Round, standing.Now), language)
            : ProposalWords.Waiting(state, standing.UnitName(standing.Proposal.UnitCode), language);
        return new(ProposalWords.State(state, language), waiting, color, mark);
    }

    /// <summary>A state's colour and the sign that says the same.</summary>
    public static (string Color, string Mark) Look(ProposalState state) => state switch
    {
        ProposalState.Draft => ("accent", "✎"),
        ProposalState.ReturnedByUnit or ProposalState.ReturnedByOffice or ProposalState.RevisionRequested => ("attention", "↩"),
        ProposalState.Recommended => ("good", "✓"),
        ProposalState.NotRecommended => ("warning", "—"),
        ProposalState.Withdrawn => ("default", "×"),
        _ => ("accent", "…"),
    };
}

/// <summary>One of the four steps on the bar.</summary>
/// <param name="Mark">● done, ◉ now, ○ to come.</param>
public sealed record StepView(string Text, string Mark, bool Now)
{
    private static readonly (Bilingual Name, ProposalState[] States)[] Order =
    [
        (new("填报", "Draft"), [ProposalState.Draft, ProposalState.ReturnedByUnit, ProposalState.ReturnedByOffice]),
        (new("学院审核", "College"), [ProposalState.UnitReview]),
        (new("评审", "Review"), [ProposalState.Screening, ProposalState.ReadyForReview, ProposalState.UnderReview]),
        (new("结果", "Result"), [ProposalState.RevisionRequested, ProposalState.RevisionCheck, ProposalState.Recommended, ProposalState.NotRecommended]),
    ];

    /// <summary>The bar for a state; empty for a withdrawn proposal.</summary>
    public static IReadOnlyList<StepView> Of(ProposalState state, Language language)
    {
        var now = Array.FindIndex(Order, s => s.States.Contains(state));
        return now < 0 ? [] : [.. Order.Select((s, i) => new StepView(s.Name.In(language), i < now ? "●" : i == now ? "◉" : "○", i == now))];
    }
}

/// <summary>A section of the form on the home card: a button that says how far it is.</summary>
/// <param name="Mark">✓ done, ◐ begun, ✕ something wrong, ○ empty: not by colour alone.</param>
/// <param name="Open">Does something in it stop a submission?</param>
public sealed record SectionLine(string Key, string Title, string Mark, bool Open)
{
    /// <summary>The button of a section.</summary>
    public static SectionLine Of(FormSection section, Standing standing, Language language)
    {
        var status = SectionStatus.Of(section, standing.Proposal.Answers, standing.Findings);
        var title = section.Title.In(language);
        var open = status.Blocking > 0;
        return status.Progress switch
        {
            SectionProgress.Complete => new(section.Key, title, "✓", open),
            SectionProgress.NotStarted when !open => new(section.Key, ProposalWords.Optional(title, language), "○", open),
            // Reasons for exceptions are asked for only once something needs one: then it is wrong to leave them out.
            SectionProgress.NotStarted when status.IsOptional => new(section.Key, ProposalWords.Missing(title, status.Blocking, language), "✕", open),
            SectionProgress.NotStarted => new(section.Key, title, "○", open),
            SectionProgress.HasProblems => new(section.Key, ProposalWords.Missing(title, status.Blocking, language), "✕", open),
            _ => new(section.Key, ProposalWords.Missing(title, status.Blocking, language), "◐", open),
        };
    }
}

/// <summary>Some section buttons in a row: as many as stand beside each other on a phone with their titles in two lines at most.</summary>
public sealed record SectionRow(IReadOnlyList<SectionLine> Sections)
{
    // Points: room in a row, a button's frame, a Chinese letter and another. A phone 360 wide has 312; the rest is what folding saves.
    private const int Row = 420, Frame = 40, Wide = 15, Narrow = 8;

    /// <summary>The buttons in rows.</summary>
    public static IReadOnlyList<SectionRow> Of(IEnumerable<SectionLine> sections)
    {
        var rows = new List<List<SectionLine>>();
        var room = 0;
        foreach (var section in sections)
        {
            var width = Frame + $"{section.Mark} {section.Title}".Sum(c => c < '⺀' ? Narrow : Wide);
            if (width > room)
            {
                rows.Add([]);
                room = Row;
            }

            rows[^1].Add(section);
            room -= width;
        }

        return [.. rows.Select(r => new SectionRow(r))];
    }
}

/// <summary>Something that stands in the way, with the clause that says so and the button that opens its place.</summary>
/// <param name="At">The place to open; empty when it is about the whole.</param>
public sealed record ProblemLine(string Text, string Clause, string Button, string At)
{
    /// <summary>The rule that wants a reason, which is written beside it and not at a place of the form; else empty.</summary>
    public string Rule { get; init; } = "";

    // The whole sentence stands beside the field; here it only has to be recognised.
    private const int LongestText = 100;
    private const int LongestClause = 50;

    /// <summary>The line of a finding.</summary>
    public static ProblemLine Of(Problem problem, Standing standing, Language language)
    {
        var (text, clause) = (RowLine.Cut(ProposalWords.Problem(problem, language), LongestText), RowLine.Cut(ProposalWords.Clause(problem, language), LongestClause));
        if (Reasons.RuleOf(problem) is { } rule)
            return new(text, clause, ProposalWords.ReasonButton(problem.Code == "justification-missing" ? ReasonState.Missing : ReasonState.Unconfirmed, language), "") { Rule = rule };
        var name = Place.NameOf(problem.At, standing, language);
        return new(
            text,
            clause,
            name.Length == 0 ? "" : ProposalWords.GoTo(name, language),
            name.Length == 0 ? "" : Place.Of(problem.At));
    }
}

/// <summary>Courses and credits against the notice's limits, as a bar with its figures in the longer part.</summary>
/// <param name="Percent">How full the credits are, 0 to 100.</param>
/// <param name="InFull">The figures when the full part is the longer one.</param>
/// <param name="InRest">The figures when the empty part is.</param>
public sealed record MeterView(int Percent, int Rest, string InFull, string InRest, string Style)
{
    /// <summary>The meter of a proposal.</summary>
    public static MeterView Of(Standing standing, Language language)
    {
        var totals = ProposalTotals.Of(standing.Proposal.Answers);
        var most = standing.Round.Policy.MaxTotalCredits;
        var percent = (int)Math.Clamp(Math.Round(100m * totals.Credits / most), 0m, 100m);
        var figures = $"{ProposalWords.CourseCount(totals.CourseCount, totals.CoreCourseCount, language)} · {ProposalWords.Credits(totals.Credits, most, language)}";
        return new(
            percent,
            100 - percent,
            percent >= 50 ? figures : "",
            percent >= 50 ? "" : figures,
            totals.Credits > most ? "attention" : "good");
    }
}
