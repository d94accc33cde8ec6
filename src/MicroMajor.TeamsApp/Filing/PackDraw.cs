using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Notifications;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Turns hand-ins into the views of their cards.</summary>
public sealed class PackDraw(StateWords states, ProblemWords problems, PackWords words, TimeProvider time)
{
    private const int OnPage = 10;
    private const int MostProgrammes = 30;
    private const int MostLeft = 10;
    private const int MostEarlier = 5;
    private const int LongestName = 60;
    private const int LongestReason = 200;

    /// <summary>A college's card, for one of its reviewers or for the office.</summary>
    public PackCard College(PackState state, Actor who, Viewer viewer, Banner? banner)
    {
        var language = viewer.Language;
        var handIns = state.HandIns.Value;
        var (standing, changes) = (handIns.Standing, state.Changes);
        var reviews = who.Reviews(state.Unit.Code);
        var findings = PackCheck.Of(state.Pack, handIns, state.Round.Value, "", time.GetUtcNow());
        // Only the reason is missing, and that is asked for with the next step.
        var mayGo = reviews && handIns.Pending is null && findings.All(f => f.Verdict != PackVerdict.Wrong || (f.Rule == "S-05" && standing is not null));
        var isNew = standing is null || !changes.IsCurrent;
        return new(state.Round.Value.Id, state.Unit.Code, words.Filled("title", language, ("unit", state.Unit.Name)), Subtitle(state, language), StateOf(handIns, language), StyleOf(handIns, changes))
        {
            Banner = banner,
            Outdated = standing is null ? "" : Outdated(changes, language),
            Documents = [.. standing?.Documents.Select(d => new CardLink(words.Filled("link", language, ("document", DocumentWords.Of(d, language)), ("code", d.ContentCode)), d.Url)) ?? []],
            Programmes = [.. Programmes(state, isNew, language)],
            Left = isNew ? [.. Left(state, language)] : [],
            Checks = reviews && handIns.Pending is null && isNew ? [.. findings.Select(f => Line(f, standing is not null, language))] : [],
            Earlier = [.. Earlier(handIns, language)],
            CanHandIn = mayGo && standing is null,
            CanAgain = mayGo && standing is not null,
            CanReturn = who.IsOffice && standing is not null && handIns.Pending is null,
            CanAllow = handIns.AllowLate(state.Round.Value, "", who, time.GetUtcNow()).IsDone,
            CanSeeAll = who.IsOffice,
            ViewerIds = reviews ? ReviewDraw.Refreshers(viewer, banner) : [],
        };
    }

    /// <summary>All colleges that the person may see.</summary>
    public PacksCard All(PackBook book, Actor who, int page, Banner? banner, Language language)
    {
        var shown = book.Colleges.Where(c => who.IsOffice || who.Reviews(c.Unit.Code)).ToList();
        var pages = Math.Max(1, (shown.Count + OnPage - 1) / OnPage);
        page = Math.Clamp(page, 0, pages - 1);
        var lines = shown.Skip(page * OnPage).Take(OnPage).Select(c => Line(c, language)).ToList();
        var today = ChinaTime.DayOf(time.GetUtcNow());
        return new(book.Round.Value.Id, words["all-title", language], words.Filled("subtitle", language, ("round", book.Round.Value.Name.In(language)), ("deadline", ChinaTime.DayAndClock(book.Round.Value.Deadline, language))), lines)
        {
            Banner = banner,
            Facts =
            [
                new(words["fact-in", language], words.Filled("fact-of", language, ("n", $"{shown.Count(c => c.HandIns.Value.Standing is not null)}"), ("all", $"{shown.Count}"))),
                new(words["fact-ready", language], $"{shown.Count(c => c.HandIns.Value.Standing is null && c.Endorsed > 0)}"),
                new(words["fact-outdated", language], $"{shown.Count(c => !c.Changes.IsCurrent)}"),
            ],
            CanRemind = who.IsOffice && shown.Any(c => RemindHandIns.IsDue(c, today)),
            Place = pages == 1 ? "" : words.Filled("place", language, ("from", $"{page * OnPage + 1}"), ("to", $"{page * OnPage + lines.Count}"), ("n", $"{shown.Count}")),
            Back = page > 0 ? page - 1 : null,
            Next = page < pages - 1 ? page + 1 : null,
        };
    }

    private string Subtitle(PackState state, Language language) =>
        words.Filled("subtitle", language, ("round", state.Round.Value.Name.In(language)), ("deadline", ChinaTime.DayAndClock(state.Round.Value.Deadline, language)));

    private string StateOf(UnitHandIns handIns, Language language) => handIns switch
    {
        { Pending: { } pending } => words.Filled("state-pending", language, Said(pending, language)),
        { Standing: { } standing } => words.Filled("state-in", language, [.. Said(standing, language), ("reason", RowLine.Cut(standing.Reason, LongestReason))]),
        { Latest: { State: HandInState.Returned } latest } => words.Filled("state-returned", language, [.. Said(latest, language), ("reason", RowLine.Cut(latest.ReturnReason, LongestReason)), ("back", latest.ReturnedAt is { } at ? ChinaTime.DayAndClock(at, language) : "")]),
        { MayBeLate: true } => words["state-late", language],
        _ => words["state-none", language],
    };

