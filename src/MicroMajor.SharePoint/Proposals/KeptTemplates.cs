using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;

namespace MicroMajor.SharePoint.Proposals;

/// <summary>
/// The Word forms of editions in use, in a folder of the library beside the one that people upload to: a list has no room for them. Each
/// lies there under its own check sum, so that what is read is what was checked.
/// </summary>
internal sealed class KeptTemplates(ILibrary library)
{
    private const string Kept = "表单存档";
    private const string Uploaded = "表单";

    /// <summary>Keeps the Word form; the same again is the same file.</summary>
    public Task KeepAsync(FormFiles files, DateTimeOffset at, CancellationToken ct) =>
        files.Template is { } own ? library.PutAsync(new("form", $"{Kept}/{files.Version}", NameOf(own.Digest), own.Word, "", at, new Dictionary<string, string>()), ct) : Task.CompletedTask;

    /// <summary>The Word form with that check sum: as it was kept, or as it was uploaded, should somebody have removed or changed the kept one. Null when neither is it.</summary>
    public async Task<TemplateFile?> FindAsync(string version, string digest, string map, CancellationToken ct)
    {
        foreach (var path in (string[])[$"{Kept}/{version}/{NameOf(digest)}", $"{Uploaded}/{version}/{TemplateFile.WordName}"])
            if (await library.ReadAsync(path, ct) is { } bytes && new TemplateFile(bytes, map) is var found && found.Digest == digest) return found;
        return null;
    }

    private static string NameOf(string digest) => $"annex2-{digest[..16]}.docx";
}
