using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Documents.Tests.Filing;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Templates;

/// <summary>Filling a form of the office's own costs no more than drawing one, and is as safe.</summary>
[Collection("alone")]
public sealed class OwnWordWritingTests
{
    private const int FormGarbage = 16 * 1024;

    public static TheoryData<string> Kinds => [.. HostileTextTests.Texts.Keys];

    [Fact]
    public void A_filled_form_leaves_no_more_than_sixteen_kilobytes_of_garbage()
    {
        var snapshot = Own.Normal();
        var output = new MemoryStream(64 * 1024);
        Fill();
        Assert.InRange(Enumerable.Range(0, 8).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Fill();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }), 1, FormGarbage);

        void Fill()
        {
            output.SetLength(0);
            FilingForm.Write(snapshot, output);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_people_type_into_every_field_neither_breaks_nor_scripts_a_form_of_the_offices_own(string kind)
    {
        var snapshot = Own.On(HostileTextTests.Typed(HostileTextTests.Texts[kind]));
        var bytes = FilingForm.Write(snapshot);
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description));
        Assert.DoesNotContain(document.MainDocumentPart!.Document.Descendants(), e => e is FieldCode or FieldChar or SimpleField or Hyperlink or AltChunk);
        var written = WrittenForm.Read(bytes);
        Assert.Equal((snapshot["introduction"], snapshot.UnitOpinion, snapshot["programName"]), (written.Values["introduction"], written.Values["unitOpinion"], written.Values["programName"]));
        Assert.Empty(CrossCheck.Compare(snapshot, written));
        Assert.Empty(CrossCheck.Compare([written], WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [snapshot])))));
    }

    [Fact]
    public void A_stream_and_an_array_hold_the_same_bytes_wherever_the_document_begins()
    {
        using var output = new MemoryStream();
        FilingForm.Write(Own.Normal(), output);
        var second = (int)output.Length;
        FilingForm.Write(Own.Minimal, output);
        Assert.Equal(FilingForm.Write(Own.Normal()), output.ToArray()[..second]);
        Assert.Equal(FilingForm.Write(Own.Minimal), output.ToArray()[second..]);
    }
}