    private static string StyleOf(UnitHandIns handIns, PackChanges changes) => handIns switch
    {
        { Pending: not null } => "accent",
        { Standing: not null } => changes.IsCurrent ? "good" : "warning",
        { Latest: not null } => "attention",
        _ => "default",
    };

    private static (string Name, string Value)[] Said(HandIn handIn, Language language) =>
        [("n", $"{handIn.Number}"), ("when", ChinaTime.DayAndClock(handIn.At, language)), ("by", handIn.ByName), ("programmes", $"{handIn.Programmes.Count}")];

    // What was handed in, until it is about a new one.
    private IEnumerable<CardLine> Programmes(PackState state, bool isNew, Language language)
    {
        var all = isNew ? [.. state.Pack.Programmes.Select(p => new PackedProgramme(p.ProposalId, p.ProgramName, p.ContentCode))] : state.HandIns.Value.Standing!.Programmes;
        foreach (var (at, programme) in all.Take(MostProgrammes).Index())
            yield return new(words.Filled("programme", language, ("n", $"{at + 1}"), ("name", RowLine.Cut(programme.Name, LongestName)), ("id", programme.ProposalId), ("code", programme.Code)));
        if (all.Count > MostProgrammes) yield return new(words.Filled("more", language, ("n", $"{all.Count - MostProgrammes}")));
    }

    private IEnumerable<CardLine> Left(PackState state, Language language)
    {
        foreach (var proposal in state.Left.Take(MostLeft))
            yield return new(words.Filled("left", language, ("name", RowLine.Cut(ProposalWords.TitleOf(proposal, language), LongestName)), ("id", proposal.Id), ("state", states.Office(proposal.State, language))));
        if (state.Left.Count > MostLeft) yield return new(words.Filled("more", language, ("n", $"{state.Left.Count - MostLeft}")));
        if (state.Drafts > 0) yield return new(words.Filled("drafts", language, ("n", $"{state.Drafts}")));
    }

    private PackCheckLine Line(PackFinding finding, bool again, Language language) => finding switch
    {
        { Verdict: PackVerdict.Right } => new($"✓  {words[$"right-{finding.Rule}", language]}", "good"),
        { Rule: "S-05" } when again => new($"!  {words["again-reason", language]}", "warning"),
        { Verdict: PackVerdict.Look } => new($"!  {problems.Sentence(finding.Problem!, language)}", "warning"),
        _ => new($"✗  {problems.Sentence(finding.Problem!, language)}", "attention"),
    };

    // The latest one is the card's own state.
    private IEnumerable<CardLine> Earlier(UnitHandIns handIns, Language language) =>
        handIns.HandIns.SkipLast(handIns.Pending is null ? 1 : 0).Reverse().Take(MostEarlier).Select(h => new CardLine(words.Filled(
            $"earlier-{h.State}", language, [.. Said(h, language), ("reason", RowLine.Cut(h.State == HandInState.Returned ? h.ReturnReason : h.Reason, LongestReason))])));

    private string Outdated(PackChanges changes, Language language)
    {
        if (changes.IsCurrent) return "";
        var parts = new[] { ("changed", changes.Changed), ("gone", changes.Gone), ("added", changes.Added) }
            .Where(p => p.Item2.Count > 0).Select(p => words.Filled($"outdated-{p.Item1}", language, ("names", Names(p.Item2, language)))).ToList();
        if (changes.DutiesChanged) parts.Add(words["outdated-duties", language]);
        return words.Filled("outdated", language, ("what", string.Join(language == Language.Zh ? "；" : "; ", parts)));
    }

    private static string Names(IReadOnlyList<string> names, Language language) =>
        string.Join(language == Language.Zh ? "、" : ", ", names.Take(5).Select(n => RowLine.Cut(n, 30))) + (names.Count > 5 ? "…" : "");

    private CollegeLine Line(PackLine college, Language language)
    {
        var handIns = college.HandIns.Value;
        var state = handIns switch
        {
            { Standing: null, Pending: null, Latest: null, MayBeLate: false } => words.Filled("line-none", language, ("n", $"{college.Endorsed}")),
            _ => StateOf(handIns, language),
        };
        var reminded = handIns is { Standing: null, Pending: null, RemindedOn: { } day } ? words.Filled("line-reminded", language, ("day", ChinaTime.Day(day, language))) : "";
        var outdated = college.Changes.IsCurrent ? "" : words["line-outdated", language];
        var nobody = college.Unit.Reviewers.Count == 0 ? words["line-nobody", language] : "";
        return new(college.Unit.Code, college.Unit.Name, string.Join(" · ", new[] { state, outdated, reminded, nobody }.Where(t => t.Length > 0)),
            handIns.Standing is not null ? college.Changes.IsCurrent ? "good" : "warning" : handIns.Latest is not null ? "attention" : college.Endorsed > 0 ? "warning" : "default");
    }
}
