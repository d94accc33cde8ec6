using MicroMajor.Domain.Filing;

namespace MicroMajor.SharePoint.Filing;

/// <summary>The standing of documents as people read it in lists and library.</summary>
internal static class StandingWords
{
    /// <summary>Of one document.</summary>
    public static string Of(DocumentStanding standing) => standing switch
    {
        DocumentStanding.Outdated => "过期",
        DocumentStanding.Altered => "被改动",
        _ => "现行",
    };

    /// <summary>Of all documents of an item; null when there are none.</summary>
    public static string? Of(IReadOnlyList<FiledDocument> documents) =>
        documents.Count == 0 ? null : Of(documents.Any(d => d.IsOutdated) ? DocumentStanding.Outdated : DocumentStanding.Current);

    /// <summary>What the column says; a document without a mark is taken for current until it is looked at.</summary>
    public static DocumentStanding Read(string words) =>
        words switch { "过期" => DocumentStanding.Outdated, "被改动" => DocumentStanding.Altered, _ => DocumentStanding.Current };
}
