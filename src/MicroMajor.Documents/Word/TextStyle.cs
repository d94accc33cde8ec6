namespace MicroMajor.Documents.Word;

/// <summary>How a paragraph is set: one place for the styles part and for the runs themselves, which repeat font and size because some readers look nowhere else.</summary>
/// <param name="Font">The East Asian face by name; its stand-in is in <see cref="Typeface.All"/>.</param>
/// <param name="Size">Half points.</param>
/// <param name="Line">Exact line height in twentieths of a point.</param>
internal sealed record TextStyle(string Id, string Name, Typeface Font, int Size, int Line)
{
    public string Align { get; init; } = "left";
    public int Before { get; init; }
    public int After { get; init; }
    public bool IndentFirstLine { get; init; }
    public bool KeepNext { get; init; }

    /// <summary>A thin space between Chinese and figures: pleasant in prose, in the way in cells.</summary>
    public bool SpacesFigures { get; init; }

    public int? Outline { get; init; }
    public string? Colour { get; init; }

    // Sizes by their Chinese names: 二号 22 pt, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9.
    public static readonly TextStyle Annex = new("Annex", "附件号", Typeface.Hei, 32, 480) { After = 120 };
    public static readonly TextStyle Title = new("Title", "Title", Typeface.XiaoBiaoSong, 44, 640) { Align = "center", Before = 60, After = 280, Outline = 0 };
    public static readonly TextStyle Heading = new("Heading1", "heading 1", Typeface.Hei, 28, 440) { Before = 240, After = 120, KeepNext = true, Outline = 0 };
    public static readonly TextStyle Caption = new("Caption", "caption", Typeface.Hei, 24, 400) { Align = "center", Before = 200, After = 80, KeepNext = true };
    public static readonly TextStyle Label = new("Label", "表格标签", Typeface.Hei, 24, 400) { Align = "center" };
    public static readonly TextStyle Value = new("Value", "表格内容", Typeface.FangSong, 24, 400);
    public static readonly TextStyle NarrativeLabel = new("NarrativeLabel", "正文标签", Typeface.Hei, 24, 440) { Before = 40, After = 20 };
    public static readonly TextStyle Narrative = new("Narrative", "表内正文", Typeface.FangSong, 24, 440) { Align = "both", IndentFirstLine = true, SpacesFigures = true };
    public static readonly TextStyle ColumnHead = new("ColumnHead", "列标题", Typeface.Hei, 21, 320) { Align = "center" };
    public static readonly TextStyle Cell = new("Cell", "列内容", Typeface.Song, 21, 320);
    public static readonly TextStyle SmallHead = new("SmallHead", "小列标题", Typeface.Hei, 19, 270) { Align = "center" };
    public static readonly TextStyle SmallCell = new("SmallCell", "小列内容", Typeface.Song, 19, 270);
    public static readonly TextStyle Signature = new("Signature1", "签章", Typeface.FangSong, 24, 480) { Align = "right" };
    public static readonly TextStyle Line1 = new("Lines", "填报栏", Typeface.FangSong, 24, 440) { After = 80 };
    public static readonly TextStyle Header = new("Header", "header", Typeface.Hei, 21, 320) { Align = "center", Colour = "7F7F7F" };
    public static readonly TextStyle Footer = new("Footer", "footer", Typeface.Song, 18, 280);

    // 公文 by GB/T 9704: 22 lines of 28 characters. An exact 29 pt would leave room for 21 lines only, 28.95 pt for 22.
    public static readonly TextStyle OfficialTitle = new("OfficialTitle", "公文标题", Typeface.XiaoBiaoSong, 44, 640) { Align = "center", Outline = 0 };
    public static readonly TextStyle OfficialBody = new("OfficialBody", "公文正文", Typeface.FangSong, 32, 579) { Align = "both", IndentFirstLine = true, SpacesFigures = true };
    public static readonly TextStyle OfficialLine = new("OfficialLine", "公文行", Typeface.FangSong, 32, 579);
    public static readonly TextStyle OfficialHeading = new("OfficialHeading", "公文一级标题", Typeface.Hei, 32, 579) { IndentFirstLine = true, KeepNext = true };

    public static IReadOnlyList<TextStyle> All { get; } =
        [Annex, Title, Heading, Caption, Label, Value, NarrativeLabel, Narrative, ColumnHead, Cell, SmallHead, SmallCell, Signature, Line1, Header, Footer, OfficialTitle, OfficialBody, OfficialLine, OfficialHeading];
}

/// <summary>A face by the name that Chinese offices have it under, and what stands in for it where it is not installed.</summary>
internal sealed record Typeface(string Name, string StandIn, string Family)
{
    /// <summary>Letters and figures are set in this beside every Chinese face.</summary>
    public const string Latin = "Times New Roman";

    public static readonly Typeface FangSong = new("仿宋_GB2312", "仿宋", "modern");
    public static readonly Typeface XiaoBiaoSong = new("方正小标宋简体", "华文中宋", "script");
    public static readonly Typeface Hei = new("黑体", "SimHei", "modern");
    public static readonly Typeface Song = new("宋体", "SimSun", "auto");

    public static IReadOnlyList<Typeface> All { get; } = [FangSong, XiaoBiaoSong, Hei, Song];
}
