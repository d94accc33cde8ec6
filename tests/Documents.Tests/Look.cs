namespace MicroMajor.Documents.Tests;
public class Look
{
    [Fact]
    public void Write()
    {
        var dir = "/tmp/look"; System.IO.Directory.CreateDirectory(dir);
        File.WriteAllBytes(dir + "/normal.docx", MicroMajor.Documents.Filing.FilingForm.Write(Programmes.Normal()));
        File.WriteAllBytes(dir + "/minimal.docx", MicroMajor.Documents.Filing.FilingForm.Write(Programmes.Minimal));
        File.WriteAllBytes(dir + "/full.docx", MicroMajor.Documents.Filing.FilingForm.Write(Programmes.AtTheLimits));
        File.WriteAllBytes(dir + "/draft.docx", MicroMajor.Documents.Filing.FilingForm.Write(Programmes.Normal() with { IsFinal = false }));
        File.WriteAllBytes(dir + "/summary.docx", MicroMajor.Documents.Filing.SummaryTable.Write(Programmes.Summary(12)));
        File.WriteAllBytes(dir + "/summaryfull.docx", MicroMajor.Documents.Filing.SummaryTable.Write(MicroMajor.Domain.Filing.RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits])));
        foreach (var f in System.IO.Directory.GetFiles(dir, "*.docx"))
        {
            using var doc = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(f, false);
            foreach (var v in new[] { DocumentFormat.OpenXml.FileFormatVersions.Office2019, DocumentFormat.OpenXml.FileFormatVersions.Microsoft365 })
                Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(v).Validate(doc).Select(e => $"{f}: {e.Description} {e.Path?.XPath}"));
        }
    }
}
