using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class CrossCheckTests
{
    private static readonly IReadOnlyList<FilingSnapshot> Filed = [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits];

    [Fact]
    public void A_form_reads_back_as_it_was_frozen()
    {
        var snapshot = Programmes.Normal();

        var form = WrittenForm.Read(FilingForm.Write(snapshot));

        Assert.Equal((snapshot.ProposalId, snapshot.ContentCode), (form.ProposalId, form.ContentCode));
        var frozen = FilingValues.Of(snapshot);
        foreach (var key in frozen.Texts.Keys.Except(["targetWholeSchool"])) Assert.Equal((key, frozen[key]), (key, form.Values[key]));
        foreach (var (table, column) in new[] { ("courses", "name"), ("courses", "credits"), ("courses", "teacher"), ("team", "name"), ("team", "toTeach"), ("hostMajors", "name"), ("industryPartners", "role"), ("leadCourses", "hours") })
            Assert.Equal(frozen.Column(table, column), form.Values.Column(table, column));
    }

    [Fact]
    public void The_two_annexes_of_one_round_agree_in_every_cell()
    {
        var forms = Filed.Select(s => WrittenForm.Read(FilingForm.Write(s))).ToList();
        var summary = WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, Filed)));

        Assert.Equal(3, summary.Lines.Count);
        Assert.All(summary.Lines, l => Assert.Equal(SummaryColumn.All.Count, l.Cells.Count));
        Assert.Equal(RoundSnapshot.Of(Programmes.Round, Filed).ContentCode, summary.ContentCode);
        Assert.Empty(CrossCheck.Compare(forms, summary));
    }

    [Fact]
    public void A_cell_of_the_list_that_was_altered_by_hand_is_named()
    {
        var summary = Altered(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, Filed)), "12.5", "15");

        Assert.Equal([new Disagreement("WZY-2025-0007", "totalCredits", "12.5", "15")], CrossCheck.Compare([.. Filed.Select(s => WrittenForm.Read(FilingForm.Write(s)))], WrittenSummary.Read(summary)));
    }

    [Fact]
    public void The_employment_block_reads_back_as_it_was_frozen_and_an_altered_cell_is_named()
    {
        var snapshot = Programmes.Summary(2).With(Programmes.Duties(4), Programmes.Round, Programmes.Units);
        var bytes = SummaryTable.Write(snapshot);
        var written = WrittenSummary.Read(bytes);

        Assert.Equal(snapshot.Employment.Select(r => r.Cells), written.Employment.Select(l => EmploymentColumn.All.Select(c => l[c.Key])));
        Assert.Equal(["公共事业管理", "42%", "34/36", "低于50%、处于本校后1/3", "智慧康养服务", "数字营销与直播运营"], snapshot.Employment[1].Cells.Take(6));
        Assert.Empty(CrossCheck.Compare(snapshot, written));
        Assert.Equal([new Alteration("employment.rate 2", "42%", "52%")], CrossCheck.Compare(snapshot, WrittenSummary.Read(Altered(bytes, "42%", "52%"))));
        Assert.Equal([new Alteration("rows.totalCredits 1", "12.5", "15")], CrossCheck.Compare(snapshot, WrittenSummary.Read(Altered(bytes, "12.5", "15"))));
        Assert.Equal(bytes, SummaryTable.Write(snapshot));
    }

    [Fact]
    public void A_list_without_employment_figures_has_no_block_and_keeps_its_code()
    {
        var plain = Programmes.Summary(2);
        var empty = plain.With([], Programmes.Round, Programmes.Units);

        Assert.Equal((plain.ContentCode, 0), (empty.ContentCode, WrittenSummary.Read(SummaryTable.Write(empty)).Employment.Count));
        Assert.NotEqual(plain.ContentCode, plain.With(Programmes.Duties(1), Programmes.Round, Programmes.Units).ContentCode);
    }

    [Fact]
    public void A_value_of_a_form_that_was_altered_by_hand_is_named_in_both_comparisons()
    {
        var altered = WrittenForm.Read(Altered(FilingForm.Write(Programmes.Normal()), "低空智能巡检技术", "低空智能飞行技术"));

        Assert.Equal([new Disagreement("WZY-2025-0007", "programName", "低空智能飞行技术", "低空智能巡检技术")],
            CrossCheck.Compare([altered], WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal()])))));
        Assert.Equal([new Alteration("programName", "低空智能巡检技术", "低空智能飞行技术")], CrossCheck.Compare(Programmes.Normal(), altered));
        Assert.Empty(CrossCheck.Compare(Programmes.Normal(), WrittenForm.Read(FilingForm.Write(Programmes.Normal()))));
    }

    [Fact]
    public void An_altered_course_is_named_with_its_row()
    {
        var altered = WrittenForm.Read(Altered(FilingForm.Write(Programmes.Normal()), "巡检图像智能分析", "巡检图像分析"));

        Assert.Contains(new Alteration("courses.name 3", "巡检图像智能分析", "巡检图像分析"), CrossCheck.Compare(Programmes.Normal(), altered));
    }

    [Fact]
    public void A_line_without_a_form_and_a_form_without_a_line_are_named()
    {
        var summary = WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [Programmes.Normal()])));
        var minimal = WrittenForm.Read(FilingForm.Write(Programmes.Minimal));

        Assert.Equal([new Disagreement("WZY-2025-0007", "form", "", "低空智能巡检技术"), new Disagreement("WZY-2025-0001", "line", "养老服务管理", "")], CrossCheck.Compare([minimal], summary));
    }

    // As somebody would who opens the file in Word, changes a text and saves it.
    private static byte[] Altered(byte[] bytes, string from, string to)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            var text = document.MainDocumentPart!.Document.Descendants<Text>().First(t => t.Text == from);
            text.Text = to;
        }

        return stream.ToArray();
    }
}
