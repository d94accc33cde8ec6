using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Demo;

/// <summary>Takes the documents of the played round out of the library, reads them back and compares them cell by cell.</summary>
internal static class DemoDocuments
{
    /// <summary>Every document that lies in the library, written to the folder.</summary>
    /// <exception cref="DemoRefused">Two of them disagree.</exception>
    public static async Task<IReadOnlyList<LibraryDocument>> TakeAsync(Stage stage, string roundId, string folder, CancellationToken ct)
    {
        var library = stage.Services.GetRequiredService<ILibrary>();
        var documents = (await stage.Services.GetRequiredService<IFiledDocuments>().OfRoundAsync(roundId, ct)).OrderBy(d => d.Path, StringComparer.Ordinal).ToList();
        var (forms, bound, lists) = (new List<WrittenForm>(), new List<WrittenForm>(), new List<(string Path, WrittenSummary List)>());
        foreach (var document in documents)
        {
            var bytes = await library.ReadAsync(document.Path, ct) ?? throw new DemoRefused($"{document.Path} is not in the library.");
            var file = Path.Combine(folder, document.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, ct);
            switch (document.Kind)
            {
                case DocumentKinds.Form:
                    forms.Add(WrittenForm.Read(bytes));
                    break;
                case DocumentKinds.CollegeForms when IsOfTheSchool(document):
                    bound.AddRange(WrittenForm.ReadAll(bytes));
                    break;
                case DocumentKinds.Workbook:
                    lists.Add((document.Path, WrittenBook.Read(bytes)));
                    break;
                case DocumentKinds.Summary or DocumentKinds.FullSummary or DocumentKinds.CollegeSummary when IsOfTheSchool(document):
                    lists.Add((document.Path, WrittenSummary.Read(bytes)));
                    break;
            }
        }

        foreach (var (path, list) in lists) Demand(path, forms, list);
        foreach (var (path, list) in lists) Demand(path, bound, list);
        return documents;
    }

    // What a college handed in may hold programmes that were not recommended afterwards.
    private static bool IsOfTheSchool(LibraryDocument document) => !Pack.IsHandedIn(document.Path);

    // A college's list has its own programmes only; the school's lists have all.
    private static void Demand(string path, IReadOnlyList<WrittenForm> forms, WrittenSummary list)
    {
        var listed = list.Lines.Select(l => l.ProposalId).ToHashSet(StringComparer.Ordinal);
        var of = path.Contains("/各学院/", StringComparison.Ordinal) ? forms.Where(f => listed.Contains(f.ProposalId)).ToList() : forms;
        foreach (var disagreement in CrossCheck.Compare(of, list)) throw new DemoRefused($"the annexes disagree in {path}: {disagreement}");
    }
}
