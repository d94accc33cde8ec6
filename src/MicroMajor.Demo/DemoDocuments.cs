using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Demo;

/// <summary>Takes the documents of the played round out of the library, reads them back and compares them cell by cell.</summary>
internal static class DemoDocuments
{
    /// <summary>Every document that lies in the library, written to the folder.</summary>
    /// <exception cref="DemoRefused">Two of them disagree.</exception>
    public static async Task<IReadOnlyList<LibraryDocument>> TakeAsync(Stage stage, string roundId, IEnumerable<string> units, string folder, CancellationToken ct)
    {
        var filed = stage.Services.GetRequiredService<IFiledDocuments>();
        var documents = (await filed.OfRoundAsync(roundId, ct)).OrderBy(d => d.Path, StringComparer.Ordinal).ToList();
        var (forms, bound, lists) = (new List<WrittenForm>(), new List<WrittenForm>(), new List<(string Path, WrittenSummary List)>());
        foreach (var document in documents)
        {
            var bytes = await SaveAsync(stage, document, folder, ct);
            switch (document.Kind)
            {
                case DocumentKinds.Form:
                    forms.Add(WrittenForm.Read(bytes));
                    break;
                case DocumentKinds.CollegeForms:
                    bound.AddRange(WrittenForm.ReadAll(bytes));
                    break;
                case DocumentKinds.Workbook:
                    lists.Add((document.Path, WrittenBook.Read(bytes)));
                    break;
                case DocumentKinds.Summary or DocumentKinds.FullSummary or DocumentKinds.CollegeSummary:
                    lists.Add((document.Path, WrittenSummary.Read(bytes)));
                    break;
            }
        }

        // What the colleges handed in was compared when it was; some of it was not recommended afterwards.
        var handedIn = new List<LibraryDocument>();
        foreach (var unit in units) handedIn.AddRange(await filed.OfRoundAsync($"{roundId}/{unit}", ct));
        foreach (var document in handedIn) await SaveAsync(stage, document, folder, ct);
        foreach (var (path, list) in lists) Demand(path, forms, list);
        foreach (var (path, list) in lists) Demand(path, bound, list);
        return [.. documents, .. handedIn];
    }

    private static async Task<byte[]> SaveAsync(Stage stage, LibraryDocument document, string folder, CancellationToken ct)
    {
        var bytes = await stage.Services.GetRequiredService<ILibrary>().ReadAsync(document.Path, ct) ?? throw new DemoRefused($"{document.Path} is not in the library.");
        var file = Path.Combine(folder, document.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, ct);
        return bytes;
    }

    // A college's list has its own programmes only; the school's lists have all.
    private static void Demand(string path, IReadOnlyList<WrittenForm> forms, WrittenSummary list)
    {
        var listed = list.Lines.Select(l => l.ProposalId).ToHashSet(StringComparer.Ordinal);
        var of = path.Contains("/各学院/", StringComparison.Ordinal) ? forms.Where(f => listed.Contains(f.ProposalId)).ToList() : forms;
        foreach (var disagreement in CrossCheck.Compare(of, list)) throw new DemoRefused($"the annexes disagree in {path}: {disagreement}");
    }
}
