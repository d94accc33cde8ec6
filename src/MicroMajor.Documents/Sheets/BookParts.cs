using System.Globalization;
using System.Text;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Sheets;

/// <summary>The parts of a workbook that are the same in many: packed once and copied.</summary>
internal static class BookParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public static readonly byte[] Workbook = "xl/workbook.xml"u8.ToArray();

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private static readonly BookFrame?[] s_frames = new BookFrame?[3];

    /// <summary>What frames a workbook of so many sheets.</summary>
    public static BookFrame Of(int sheets) => s_frames[sheets] ??= Compiled(sheets);

    /// <summary>The looks of <see cref="CellStyle"/>, in its order: fonts by name, thin lines, days and credits as people write them.</summary>
    public static PackedPart Styles { get; } = PackedPart.Of("xl/styles.xml", string.Concat(
        Declaration, $"<styleSheet xmlns=\"{Main}\">",
        """<numFmts count="2"><numFmt numFmtId="164" formatCode="0.##"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>""",
        "<fonts count=\"5\">", Font("宋体", 10), Font("黑体", 12), Font("方正小标宋简体", 18), Font("宋体", 10, bold: true), Font("宋体", 11), "</fonts>",
        """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>""",
        """<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>""",
        """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="12">""",
        Look(0, 0, "vertical=\"center\""),
        Look(0, 1, "vertical=\"center\""),
        Look(0, 2, "horizontal=\"center\" vertical=\"center\""),
        Look(0, 4, "vertical=\"center\""),
        Look(0, 3, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"", border: true, fill: 2),
        Look(0, 0, "vertical=\"center\" wrapText=\"1\"", border: true),
        Look(0, 0, "vertical=\"center\" wrapText=\"1\"", border: true, extra: " quotePrefix=\"1\""),
        Look(1, 0, "horizontal=\"center\" vertical=\"center\"", border: true),
        Look(164, 0, "horizontal=\"center\" vertical=\"center\"", border: true),
        Look(165, 0, "horizontal=\"center\" vertical=\"center\"", border: true),
        Look(0, 3, "vertical=\"center\"", border: true),
        Look(49, 0, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"", border: true),
        """</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""));

    private static BookFrame Compiled(int sheets)
    {
        const string Office = "application/vnd.openxmlformats-officedocument.";
        var types = new StringBuilder(Declaration).Append("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>""");
        void Part(string name, string type) => types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/{name}" ContentType="{type}"/>""");
        Part("docProps/app.xml", Office + "extended-properties+xml");
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Part("xl/workbook.xml", Office + "spreadsheetml.sheet.main+xml");
        Part("xl/styles.xml", Office + "spreadsheetml.styles+xml");
        var related = new StringBuilder();
        for (var i = 1; i <= sheets; i++)
        {
            Part($"xl/worksheets/sheet{i}.xml", Office + "spreadsheetml.worksheet+xml");
            related.Append(Relation(i, $"{Ink.R}/worksheet", $"worksheets/sheet{i}.xml"));
        }

        related.Append(Relation(sheets + 1, $"{Ink.R}/styles", "styles.xml"));
        return new(
        [
            PackedPart.Of("[Content_Types].xml", types.Append("</Types>").ToString()),
            PackedPart.Of("_rels/.rels", Relations(
                Relation(1, $"{Ink.R}/officeDocument", "xl/workbook.xml"),
                Relation(2, $"{Ink.R}/extended-properties", "docProps/app.xml"),
                Relation(3, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))),
            PackedPart.Of("docProps/app.xml", $"""{Declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>MicroMajor Teams App</Application></Properties>"""),
            PackedPart.Of("xl/_rels/workbook.xml.rels", Relations(related.ToString())),
        ]);
    }

    private static string Relations(params string[] relations) => $"""{Declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations)}</Relationships>""";

    private static string Relation(int number, string type, string target) => $"""<Relationship Id="rId{number}" Type="{type}" Target="{target}"/>""";

    private static string Font(string name, int size, bool bold = false) => $"<font>{(bold ? "<b/>" : "")}<sz val=\"{size}\"/><name val=\"{name}\"/><family val=\"3\"/><charset val=\"134\"/></font>";

    private static string Look(int format, int font, string alignment, bool border = false, int fill = 0, string extra = "") =>
        $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{(border ? 1 : 0)}\" xfId=\"0\"{extra} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {alignment}/></xf>";
}

/// <summary>What a workbook says of its own parts.</summary>
internal sealed record BookFrame(IReadOnlyList<PackedPart> First);
