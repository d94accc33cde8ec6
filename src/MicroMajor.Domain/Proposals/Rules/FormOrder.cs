namespace MicroMajor.Domain.Proposals.Rules;

/// <summary>Where a finding stands in the form, so that a person can work through the list from top to bottom.</summary>
internal sealed class FormOrder(RuleContext context)
{
    private readonly List<FormField> fields = [.. context.Form.Fields];

    public int Field(Problem problem) => problem.At is { } at && fields.FindIndex(f => f.Key == at.Field) is >= 0 and var index ? index : int.MaxValue;

    // What is about the table stands before what is about its rows.
    public int Row(Problem problem) => problem.At is { Row: { } row } at ? context.Answers.Rows(at.Field).TakeWhile(r => r.Id != row).Count() : -1;

    public int Column(Problem problem) =>
        problem.At is { Column: { } column } at && fields.FirstOrDefault(f => f.Key == at.Field) is { } table
            ? table.Columns.TakeWhile(c => c.Key != column).Count()
            : -1;
}
