using MicroMajor.Documents.Word;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// A file that somebody sent, as far as it is a document of ours: the code in it, and what it says, in Word between its bookmarks, in a workbook
/// below its titles, whoever saved it last. Contents are compared, never bytes: SharePoint, Word and WPS all write a file anew when they save it.
/// </summary>
public sealed class WrittenFile
{
    private readonly Marked? marked;
    private readonly SortedDictionary<string, string> values;

    private WrittenFile(WordPackage package)
    {
        marked = new(package);
        values = Flat(marked);
        Code = CodeOf(marked[Mark.Code]) ?? CodeOf(package.Identifier);
        Digest = WrittenDigest.Of(values);
    }

    private WrittenFile(WrittenBook book)
    {
        values = book.Values;
        Code = CodeOf(book.Code);
        Digest = WrittenDigest.Of(values);
    }

    /// <summary>The content code in it, <c>XXXX-XXXX</c>; null when it has none and so is none of ours, or a draft.</summary>
    public string? Code { get; }

    /// <summary>The digest of what it says (<see cref="WrittenDigest"/>).</summary>
    public string Digest { get; }

    /// <summary>Is it a workbook?</summary>
    public bool IsWorkbook => marked is null;

    /// <summary>Opens a file from outside, or says why not.</summary>
    public static Outcome<WrittenFile> Open(byte[] bytes)
    {
        var opened = WordPackage.Open(bytes, withEdges: true);
        if (opened.IsDone) return new WrittenFile(opened.Value);
        if (!WrittenBook.Is(bytes) || opened.Problems is not [{ Code: "word-not-word" }]) return Outcome<WrittenFile>.Refused(opened.Problems);
        var book = WrittenBook.Open(bytes);
        return book.IsDone ? new WrittenFile(book.Value) : Outcome<WrittenFile>.Refused(book.Problems);
    }

    /// <summary>Opens a document that lies in the library. What is no Word file throws.</summary>
    public static WrittenFile Filed(byte[] bytes) => new(WordPackage.Filed(bytes));

    /// <summary>Every value of a Word file that differs from what the snapshot would be written as; empty when it is unaltered.</summary>
    public IReadOnlyList<Alteration> AlteredFrom(FilingSnapshot snapshot) =>
        CrossCheck.Compare(snapshot, WrittenForm.ReadAll(marked ?? throw new InvalidOperationException("A workbook is no form."))[0]);

    /// <summary>Every value that differs from those of the same document as it was filed.</summary>
    public IReadOnlyList<Alteration> AlteredFrom(WrittenFile filed) =>
        [.. filed.values.Keys.Union(values.Keys).Select(k => new Alteration(k, filed.values.GetValueOrDefault(k, ""), values.GetValueOrDefault(k, ""))).Where(a => a.Frozen != a.Written)];

    /// <summary>What a document says, by place: <c>programName</c>, <c>courses.name 3</c>; in a file of several programmes with the place of the programme before it, <c>2/programName</c>.</summary>
    internal static SortedDictionary<string, string> Flat(Marked marked)
    {
        var flat = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(flat, "", marked);
        foreach (var (number, volume) in marked.Volumes.Index()) Add(flat, $"{number + 1}/", marked.Of(volume));
        return flat;
    }

    private static void Add(SortedDictionary<string, string> flat, string before, Marked marked)
    {
        flat[$"{before}contentCode"] = marked[Mark.Code];
        flat[$"{before}subject"] = marked[Mark.Subject];
        foreach (var (key, text) in marked.Fields.Concat(marked.Reshaped)) flat[before + key] = text;
        foreach (var table in marked.Tables)
            foreach (var (number, row) in table.Rows.Index())
            {
                if (row.Mark.Length > 0) flat[$"{before}{table.Key}.proposal {number + 1}"] = row.Mark;
                // A cell that was broken to read well is one line again.
                foreach (var (column, text) in row.Cells) flat[$"{before}{table.Key}.{column} {number + 1}"] = text.Replace("\n", "", StringComparison.Ordinal);
            }
    }

    private static string? CodeOf(string text) => text.Length == 9 ? ContentCode.In(text) : null;
}
