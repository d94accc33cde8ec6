namespace MicroMajor.Documents.Word;

// Tables: the grid, the rows, the cells.
internal sealed partial class Ink
{
    private void Write(Table table)
    {
        NewGrid();
        foreach (var row in table.Rows)
        {
            var place = 0;
            foreach (var cell in row.Cells) Edge(place += cell.Width);
        }

        OpenTable(table.Caption, table.Padding);
        for (var i = 0; i < table.Rows.Count;)
        {
            if (table.Rows[i].Repeats is not { } name)
            {
                Write(table.Rows[i++]);
                continue;
            }

            var run = table.Rows.Skip(i).TakeWhile(r => r.Repeats == name).ToList();
            Repeating(name, run);
            i += run.Count;
        }

        CloseTable();
    }

    /// <summary>Begins the grid of the next table: the union of the edges of all its cells, which it names before its rows.</summary>
    public void NewGrid()
    {
        edges.Clear();
        edges.Add(0);
    }

    /// <summary>Where a cell of the next table ends.</summary>
    public void Edge(int place)
    {
        var known = edges.BinarySearch(place);
        if (known < 0) edges.Insert(~known, place);
    }

    public void OpenTable(string caption, int padding)
    {
        Raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"FormTable\" /><w:tblW w:w=\""u8);
        xml.Number(edges[^1]);
        xml.Raw("\" w:type=\"dxa\" /><w:jc w:val=\"center\" /><w:tblLayout w:type=\"fixed\" /><w:tblCellMar>"u8);
        Margin("<w:top"u8, Measure.Mm(0.5));
        Margin("<w:left"u8, padding);
        Margin("<w:bottom"u8, Measure.Mm(0.5));
        Margin("<w:right"u8, padding);
        xml.Raw("</w:tblCellMar><w:tblLook w:val=\"0000\" /><w:tblCaption w:val=\""u8);
        xml.Value(caption);
        xml.Raw("\" /></w:tblPr><w:tblGrid>"u8);
        for (var i = 1; i < edges.Count; i++)
        {
            xml.Raw("<w:gridCol w:w=\""u8);
            xml.Number(edges[i] - edges[i - 1]);
            xml.Raw("\" />"u8);
        }

        xml.Raw("</w:tblGrid>"u8);
    }

    public void CloseTable() => Raw("</w:tbl>"u8);

    private void Write(TableRow row)
    {
        OpenRow(row.MinHeight, row.MaySplit, row.IsHeader);
        foreach (var cell in row.Cells)
        {
            OpenCell(cell.Width, cell.Merge, cell.Open, cell.VerticalAlign);
            foreach (var paragraph in cell.Paragraphs) Write(paragraph);
            CloseCell();
        }

        CloseRow();
    }

    public void OpenRow(int minHeight = TableRow.Height, bool maySplit = false, bool isHeader = false)
    {
        Raw("<w:tr><w:trPr>"u8);
        if (!maySplit) xml.Raw("<w:cantSplit />"u8);
        xml.Raw("<w:trHeight w:val=\""u8);
        xml.Number(minHeight);
        xml.Raw("\" w:hRule=\"atLeast\" />"u8);
        if (isHeader) xml.Raw("<w:tblHeader />"u8);
        xml.Raw("</w:trPr>"u8);
        (at, edge) = (0, 0);
    }

    public void CloseRow() => Raw("</w:tr>"u8);

    /// <summary>A cell with one paragraph.</summary>
    public void Cell(int width, TextStyle style, ReadOnlySpan<char> text, string? mark = null, string? align = null, bool keepNext = false)
    {
        OpenCell(width);
        Paragraph(style, text, mark, align, keepNext);
        CloseCell();
    }

    public void OpenCell(int width, string? merge = null, string? without = null, string verticalAlign = "center")
    {
        Raw("<w:tc><w:tcPr><w:tcW w:w=\""u8);
        xml.Number(width);
        var from = edge;
        for (at += width; edges[edge] < at;) edge++;
        if (edge - from == 1 && merge is null && without is null && verticalAlign == "center")
        {
            xml.Raw("\" w:type=\"dxa\" /><w:vAlign w:val=\"center\" /></w:tcPr>"u8);
            return;
        }

        xml.Raw("\" w:type=\"dxa\" />"u8);
        if (edge - from > 1)
        {
            xml.Raw("<w:gridSpan w:val=\""u8);
            xml.Number(edge - from);
            xml.Raw("\" />"u8);
        }

        if (merge is not null) Value("vMerge", merge);
        if (without is not null)
        {
            Start("tcBorders");
            Value(without, "nil");
            End("tcBorders");
        }

        Raw("<w:vAlign w:val=\""u8);
        xml.Value(verticalAlign);
        xml.Raw("\" /></w:tcPr>"u8);
    }

    public void CloseCell() => Raw("</w:tc>"u8);

    private void Margin(ReadOnlySpan<byte> side, int width)
    {
        xml.Raw(side);
        xml.Raw(" w:w=\""u8);
        xml.Number(width);
        xml.Raw("\" w:type=\"dxa\" />"u8);
    }
}
