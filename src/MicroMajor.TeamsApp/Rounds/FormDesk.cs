using MicroMajor.Documents.Templates;
using MicroMajor.Domain;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The office's look at editions of the form: which there are, who uses them, and what the check of one comes to.</summary>
public sealed class FormDesk(IFormEditions editions, IFormFolders folders, IProposals proposals, IRounds rounds, CardShelf shelf, ProblemWords problems, FormWords words)
{
    // Cards hold so much; the command check-form prints everything.
    private const int EditionsShown = 20;
    private const int FindingsShown = 20;
    private const int RoundsShown = 8;
    private const int LongestText = 240;

    // Each page is a call, one after the other; a check is to be answered within three seconds. What is left out is said.
    private const int DraftRounds = 3;
    private const int DraftPages = 8;

    /// <summary>All editions with their rounds.</summary>
    public async Task<Card> ListAsync(Language language, Banner? banner, CancellationToken ct)
    {
        var (known, uploaded, all) = (await editions.AllAsync(ct), await folders.ListAsync(ct), (await rounds.ListAsync(ct)).Select(r => r.Value).ToList());
        var names = known.Select(e => e.Version).Concat(uploaded.Where(FormKeys.IsVersion)).Distinct(StringComparer.Ordinal).ToList();
        var lines = names.Take(EditionsShown).Select(name => new FormLine(name, Detail(name, known, all, language), uploaded.Contains(name) && known.Find(name) is null, known.Find(name) is not null)).ToList();
        return shelf.Draw(new FormList(
            words["title", language], words["subtitle", language], words.Filled("state", language, ("n", $"{names.Count}")), banner, lines,
            [.. all.Take(RoundsShown).Select(r => new RoundLine(r.Id, words.Filled("round-uses", language, ("round", r.Name.In(language)), ("version", r.FormVersion)), known.Count() > 1))],
            names.Count > lines.Count ? words.Filled("editions-more", language, ("n", $"{names.Count - lines.Count}")) : ""), language);
    }

    /// <summary>The edition with that name: as it was frozen when it was brought into use, or else as its folder is now; null when there is none.</summary>
    public async Task<FormReport?> CheckAsync(string version, CancellationToken ct)
    {
        var known = await editions.AllAsync(ct);
        var folder = await folders.FindAsync(version, ct);
        var report = folder is null ? null : new FormCheck(known, problems.Slips, WordTemplate.Check).Of(folder);
        if (known.Find(version) is { } kept)
        {
            var differs = kept.Digest.Length > 0 && report?.Files is { } there && there.Digest != kept.Digest;
            return new(version, differs ? [new(false, "folder-changed", version, "", Facts.Of(("version", version)))] : [], null, kept);
        }

        if (report is null) return null;
        // Only when a choice was taken away does it matter what drafts hold.
        if (report.Findings.All(f => f.Code != "choice-gone")) return report;
        var (drafts, all) = await DraftsAsync(ct);
        var held = new FormCheck(known, problems.Slips, WordTemplate.Check) { Drafts = drafts }.Of(folder!);
        return all ? held : held with { Findings = [.. held.Findings, new(false, "drafts-unread", FormFiles.FormFile, "", Facts.Of(("n", $"{drafts.Count}")))] };
    }

    /// <summary>The checking report.</summary>
    /// <param name="starter">Where the Word form to begin with was put just now.</param>
    public async Task<Card> ReportAsync(FormReport report, Language language, Banner? banner, CancellationToken ct, string starter = "")
    {
        var faults = report.Faults.Count();
        var shown = report.Findings.Take(FindingsShown).Select(f => new FindingLine(
            $"{words[f.Stops ? "mark-fault" : "mark-note", language]} {Cut(words.Sentence(f, language))}", f.Place.Length > 0 ? words.Filled("at-place", language, ("file", f.File), ("place", Cut(f.Place))) : f.File, f.Stops)).ToList();
        var open = report.IsRefused ? [] : (await rounds.ListAsync(ct)).Select(r => r.Value).Where(r => r.FormVersion != report.Version).Take(RoundsShown).ToList();
        return shelf.Draw(new FormChecked(
            report.Version, DigestOf(report), words.Filled("report-title", language, ("version", report.Version)),
            report.IsRefused ? words.Filled("report-refused", language, ("n", $"{faults}"))
                : report.Findings.Count > 0 ? words.Filled("report-taken", language, ("n", $"{report.Findings.Count}")) : words["report-clean", language],
            report.IsRefused ? "attention" : "good",
            report.Edition is { } edition ? Adds(edition, await editions.AllAsync(ct), language) : "",
            shown, report.Findings.Count > shown.Count ? words.Filled("more", language, ("n", $"{report.Findings.Count - shown.Count}")) : "")
        {
            Banner = banner,
            Rounds = [.. open.Select(r => new ChoiceView(words.Filled("round-uses", language, ("round", r.Name.In(language)), ("version", r.FormVersion)), r.Id))],
            Round = open.FirstOrDefault()?.Id ?? "",
            CanStart = report is { Edition: not null, Files: not null } && starter.Length == 0,
            Starter = starter,
        }, language);
    }

