namespace MicroMajor.Documents.Word;

/// <summary>What stands on a page, top to bottom.</summary>
internal abstract record Block;

/// <summary>A paragraph. A text of several lines becomes as many paragraphs.</summary>
/// <param name="Mark">The bookmark around the text, by which it is found again; null for words of the form itself.</param>
internal sealed record Paragraph(TextStyle Style, string Text, string? Mark = null) : Block
{
    public string? Align { get; init; }
    public bool KeepNext { get; init; }
    public bool PageBreakBefore { get; init; }

    /// <summary>From the right edge, in twips.</summary>
    public int Right { get; init; }

    /// <summary>The content control around the text: it stands in one paragraph then, its lines broken inside.</summary>
    public Control? Control { get; init; }

    /// <summary>Tab stops: place in twips, and left, center or right.</summary>
    public IReadOnlyList<(int At, string Kind)> Tabs { get; init; } = [];
}

/// <summary>What draws itself: for pages of many cells, which then need not all be there before the first is written.</summary>
internal sealed record Drawing(Action<Ink> Draw) : Block;

/// <summary>A table whose rows may be divided each in its own way; the grid is the union of their edges.</summary>
internal sealed record Table(string Caption, IReadOnlyList<TableRow> Rows) : Block
{
    public static readonly int UsualPadding = Measure.Mm(1.9);

    /// <summary>Padding left and right, in twips.</summary>
    public int Padding { get; init; } = UsualPadding;
}

/// <summary>A row: header rows repeat on every page, rows that may split let long texts run on.</summary>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    /// <summary>As high as a row is at least.</summary>
    public const int Height = 480;

    public bool IsHeader { get; init; }

    /// <summary>The repeating section that the row is an item of, together with its neighbours of the same name.</summary>
    public string? Repeats { get; init; }
    public bool MaySplit { get; init; }
    public int MinHeight { get; init; } = Height;
}

/// <summary>A cell.</summary>
/// <param name="Width">Twips.</param>
internal sealed record TableCell(int Width, params IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>Null, or restart and continue of a cell that reaches down over several rows.</summary>
    public string? Merge { get; init; }

    /// <summary>The side without a line: top or bottom.</summary>
    public string? Open { get; init; }

    public string VerticalAlign { get; init; } = "center";
}

/// <summary>Lengths in twips (twentieths of a point).</summary>
internal static class Measure
{
    public static int Mm(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4, MidpointRounding.AwayFromZero);

    /// <summary>The width of a line of text at a size in half points: a Chinese character is as wide as its size, a Latin one half of it.</summary>
    public static int Text(ReadOnlySpan<char> text, int size)
    {
        var halves = 0;
        foreach (var letter in text) halves += letter < 0x2000 ? 1 : char.IsLowSurrogate(letter) ? 0 : 2;
        return halves * size * 5;
    }
}
