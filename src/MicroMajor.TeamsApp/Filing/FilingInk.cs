using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>Which writer writes which kind of document.</summary>
internal static class FilingInk
{
    /// <summary>The document; the same content gives the same bytes.</summary>
    public static byte[] Bytes(PlannedDocument document) => (document.Kind, document.Content) switch
    {
        (DocumentKinds.Form, FilingContent.Form form) => FilingForm.Write(form.Snapshot),
        (DocumentKinds.Summary or DocumentKinds.CollegeSummary, FilingContent.List list) => SummaryTable.Write(list.Snapshot),
        (DocumentKinds.CollegeForms, FilingContent.College college) => CollegeForms.Write(college.Snapshot),
        (DocumentKinds.FullSummary, FilingContent.List list) => SummaryTable.WriteFull(list.Snapshot),
        (DocumentKinds.Workbook, FilingContent.List list) => SummaryBook.Write(list.Snapshot),
        (DocumentKinds.ResultNotice, FilingContent.Decisions decisions) => ResultNotice.Write(decisions.Snapshot),
        (DocumentKinds.Publicity, FilingContent.Decisions decisions) => PublicityText.Write(decisions.Snapshot),
        _ => throw new InvalidOperationException($"Nobody writes a {document.Kind}."),
    };
}