    /// <summary>The question before a round turns to the edition.</summary>
    public async Task<Card> AskAsync(FormEdition edition, Round round, Language language, CancellationToken ct)
    {
        var count = 0;
        var more = false;
        foreach (var state in Open)
        {
            var page = await proposals.ListAsync(ProposalQuery.OfRound(round.Id, state), ct);
            (count, more) = (count + page.Proposals.Count, more || page.Continue is not null);
        }

        return shelf.Draw(new FormEnabling(
            edition.Version, edition.Digest, round.Id, round.FormVersion, words.Filled("confirm-title", language, ("version", edition.Version)),
            words.Filled("confirm-text", language, ("round", round.Name.In(language)), ("from", round.FormVersion), ("version", edition.Version), ("n", more ? $"{count}+" : $"{count}"))), language);
    }

    /// <summary>What tells a checked edition from another of its name.</summary>
    public static string DigestOf(FormReport report) => report.Edition?.Digest ?? report.Files?.Digest ?? "";

    /// <summary>The states in which a proposal is filled in.</summary>
    internal static IEnumerable<ProposalState> Open => Enum.GetValues<ProposalState>().Where(ProposalLifecycle.IsEditable);

    private string Detail(string name, FormEditions known, IReadOnlyList<Round> all, Language language)
    {
        var users = all.Where(r => r.FormVersion == name).Select(r => r.Name.In(language)).ToList();
        var state = words[FormEditions.Shipped.Find(name) is not null ? "edition-shipped" : known.Find(name) is null ? "edition-new" : users.Count > 0 ? "edition-kept" : "edition-ready", language];
        return users.Count == 0 ? state : words.Filled("edition-rounds", language, ("state", state), ("rounds", string.Join(language == Language.Zh ? "、" : ", ", users.Take(RoundsShown))));
    }

    private string Adds(FormEdition edition, FormEditions known, Language language)
    {
        var before = known.Where(e => e.Version != edition.Version).SelectMany(e => Names(e.Form)).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        var added = Names(edition.Form).Where(n => !before.Contains(n.Key)).Select(n => n.Label.In(language)).ToList();
        return added.Count == 0 ? words["adds-nothing", language] : words.Filled("adds", language, ("fields", Cut(string.Join(language == Language.Zh ? "、" : ", ", added))));
    }

    private static IEnumerable<(string Key, Bilingual Label)> Names(FormDefinition form) =>
        form.Fields.SelectMany(f => f.Columns.Select(c => ($"{f.Key}.{c.Key}", new Bilingual($"{f.Label.Zh}·{c.Label.Zh}", $"{f.Label.En}: {c.Label.En}"))).Prepend((f.Key, f.Label)));

    // What may move to the edition: the proposals of the newest rounds that are being filled in, state beside state, page by page.
    private async Task<(IReadOnlyList<Answers> Drafts, bool All)> DraftsAsync(CancellationToken ct)
    {
        var lists = await Task.WhenAll(
            from round in (await rounds.ListAsync(ct)).Take(DraftRounds)
            from state in Open
            select PagesAsync(ProposalQuery.OfRound(round.Value.Id, state), ct));
        return ([.. lists.SelectMany(l => l.Drafts)], lists.All(l => l.All));
    }

    private async Task<(IReadOnlyList<Answers> Drafts, bool All)> PagesAsync(ProposalQuery query, CancellationToken ct)
    {
        var drafts = new List<Answers>();
        for (var page = 0; page < DraftPages; page++)
        {
            var read = await proposals.ListAsync(query, ct);
            drafts.AddRange(read.Proposals.Select(p => p.Value.Answers));
            if (read.Continue is null) return (drafts, true);
            query = query with { Continue = read.Continue };
        }

        return (drafts, false);
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…";
}
