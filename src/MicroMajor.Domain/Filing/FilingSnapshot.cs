using System.Runtime.CompilerServices;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Domain.Filing;

/// <summary>
/// One programme as it is filed, frozen: every answer already in the words that are printed. Both annexes are drawn from it and
/// from nothing else, so they cannot disagree. Two snapshots are equal when their canonical forms are.
/// </summary>
/// <param name="UnitName">牵头学院（部）.</param>
/// <param name="UnitOpinion">The college's opinion on its endorsement; empty while there is none.</param>
/// <param name="DecidedAt">When it was settled: endorsed by the college; of a draft, when it was last changed (UTC).</param>
/// <param name="IsFinal">True when the college endorsed it and nobody sent it back since; anything else is printed as a draft (草稿).</param>
public sealed record FilingSnapshot(
    string ProposalId,
    string RoundId,
    int Year,
    string School,
    string UnitName,
    string FormVersion,
    IReadOnlyList<FilingSection> Sections,
    FilingTotals Totals,
    string UnitOpinion,
    DateTimeOffset DecidedAt,
    bool IsFinal)
{
    /// <summary>How its edition of the form lays it out on paper: no part of what it says, nor of its code.</summary>
    public required DocumentLayout Layout { get; init; }

    /// <summary>The office's own Word form that it is filled into, in the place of the layout; null for none. No part of what it says either.</summary>
    public FormTemplate? Template { get; init; }

    /// <summary>Freezes a proposal: only what the form asks, choices as their words, units and teachers as their names.</summary>
    public static FilingSnapshot Of(Proposal proposal, FormEdition edition, Round round, Unit unit, IReadOnlyList<Unit> units, IReadOnlyList<Direction> directions)
    {
        var form = edition.Form;
        var answers = form.OnlyAsked(proposal.Answers);
        var words = new ChoiceWords(answers, units, directions);
        return new(
            proposal.Id,
            round.Id,
            round.Year,
            PrintedText.Line(round.School),
            PrintedText.Line(unit.Name),
            form.Version,
            [.. form.Sections.Select(s => FilingSection.Of(s, answers, words)).Where(s => s.Fields.Count > 0)],
            FilingTotals.Of(answers),
            PrintedText.Of(proposal.UnitOpinion),
            SettledAt(proposal).ToUniversalTime(),
            ProposalLifecycle.IsEndorsed(proposal.State))
        {
            Layout = edition.Layout,
            Template = edition.Template,
        };
    }

    // What is settled keeps its code: a step of the office after the endorsement changes nothing that the form says.
    private static DateTimeOffset SettledAt(Proposal proposal) =>
        ProposalLifecycle.IsEndorsed(proposal.State) ? proposal.EndorsedAt ?? proposal.Decision?.At ?? proposal.UpdatedAt : proposal.UpdatedAt;

    /// <summary>微专业名称.</summary>
    public string ProgramName => this["programName"];

    /// <summary>All fields in the order of the form.</summary>
    public IEnumerable<FilingField> Fields => Sections.SelectMany(s => s.Fields);

    /// <summary>The field, or null when it is not asked.</summary>
    public FilingField? Field(string key) => Fields.FirstOrDefault(f => f.Key == key);

    /// <summary>A field as printed; empty when it is not asked or not answered.</summary>
    public string this[string key] => Field(key)?.Text ?? "";

    /// <summary>The code printed on the paper, <c>XXXX-XXXX</c>.</summary>
    public string ContentCode => s_codes.GetValue(this, Canonical.CodeOf);

    // Counted once for each: a code is asked for in every place where it is printed or compared. By the very snapshot, so that a changed copy has its own.
    private static readonly ConditionalWeakTable<FilingSnapshot, string> s_codes = [];

    /// <inheritdoc />
    public bool Equals(FilingSnapshot? other) => other is not null && Canonical.Of(this).AsSpan().SequenceEqual(Canonical.Of(other));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ProposalId, DecidedAt);
}

/// <summary>A section of the form, with the fields that are asked.</summary>
public sealed record FilingSection(string Key, string Title, IReadOnlyList<FilingField> Fields)
{
    internal static FilingSection Of(FormSection section, Answers answers, ChoiceWords words) =>
        new(section.Key, section.Title.Zh, [.. section.Fields.Where(f => f.IsAsked(answers)).Select(f => FilingField.Of(f, answers, words))]);
}

/// <summary>An asked field.</summary>
/// <param name="Text">As printed; empty when not answered, and for a table.</param>
/// <param name="Table">The rows, for a table.</param>
public sealed record FilingField(string Key, FieldType Type, string Label, string Text, FilingTable? Table = null)
{
    internal static FilingField Of(FormField field, Answers answers, ChoiceWords words) =>
        field.Type == FieldType.Table
            ? new(field.Key, field.Type, field.Label.Zh, "", FilingTable.Of(field, answers, words))
            : new(field.Key, field.Type, field.Label.Zh, words.Printed(field, answers[field.Key]));
}

/// <summary>A table of the form: each row has one text per column.</summary>
public sealed record FilingTable(IReadOnlyList<FilingColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The place of a column; -1 when there is none of the key.</summary>
    public int IndexOf(string key)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Key == key) return i;
        return -1;
    }

    internal static FilingTable Of(FormField table, Answers answers, ChoiceWords words) => new(
        [.. table.Columns.Select(c => new FilingColumn(c.Key, c.Type, c.Label.Zh))],
        [.. answers.Rows(table.Key).Select(r => (IReadOnlyList<string>)[.. table.Columns.Select(c => c.IsAsked(r) ? words.Printed(c, r[c.Key]) : "")])]);
}

/// <summary>A column of a table.</summary>
public sealed record FilingColumn(string Key, FieldType Type, string Label);
