namespace MicroMajor.Documents.Word;

/// <summary>The markup of a style, which every paragraph and every run repeats: written once, copied from then on.</summary>
/// <param name="Paragraph">How the properties of a paragraph begin.</param>
/// <param name="Run">The properties of a run.</param>
internal sealed record StyleInk(byte[] Paragraph, byte[] Run)
{
    // By reference: comparing styles by value would take longer than the writing.
    private static readonly Dictionary<TextStyle, StyleInk> s_known = new(TextStyle.All.Select(s => KeyValuePair.Create(s, Compiled(s))), ReferenceEqualityComparer.Instance);

    /// <summary>A whole beginning of a paragraph, up to its text.</summary>
    public byte[] Plain { get; } = [.. "<w:p>"u8, .. Paragraph, .. Run, .. "</w:pPr>"u8];

    /// <summary>The same, set in the middle.</summary>
    public byte[] Centred { get; } = [.. "<w:p>"u8, .. Paragraph, .. "<w:jc w:val=\"center\" />"u8, .. Run, .. "</w:pPr>"u8];

    /// <summary>A whole beginning of a run, up to its letters.</summary>
    public byte[] Text { get; } = [.. "<w:r>"u8, .. Run, .. "<w:t xml:space=\"preserve\">"u8];

    /// <summary>The markup; a style made up for one place is set anew.</summary>
    public static StyleInk Of(TextStyle style) => s_known.TryGetValue(style, out var known) ? known : Compiled(style);

    private static StyleInk Compiled(TextStyle style) => new(
        Ink.Piece(ink =>
        {
            ink.Raw("<w:pPr>"u8);
            ink.Value("pStyle", style.Id);
        }),
        Ink.Piece(ink => ink.Element("rPr", () =>
        {
            ink.Value("rFonts", ("hint", "eastAsia"), ("ascii", Typeface.Latin), ("hAnsi", Typeface.Latin), ("eastAsia", style.Font.Name), ("cs", Typeface.Latin));
            if (style.Colour is { } colour) ink.Value("color", colour);
            ink.Value("sz", style.Size);
            ink.Value("szCs", style.Size);
        })));
}
