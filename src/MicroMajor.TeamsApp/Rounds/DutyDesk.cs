using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>duties/open: to the office all weak majors of the school, to a college its own.</summary>
public sealed class DutyDesk(RoundDuties duties, Actors actors, CardShelf shelf, ImportWords words, ProblemWords problems, TimeProvider time)
{
    private const int OnPage = 10;
    private const int LongestLine = 300;

    /// <summary>Shows them, as things stand.</summary>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var who = await actors.OfAsync(turn.User, ct);
        if (!who.IsOffice && who.ReviewsUnits is null or []) return Refused(new Problem("duties-not-yours"), turn);
        if (await duties.NowAsync(turn.Data.Word("roundId"), ct) is not { } state) return Refused(new Problem("no-such-round"), turn);
        return Show(state, who, turn, null);
    }

    /// <summary>The card that fits the person.</summary>
    public Reply Show(DutyState state, Actor who, Turn turn, Banner? banner)
    {
        var (language, page) = (turn.Language, turn.Data.Count("page"));
        return new Reply.ShowCard(who.IsOffice ? shelf.Draw(Office(state, who, page, banner, language), language) : shelf.Draw(Own(state, who, page, banner, language), language));
    }

    /// <summary>The sentence.</summary>
    public Reply Refused(Problem problem, Turn turn) => new Reply.Say(problems.Sentence(problem, turn.Language));

    /// <summary>The day in China.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private DutiesCard Office(DutyState state, Actor who, int page, Banner? banner, Language language)
    {
        var (lines, place, back, next) = Page([.. state.Duties.Select(d => Line(d, state, who, language))], page, language);
        var owing = state.Owing;
        var remindable = owing.Where(u => u.Reviewers.Count > 0 && state.NamedBy(u.Code).Value.RemindedOn != Today).ToList();
        var year = EmploymentRate.YearFor(state.Round.Value);
        return new(state.Round.Value.Id, words["duties-title", language], words.Filled("duties-subtitle", language, ("round", state.Round.Value.Name.In(language)), ("year", $"{year}")), lines)
        {
            Banner = banner ?? (state.Ranked == 0 && state.Duties.Count == 0 ? Banner.Look(words.Filled("duties-no-rates", language, ("year", $"{year}"))) : null),
            Facts = state.Ranked == 0 && state.Duties.Count == 0 ? [] :
            [
                new(words["fact-ranked", language], $"{state.Ranked}"), new(words["fact-weak", language], $"{state.Duties.Count}"),
                new(words["fact-owed", language], words.Filled("fact-owed-of", language, ("n", $"{state.Duties.Count(d => d.IsOwed)}"), ("units", $"{owing.Count}"))),
            ],
            Owing = owing.Count == 0 ? "" : string.Join('\n', owing.Select(u => Reminded(u, state, language))),
            CanRemind = remindable.Count > 0,
            Place = place,
            Back = back,
            Next = next,
        };
    }

    private OwnDuties Own(DutyState state, Actor who, int page, Banner? banner, Language language)
    {
        var own = state.Duties.Where(d => who.Reviews(d.UnitCode)).ToList();
        var (lines, place, back, next) = Page([.. own.Select(d => Line(d, state, who, language))], page, language);
        return new(state.Round.Value.Id, words["duties-own-title", language], own.Count == 0 ? words["duties-own-none", language] : words.Filled("duties-own-text", language, ("min", $"{state.Round.Value.Policy.MinDirections}"), ("max", $"{state.Round.Value.Policy.MaxDirections}")), lines)
        {
            Banner = banner,
            Place = place,
            Back = back,
            Next = next,
        };
    }

    private DutyLine Line(Duty duty, DutyState state, Actor who, Language language)
    {
        var policy = state.Round.Value.Policy;
        var unit = duty.UnitCode.Length > 0 ? state.UnitName(duty.UnitCode) : words["no-unit", language];
        var figures = new[] { duty.Weak.RateText, duty.Weak.PlaceText.Length > 0 ? words.Filled("place-of", language, ("place", duty.Weak.PlaceText)) : "", Reasons(duty.Weak, policy, language) };
        var directions = duty.Directions.Count == 0 ? "" : string.Join(language == Language.Zh ? "；" : "; ", duty.Directions.Select(d => Direction(d, state, language)));
        var findings = duty.Findings(policy, unit);
        var owed = duty.IsOwed ? words.Filled("still-owed", language, ("min", $"{policy.MinDirections}"), ("max", $"{policy.MaxDirections}")) : "";
        List<string> parts = [directions, owed, .. findings.Where(f => f.Code != "O-04").Select(f => problems.Plain(f, language))];
        var said = string.Join(' ', parts.Where(t => t.Length > 0));
        return new($"{duty.Weak.Label}（{unit}）", RowLine.Cut(string.Join(" · ", figures.Where(f => f.Length > 0)), LongestLine), RowLine.Cut(said, LongestLine), duty.IsOwed ? "attention" : findings.Count > 0 ? "warning" : "good")
        {
            Unit = who.Reviews(duty.UnitCode) ? duty.UnitCode : "",
            Major = duty.Weak.Major.Code,
        };
    }

    /// <summary>低于50%、处于后1/3.</summary>
    public string Reasons(WeakMajor weak, RoundPolicy policy, Language language) => string.Join(language == Language.Zh ? "、" : ", ", weak.Reasons.Select(r => words.Filled(
        $"reason-{r}", language, ("below", Domain.Filing.PrintedText.Of(policy.WeakBelowPercent)), ("oneIn", $"{policy.WeakOneIn}"), ("why", RowLine.Cut(weak.Rate.FlagReason, 60)))));

    private string Direction(EnablingDirection direction, DutyState state, Language language)
    {
        var host = direction.HostUnit.Length > 0 ? state.UnitName(direction.HostUnit) : words["no-host", language];
        return words.Filled(direction.ProposalId.Length > 0 ? "direction-programme" : "direction-named", language, ("name", direction.Name), ("host", host), ("id", direction.ProposalId));
    }

    private string Reminded(Unit unit, DutyState state, Language language)
    {
        var on = state.NamedBy(unit.Code).Value.RemindedOn;
        return unit.Reviewers.Count == 0 ? words.Filled("owing-nobody", language, ("unit", unit.Name))
            : on == Today ? words.Filled("owing-today", language, ("unit", unit.Name))
            : on is { } day ? words.Filled("owing-since", language, ("unit", unit.Name), ("day", ChinaTime.Day(day, language)))
            : words.Filled("owing-never", language, ("unit", unit.Name));
    }

    private (IReadOnlyList<DutyLine> Lines, string Place, int? Back, int? Next) Page(IReadOnlyList<DutyLine> all, int page, Language language)
    {
        var pages = Math.Max(1, (all.Count + OnPage - 1) / OnPage);
        page = Math.Clamp(page, 0, pages - 1);
        var shown = all.Skip(page * OnPage).Take(OnPage).ToList();
        return (shown, pages == 1 ? "" : words.Filled("place", language, ("from", $"{page * OnPage + 1}"), ("to", $"{page * OnPage + shown.Count}"), ("n", $"{all.Count}")), page > 0 ? page - 1 : null, page < pages - 1 ? page + 1 : null);
    }
}
