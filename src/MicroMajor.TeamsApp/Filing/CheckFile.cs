using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>What became of a file since it was written.</summary>
/// <param name="IsAltered">Null when nothing is left to compare it with.</param>
/// <param name="Where">The places that differ, as far as that can be told.</param>
internal sealed record FileVerdict(bool? IsAltered, IReadOnlyList<Alteration> Where);

/// <summary>
/// Compares a file with what was filed, by what both say: the present data of a form that is current; else the digest in the register, and, to
/// tell where, the file in the library while that is unaltered itself.
/// </summary>
internal sealed class CheckFile(ILibrary library)
{
    public async Task<FileVerdict> CompareAsync(FiledPaper paper, WrittenFile file, CancellationToken ct)
    {
        if (paper.Of.Any(d => d.Digest == file.Digest)) return new(false, []);
        var alike = paper.Of.Where(d => d.Kind == DocumentKinds.Workbook == file.IsWorkbook).ToList();
        // With this code no such file was ever written.
        if (alike.Count == 0) return new(true, []);
        if (!file.IsWorkbook && paper.Document.Kind == DocumentKinds.Form && paper.Now is { } now && now.ContentCode == file.Code) return Verdict(file.AlteredFrom(now));
        var known = alike.Where(d => d.Digest.Length > 0).ToList();
        if (known.Count == 0) return new(null, []);
        var nearest = new List<IReadOnlyList<Alteration>>();
        foreach (var document in known.Where(d => d.Url.Length > 0))
            if (await FiledAsync(document, ct) is { } filed) nearest.Add(file.AlteredFrom(filed));
        return new(true, nearest.MinBy(n => n.Count) ?? []);
    }

    private static FileVerdict Verdict(IReadOnlyList<Alteration> where) => new(where.Count > 0, where);

    // The library holds the newest only, and people can write in it.
    private async Task<WrittenFile?> FiledAsync(RegisteredDocument document, CancellationToken ct)
    {
        if (await library.FindAsync(document.Url, ct) is not { } place || await library.ReadAsync(place.Path, ct) is not { } bytes) return null;
        var opened = WrittenFile.Open(bytes);
        return opened.IsDone && opened.Value.Digest == document.Digest ? opened.Value : null;
    }
}
