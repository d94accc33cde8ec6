using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Review;

/// <summary>Draws the plan of experts for the office.</summary>
public sealed class PlanDraw(CardShelf shelf, PlanWords words, ProblemWords problems)
{
    private const int LinesOnPage = 8;
    private const int GapsOnCard = 3;
    private const int LeftOnCard = 6;
    private const int SeatsOnCard = 6;
    private const int OthersOnCard = 12;
    private const int NamesInWarning = 5;

    /// <summary>The plan.</summary>
    public Card Plan(PlanState state, int page, Banner? banner, Language language)
    {
        var (plan, report, round) = (state.Present, state.Report, state.Ground.Round);
        var lines = report.Lines;
        var last = Math.Max(0, (lines.Count - 1) / LinesOnPage);
        page = Math.Clamp(page, 0, last);
        var shown = state.Plan is null ? [] : lines.Skip(page * LinesOnPage).Take(LinesOnPage).ToList();
        var gaps = state.Plan is null || plan.Standing == PlanStanding.Publishing ? [] : lines.Where(l => l.Gaps.Count > 0).ToList();
        var draft = state.Plan is { Value.Standing: PlanStanding.Draft };
        return shelf.Draw(new PlanCard(
            round.Id, words["title", language], words.Filled("subtitle", language, ("round", round.Name.In(language))), banner, Facts(state, language),
            [.. shown.Select(l => Entry(l, language))], state.Plan?.Version ?? "")
        {
            Text = state.Plan is null ? words["none", language]
                : plan.Standing == PlanStanding.Publishing ? words.Filled("publishing", language, ("done", $"{Done(state)}"), ("all", $"{plan.Proposals.Count(p => p.Seats.Count > 0)}")) : "",
            Gaps = page > 0 ? [] : [.. gaps.Take(GapsOnCard).Select(l => Gap(report, l, l.Gaps[0], language))],
            MoreGaps = page == 0 && gaps.Count > GapsOnCard ? words.Filled("gaps-more", language, ("n", $"{gaps.Count - GapsOnCard}")) : "",
            Left = page > 0 ? [] : Left(state, language),
            LeftHeading = words["left-heading", language],
            Place = shown.Count > 0 && last > 0 ? words.Filled("place", language, ("from", $"{page * LinesOnPage + 1}"), ("to", $"{page * LinesOnPage + shown.Count}"), ("n", $"{lines.Count}")) : "",
            Back = page > 0 ? page - 1 : null,
            Next = shown.Count > 0 && page < last ? page + 1 : null,
            CanMake = state.Plan is null,
            CanRemake = state.Plan is not null && plan.Standing != PlanStanding.Publishing,
            CanPublish = draft && lines.Any(l => l.CanGoOut),
            IsPublishing = plan.Standing == PlanStanding.Publishing,
        }, language);
    }

    /// <summary>One proposal of it.</summary>
    /// <param name="from">From which of those who are not on it they are shown.</param>
    public Card Proposal(PlanState state, PlanLine line, int from, Banner? banner, Language language)
    {
        var (report, proposal) = (state.Report, line.Proposal);
        var canChange = state.Plan is { Value.Standing: PlanStanding.Draft };
        var rest = report.Choices(line).Where(c => c.Why?.Code != "plan-asked").ToList();
        if (from >= rest.Count) from = 0;
        var shown = rest.Skip(from).Take(OthersOnCard).ToList();
        var (able, unable) = (shown.Where(c => canChange && c.Why is null), shown.Where(c => c.Why is not null));
        return shelf.Draw(new PlanProposal(
            state.Ground.Round.Id, proposal.Id, Short(ProposalWords.TitleOf(proposal, language), 60), $"{proposal.Id} · {UnitName(state, proposal.UnitCode)} · {Policy(state.Ground.Round.Policy, language)}", banner,
            [.. line.Seats.Take(SeatsOnCard).Select(s => new PlanPerson(s.Expert.Id.Value, Short(s.Expert.Name, 24), Reason(state, s, language), canChange && !s.IsAsked && !s.IsPinned, canChange && !s.IsAsked && s.IsPinned, canChange && !s.IsAsked))], canChange)
        {
            Gaps = [.. line.Gaps.Select(g => Gap(report, line, g, language))],
            Choices = [.. able.Select(c => new CardOption(Short(Described(state, c.Expert, c.Fit, c.Load, language), 80), c.Expert.Id.Value))],
            MoreSeats = line.Seats.Count > SeatsOnCard
                ? words.Filled("seats-more", language, ("names", Short(string.Join(words["separator", language], line.Seats.Skip(SeatsOnCard).Select(s => Short(s.Expert.Name, 20))), 300))) : "",
            // One text, a line each: a block for each would cost more than what it says.
            Others = string.Join('\n', unable.Select(c => Short($"{Short(c.Expert.Name, 20)}：{problems.Plain(c.Why!, language)}", 60))),
            More = rest.Count > shown.Count ? words.Filled("others-place", language, ("from", $"{from + 1}"), ("to", $"{from + shown.Count}"), ("n", $"{rest.Count}")) : "",
            Next = rest.Count > shown.Count ? (from + shown.Count < rest.Count ? from + shown.Count : 0) : null,
            Page = report.Lines.TakeWhile(l => l.Proposal.Id != proposal.Id).Count() / LinesOnPage,
        }, language);
    }

