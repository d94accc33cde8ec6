using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class CollegeFormsTests
{
    [Fact]
    public void Every_programme_reads_back_as_it_does_from_a_file_of_its_own()
    {
        var college = CollegeSnapshot.Of(Programmes.College(3));

        var written = WrittenCollege.Read(CollegeForms.Write(college));

        Assert.Equal(college.ContentCode, written.ContentCode);
        Assert.Equal(college.Programmes.Select(p => (p.ProposalId, p.ContentCode)), written.Forms.Select(f => (f.ProposalId, f.ContentCode)));
        foreach (var (snapshot, form) in college.Programmes.Zip(written.Forms)) Assert.Empty(CrossCheck.Compare(snapshot, form));
        Assert.Equal(written.Forms.Select(f => f.ProposalId), WrittenForm.ReadAll(CollegeForms.Write(college)).Select(f => f.ProposalId));
        Assert.Equal(["WZY-2025-0007"], WrittenForm.ReadAll(FilingForm.Write(Programmes.Normal())).Select(f => f.ProposalId));
    }

    [Fact]
    public void The_file_of_a_college_and_its_list_agree_in_every_cell()
    {
        var programmes = Programmes.College(12);
        var summary = WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, programmes, "计算机与软件学院")));

        Assert.Equal(12, summary.Lines.Count);
        Assert.Empty(CrossCheck.Compare(WrittenForm.ReadAll(CollegeForms.Write(programmes)), summary));
    }

    [Fact]
    public void A_value_altered_in_the_second_programme_is_named_there_and_nowhere_else()
    {
        var programmes = Programmes.College(3);
        var altered = WrittenForm.ReadAll(Altered(CollegeForms.Write(programmes), "养老服务管理", "康养服务管理"));

        Assert.Equal([("WZY-2025-0002", "programName", "养老服务管理", "康养服务管理")],
            programmes.Zip(altered).SelectMany(p => CrossCheck.Compare(p.First, p.Second).Select(a => (p.Second.ProposalId, a.Field, a.Frozen, a.Written))));
    }

    [Fact]
    public void Each_programme_begins_a_section_numbered_from_one_whose_foot_names_its_own_code()
    {
        var college = CollegeSnapshot.Of(Programmes.College(3));
        using var document = WordprocessingDocument.Open(new MemoryStream(CollegeForms.Write(college)), false);
        var main = document.MainDocumentPart!;
        var sections = main.Document.Descendants<SectionProperties>().ToList();

        Assert.Equal(3, sections.Count);
        Assert.All(sections, s => Assert.Equal(1, s.GetFirstChild<PageNumberType>()!.Start!.Value));
        Assert.Equal(
            college.Programmes.Select(p => $"内容码 {p.ContentCode}　全册 {college.ContentCode}— 1 —{p.ProposalId}"),
            sections.Select(s => ((FooterPart)main.GetPartById(s.GetFirstChild<FooterReference>()!.Id!)).Footer.InnerText));
        Assert.Equal(3, main.Document.Descendants<Paragraph>().Count(p => p.InnerText == "附件2"));
        Assert.Equal(college.ContentCode, document.PackageProperties.Identifier);
        Assert.Empty(main.HeaderParts);
    }

    [Fact]
    public void Only_the_pages_of_drafts_are_marked_in_a_file_with_drafts()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Samples.All["college-mixed"]), false);
        var main = document.MainDocumentPart!;

        Assert.Equal(["草　稿　DRAFT　　未经审定，不作申报材料", ""],
            main.Document.Descendants<SectionProperties>().Select(s => ((HeaderPart)main.GetPartById(s.GetFirstChild<HeaderReference>()!.Id!)).Header.InnerText));
    }

    [Fact]
    public void The_same_programmes_give_the_same_bytes_and_code_in_any_order_thread_and_culture()
    {
        var (bytes, code) = (CollegeForms.Write(Programmes.College(5)), CollegeSnapshot.Of(Programmes.College(5)).ContentCode);

        Parallel.For(0, 8, i =>
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "minus";
            odd.NumberFormat.NumberDecimalSeparator = "·";
            CultureInfo.CurrentCulture = odd;
            var programmes = Programmes.College(5);
            IReadOnlyList<FilingSnapshot> shuffled = i % 3 == 0 ? [.. programmes.Reverse()] : programmes;
            Assert.Equal((code, bytes.Length), (CollegeSnapshot.Of(shuffled).ContentCode, CollegeForms.Write(shuffled).Length));
            Assert.Equal(bytes, CollegeForms.Write(shuffled));
        });
    }

    [Fact]
    public void The_code_follows_from_the_programmes_and_stays_while_they_do()
    {
        var programmes = Programmes.College(3);
        var code = CollegeSnapshot.Of(programmes).ContentCode;

        Assert.NotEqual(code, CollegeSnapshot.Of([.. programmes.Take(2)]).ContentCode);
        Assert.NotEqual(code, CollegeSnapshot.Of([.. programmes.Take(2), programmes[2] with { UnitOpinion = "同意。" }]).ContentCode);
        Assert.Equal("附件2_计算机与软件学院_备案表.docx", FileNames.CollegeForms(CollegeSnapshot.Of(programmes)));
    }

    [Fact]
    public void Forms_of_the_offices_own_are_not_bound_together_and_the_programme_is_named()
    {
        var programmes = Programmes.College(2);
        var own = programmes[1] with { Template = new(new(new byte[] { 1 }, ""), TemplateMap.None, FormDefinitions.Current) };

        Assert.Equal([new Problem("college-own-form", Facts.Of(("programme", "养老服务管理")))], CollegeSnapshot.Bound([programmes[0], own]).Problems);
        Assert.Equal(CollegeSnapshot.Of(programmes), CollegeSnapshot.Bound(programmes).Value);
        Assert.Throws<ArgumentException>(() => CollegeForms.Write([programmes[0], own]));
        Assert.Throws<ArgumentException>(() => CollegeSnapshot.Of([]));
        Assert.Throws<ArgumentException>(() => CollegeSnapshot.Of([programmes[0], Programmes.Minimal]));
    }

    private static byte[] Altered(byte[] bytes, string from, string to)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = WordprocessingDocument.Open(stream, true))
            document.MainDocumentPart!.Document.Descendants<Text>().First(t => t.Text == from).Text = to;
        return stream.ToArray();
    }
}
