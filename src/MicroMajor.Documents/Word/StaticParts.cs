using System.Globalization;

namespace MicroMajor.Documents.Word;

/// <summary>The parts that are the same in every document: styles, settings, fonts.</summary>
internal static class StaticParts
{
    public static PackedPart Styles { get; } = PackedPart.Of("word/styles.xml", Ink.Part("styles", ink =>
    {
        ink.Element("docDefaults", () =>
        {
            ink.Element("rPrDefault", () => ink.Element("rPr", () =>
            {
                ink.Value("rFonts", ("ascii", Typeface.Latin), ("hAnsi", Typeface.Latin), ("eastAsia", Typeface.FangSong.Name), ("cs", Typeface.Latin));
                ink.Value("sz", 24);
                ink.Value("szCs", 24);
                ink.Value("lang", ("val", "en-US"), ("eastAsia", "zh-CN"), ("bidi", "ar-SA"));
            }));
            // Hanging punctuation would put a full stop beyond the edge of its cell.
            ink.Element("pPrDefault", () => ink.Element("pPr", () =>
            {
                ink.Value("overflowPunct", 0);
                ink.Value("snapToGrid", 0);
            }));
        });
        ink.Element("style", () =>
        {
            ink.Attribute("type", "paragraph");
            ink.Attribute("default", "1");
            ink.Attribute("styleId", "Normal");
            ink.Value("name", "Normal");
            ink.Element("qFormat", () => { });
        });
        ink.Element("style", () =>
        {
            ink.Attribute("type", "table");
            ink.Attribute("default", "1");
            ink.Attribute("styleId", "TableNormal");
            ink.Value("name", "Normal Table");
            ink.Element("tblPr", () => ink.Value("tblInd", ("w", "0"), ("type", "dxa")));
        });
        foreach (var style in TextStyle.All) Write(ink, style);
        ink.Element("style", () =>
        {
            ink.Attribute("type", "table");
            ink.Attribute("customStyle", "1");
            ink.Attribute("styleId", "FormTable");
            ink.Value("name", "表格");
            ink.Value("basedOn", "TableNormal");
            // A frame of 1 pt around lines of half a point, as printed forms have it.
            ink.Element("tblPr", () => ink.Element("tblBorders", () =>
            {
                foreach (var (side, size) in new[] { ("top", "8"), ("left", "8"), ("bottom", "8"), ("right", "8"), ("insideH", "4"), ("insideV", "4") })
                    ink.Value(side, ("val", "single"), ("sz", size), ("space", "0"), ("color", "000000"));
            }));
        });
    }));

    public static PackedPart Settings { get; } = PackedPart.Of("word/settings.xml", Ink.Part("settings", ink =>
    {
        ink.Value("zoom", ("percent", "100"));
        ink.Value("defaultTabStop", 420);
        ink.Value("characterSpacingControl", "compressPunctuation");
        ink.Element("compat", () => ink.Value("compatSetting", ("name", "compatibilityMode"), ("uri", "http://schemas.microsoft.com/office/word"), ("val", "15")));
        ink.Value("themeFontLang", ("val", "en-US"), ("eastAsia", "zh-CN"));
        ink.Value("decimalSymbol", ".");
        ink.Value("listSeparator", ",");
    }));

    public static PackedPart FontTable { get; } = PackedPart.Of("word/fontTable.xml", Ink.Part("fonts", ink =>
    {
        foreach (var face in Typeface.All)
            ink.Element("font", () =>
            {
                ink.Attribute("name", face.Name);
                ink.Value("altName", face.StandIn);
                ink.Value("charset", "86");
                ink.Value("family", face.Family);
                ink.Value("pitch", "variable");
            });
        ink.Element("font", () =>
        {
            ink.Attribute("name", Typeface.Latin);
            ink.Value("charset", "00");
            ink.Value("family", "roman");
            ink.Value("pitch", "variable");
        });
    }));

    /// <summary>What stands on every page of a draft.</summary>
    public const string DraftWords = "草　稿　DRAFT　　未经审定，不作申报材料";

    /// <summary>The header that says it.</summary>
    public static PackedPart DraftHeader { get; } = PackedPart.Of("word/header1.xml", Ink.Part("hdr", ink => ink.Blocks([new Paragraph(TextStyle.Header, DraftWords)])));

    /// <summary>On the pages of final programmes in a file with drafts.</summary>
    public static PackedPart NoHeader { get; } = PackedPart.Of("word/header2.xml", Ink.Part("hdr", ink => ink.Blocks([new Paragraph(TextStyle.Header, "")])));

    private static void Write(Ink ink, TextStyle style) => ink.Element("style", () =>
    {
        ink.Attribute("type", "paragraph");
        if (char.IsAsciiLetter(style.Name[0]) is false) ink.Attribute("customStyle", "1");
        ink.Attribute("styleId", style.Id);
        ink.Value("name", style.Name);
        ink.Value("basedOn", "Normal");
        ink.Element("qFormat", () => { });
        ink.Element("pPr", () =>
        {
            if (style.KeepNext) ink.Element("keepNext", () => { });
            ink.Element("widowControl", () => { });
            if (!style.SpacesFigures)
            {
                ink.Value("autoSpaceDE", 0);
                ink.Value("autoSpaceDN", 0);
            }

            ink.Value("spacing", ("before", Text(style.Before)), ("after", Text(style.After)), ("line", Text(style.Line)), ("lineRule", "exact"));
            if (style.IndentFirstLine) ink.Value("ind", ("firstLineChars", "200"), ("firstLine", Text(style.Size * 20)));
            ink.Value("jc", style.Align);
            if (style.Outline is { } level) ink.Value("outlineLvl", level);
        });
        ink.RunProperties(style);
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
