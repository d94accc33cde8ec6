using System.Text;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Domain.Tests.Forms;

public sealed class FormCheckTests
{
    public static TheoryData<string> Broken { get; } = [.. BrokenForms.All.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_edition_with_a_fault_is_told_exactly_that_with_file_and_place(string name)
    {
        var broken = BrokenForms.All.Single(b => b.Name == name);
        var report = new FormCheck(FormEditions.Shipped, OfTheTest, _ => []) { Drafts = broken.Drafts }.Of(broken.Folder);
        Assert.Equal(broken.Findings.Order(StringComparer.Ordinal), report.Findings.Select(BrokenForm.Told).Order(StringComparer.Ordinal));
        Assert.Equal(broken.Findings.Any(f => f[0] == '!'), report.IsRefused);
        Assert.Equal(report.Findings.OrderBy(f => !f.Stops), report.Findings);
    }

    [Fact]
    public void A_new_edition_that_only_adds_is_taken_and_nothing_is_said()
    {
        var report = new FormCheck(FormEditions.Shipped, OfTheTest, _ => []).Of(NewForm.Folder(NewForm.Files()));
        Assert.Empty(report.Findings);
        Assert.Equal(("2026", NewForm.Files().Digest), (report.Edition!.Version, report.Edition.Digest));
    }

    [Fact]
    public void The_shipped_edition_under_another_name_has_no_fault()
    {
        var files = NewForm.Change(FormEditions.ShippedFiles(FormEditions.First) with { Version = "copy" }, f => f["version"] = "copy");
        Assert.Empty(new FormCheck(FormEditions.Shipped, OfTheTest, _ => []).Of(NewForm.Folder(files)).Findings);
    }

    [Fact]
    public void An_edition_that_is_in_use_is_checked_again_without_a_fault_and_another_of_its_name_is_refused()
    {
        var known = FormEditions.Shipped.With([FormEdition.Read(NewForm.Files())]);
        Assert.Empty(new FormCheck(known, OfTheTest, _ => []).Of(NewForm.Folder(NewForm.Files())).Findings);
        var other = NewForm.Files() with { Words = """{"labels":{"programName":{"zh":"名称","en":"Name"}}}""" };
        Assert.Equal(["! version-taken form.json  version=2026"], new FormCheck(known, OfTheTest, _ => []).Of(NewForm.Folder(other)).Findings.Select(BrokenForm.Told));
    }

    [Fact]
    public void A_mark_before_the_text_is_no_fault()
    {
        var folder = NewForm.Folder(NewForm.Files());
        var marked = folder with { Files = [.. folder.Files.Select(f => f with { Content = (byte[])[.. Encoding.UTF8.GetPreamble(), .. f.Content!.Value.Span] })] };
        Assert.Empty(new FormCheck(FormEditions.Shipped, OfTheTest, _ => []).Of(marked).Findings);
    }

    [Fact]
    public void Words_of_an_edition_stand_in_the_place_of_the_forms_and_the_products()
    {
        var words = """
            { "labels": { "section:basics": { "zh": "概况", "en": "Overview" }, "courses.credits": { "zh": "分", "en": "Cr." }, "type=urgent": { "zh": "急缺", "en": "Urgent" } },
              "hints": { "programName": { "zh": "不写“微专业”", "en": "Without the word" } },
              "rules": { "C-09": { "zh": "多了 {over} 分", "en": "{over} too many" } } }
            """;
        var edition = new FormCheck(FormEditions.Shipped, OfTheTest, _ => []).Of(NewForm.Folder(NewForm.Files() with { Words = words })).Edition!;
        Assert.Equal("概况", edition.Form.Section("basics")!.Title.Zh);
        Assert.Equal("Cr.", edition.Form.Field("courses")!.Columns.Single(c => c.Key == "credits").Label.En);
        Assert.Equal("急缺", edition.Form.Field("type")!.Choices[0].Label.Zh);
        Assert.Equal("不写“微专业”", edition.Form.Field("programName")!.Hint!.Zh);
        Assert.Equal(new Bilingual("多了 {over} 分", "{over} too many"), edition.Words.In([new("C-09"), new("C-08")])[0].Words);
        Assert.Null(edition.Words.In([new("C-09"), new("C-08")])[1].Words);
    }

    // The product's own sentences are judged where they are.
    private static IEnumerable<(string, Facts)> OfTheTest(string code, Bilingual sentence)
    {
        if (code != "C-09") yield return ("sentence-unknown", Facts.Of(("code", code)));
        else if (sentence.Zh.Contains("{over", StringComparison.Ordinal) && !sentence.Zh.Contains("{over}", StringComparison.Ordinal)) yield return ("sentence-broken", Facts.Of(("language", "zh")));
        else if (sentence.En.Contains("{moon}", StringComparison.Ordinal)) yield return ("sentence-hole", Facts.Of(("language", "en"), ("place", "moon")));
    }
}
