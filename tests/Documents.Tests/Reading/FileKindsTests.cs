using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class FileKindsTests
{
    private static readonly byte[] s_docx = FilingForm.Write(Programmes.Minimal);

    [Fact]
    public void A_docx_and_an_xlsx_are_zip_files_and_no_archives()
    {
        Assert.Equal(FileKind.Word, FileKinds.Of("附件2.docx", s_docx));
        Assert.Equal(FileKind.Word, FileKinds.Of("附件2.DOCX", s_docx));
        Assert.Equal(FileKind.Workbook, FileKinds.Of("附件3.xlsx", Workbook()));
        Assert.Equal(FileKind.Word, FileKinds.Of("sdk.docx", Word(WordprocessingDocumentType.Document)));
    }

    [Theory]
    [InlineData("材料.zip")]
    [InlineData("材料.docx")]
    [InlineData("材料.xlsx")]
    [InlineData("材料.pdf")]
    [InlineData("材料")]
    public void A_zip_file_is_an_archive_whatever_it_is_called(string name) =>
        Assert.Equal(FileKind.Archive, FileKinds.Of(name, Zip(("附件2.docx", s_docx), ("附件3.xlsx", Workbook()))));

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.rar")]
    [InlineData("a.7Z")]
    [InlineData("a.tar.gz")]
    [InlineData("a.zst")]
    public void What_calls_itself_an_archive_is_taken_for_one(string name) => Assert.Equal(FileKind.Archive, FileKinds.Of(name, s_docx));

    public static TheoryData<string, byte[]> Archives => new()
    {
        { "rar 4", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00] },
        { "rar 5", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00] },
        { "7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0x00, 0x04] },
        { "gz", Packed(s => new GZipStream(s, CompressionLevel.Fastest)) },
        { "bz2", "BZh91AY&SY"u8.ToArray() },
        { "xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00] },
        { "zst", [0x28, 0xB5, 0x2F, 0xFD, 0x04] },
        { "cab", "MSCF\0\0\0\0"u8.ToArray() },
        { "compress", [0x1F, 0x9D, 0x90] },
        { "lzip", "LZIP\u0001"u8.ToArray() },
        { "tar", At(257, "ustar\0"u8) },
        { "iso", At(0x8001, "CD001"u8) },
        { "lzh", At(2, "-lh5-"u8) },
        { "ace", At(7, "**ACE**"u8) },
        { "empty zip", "PK\u0005\u0006"u8.ToArray().Concat(new byte[18]).ToArray() },
        { "a volume of a split zip", "PK\u0007\u0008PK\u0003\u0004 and so on"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Archives))]
    public void An_archive_is_told_by_what_it_begins_with(string kind, byte[] bytes) => Assert.Equal((kind, FileKind.Archive), (kind, FileKinds.Of("附件2.bin", bytes)));

    [Fact]
    public void A_tar_of_this_machine_is_one()
    {
        using var bytes = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "附件2.docx") { DataStream = new MemoryStream(s_docx) });
        Assert.Equal(FileKind.Archive, FileKinds.Of("附件2.docx", bytes.ToArray()));
    }

    [Fact]
    public void Files_with_programs_behind_passwords_and_of_the_old_kind_are_named_as_such()
    {
        Assert.Equal(FileKind.Macros, FileKinds.Of("a.docm", Word(WordprocessingDocumentType.MacroEnabledDocument)));
        Assert.Equal(FileKind.Macros, FileKinds.Of("renamed.docx", Word(WordprocessingDocumentType.MacroEnabledDocument)));
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(FileKind.OldOffice, FileKinds.Of("a.doc", old));
        Assert.Equal(FileKind.OldOffice, FileKinds.Of("renamed.docx", old));
        Assert.Equal(FileKind.Locked, FileKinds.Of("a.docx", [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
    }

    [Fact]
    public void What_does_not_open_as_it_promises_is_broken()
    {
        Assert.Equal(FileKind.Broken, FileKinds.Of("half.docx", s_docx[..(s_docx.Length / 2)]));
        Assert.Equal(FileKind.Broken, FileKinds.Of("a.docx", "这不是 Word"u8.ToArray()));
        Assert.Equal(FileKind.Broken, FileKinds.Of("a.xlsx", s_docx));
        Assert.Equal(FileKind.Broken, FileKinds.Of("a.pdf", s_docx));
        Assert.Equal(FileKind.Broken, FileKinds.Of("without its main part.docx", Zip(("[Content_Types].xml", Part(s_docx, "[Content_Types].xml")))));
        Assert.Equal(FileKind.Broken, FileKinds.Of("with a broken list of parts.docx", Zip(("[Content_Types].xml", "<Types"u8.ToArray()))));
        Assert.Equal(FileKind.Empty, FileKinds.Of("a.docx", []));
    }

    [Fact]
    public void A_pdf_has_a_beginning_and_an_end()
    {
        Assert.Equal(FileKind.Pdf, FileKinds.Of("a.pdf", "%PDF-1.7\n…\nstartxref\n9\n%%EOF\n"u8.ToArray()));
        Assert.Equal(FileKind.Broken, FileKinds.Of("a.pdf", "%PDF-1.7\n…"u8.ToArray()));
        Assert.Equal(FileKind.Other, FileKinds.Of("a.docx", "%PDF-1.7\n…\nstartxref\n9\n%%EOF\n"u8.ToArray()));
    }

    [Fact]
    public void Other_packages_and_texts_are_something_else()
    {
        Assert.Equal(FileKind.Other, FileKinds.Of("a.txt", "附件2"u8.ToArray()));
        Assert.Equal(FileKind.Other, FileKinds.Of("附件2", s_docx));
        Assert.Equal(FileKind.Other, FileKinds.Of("template.dotx", Word(WordprocessingDocumentType.Template)));
    }

    [Fact]
    public void A_bomb_and_a_thousand_random_files_are_told_without_an_error()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = s_docx.ToArray();
            for (var n = 0; n < 20; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.True(Enum.IsDefined(FileKinds.Of("a.docx", bytes[..random.Next(bytes.Length)])));
        }

        Assert.NotEqual(FileKind.Word, FileKinds.Of("bomb.docx", Zip(("[Content_Types].xml", Part(s_docx, "[Content_Types].xml")), ("word/document.xml", new byte[100_000_000]))));
    }

    private static byte[] Word(WordprocessingDocumentType type)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, type))
            document.AddMainDocumentPart().Document = new(new DocumentFormat.OpenXml.Wordprocessing.Body());
        return bytes.ToArray();
    }

    private static byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook)) document.AddWorkbookPart().Workbook = new(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    private static byte[] Part(byte[] package, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var part = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        using var bytes = new MemoryStream();
        using (var packed = pack(bytes)) packed.Write(s_docx);
        return bytes.ToArray();
    }

    private static byte[] At(int place, ReadOnlySpan<byte> mark) => [.. new byte[place], .. mark, .. new byte[50]];
}
