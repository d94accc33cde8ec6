using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>The looks of an import: which list, what its columns are, what would change. Nothing here writes a list.</summary>
public sealed class ImportDesk(
    IImports imports, IRounds rounds, IDirectory directory, IMajors majors, Actors actors, PlanImport plans, CardShelf shelf, ImportWords words, ProblemWords problems)
{
    private static readonly OfficeList[] s_order = [OfficeList.Directions, OfficeList.Units, OfficeList.Majors, OfficeList.Employment, OfficeList.Experts];

    /// <summary>imports/open: the lists, with how much there is of each.</summary>
    public async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct) =>
        await IsOfficeAsync(turn, ct) ? await ListsAsync(turn.Language, null, ct) : Refused("not-the-office", turn);

    /// <summary>imports/form: the columns of a list, and the box to paste into.</summary>
    public async ValueTask<Reply> FormAsync(Turn turn, CancellationToken ct)
    {
        if (!await IsOfficeAsync(turn, ct)) return Refused("not-the-office", turn);
        return ListOf(turn) is { } list ? Form(list, turn.Language) : await ListsAsync(turn.Language, null, ct);
    }

    /// <summary>imports/show: a page of what would change, as things stand now.</summary>
    public async ValueTask<Reply> ShowAsync(Turn turn, CancellationToken ct)
    {
        if (!await IsOfficeAsync(turn, ct)) return Refused("not-the-office", turn);
        if (await FindAsync(turn, ct) is not { } import) return Refused("no-such-import", turn);
        var planned = await plans.NowAsync(import, ct);
        return planned.IsDone ? Preview(planned.Value, turn.Language, null, turn.Data.Count("page")) : Refused(planned.Problems, turn);
    }

    /// <summary>The lists.</summary>
    public async Task<Reply> ListsAsync(Language language, Banner? banner, CancellationToken ct)
    {
        var lines = new List<ImportListLine>();
        foreach (var list in s_order) lines.Add(new($"{list}", words.NameOf(list, language), await StateAsync(list, language, ct)));
        return new Reply.ShowCard(shelf.Draw(new ImportLists(words["title", language], lines, banner), language));
    }

    /// <summary>The preview.</summary>
    public Reply Preview(Planned planned, Language language, Banner? banner, int page = 0) =>
        new Reply.ShowCard(shelf.Draw(ImportPages.Of(planned, page, banner, words, problems, language), language));

    /// <summary>The import that a card names; null when there is none.</summary>
    public async Task<Stored<PendingImport>?> FindAsync(Turn turn, CancellationToken ct) =>
        turn.Data.Word("importId") is { } id ? await imports.FindAsync(id, ct) : null;

    /// <summary>Is this a member of the office?</summary>
    public async Task<bool> IsOfficeAsync(Turn turn, CancellationToken ct) => (await actors.OfAsync(turn.User, ct)).IsOffice;

    /// <summary>The sentence.</summary>
    public Reply Refused(string code, Turn turn) => Refused([new Problem(code)], turn);

    /// <summary>The sentences.</summary>
    public Reply Refused(IReadOnlyList<Problem> found, Turn turn) => new Reply.Say(problems.Sentences(found, turn.Language));

    /// <summary>The list that a card names; null when it names none.</summary>
    public static OfficeList? ListOf(Turn turn) => Enum.TryParse<OfficeList>(turn.Data.Word("list"), out var list) && Enum.IsDefined(list) ? list : null;

    private Reply.ShowCard Form(OfficeList list, Language language)
    {
        var needed = ImportColumns.Needed(list);
        return new(shelf.Draw(new ImportForm(
            $"{list}", words.Filled("form-title", language, ("list", words.NameOf(list, language))), words[$"intro-{list}", language],
            [.. ImportColumns.Of(list).Select(c => new ImportColumnLine(
                needed.Any(g => g is [var only] && only == c.Key) ? $"{c.Label.In(language)} *" : c.Label.In(language), Explained(c, needed, language)))])
        {
            Notes = [words[$"notes-{list}", language], words["notes", language]],
            SourceHint = words[$"source-{list}", language],
        }, language));
    }

    private string Explained(ImportColumn column, IReadOnlyList<IReadOnlyList<string>> needed, Language language)
    {
        var either = needed.FirstOrDefault(g => g.Count > 1 && g.Contains(column.Key)) is not null ? words["either", language] : "";
        var example = column.Example.Length > 0 ? words.Filled("example", language, ("example", column.Example)) : "";
        return string.Join(" · ", new[] { either, example }.Where(t => t.Length > 0)) is { Length: > 0 } text ? text : words["optional", language];
    }

    private async Task<string> StateAsync(OfficeList list, Language language, CancellationToken ct)
    {
        switch (list)
        {
            case OfficeList.Directions:
                var directions = await rounds.DirectionsAsync(ct);
                return directions.Count == 0 ? words["state-no-annex", language] : words.Filled("state-directions", language, ("n", $"{directions.Count}"), ("fields", $"{directions.DistinctBy(d => d.FieldCode).Count()}"));
            case OfficeList.Units:
                return Count((await directory.UnitsAsync(ct)).Count, language);
            case OfficeList.Experts:
                return Count((await directory.ExpertsAsync(ct)).Count, language);
            case OfficeList.Majors:
                return Count((await majors.MajorsAsync(ct)).Count, language);
            default:
                var year = await plans.YearAsync(ct);
                var rates = await majors.RatesAsync(year, ct);
                return rates.Count == 0 ? words.Filled("state-no-rates", language, ("year", $"{year}")) : words.Filled("state-rates", language, ("year", $"{year}"), ("n", $"{rates.Count}"));
        }
    }

    private string Count(int n, Language language) => n == 0 ? words["state-none", language] : words.Filled("state-some", language, ("n", $"{n}"));
}
