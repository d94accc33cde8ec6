using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A row of a table, to be filled in or taken away.</summary>
/// <param name="Row">The row's id; empty for a new one.</param>
public sealed record RowForm(string Id, string Section, string Table, string Row, string Title) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;

    /// <summary>What has just happened.</summary>
    public Banner? Banner { get; init; }

    /// <summary>The programme that this is a part of.</summary>
    public string Program { get; init; } = "";

    /// <summary>The columns as fields.</summary>
    public required IReadOnlyList<FieldView> Fields { get; init; }

    /// <summary>What the table comes to so far; empty while it has no row.</summary>
    public string Totals { get; init; } = "";

    /// <summary>Is there a row above to change places with?</summary>
    public bool CanGoUp { get; init; }

    /// <summary>Is there a row below to change places with?</summary>
    public bool CanGoDown { get; init; }

    /// <summary>Can another row be added after this one?</summary>
    public bool CanAddMore { get; init; }

    /// <summary>Names this new row, so that a double click adds one.</summary>
    public string NewRow { get; init; } = "";

    /// <summary>Prints of the cells shown, to tell later what the person changed.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The page of the table to go back to.</summary>
    public int Page { get; init; }

    /// <summary>The form of a row; a new one when <paramref name="row"/> is null.</summary>
    /// <param name="typed">What was typed, when it could not be kept, or what a copy begins with: shown in place of what is stored.</param>
    /// <param name="first">The column that the person came for: it stands first and is marked.</param>
    public static RowForm Of(FormSection section, FormField table, Row? row, Standing standing, Language language, Banner? banner = null, int page = 0, IReadOnlyDictionary<string, string>? typed = null, string? first = null)
    {
        var words = new FieldWords(standing, language);
        var rows = standing.Proposal.Answers.Rows(table.Key);
        var shown = typed is null ? row ?? table.NewRow(standing) : new Row(row?.Id ?? "", typed);
        var place = row is null ? -1 : rows.TakeWhile(r => r.Id != row.Id).Count();
        var asked = table.Columns.Where(c => c.IsAsked(shown)).OrderBy(c => c.Key == first ? 0 : 1).ToList();
        return new(standing.Proposal.Id, section.Key, table.Key, row?.Id ?? "", ProposalWords.RowTitle(table, row is null ? null : place + 1, language))
        {
            Banner = banner,
            Program = ProposalWords.TitleOf(standing.Proposal, language),
            Fields =
            [
                .. asked.Select(Draw),
            ],
            Totals = rows.Count > 0 ? ProposalWords.RowCount(table, rows, language) : "",
            CanGoUp = place > 0,
            CanGoDown = place >= 0 && place < rows.Count - 1,
            CanAddMore = rows.Count + (row is null ? 1 : 0) < table.MaxRows,
            NewRow = row is null ? standing.Proposal.NextRowId(table.Key) : "",
            Seen = FormMerge.Seen(asked, key => row?[key] ?? ""),
            Page = page,
        };

        FieldView Draw(FormField column)
        {
            var at = new Domain.FieldRef(table.Key, row?.Id ?? "", column.Key);
            var view = FieldView.Of(column, shown[column.Key], standing.Findings.Where(f => row is not null && f.At == at), words, standing, language, showProblems: true);
            return view with
            {
                Marked = column.Key == first,
                Person = column.PersonKey is { } person ? shown[person] : "",
                Reasons = [.. view.Reasons.Select(r => r with { Verb = "proposals/row-save", Table = table.Key, Row = at.Row!, At = Place.Of(at) })],
            };
        }
    }
}

internal static class NewRows
{
    /// <summary>A row that nobody has filled in: its cells begin with what is most likely.</summary>
    public static Row NewRow(this FormField table, Standing standing) => new("", table.Columns.Select(c => KeyValuePair.Create(c.Key, standing.DefaultOf(c))));
}
