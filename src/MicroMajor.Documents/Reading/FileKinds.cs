using System.Text;
using System.Xml.Linq;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>Tells what a file is: by its signature, and by its name where the two could disagree. It never throws, whatever the bytes.</summary>
public static class FileKinds
{
    /// <summary>The endings of archives.</summary>
    public static IReadOnlySet<string> ArchiveEndings { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".zip", ".zipx", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".lz", ".lzma", ".zst", ".tzst", ".z", ".cab", ".iso", ".lzh", ".lha", ".arj", ".ace", ".wim", ".jar",
    };

    private const string TypesPart = "[Content_Types].xml";
    private const string TypesNamespace = "{http://schemas.openxmlformats.org/package/2006/content-types}";
    private const string RelationsNamespace = "{http://schemas.openxmlformats.org/package/2006/relationships}";
    private const int TarMark = 257;
    private const int IsoMark = 0x8001;

    private static readonly PackageLimits s_limits = new(LargestTotal: 200_000_000, LargestPart: 40_000_000, Deepest: 200, MostElements: 2_000_000);

    // What an archive begins with, or has at a fixed place.
    private static readonly (int At, byte[] Mark)[] s_archives =
    [
        (0, [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]), (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (0, [0x1F, 0x8B]), (0, [0x1F, 0x9D]), (0, [0x1F, 0xA0]), (0, "BZh"u8.ToArray()),
        (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), (0, [0x28, 0xB5, 0x2F, 0xFD]), (0, "LZIP"u8.ToArray()), (0, "MSCF"u8.ToArray()), (0, "MSWIM"u8.ToArray()), (0, [0x60, 0xEA]),
        (7, "**ACE**"u8.ToArray()), (TarMark, "ustar"u8.ToArray()), (IsoMark, "CD001"u8.ToArray()), (2, "-lh"u8.ToArray()), (2, "-lz"u8.ToArray()),
    ];

    /// <summary>The kind of the file with that name and content.</summary>
    public static FileKind Of(string name, byte[] bytes)
    {
        var ending = EndingOf(name);
        if (bytes.Length == 0) return FileKind.Empty;
        if (ArchiveEndings.Contains(ending)) return FileKind.Archive;
        if (IsZip(bytes)) return OfZip(ending, bytes);
        if (Begins(bytes, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return IsLocked(bytes) ? FileKind.Locked : FileKind.OldOffice;
        if (Begins(bytes, "%PDF-"u8)) return ending == ".pdf" ? OfPdf(bytes) : FileKind.Other;
        if (s_archives.Any(a => bytes.Length >= a.At + a.Mark.Length && bytes.AsSpan(a.At, a.Mark.Length).SequenceEqual(a.Mark))) return FileKind.Archive;
        return ending is ".docx" or ".xlsx" or ".pdf" ? FileKind.Broken : FileKind.Other;
    }

    private static bool IsZip(byte[] bytes) => Begins(bytes, "PK\u0003\u0004"u8) || Begins(bytes, "PK\u0005\u0006"u8) || Begins(bytes, "PK\u0007\u0008"u8);

    // A docx and an xlsx are zip files whose list of contents names a main part; any other zip file is an archive, whatever it is called.
    private static FileKind OfZip(string ending, byte[] bytes)
    {
        try
        {
            using var package = new OutsidePackage(bytes, s_limits);
            if (!package.Has(TypesPart)) return FileKind.Archive;
            if (package.IsUnreasonable || package.HasTwins || !package.IsSmall) return FileKind.Broken;
            var types = package.Part(TypesPart)!;
            if (package.HasMacros(types)) return FileKind.Macros;
            if (MainPart(package, types) is not { } main) return ending is ".docx" or ".xlsx" ? FileKind.Broken : FileKind.Other;
            if (package.Part(main.Path) is null) return FileKind.Broken;
            return (main.Kind, ending) switch
            {
                (FileKind.Word, ".docx") or (FileKind.Workbook, ".xlsx") => main.Kind,
                // The program that its name promises would not open it.
                (_, ".docx" or ".xlsx" or ".pdf") => FileKind.Broken,
                _ => FileKind.Other,
            };
        }
        catch (Exception error) when (OutsidePackage.IsDamage(error))
        {
            // What is called a document and broke off on its way is no archive; a volume of a split archive is.
            return ending is ".docx" or ".xlsx" ? FileKind.Broken : FileKind.Archive;
        }
    }

    // The part that the package opens with; its kind stands beside its name, or beside its extension.
    private static (FileKind Kind, string Path)? MainPart(OutsidePackage package, XElement types)
    {
        var main = package.Part("_rels/.rels")?.Elements(RelationsNamespace + "Relationship").FirstOrDefault(r => ((string?)r.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) == true);
        if (((string?)main?.Attribute("Target"))?.TrimStart('/') is not { } path) return null;
        var type = types.Elements(TypesNamespace + "Override").FirstOrDefault(o => string.Equals((string?)o.Attribute("PartName"), $"/{path}", StringComparison.OrdinalIgnoreCase))
            ?? types.Elements(TypesNamespace + "Default").FirstOrDefault(d => path.EndsWith($".{(string?)d.Attribute("Extension")}", StringComparison.OrdinalIgnoreCase));
        return (string?)type?.Attribute("ContentType") switch
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" => (FileKind.Word, path),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" => (FileKind.Workbook, path),
            _ => null,
        };
    }

    // Office wraps what has a password into a file of the old kind, with an entry of this name (MS-OFFCRYPTO 2.3.4).
    private static bool IsLocked(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static FileKind OfPdf(byte[] bytes)
    {
        var end = bytes.AsSpan(Math.Max(0, bytes.Length - 2048));
        return end.IndexOf("startxref"u8) >= 0 && end.IndexOf("%%EOF"u8) >= 0 ? FileKind.Pdf : FileKind.Broken;
    }

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);

#pragma warning disable CA1308 // An extension is written in small letters.
    private static string EndingOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[dot..].Trim().ToLowerInvariant() : "";
#pragma warning restore CA1308
}
