using System.Security.Cryptography;
using System.Text;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// A short digest of what a document says, by which a copy that was altered is told from one that was only saved again: 32 hexadecimal letters.
/// </summary>
public static class WrittenDigest
{
    private const int Letters = 32;

    /// <summary>The digest of a document as it will be read back. Reading it back takes ten times as long as writing it, so where that is known to come to the same, the data are asked instead.</summary>
    /// <param name="bytes">The document, should it have to be read.</param>
    public static string Of(string kind, FilingContent content, Func<byte[]> bytes) => (kind, content) switch
    {
        (DocumentKinds.Form, FilingContent.Form { Snapshot: { Template: null } form }) => Of(ExpectedValues.Of(form)),
        (DocumentKinds.Summary or DocumentKinds.CollegeSummary, FilingContent.List { Snapshot: var list }) => Of(ExpectedValues.Of(list)),
        _ => Of(bytes()),
    };

    /// <summary>The digest of a document that was just written.</summary>
    public static string Of(byte[] bytes) => Marks(bytes) is { } marked ? Of(WrittenFile.Flat(marked)) : WrittenBook.Open(bytes) is { IsDone: true, Value: var book } ? Of(book.Values) : "";

    // A place that says nothing is as good as none: some are printed only when they say something.
    internal static string Of(SortedDictionary<string, string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, text) in values)
            if (text.Length > 0) hash.AppendData(Encoding.UTF8.GetBytes($"{key}\0{text}\u0001"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Letters];
    }

    private static Marked? Marks(byte[] bytes)
    {
        try
        {
            return new(bytes);
        }
        catch (InvalidDataException)
        {
            // A workbook, for one.
            return null;
        }
    }
}
