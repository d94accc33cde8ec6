namespace MicroMajor.Documents.Word;

/// <summary>The paper and its margins, in twips.</summary>
internal sealed record Page(int Width, int Height, int Top, int Bottom, int Left, int Right, bool IsLandscape)
{
    /// <summary>A4 upright for the form.</summary>
    public static readonly Page Form = new(11906, 16838, Measure.Mm(25), Measure.Mm(24), Measure.Mm(25), Measure.Mm(25), false);

    /// <summary>A4 on its side for the summary.</summary>
    public static readonly Page Summary = new(16838, 11906, Measure.Mm(20), Measure.Mm(20), Measure.Mm(20), Measure.Mm(20), true);

    /// <summary>A4 upright by GB/T 9704: 156 by 225 mm of text.</summary>
    public static readonly Page Official = new(11906, 16838, Measure.Mm(37), Measure.Mm(35), Measure.Mm(28), Measure.Mm(26), false);

    /// <summary>A3 on its side for the summary with all columns.</summary>
    public static readonly Page FullSummary = new(23811, 16838, Measure.Mm(20), Measure.Mm(20), Measure.Mm(15), Measure.Mm(15), true);

    /// <summary>Between the margins.</summary>
    public int TextWidth => Width - Left - Right;
}
