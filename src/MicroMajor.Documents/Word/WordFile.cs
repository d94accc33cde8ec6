using System.Globalization;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>A Word file: the blocks on their page, the footer with the content code, and what every package has.</summary>
/// <param name="Subject">The id of what it is about, printed at the right of the footer.</param>
/// <param name="Instant">Created and modified, as the file itself says.</param>
internal sealed record WordFile(string Title, string School, string Subject, string ContentCode, DateTimeOffset Instant, bool IsDraft, Page Page, IReadOnlyList<Block> Blocks)
{
    /// <summary>What a draft remembers of itself, in properties of the document; empty for none.</summary>
    public string Imprint { get; init; } = "";

    /// <summary>What stands at the foot of each section, in a file of several programmes; the last is that of the file's own page. Empty for the file's own foot on every page.</summary>
    public IReadOnlyList<Foot> Feet { get; init; } = [];

    /// <summary>It has boxes to tick.</summary>
    public bool HasBoxes { get; init; }

    /// <summary>Where a file is put together before its length is known: one for each thread, used again for the next file.</summary>
    [ThreadStatic]
    private static MemoryStream? t_desk;

    /// <summary>Larger desks are not kept.</summary>
    private const int LargestDesk = 1 << 20;

    public byte[] Bytes() => Bytes(this, static (file, desk) => file.WriteTo(desk));

    /// <summary>What is written, in bytes.</summary>
    public static byte[] Bytes<T>(T state, Action<T, Stream> write)
    {
        var desk = t_desk ??= new MemoryStream(32 * 1024);
        desk.SetLength(0);
        write(state, desk);
        if (desk.Capacity > LargestDesk) t_desk = null;
        return desk.ToArray();
    }

    /// <summary>The file, into a stream that can go back.</summary>
    public void WriteTo(Stream output)
    {
        var frame = Feet.Count > 0 ? PackageFrame.Of(Feet) : PackageFrame.Of(IsDraft, Imprint.Length > 0);
        var zip = new Zip(output);
        foreach (var part in frame.First) zip.Copy(part);
        zip.Write(PackageFrame.Core, this, static (stream, file) => file.CoreProperties(stream));
        if (Imprint.Length > 0) zip.Write(PackageFrame.Custom, this, static (stream, file) => stream.Write(Encoding.UTF8.GetBytes(CustomProperties.Of(file.Imprint))));
        zip.Copy(frame.Relationships);
        zip.Write(PackageFrame.Document, this, static (stream, file) => file.Document(stream));
        zip.Copy(StaticParts.FontTable);
        if (Feet.Count == 0) zip.Write(PackageFrame.Footer, this, static (stream, file) => file.Footer(stream));
        for (var i = 0; i < Feet.Count; i++) zip.Write(PackageFrame.FooterOf(i), (File: this, At: i), static (stream, foot) => foot.File.Footer(stream, foot.At));
        if (frame.HasDrafts) zip.Copy(StaticParts.DraftHeader);
        if (frame.IsMixed) zip.Copy(StaticParts.NoHeader);
        zip.Copy(StaticParts.Settings);
        zip.Copy(StaticParts.Styles);
        zip.Close();
    }

    private void Document(Stream output) => Ink.Part(output, "document", ink => ink.Element("body", () =>
    {
        ink.Blocks(Blocks, end => Section(ink, end.Page, end.Foot));
        Section(ink, Page, Feet.Count > 0 ? Feet.Count - 1 : null);
    }), extended: HasBoxes || Imprint.Length > 0);

    private void Section(Ink ink, Page page, int? foot) => ink.Element("sectPr", () =>
    {
        // Without a header of its own a section would show that of the one before.
        if (foot is { } at && Feet.Any(f => f.IsDraft)) ink.Reference("headerReference", Feet[at].IsDraft ? PackageFrame.DraftHeader : PackageFrame.NoHeader);
        else if (foot is null && IsDraft) ink.Reference("headerReference", "rId5");
        ink.Reference("footerReference", foot is { } own ? PackageFrame.FooterId(own) : "rId4");
        if (page.IsLandscape) ink.Value("pgSz", ("w", Text(page.Width)), ("h", Text(page.Height)), ("orient", "landscape"));
        else ink.Value("pgSz", ("w", Text(page.Width)), ("h", Text(page.Height)));
        ink.Value("pgMar", ("top", Text(page.Top)), ("right", Text(page.Right)), ("bottom", Text(page.Bottom)), ("left", Text(page.Left)), ("header", Text(Measure.Mm(12))), ("footer", Text(Measure.Mm(13))), ("gutter", "0"));
        if (foot is not null) ink.Value("pgNumType", ("start", "1"));
    });

    private void Footer(Stream output) => Ink.Part(output, "ftr", ink => ink.Element("p", () =>
    {
        var style = TextStyle.Footer;
        ink.ParagraphProperties(new(style, "") { Tabs = [(Page.TextWidth / 2, "center"), (Page.TextWidth, "right")] });
        ink.Run(style, "内容码 ");
        ink.Marked(style, Mark.Code, ContentCode);
        ink.Run(style, "\t— ");
        ink.PageNumber(style);
        ink.Run(style, " —\t");
        ink.Marked(style, Mark.Subject, Subject);
    }), firstMark: 900_000);

    // A programme's own code and number; beside them the code of the whole file, found again in the first foot.
    private void Footer(Stream output, int at) => Ink.Part(output, "ftr", ink => ink.Element("p", () =>
    {
        var style = TextStyle.Footer;
        ink.ParagraphProperties(new(style, "") { Tabs = [(Page.TextWidth / 2, "center"), (Page.TextWidth, "right")] });
        ink.Run(style, "内容码 ");
        ink.Volume = Mark.Volume(at + 1);
        ink.Marked(style, Mark.Code, Feet[at].ContentCode);
        ink.Run(style, "　全册 ");
        ink.Volume = "";
        if (at == 0) ink.Marked(style, Mark.Code, ContentCode);
        else ink.Run(style, ContentCode);
        ink.Run(style, "\t— ");
        ink.PageNumber(style);
        ink.Run(style, " —\t");
        ink.Volume = Mark.Volume(at + 1);
        ink.Marked(style, Mark.Subject, Feet[at].Subject);
    }), firstMark: 900_000 + (10 * at));

    internal void CoreProperties(Stream output) => PackageProperties.Write(output, Title, School, ContentCode, Instant);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The foot of a section: what its pages are about.</summary>
/// <param name="IsDraft">Its pages are marked as a draft.</param>
internal sealed record Foot(string ContentCode, string Subject, bool IsDraft);
