using MicroMajor.Domain;
using MicroMajor.Domain.Rounds;

namespace MicroMajor.Documents.Sheets;

/// <summary>The tables of a file that somebody sent, or of a text that they pasted. What the bytes are decides, not what the file is called.</summary>
public static class SheetFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The visible sheets of a workbook, or the one table of a text; refused when it is neither.</summary>
    public static Outcome<IReadOnlyList<Sheet>> Read(string name, byte[] bytes)
    {
        if (bytes.Length > LargestFile) return new Problem("file-too-large", Facts.Of(("limit", $"{LargestFile / 1024 / 1024}")));
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return Workbook.Read(name, bytes);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return new Problem(Workbook.IsEncrypted(bytes) ? "sheet-password" : "sheet-old");
        if (bytes.AsSpan().StartsWith("%PDF"u8)) return new Problem("sheet-no-table");
        return PlainText.Of(bytes) is { } text ? One(DelimitedText.Read(name, text)) : new Problem("sheet-encoding");
    }

    /// <summary>The table of a pasted text: from Excel and Word with tabs between the cells, or typed with commas or 、.</summary>
    public static Outcome<Sheet> Pasted(string text) => DelimitedText.Read("", text);

    private static Outcome<IReadOnlyList<Sheet>> One(Outcome<Sheet> sheet) =>
        sheet.IsDone ? Outcome<IReadOnlyList<Sheet>>.Done([sheet.Value]) : Outcome<IReadOnlyList<Sheet>>.Refused(sheet.Problems);
}