    /// <summary>What publishing would do.</summary>
    public Card Ask(PlanState state, DateTimeOffset now, Language language)
    {
        var out_ = state.Report.Lines.Where(l => l.CanGoOut).ToList();
        var planned = out_.SelectMany(l => l.Seats).Where(s => !s.IsAsked).ToList();
        var kept = state.Report.Lines.Where(l => !l.CanGoOut && l.Gaps.Count > 0).ToList();
        var gaps = out_.Where(l => l.Gaps.Count > 0).ToList();
        var policy = state.Ground.Round.Policy;
        IReadOnlyList<CardLine> warnings =
        [
            .. kept.Count > 0 ? new[] { new CardLine(words.Filled("publish-left", language, ("n", $"{kept.Count}"), ("names", Names(kept, language)))) } : [],
            .. gaps.Count > 0 ? new[] { new CardLine(words.Filled("publish-gaps", language, ("n", $"{gaps.Count}"), ("names", Names(gaps, language)))) } : [],
        ];
        return shelf.Draw(new PlanPublish(
            state.Ground.Round.Id, words["publish-title", language],
            words.Filled("publish-what", language, ("n", $"{out_.Count}"), ("experts", $"{planned.DistinctBy(s => s.Expert.Id).Count()}"), ("tasks", $"{planned.Count}"),
                ("due", ChinaTime.DayAndClock(WorkingDays.EndOf(now, policy.ReviewDays, policy), language))),
            warnings, state.Plan!.Version), language);
    }

    internal IReadOnlyList<CardFact> Facts(PlanState state, Language language)
    {
        var (plan, report) = (state.Present, state.Report);
        var facts = new List<CardFact> { new(words["rule", language], Policy(state.Ground.Round.Policy, language)) };
        void Add(string key, params (string, string)[] values) => facts.Add(new(words[key, language], words.Filled($"{key}-of", language, values)));
        if (state.Plan is null)
        {
            facts.Add(new(words["fact-proposals", language], words.Filled("fact-proposals-count", language, ("n", $"{report.Lines.Count}"))));
            return facts;
        }

        Add("fact-proposals", ("n", $"{report.Lines.Count}"), ("ready", $"{report.Lines.Count(l => l.CanGoOut)}"));
        var seats = report.Lines.SelectMany(l => l.Seats).Where(s => !s.IsAsked).ToList();
        var (fewest, most) = report.Range;
        Add("fact-tasks", ("n", $"{seats.Count}"), ("experts", $"{seats.DistinctBy(s => s.Expert.Id).Count()}"));
        if (fewest == most) facts.Add(new(words["fact-loads", language], words.Filled("fact-loads-same", language, ("n", $"{most}"))));
        else Add("fact-loads", ("fewest", $"{fewest}"), ("most", $"{most}"));
        if (seats.Count > 0) Add("fact-fields", ("n", $"{seats.Count(s => s.Fit.Match != FieldMatch.None) * 100 / seats.Count}"));
        if (report.Lines.Count(l => l.Gaps.Count > 0) is > 0 and var gaps) Add("fact-gaps", ("n", $"{gaps}"));
        facts.Add(new(words["fact-made", language], words.Filled("by-at", language, ("who", plan.MadeBy), ("at", ChinaTime.DayAndClock(plan.MadeAt, language)))));
        if (plan.PublishedAt is { } at) facts.Add(new(words["fact-published", language], words.Filled("by-at", language, ("who", plan.PublishedByName), ("at", ChinaTime.DayAndClock(at, language)))));
        return facts;
    }

