using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.Documents.Templates;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;
using FormFile = MicroMajor.Domain.Forms.FormFile;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>
/// <c>check-form FOLDER</c>: the checking report of an edition on the command line, without a tenant: one JSON object a line. It ends with 1
/// when the edition is refused, with 2 when there is no such folder. With <c>--template</c> it puts a Word form to begin with into the folder.
/// </summary>
public static class CheckFormCommand
{
    private const string Makes = "--template";
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Checks the folder against the shipped editions.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var makes = args is [Makes, ..];
        if ((makes ? args.Skip(1).ToList() : args) is not [var path])
        {
            error.WriteLine($"check-form [{Makes}] FOLDER");
            return 2;
        }

        if (!Directory.Exists(path))
        {
            error.WriteLine($"There is no folder {path}.");
            return 2;
        }

        var report = Report(path);
        foreach (var found in report.Findings)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                strength = found.Stops ? "error" : "warning",
                code = found.Code,
                file = found.File,
                place = found.Place,
                zh = FormWords.Shipped.Sentence(found, Language.Zh),
                en = FormWords.Shipped.Sentence(found, Language.En),
            }, s_options));
        }

        if (report.Edition is not { } edition) return 1;
        if (makes) File.WriteAllBytes(Path.Combine(path, TemplateFile.StarterName), StarterForm.Write(edition));
        return 0;
    }

    /// <summary>The checking report of the folder, against the shipped editions.</summary>
    public static FormReport Report(string path) => new FormCheck(FormEditions.Shipped, ProblemWords.Shipped.Slips, WordTemplate.Check).Of(Read(path));

    private static FormFolder Read(string path)
    {
        var folder = new DirectoryInfo(path);
        return new(folder.Name, [.. folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new FormFile(f.Name, f.Length, Content(f)))]);
    }

    private static ReadOnlyMemory<byte>? Content(FileInfo file) =>
        FormFile.IsKnown(file.Name) && file.Length <= FormFile.LargestOf(file.Name) ? File.ReadAllBytes(file.FullName) : null;
}
