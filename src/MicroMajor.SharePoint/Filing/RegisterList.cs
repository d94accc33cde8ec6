using MicroMajor.Domain.Filing;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Filing;

/// <summary>The register of written documents, in the list Register: one item for each content of each subject.</summary>
internal sealed class RegisterList(SharePointList list) : IFilingRegister
{
    private const string Key = "RegisterKey";
    private const int MostFound = 50;

    public async Task EnterAsync(RegisteredDocument document, CancellationToken ct)
    {
        var (row, added) = await list.AddOnceAsync(Key, new()
        {
            ["Title"] = document.ContentCode,
            [Key] = KeyOf(document),
            ["Code"] = document.ContentCode,
            ["Subject"] = document.Subject,
            ["DocumentName"] = document.Name,
            ["Kind"] = document.Kind,
            ["RoundId"] = document.RoundId,
            ["Url"] = document.Url,
            ["WrittenAt"] = Instant.Text(document.WrittenAt),
            ["Digest"] = document.Digest,
        }, ct);
        // The content has come back: it is the newest again.
        if (!added && row.Text("WrittenAt") != Instant.Text(document.WrittenAt))
            await list.OverwriteAsync(row.Id, new() { ["Url"] = document.Url, ["WrittenAt"] = Instant.Text(document.WrittenAt), ["Digest"] = document.Digest }, ct);
    }

    // The two kinds of the beginning have keys without their kind; the others are often drawn from the same content as these.
    private static string KeyOf(RegisteredDocument document) => document.Kind is DocumentKinds.Form or DocumentKinds.Summary
        ? $"{document.Subject}|{document.ContentCode}"
        : $"{document.Subject}|{document.ContentCode}|{document.Kind}";

    public Task<IReadOnlyList<RegisteredDocument>> OfCodeAsync(string contentCode, CancellationToken ct) => FindAsync("Code", contentCode, ct);

    public Task<IReadOnlyList<RegisteredDocument>> OfSubjectAsync(string subject, CancellationToken ct) => FindAsync("Subject", subject, ct);

    private async Task<IReadOnlyList<RegisteredDocument>> FindAsync(string column, string value, CancellationToken ct) =>
        [.. (await list.PageAsync(column, value, MostFound, "WrittenAt desc", null, ct)).Rows.Select(Read)];

    private static RegisteredDocument Read(ListRow row) => new(
        row.Text("Code"), row.Text("Kind"), row.Text("Subject"), row.Text("RoundId"), row.Text("DocumentName"), row.Text("Url"), Instant.Read(row.Text("WrittenAt")) ?? default)
    {
        Digest = row.Text("Digest"),
    };
}
