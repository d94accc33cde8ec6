using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A table on a form card: a page of its rows as lines to read, each with the way to change it.</summary>
/// <param name="Section">Key of the section that it stands in.</param>
public sealed record TableView(string Key, string Section, string Count, IReadOnlyList<RowLine> Rows)
{
    /// <summary>Rows on a page: more would make the card too heavy, and too long for a phone.</summary>
    public const int PageSize = 8;

    /// <summary>Credits against the limit, above the courses.</summary>
    public IReadOnlyList<MeterView> Meters { get; init; } = [];

    /// <summary>Can a row still be added?</summary>
    public bool CanAdd { get; init; }

    /// <summary>Which rows are shown, when not all.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Number of the page shown, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Number of the page before, from 0; -1 when there is none.</summary>
    public int Before { get; init; } = -1;

    /// <summary>Number of the page after; -1 when there is none.</summary>
    public int After { get; init; } = -1;

    /// <summary>The page on which a row stands.</summary>
    public static int PageOf(IReadOnlyList<Row> rows, Row row) => rows.TakeWhile(r => r.Id != row.Id).Count() / PageSize;

    /// <summary>A page of the table.</summary>
    public static TableView Of(FormField table, int page, FieldWords words, Standing standing, Language language, bool showProblems)
    {
        var rows = standing.Proposal.Answers.Rows(table.Key);
        var pages = Math.Max(1, (rows.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        var shown = rows.Skip(page * PageSize).Take(PageSize).ToList();
        return new(table.Key, standing.Form.SectionOf(table.Key).Key, ProposalWords.RowCount(table, rows, language), [.. shown.Select((r, i) => RowLine.Of(table, r, page * PageSize + i + 1, words, standing, language, showProblems))])
        {
            Meters = table.Key == "courses" && rows.Count > 0 ? [MeterView.Of(standing, language)] : [],
            CanAdd = rows.Count < table.MaxRows,
            Shown = pages > 1 ? ProposalWords.Rows(page * PageSize + 1, page * PageSize + shown.Count, rows.Count, language) : "",
            Page = page,
            Before = page - 1,
            After = page + 1 < pages ? page + 1 : -1,
        };
    }
}

/// <summary>A row as a line to read.</summary>
/// <param name="Table">The table's key, since the template cannot look outwards.</param>
public sealed record RowLine(string Table, string Row, string Title, string Text, string Problem)
{
    private const int LongestTitle = 40;
    private const int LongestText = 70;

    /// <summary>The line of a row: its first cell as the title, the other short ones after it.</summary>
    public static RowLine Of(FormField table, Row row, int number, FieldWords words, Standing standing, Language language, bool showProblems)
    {
        var titled = Titled(table);
        var rest = table.Columns
            .Where(c => c != titled && c.Type != FieldType.LongText && row[c.Key].Length > 0)
            .Select(c => Cell(c, words.Read(c, row[c.Key]), language));
        var wrong = showProblems ? standing.Findings.Where(f => f.At?.Field == table.Key && f.At.Row == row.Id && RuleBook.Stops(f.Code)).ToList() : [];
        var problem = wrong.Count == 0 ? "" : wrong.Count == 1 ? ProposalWords.Problem(wrong[0], language) : $"{ProposalWords.Problem(wrong[0], language)} {ProposalWords.AndMore(wrong.Count - 1, language)}";
        return new(table.Key, row.Id, Cut($"{number}. {words.Read(titled, row[titled.Key])}", LongestTitle), Cut(string.Join(" · ", rest), LongestText), Cut(problem, 2 * LongestText));
    }

    /// <summary>What a row is called: its first cell.</summary>
    public static string NameOf(FormField table, Row row, FieldWords words) => Cut(words.Read(Titled(table), row[Titled(table).Key]), LongestTitle);

    /// <summary>The column that names a row.</summary>
    public static FormField Titled(FormField table) => table.Columns.FirstOrDefault(c => c.Key == "name") ?? table.Columns[0];

    // Bare figures and yes or no say nothing without their label.
    private static string Cell(FormField column, string text, Language language) => column.Type switch
    {
        FieldType.Number => $"{column.Label.In(language)} {text}",
        FieldType.YesNo => $"{column.Label.In(language)}{(language == Language.Zh ? "：" : ": ")}{text}",
        _ => text,
    };

    internal static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
