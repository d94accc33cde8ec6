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

    /// <summary>Can another row be added after this one?</summary>
    public bool CanAddMore { get; init; }

    /// <summary>Names this new row, so that a double click adds one.</summary>
    public string NewRow { get; init; } = "";

    /// <summary>Prints of the cells shown, to tell later what the person changed.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The page of the table to go back to.</summary>
    public int Page { get; init; }

    /// <summary>The form of a row; a new one when <paramref name="row"/> is null.</summary>
    /// <param name="typed">What was typed, when it could not be kept: shown in place of what is stored.</param>
    public static RowForm Of(FormSection section, FormField table, Row? row, Standing standing, Language language, Banner? banner = null, int page = 0, IReadOnlyDictionary<string, string>? typed = null)
    {
        var words = new FieldWords(standing, language);
        var rows = standing.Proposal.Answers.Rows(table.Key);
        var shown = typed is null ? row ?? new Row("", []) : new Row(row?.Id ?? "", typed);
        var asked = table.Columns.Where(c => c.IsAsked(shown)).ToList();
        return new(standing.Proposal.Id, section.Key, table.Key, row?.Id ?? "", ProposalWords.RowTitle(table, row is null ? null : rows.ToList().IndexOf(row) + 1, language))
        {
            Banner = banner,
            Program = ProposalWords.TitleOf(standing.Proposal, language),
            Fields =
            [
                .. asked.Select(c => FieldView.Of(
                    c, shown[c.Key], standing.Findings.Where(f => row is not null && f.At == new Domain.FieldRef(table.Key, row.Id, c.Key)), words, standing, language, showProblems: true)),
            ],
            CanAddMore = rows.Count + (row is null ? 1 : 0) < table.MaxRows,
            NewRow = row is null ? standing.Proposal.Answers.NextRowId(table.Key) : "",
            Seen = FormMerge.Seen(asked, key => row?[key] ?? ""),
            Page = page,
        };
    }
}
