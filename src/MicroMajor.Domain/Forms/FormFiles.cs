using System.Security.Cryptography;
using System.Text;

namespace MicroMajor.Domain.Forms;

/// <summary>The files that make an edition of the form, as texts.</summary>
/// <param name="Version">The name of the edition, and of its folder.</param>
/// <param name="Words">Empty where the edition has no words of its own.</param>
public sealed record FormFiles(string Version, string Form, string Layout, string Words)
{
    /// <summary>The definition: sections, fields, limits, labels, conditions, tables.</summary>
    public const string FormFile = "form.json";

    /// <summary>What 附件2 shows where.</summary>
    public const string LayoutFile = "annex2.layout.json";

    /// <summary>Labels and sentences in the place of those of the form and of the product; may be left out.</summary>
    public const string WordsFile = "words.json";

    /// <summary>The office's own Word form; null where the document is drawn by the layout.</summary>
    public TemplateFile? Template { get; init; }

    /// <summary>Tells these files from others of the same name: what was checked is what is brought into use.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [Version, Form, Layout, Words, .. Template is { } own ? [own.Told] : Array.Empty<string>()]))))[..16];
}

/// <summary>A folder as it was uploaded: whatever people put into it.</summary>
public sealed record FormFolder(string Version, IReadOnlyList<FormFile> Files);

/// <summary>A file of a folder.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Content">Null where it is too large to be read, or no file of an edition.</param>
public sealed record FormFile(string Name, long Size, ReadOnlyMemory<byte>? Content)
{
    /// <summary>No JSON file of an edition is larger, in bytes.</summary>
    public const int LargestSize = 256 * 1024;

    /// <summary>Is it a file that an edition is made of?</summary>
    public static bool IsKnown(string name) => name is FormFiles.FormFile or FormFiles.LayoutFile or FormFiles.WordsFile or TemplateFile.WordName or TemplateFile.MapName;

    /// <summary>As large as a file of that name may be, in bytes.</summary>
    public static int LargestOf(string name) => name == TemplateFile.WordName ? TemplateFile.LargestSize : LargestSize;
}
