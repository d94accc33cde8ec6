using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Documents.Tests.Templates;

public sealed class BrokenTemplatesTests
{
    public static TheoryData<string> Broken { get; } = [.. BrokenTemplates.All.Select(b => b.Name)];

    [Theory, MemberData(nameof(Broken))]
    public void A_Word_form_with_a_fault_is_told_exactly_that_with_its_place(string name)
    {
        var broken = BrokenTemplates.All.Single(b => b.Name == name);
        Assert.Equal(broken.Findings.Order(StringComparer.Ordinal), Own.Check(broken.Word, broken.Map).Where(f => f.Stops || f.Code is not ("field-unprinted" or "column-unprinted")).Select(Told).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_form_that_is_refused_is_never_filled()
    {
        var broken = BrokenTemplates.All.Single(b => b.Name == "a control of no field");
        var snapshot = Own.On(FormEdition.Read(OwnWord.Plain("own", broken.Word)), Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers));
        Assert.Contains("hole-unknown", Assert.Throws<InvalidOperationException>(() => FilingForm.Write(snapshot)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_file_than_a_form_may_be_is_not_read_and_its_size_is_said()
    {
        var folder = NewForm.Folder(OwnWord.Files());
        var large = folder with { Files = [.. folder.Files.Where(f => f.Name != TemplateFile.WordName), new(TemplateFile.WordName, 30 * 1024 * 1024, null)] };
        var report = new FormCheck(FormEditions.Shipped, (_, _) => [], t => throw new InvalidOperationException("It is read.")).Of(large);
        Assert.Equal(["! file-large annex2.docx  max=2048, now=30720"], report.Findings.Select(BrokenForm.Told));
        Assert.True(report.IsRefused);
    }

    // What the validator says is its own business.
    private static string Told(FormFinding finding) => BrokenForm.Told(finding) is var told && finding.Code == "fill-broken" ? told[..(told.IndexOf("what=", StringComparison.Ordinal) + 5)] : told;
}
