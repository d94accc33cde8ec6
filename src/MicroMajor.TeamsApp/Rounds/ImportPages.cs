using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>A plan as pages of a card: first what was not taken, then what would change, then what is new and what is no longer listed.</summary>
internal static class ImportPages
{
    private const int OnPage = 12;
    private const int LongestTitle = 80;
    private const int LongestDetail = 180;

    public static ImportPreview Of(Planned planned, int page, Banner? banner, ImportWords words, ProblemWords problems, Language language)
    {
        var (import, plan) = (planned.Import.Value, planned.Plan);
        var entries = Entries(planned, words, problems, language);
        var pages = Math.Max(1, (entries.Count + OnPage - 1) / OnPage);
        page = Math.Clamp(page, 0, pages - 1);
        var shown = entries.Skip(page * OnPage).Take(OnPage).ToList();
        var missing = plan.Of(PlannedChange.Missing).Count;
        var open = import.AppliedAt is null && plan.ToWrite(retire: true).Count > 0;
        return new(import.Id, words.Filled("preview-title", language, ("list", words.NameOf(import.List, language))), words.Counts(plan, language), From(import, words, language), shown)
        {
            Banner = banner,
            Unused = plan.Unused.Count == 0 ? "" : words.Filled("unused", language, ("columns", RowLine.Cut(string.Join(language == Language.Zh ? "、" : ", ", plan.Unused), 200))),
            Place = pages == 1 ? "" : words.Filled("place", language, ("from", $"{page * OnPage + 1}"), ("to", $"{page * OnPage + shown.Count}"), ("n", $"{entries.Count}")),
            Page = page,
            Back = page > 0 ? page - 1 : null,
            Next = page < pages - 1 ? page + 1 : null,
            CanApply = open,
            Retire = open && missing > 0 ? words.Filled("retire", language, ("n", $"{missing}")) : "",
            RetireChosen = import.Retire ? "true" : "false",
            Others = import.AppliedAt is not null ? [] : [.. planned.Fits.Select(l => new ImportListLine($"{l}", words.NameOf(l, language), import.Id))],
        };
    }

    private static string From(PendingImport import, ImportWords words, Language language) =>
        words.Filled("from", language, ("source", RowLine.Cut(import.Source, 100)), ("who", import.ByName), ("at", ChinaTime.DayAndClock(import.At, language)));

    private static List<ImportEntry> Entries(Planned planned, ImportWords words, ProblemWords problems, Language language)
    {
        var plan = planned.Plan;
        var cells = new CellWords(plan.List, planned.Units, words, language);
        return
        [
            .. plan.Refused.Select(r => new ImportEntry("✕", RowLine.Cut(problems.Plain(r.Problem, language), LongestDetail), "", "attention")),
            .. plan.Of(PlannedChange.Changed).Select(r => new ImportEntry("≠", Title(r), RowLine.Cut(Changes(r), LongestDetail), "accent")),
            .. plan.Of(PlannedChange.Reinstated).Select(r => new ImportEntry("↺", Title(r), RowLine.Cut($"{words["reinstated", language]} {Changes(r)}", LongestDetail), "accent")),
            .. plan.Of(PlannedChange.New).Select(r => new ImportEntry("＋", Title(r), RowLine.Cut(cells.All(r.After), LongestDetail), "good")),
            .. plan.Of(PlannedChange.Missing).Select(r => new ImportEntry("－", Title(r), words["missing", language], "warning")),
        ];

        string Title(PlannedRow row) => RowLine.Cut(cells.Title(row.After), LongestTitle);
        string Changes(PlannedRow row) => string.Join(language == Language.Zh ? "；" : "; ", row.Cells.Select(cells.Change));
    }
}

/// <summary>The cells of a row in the reader's words.</summary>
internal sealed class CellWords(OfficeList list, IReadOnlyList<Unit> units, ImportWords words, Language language)
{
    private static readonly string[] s_named = ["code", "name", "majorCode", "majorName", "account"];

    /// <summary>080901 计算机科学与技术.</summary>
    public string Title(OfficeListRow row)
    {
        if (list == OfficeList.Experts) return row["name"];
        var (code, name) = list == OfficeList.Employment ? (row["majorCode"], row["majorName"]) : (row["code"], row["name"]);
        return code == name ? name : $"{code} {name}".Trim();
    }

    /// <summary>The name: old → new.</summary>
    public string Change(CellChange change) =>
        words.Filled("change", language, ("column", Label(change.Column)), ("before", Value(change.Column, change.Before)), ("after", Value(change.Column, change.After)));

    /// <summary>What a new row holds beside its name.</summary>
    public string All(OfficeListRow row) => string.Join(" · ", ImportColumns.Of(list)
        .Where(c => !s_named.Contains(c.Key) && row[c.Key].Length > 0 && !(c.Key == "fieldCode" && row["fieldCode"] == row["fieldName"]))
        .Select(c => $"{c.Label.In(language)} {Value(c.Key, row[c.Key])}"));

    private string Label(string column) => ImportColumns.Of(list, column).Label.In(language);

    private string Value(string column, string text) => text.Length == 0 ? words["blank", language] : ImportColumns.Of(list, column).Kind switch
    {
        ImportCell.YesNo => words[text == "true" ? "yes" : "no", language],
        ImportCell.Unit => units.FirstOrDefault(u => u.Code == text)?.Name ?? text,
        ImportCell.Names when list == OfficeList.Experts => RowLine.Cut(text.Replace('\n', '、'), 60),
        ImportCell.Days => RowLine.Cut(text.Replace('\n', '、').Replace("/", language == Language.Zh ? " 至 " : " to ", StringComparison.Ordinal), 60),
        ImportCell.People or ImportCell.Person => words.Filled("people", language, ("n", $"{text.Split('\n').Length}")),
        ImportCell.Names => words.Filled("names", language, ("n", $"{text.Split('\n').Length}"), ("first", RowLine.Cut(text.Split('\n')[0], 20))),
        ImportCell.Rate => $"{text}%",
        _ => RowLine.Cut(text, 60),
    };
}
