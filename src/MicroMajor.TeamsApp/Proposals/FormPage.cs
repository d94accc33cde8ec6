using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Tabs;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The whole form on a page: every section with its fields and tables, from the same parts as the cards. To fill in where the reader may, else to read.</summary>
internal sealed class FormPage(Standing standing, Language language, TabWords words)
{
    private readonly FieldWords said = new(standing, language);
    private readonly bool isOpen = ProposalLifecycle.IsEditable(standing.Proposal.State);

    private Answers Answers => standing.Proposal.Answers;

    /// <summary>May the reader change something in it now?</summary>
    public bool MayEdit => isOpen && standing.Form.Sections.Any(standing.MayEdit);

    public IReadOnlyList<PageSection> Sections => [.. standing.Form.Sections.Select(Section)];

    public IReadOnlyList<PageFinding> Findings =>
        [.. standing.Findings.Where(f => !isOpen || !RuleBook.Stops(f.Code) || standing.IsInBegunSection(f)).Select(Finding)];

    private PageSection Section(FormSection section)
    {
        var mayEdit = isOpen && standing.MayEdit(section);
        var status = SectionStatus.Of(section, Answers, standing.Findings);
        var asked = section.Fields.Where(f => f.IsAsked(Answers)).ToList();
        var state = status.Progress switch
        {
            SectionProgress.Complete => "done",
            SectionProgress.InProgress => "part",
            SectionProgress.HasProblems => "problem",
            SectionProgress.NotStarted when status.IsOptional => status.Blocking > 0 ? "problem" : "optional",
            _ => "empty",
        };
        return new(section.Key, section.Title.In(language), state, NoteOf(section, status), [.. asked.Select(f => f.Type == FieldType.Table ? Table(f, mayEdit) : Scalar(f, mayEdit ? standing.BeginningOf(section, f) : ""))],
            mayEdit && asked.Any(f => f.Type != FieldType.Table)
                ? new("proposals/save", new Dictionary<string, string>
                {
                    ["proposalId"] = standing.Proposal.Id,
                    ["section"] = section.Key,
                    ["revision"] = $"{standing.Proposal.Revision}",
                    ["seen"] = FormMerge.Seen(asked, key => Answers[key]),
                })
                : null);
    }

    private string? NoteOf(FormSection section, SectionStatus status) =>
        status.Blocking > 0 ? words.Counted("section-open", status.Blocking, language)
        : section.Fields.All(f => f.Key == Reasons.Table) && Answers.Rows(Reasons.Table).Count == 0 && Reasons.Of(Answers, standing.Findings, standing.Round.Policy).Count == 0 ? words["no-exceptions", language]
        : null;

    private PageField Scalar(FormField field, string begins)
    {
        var value = Answers[field.Key];
        return Described(field, value, key => Answers[key]) with { Begins = begins.Length > 0 ? begins : null, Count = NonBlank.Length(value) is > 0 and var count ? count : null, Shown = ShownOf(field, value) };
    }

    private PageField Table(FormField table, bool mayEdit)
    {
        var id = standing.Proposal.Id;
        var cells = table.Columns.SelectMany(c => c.Inputs).ToList();
        return new(table.Key, table.Label.In(language), "table")
        {
            Hint = table.Hint?.In(language),
            Required = table.Required ? true : null,
            Columns = [.. table.Columns.Select(c => Described(c, standing.DefaultOf(c), _ => "") with { When = c.When is { } when ? new(when.Field, when.Is) : null })],
            Rows = [.. Answers.Rows(table.Key).Select(row => new PageRow(
                row.Id,
                cells.Where(c => row[c.Key].Length > 0).ToDictionary(c => c.Key, c => row[c.Key]),
                table.Columns.Where(c => ShownOf(c, row[c.Key]) is not null).ToDictionary(c => c.Key, c => ShownOf(c, row[c.Key])!) is { Count: > 0 } shown ? shown : null,
                mayEdit ? FormMerge.Seen(table.Columns, key => row[key]) : null))],
            MaxRows = table.MaxRows,
            RowSave = mayEdit ? new("proposals/row-save", new Dictionary<string, string> { ["proposalId"] = id, ["table"] = table.Key, ["newRow"] = standing.Proposal.NextRowId(table.Key) }) : null,
            RowRemove = mayEdit ? new("proposals/row-remove", new Dictionary<string, string> { ["proposalId"] = id, ["table"] = table.Key }) : null,
        };
    }

    // What a card would draw of it says what can be chosen, what is suggested, and what helps.
    private PageField Described(FormField field, string value, Func<string, string> kept)
    {
        var view = FieldView.Of(field, value, [], said, standing, language, showProblems: false);
        var advised = standing.Round.Policy.AdvisedLengthOf(field);
        var isPerson = view.PersonKey.Length > 0;
        return new(field.Key, field.Label.In(language), KindOf(field, view))
        {
            Hint = (advised is null ? view.Hint : field.Hint?.In(language)) is { Length: > 0 } hint ? hint : null,
            Required = field.Required ? true : null,
            Input = field.Key,
            Max = field.Type is FieldType.Text or FieldType.LongText or FieldType.Phone ? field.MaxLength : null,
            Advised = advised,
            Value = value.Length > 0 ? value : null,
            Choices = view.Choices.Count > 0 && field.Type is FieldType.Choice or FieldType.MultiChoice or FieldType.YesNo ? view.Choices : null,
            Dataset = view.Dataset.Length > 0 ? view.Dataset : null,
            Person = isPerson ? new(view.PersonKey, kept(view.PersonKey), "proposals/teachers") : null,
        };
    }

    private static string KindOf(FormField field, FieldView view) => field.Type switch
    {
        FieldType.LongText => "long",
        FieldType.Number => "number",
        FieldType.Phone => "phone",
        // What is no date would vanish from a date picker.
        FieldType.Date => view.Kind == "date" ? "date" : "line",
        FieldType.YesNo => "yesno",
        FieldType.Choice when view.Choices.Count > 0 || view.Dataset.Length > 0 => "choice",
        FieldType.MultiChoice when view.Choices.Count > 0 || view.Dataset.Length > 0 => "many",
        _ => view.PersonKey.Length > 0 ? "person" : "line",
    };

    private string? ShownOf(FormField field, string value) => value.Length > 0 && said.Read(field, value) is var shown && shown != value ? shown : null;

    private PageFinding Finding(Problem finding)
    {
        var strength = RuleBook.Strength(finding.Code);
        var severity = strength switch
        {
            RuleStrength.Error => "stop",
            RuleStrength.Reason => "ask",
            RuleStrength.Plus => "plus",
            _ => "note",
        };
        var clause = ProblemWords.RuleOf(finding) is { } rule ? new PageClause(rule.Clause, rule.Quote) : null;
        return new(standing.SectionOf(finding)?.Key ?? "", finding.At?.Field, finding.At?.Row, finding.At?.Column, severity, ProposalWords.Problem(finding, language), clause, ReasonFor(finding));
    }

    private PageReason? ReasonFor(Problem finding)
    {
        if (!MayEdit || ReasonDoor.Of([finding], standing, language) is not [var door, ..]) return null;
        var text = Reasons.Of(standing.Proposal.Answers, standing.Findings, standing.Round.Policy).FirstOrDefault(r => r.Rule == door.Rule)?.Text;
        return new(text is { Length: > 0 } ? text : null, new(door.Button, "proposals/reason", new Dictionary<string, string> { ["proposalId"] = standing.Proposal.Id, ["wants"] = door.Rule }));
    }
}
