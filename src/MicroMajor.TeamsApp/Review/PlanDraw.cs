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
    private const int GapsOnCard = 4;
    private const int LeftOnCard = 10;
    private const int ChoicesOnCard = 40;
    private const int OthersOnCard = 30;
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
    public Card Proposal(PlanState state, PlanLine line, Banner? banner, Language language)
    {
        var (report, proposal) = (state.Report, line.Proposal);
        var canChange = state.Plan is { Value.Standing: PlanStanding.Draft };
        var rest = report.Choices(line).Where(c => c.Why?.Code != "plan-asked").ToList();
        var (able, unable) = (canChange ? rest.Where(c => c.Why is null).ToList() : [], rest.Where(c => c.Why is not null).ToList());
        var hidden = Math.Max(0, able.Count - ChoicesOnCard) + Math.Max(0, unable.Count - OthersOnCard);
        return shelf.Draw(new PlanProposal(
            state.Ground.Round.Id, proposal.Id, Short(ProposalWords.TitleOf(proposal, language), 120), $"{proposal.Id} · {UnitName(state, proposal.UnitCode)} · {Policy(state.Ground.Round.Policy, language)}", banner,
            [.. line.Seats.Select(s => new PlanPerson(s.Expert.Id.Value, Short(s.Expert.Name, 40), Reason(state, s, language), canChange && !s.IsAsked && !s.IsPinned, canChange && !s.IsAsked && s.IsPinned, canChange && !s.IsAsked))], canChange)
        {
            Gaps = [.. line.Gaps.Select(g => Gap(report, line, g, language))],
            Choices = [.. able.Take(ChoicesOnCard).Select(c => new CardOption(Short(Described(state, c.Expert, c.Fit, c.Load, language), 90), c.Expert.Id.Value))],
            Others = [.. unable.Take(OthersOnCard).Select(c => new CardLine(Short($"{c.Expert.Name}：{problems.Plain(c.Why!, language)}", 80)))],
            More = hidden > 0 ? words.Filled("others-more", language, ("n", $"{hidden}")) : "",
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

    private IReadOnlyList<CardFact> Facts(PlanState state, Language language)
    {
        var (plan, report) = (state.Present, state.Report);
        var facts = new List<CardFact> { new(words["rule", language], Policy(state.Ground.Round.Policy, language)) };
        void Add(string key, params (string, string)[] values) => facts.Add(new(words[key, language], words.Filled($"{key}-of", language, values)));
        Add("fact-proposals", ("n", $"{report.Lines.Count}"), ("ready", $"{report.Lines.Count(l => l.CanGoOut)}"));
        if (state.Plan is null) return facts;
        var seats = report.Lines.SelectMany(l => l.Seats).Where(s => !s.IsAsked).ToList();
        var (fewest, most) = report.Range;
        Add("fact-tasks", ("n", $"{seats.Count}"), ("experts", $"{seats.DistinctBy(s => s.Expert.Id).Count()}"));
        Add("fact-loads", ("fewest", $"{fewest}"), ("most", $"{most}"));
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
        return new(line.Proposal.Id, Short(ProposalWords.TitleOf(line.Proposal, language), 80), Short(line.Gaps.Count > 0 ? $"!  {who}" : who, 200), line.Gaps.Count > 0 ? "warning" : "default");
    }

    private PlanGap Gap(PlanReport report, PlanLine line, Problem gap, Language language) =>
        new(Short(ProposalWords.TitleOf(line.Proposal, language), 80), Short(problems.Plain(gap, language), 200), Short(problems.Plain(report.Help(line, gap), language), 200));

    private IReadOnlyList<CardLine> Left(PlanState state, Language language)
    {
        var left = state.Present.LeftOut;
        string Title(string id) => state.Ground.Find(id) is { } proposal ? Short(ProposalWords.TitleOf(proposal, language), 60) : id;
        var lines = left.Take(LeftOnCard).Select(l => new CardLine(Short(words.Filled("left-line", language,
            ("name", Title(l.ProposalId)), ("who", l.Expert.Length > 0 ? $"{Short(l.Expert, 40)}{(language == Language.Zh ? "，" : ": ")}" : ""),
            ("why", problems.Plain(new(l.Code, Domain.Facts.Of([.. l.Facts.Select(f => (f.Key, f.Value))])), language))), 200))).ToList();
        if (left.Count > LeftOnCard) lines.Add(new(words.Filled("left-more", language, ("n", $"{left.Count - LeftOnCard}"))));
        return lines;
    }

    private string Reason(PlanState state, SeatReason seat, Language language) => Short(string.Join(" · ", new[]
    {
        seat.IsAsked ? words["is-asked", language] : seat.IsPinned ? words["is-pinned", language] : "",
        Where(state, seat.Expert, language), Field(seat.Expert, seat.Fit, language), words.Filled("load", language, ("n", $"{seat.Load}")),
        seat.DaysAway > 0 ? words.Filled("days-away", language, ("n", $"{seat.DaysAway}")) : "",
    }.Where(t => t.Length > 0)), 200);

    private string Described(PlanState state, Expert expert, FieldFit fit, int load, Language language) =>
        string.Join(" · ", new[] { expert.Name, Where(state, expert, language), Field(expert, fit, language), words.Filled("load", language, ("n", $"{load}")) }.Where(t => t.Length > 0));

    private string Where(PlanState state, Expert expert, Language language) =>
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