    private PlanEntry Entry(PlanLine line, Language language)
    {
        var names = line.Seats.Select(s => s.IsAsked ? words.Filled("asked", language, ("name", s.Expert.Name)) : s.IsPinned ? words.Filled("pinned", language, ("name", s.Expert.Name)) : s.Expert.Name).ToList();
        var who = names.Count == 0 ? words["nobody", language] : string.Join(words["separator", language], names);
        return new(line.Proposal.Id, Short(ProposalWords.TitleOf(line.Proposal, language), 60), Short(line.Gaps.Count > 0 ? $"!  {who}" : who, 140), line.Gaps.Count > 0 ? "warning" : "default");
    }

    private PlanGap Gap(PlanReport report, PlanLine line, Problem gap, Language language) =>
        new(Short(ProposalWords.TitleOf(line.Proposal, language), 50), Short(problems.Plain(gap, language), 160), Short(problems.Plain(report.Help(line, gap), language), 140));

    private IReadOnlyList<CardLine> Left(PlanState state, Language language)
    {
        var left = state.Present.LeftOut;
        string Title(string id) => state.Ground.Find(id) is { } proposal ? Short(ProposalWords.TitleOf(proposal, language), 40) : id;
        var lines = left.Take(LeftOnCard).Select(l => new CardLine(Short(words.Filled("left-line", language,
            ("name", Title(l.ProposalId)), ("who", l.Expert.Length > 0 ? $"{Short(l.Expert, 20)}{(language == Language.Zh ? "，" : ": ")}" : ""),
            ("why", problems.Plain(new(l.Code, Domain.Facts.Of([.. l.Facts.Select(f => (f.Key, f.Value))])), language))), 120))).ToList();
        if (left.Count > LeftOnCard) lines.Add(new(words.Filled("left-more", language, ("n", $"{left.Count - LeftOnCard}"))));
        return lines;
    }

    internal string Reason(PlanState state, SeatReason seat, Language language) => Short(string.Join(" · ", new[]
    {
        seat.IsAsked ? words["is-asked", language] : seat.IsPinned ? words["is-pinned", language] : "",
        Where(state, seat.Expert, language), Field(seat.Expert, seat.Fit, language), words.Filled("load", language, ("n", $"{seat.Load}")),
        seat.DaysAway > 0 ? words.Filled("days-away", language, ("n", $"{seat.DaysAway}")) : "",
    }.Where(t => t.Length > 0)), 90);

    private string Described(PlanState state, Expert expert, FieldFit fit, int load, Language language) =>
        string.Join(" · ", new[] { expert.Name, Where(state, expert, language), Field(expert, fit, language), words.Filled("load", language, ("n", $"{load}")) }.Where(t => t.Length > 0));

    internal string Where(PlanState state, Expert expert, Language language) =>
        !expert.IsOutside ? UnitName(state, expert.UnitCode)
        : expert.Organisation.Length > 0 ? words.Filled("outside", language, ("organisation", Short(expert.Organisation, 40))) : words["outside-only", language];

    private string Field(Expert expert, FieldFit fit, Language language) => fit.Match == FieldMatch.None
        ? expert.Field.Length > 0 ? words.Filled("field-None", language, ("field", Short(expert.Field, 30))) : ""
        : words.Filled($"field-{fit.Match}", language, ("term", Short(fit.Term, 30)));

    private string Policy(RoundPolicy policy, Language language) => words.Filled("min", language,
        ("experts", $"{policy.Experts}"), ("min", $"{policy.MinExperts}"), ("odd", policy.OddExperts ? words["min-odd", language] : ""), ("outside", $"{policy.MinOutsideExperts}"));

    private string Names(IReadOnlyList<PlanLine> lines, Language language) =>
        string.Join(words["separator", language], lines.Take(NamesInWarning).Select(l => Short(ProposalWords.TitleOf(l.Proposal, language), 30))) + (lines.Count > NamesInWarning ? "……" : "");

    private static int Done(PlanState state) => state.Present.Proposals.Count(p => p.Seats.Count > 0 && state.Ground.Find(p.ProposalId) is { } there && p.Seats.Any(s => state.Ground.Asked(there).Contains(s.Expert)));

    private static string UnitName(PlanState state, string code) => state.Units.FirstOrDefault(u => u.Code == code)?.Name ?? code;

    private static string Short(string text, int most) => RowLine.Cut(text, most);
}
