using System.Collections.Concurrent;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Writes the two files of a pack, and looks at what came out: what they are, and whether they say the same.</summary>
public sealed class PackInk
{
    private const int MostKept = 200;

    // What comes out follows from the content alone, and a card is drawn again and again.
    private readonly ConcurrentDictionary<(string Forms, string List), (IReadOnlyList<PackedFile> Files, IReadOnlyList<string> Disagreeing)> looked = [];

    /// <summary>Annex 2: the forms of all programmes.</summary>
    public static byte[] Forms(Pack pack) => CollegeForms.Write(pack.Forms!);

    /// <summary>Annex 3: the list of the same programmes.</summary>
    public static byte[] List(Pack pack) => SummaryTable.Write(pack.List);

    /// <summary>The pack with what would come out; without programmes nothing does.</summary>
    public Pack Tried(Pack pack)
    {
        if (pack.Forms is null) return pack;
        if (looked.Count >= MostKept) looked.Clear();
        var (files, disagreeing) = looked.GetOrAdd((pack.Forms.ContentCode, pack.List.ContentCode), _ =>
        {
            var read = Read(pack, Forms(pack), List(pack));
            return (read.Files, read.Disagreeing);
        });
        return pack with { Files = files, Disagreeing = disagreeing };
    }

    /// <summary>The pack with what these bytes are; null for a file that is not there.</summary>
    public static Pack Read(Pack pack, byte[]? forms, byte[]? list)
    {
        List<(PackedFile File, byte[] Bytes)> files = [];
        if (forms is not null) files.Add((File(DocumentKinds.CollegeForms, FileNames.CollegeForms(pack.Forms!), forms), forms));
        if (list is not null) files.Add((File(DocumentKinds.CollegeSummary, FileNames.Summary(pack.List), list), list));
        return pack with
        {
            Files = [.. files.Select(f => f.File)],
            Disagreeing = files is [{ File.Is: FileKind.Word }, { File.Is: FileKind.Word }] ? Disagreeing(pack, forms!, list!) : [],
        };
    }

    private static PackedFile File(string kind, string name, byte[] bytes) => new(kind, name, FileKinds.Of(name, bytes));

    private static IReadOnlyList<string> Disagreeing(Pack pack, byte[] forms, byte[] list) =>
    [
        .. CrossCheck.Compare(WrittenForm.ReadAll(forms), WrittenSummary.Read(list)).Select(d => d.ProposalId).Distinct()
            .Select(id => pack.Programmes.FirstOrDefault(p => p.ProposalId == id)?.ProgramName ?? id),
    ];
}
