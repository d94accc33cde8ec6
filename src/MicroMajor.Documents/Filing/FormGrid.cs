using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Filing;

/// <summary>Sets the items of a section into tables: one that runs on, broken only by tables that stand by themselves.</summary>
internal sealed class FormGrid(Ink ink, PrintedForm form)
{
    /// <summary>Between the margins of the form.</summary>
    public static readonly int Width = Page.Form.TextWidth;

    private static readonly int LabelWidth = Measure.Mm(34);
    private static readonly int Padding = Table.UsualPadding;
    private static readonly int StatementWidth = Measure.Mm(20);
    private static readonly int PairWidth = Width / 2;

    // A table names its grid before its rows, so the rows are chosen first and drawn then.
    private readonly List<FormRow> chosen = new(32);

    /// <summary>A row that was chosen.</summary>
    /// <param name="Item">Its place in the layout.</param>
    /// <param name="Beside">The second field of a pair that stands side by side.</param>
    /// <param name="Columns">Of a table inside.</param>
    private readonly record struct FormRow(PrintedItem Item, FilingField Field, string Label, FilingField? Beside = null, string BesideLabel = "", PrintedColumn[]? Columns = null);

    public void Draw(PrintedSection section)
    {
        foreach (var item in section.Items)
        {
            if (!IsPrinted(item)) continue;
            if (item is not Standing standing)
            {
                Choose(item);
                continue;
            }

            DrawChosen(section.Heading);
            var field = form[standing.Key]!;
            ink.Paragraph(TextStyle.Caption, field.Label);
            StandingTable.Draw(ink, standing, field);
        }

        DrawChosen(section.Heading);
    }

    private bool IsPrinted(PrintedItem item)
    {
        if (item is Inset { IsSpare: true }) return form[item.Keys[0]]?.Table is { Rows.Count: > 0 };
        for (var i = 0; i < item.Keys.Count; i++)
            if (form[item.Keys[i]] is not null) return true;
        return false;
    }

    private void Choose(PrintedItem item)
    {
        switch (item)
        {
            case Pair { Left: var left, Right: var right } pair when form[left] is { } a && form[right] is { } b:
                if (!IsLong(a) && !IsLong(b))
                {
                    chosen.Add(new(item, a, pair.LeftLabel, b, pair.RightLabel));
                    break;
                }

                chosen.Add(new(item, a, pair.LeftLabel));
                chosen.Add(new(item, b, pair.RightLabel));
                break;
            case Pair pair:
                chosen.Add(form[pair.Left] is { } only ? new(item, only, pair.LeftLabel) : new(item, form[pair.Right]!, pair.RightLabel));
                break;
            case Wide wide:
                chosen.Add(new(item, form[wide.Key]!, wide.Label));
                break;
            case Inset inset:
                var field = form[inset.Key]!;
                chosen.Add(new(item, field, "", Columns: Columns.Of(inset.Columns, field.Table!, Width - LabelWidth)));
                break;
            default:
                chosen.Add(new(item, form[item.Keys[0]]!, ""));
                break;
        }
    }

    private void DrawChosen(string caption)
    {
        if (chosen.Count == 0) return;
        ink.NewGrid();
        foreach (var row in chosen) Edges(row);
        ink.OpenTable(caption, Padding);
        foreach (var row in chosen) Draw(row);
        ink.CloseTable();
        chosen.Clear();
    }

    private void Edges(FormRow row)
    {
        ink.Edge(Width);
        if (row.Item is Narrative) return;
        ink.Edge(row.Item is Statement ? Width - StatementWidth : LabelWidth);
        if (row.Columns is { } columns) Columns.Edges(ink, columns, LabelWidth);
        if (row.Beside is null) return;
        ink.Edge(PairWidth);
        ink.Edge(PairWidth + LabelWidth);
    }

    private void Draw(FormRow row)
    {
        switch (row.Item)
        {
            case Narrative:
                DrawNarrative(row.Field);
                break;
            case Statement:
                ink.OpenRow();
                ink.Cell(Width - StatementWidth, TextStyle.Value, row.Field.Label);
                ink.Cell(StatementWidth, TextStyle.Value, row.Field.Text, Mark.Field(row.Field.Key), "center");
                ink.CloseRow();
                break;
            case Inset:
                DrawInset(row.Field, row.Columns!);
                break;
            default:
                ink.OpenRow(maySplit: row.Beside is null && row.Field.Text.Length > 200);
                DrawValue(row.Field, row.Label, row.Beside is null ? Width : PairWidth);
                if (row.Beside is { } beside) DrawValue(beside, row.BesideLabel, Width - PairWidth);
                ink.CloseRow();
                break;
        }
    }

    // The label is a row of its own, kept with the text by a row that may not end a page; no line between the two.
    private void DrawNarrative(FilingField field)
    {
        ink.OpenRow(minHeight: 440);
        ink.OpenCell(Width, without: "bottom");
        ink.Paragraph(TextStyle.NarrativeLabel, field.Label, keepNext: true);
        ink.CloseCell();
        ink.CloseRow();
        ink.OpenRow(Measure.Mm(13), maySplit: true);
        ink.OpenCell(Width, without: "top", verticalAlign: "top");
        ink.Paragraph(TextStyle.Narrative, field.Text, Mark.Field(field.Key));
        ink.CloseCell();
        ink.CloseRow();
    }

    private void DrawInset(FilingField field, PrintedColumn[] columns)
    {
        ink.OpenRow(minHeight: 400);
        Reaching("restart", field.Label);
        foreach (var column in columns) column.Head(ink, field.Key, TextStyle.ColumnHead, Padding);
        ink.CloseRow();
        var rows = field.Table!.Rows;
        for (var i = 0; i < Math.Max(1, rows.Count); i++)
        {
            ink.OpenRow(minHeight: 400);
            Reaching("continue", "");
            foreach (var column in columns) column.Cell(ink, rows.Count > 0 ? rows[i] : [], TextStyle.Cell, Padding);
            ink.CloseRow();
        }
    }

    // The label's cell reaches down over all rows of the table inside.
    private void Reaching(string merge, string label)
    {
        ink.OpenCell(LabelWidth, merge);
        ink.Paragraph(TextStyle.Label, label);
        ink.CloseCell();
    }

    // What fits on one line stands in the middle of its cell; a text of several lines begins at the left.
    private void DrawValue(FilingField field, string label, int width)
    {
        ink.Cell(LabelWidth, TextStyle.Label, label.Length > 0 ? label : field.Label);
        var fits = !field.Text.Contains('\n') && Measure.Text(field.Text, TextStyle.Value.Size) <= width - LabelWidth - (2 * Padding);
        ink.Cell(width - LabelWidth, TextStyle.Value, field.Text, Mark.Field(field.Key), fits ? "center" : null);
    }

    // More than three lines of half a page's width look better as two of the whole.
    private static bool IsLong(FilingField field) => Measure.Text(field.Text, TextStyle.Value.Size) > 3 * (PairWidth - LabelWidth - (2 * Padding));
}
