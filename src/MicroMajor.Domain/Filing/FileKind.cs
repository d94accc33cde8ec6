namespace MicroMajor.Domain.Filing;

/// <summary>What a file is, by its name and by what is in it.</summary>
public enum FileKind
{
    /// <summary>A Word document (docx) that opens.</summary>
    Word,

    /// <summary>An Excel workbook (xlsx) that opens.</summary>
    Workbook,

    /// <summary>A PDF that opens.</summary>
    Pdf,

    /// <summary>A Word or Excel file with programs in it (docm, xlsm).</summary>
    Macros,

    /// <summary>A Word, Excel or PowerPoint file of before 2007 (doc, xls, ppt).</summary>
    OldOffice,

    /// <summary>A Word or Excel file behind a password.</summary>
    Locked,

    /// <summary>An archive (压缩包): zip, rar, 7z, tar, gz, … A docx and an xlsx are zip files as well, and are none.</summary>
    Archive,

    /// <summary>It calls itself docx, xlsx or pdf, and does not open as one.</summary>
    Broken,

    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What the notice wants of a file (clause 五.3).</summary>
public static class ElectronicFile
{
    /// <summary>S-06 for an archive, S-03 for what is no electronic document that opens; null when there is nothing to say.</summary>
    public static Problem? Fault(string name, FileKind kind) => kind switch
    {
        FileKind.Word or FileKind.Workbook or FileKind.Pdf => null,
        FileKind.Archive => new("S-06", Facts.Of(("file", name))),
        _ => new($"S-03-{Side(kind)}", Facts.Of(("file", name))),
    };

    private static string Side(FileKind kind) => kind switch
    {
        FileKind.Macros => "macros",
        FileKind.OldOffice => "old",
        FileKind.Locked => "locked",
        FileKind.Broken => "broken",
        FileKind.Empty => "empty",
        _ => "other",
    };
}
