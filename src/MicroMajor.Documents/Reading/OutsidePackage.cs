using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// A file of Word or Excel from outside, as the zip of parts that it is: its parts are limited before and while they are unpacked, there
/// is no DTD, and nothing that it refers to is ever fetched.
/// </summary>
internal sealed class OutsidePackage(byte[] bytes, PackageLimits limits) : IDisposable
{
    private const int MostEntries = 2_000;
    private const int GreatestRatio = 150;
    private const int Telling = 1024 * 1024;

    private readonly ZipArchive zip = new(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);

    /// <summary>More parts, or more in them, than any document has.</summary>
    public bool IsUnreasonable => zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > limits.LargestTotal;

    /// <summary>Two parts of one name: one part to one reader, and the other to the next.</summary>
    public bool HasTwins => zip.Entries.DistinctBy(e => e.FullName.ToUpperInvariant()).Count() < zip.Entries.Count;

    /// <summary>Is every part of a size that is read?</summary>
    public bool IsSmall => zip.Entries.All(Small);

    /// <summary>Whether these errors mean that the file is damaged.</summary>
    public static bool IsDamage(Exception error) =>
        error is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or ArgumentException or OverflowException;

    /// <summary>Is there such a part?</summary>
    public bool Has(string path) => zip.GetEntry(path) is not null;

    /// <summary>Is this part, if there is one, of a size that is read? That is what it says of itself; what it really is, is counted while it is read.</summary>
    public bool IsSmallAt(string path) => zip.GetEntry(path) is not { } entry || Small(entry);

    /// <summary>Does it carry programs, by the names of its parts or by its list of their kinds?</summary>
    public bool HasMacros(XElement types) =>
        zip.Entries.Any(e => e.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase))
        || types.DescendantsAndSelf().Attributes().Any(a => a.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || a.Value.Contains("vbaProject", StringComparison.OrdinalIgnoreCase));

    /// <summary>The part as XML; null when there is none.</summary>
    public XElement? Part(string path)
    {
        if (zip.GetEntry(path) is not { } entry) return null;
        using var stream = entry.Open();
        return Read(stream, limits);
    }

    /// <summary>XML from outside.</summary>
    public static XElement Read(Stream part, PackageLimits limits)
    {
        using var stream = new LimitedStream(part, limits.LargestPart);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.LargestPart,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        using var counted = new CountedReader(reader, limits.Deepest, limits.MostElements);
        return XDocument.Load(counted).Root ?? throw new XmlException("There is no root.");
    }

    public void Dispose() => zip.Dispose();

    private bool Small(ZipArchiveEntry entry) => entry.Length <= limits.LargestPart && (entry.Length < Telling || entry.Length / Math.Max(1, entry.CompressedLength) <= GreatestRatio);
}

/// <summary>What is still read.</summary>
/// <param name="LargestTotal">Bytes of all parts, unpacked.</param>
/// <param name="LargestPart">Bytes of a part, unpacked.</param>
/// <param name="Deepest">Elements within each other.</param>
/// <param name="MostElements">Elements of a part.</param>
internal sealed record PackageLimits(long LargestTotal, int LargestPart, int Deepest, int MostElements);
