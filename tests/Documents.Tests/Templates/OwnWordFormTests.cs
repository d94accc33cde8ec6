using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;
using MicroMajor.Kit;

namespace MicroMajor.Documents.Tests.Templates;

/// <summary>A form made by hand, with other words, another order and merged cells, is dropped in and filled without a line of code.</summary>
public sealed class OwnWordFormTests
{
    [Fact]
    public void A_form_made_by_hand_is_checked_without_a_fault_and_what_it_does_not_print_is_said()
    {
        var found = Own.Check(OwnWord.Form(isNew: false), OwnWord.Map);

        Assert.Empty(found.Where(f => f.Stops).Select(BrokenForm.Told));
        Assert.Equal(
            ["coBuildUniversities", "courses.assessment", "courses.end", "courses.module", "courses.note", "courses.practiceHours", "courses.start", "courses.theoryHours", "employability", "justifications", "lead.ack", "leadCourses", "qualityAssurance", "servedFlaggedMajors", "shareUniversities", "team.age", "team.source", "team.taught"],
            found.Where(f => f.Code is "field-unprinted" or "column-unprinted").Select(f => f.Facts["key"]).Order(StringComparer.Ordinal));
        Assert.Empty(found.Where(f => f.Code is not ("field-unprinted" or "column-unprinted")).Select(BrokenForm.Told));
    }

    [Fact]
    public void It_is_filled_in_its_own_order_with_its_own_words_and_its_own_letters()
    {
        var text = Text(FilingForm.Write(Own.Normal()));
        Assert.Matches("微专业申报书.*项目名称低空智能巡检技术负责人林知远职称教授电话：13800000007职务副院长", text);
        Assert.Contains("类　型☑急需紧缺　☐应用技能　☐交叉复合领　域低空经济方　向低空智能巡检依托专业", text, StringComparison.Ordinal);
        Assert.Contains("1．计算机科学与技术（080901）国家级一流本科专业建设点2．软件工程（080902）其他（省级卓越工程师计划）面　向", text, StringComparison.Ordinal);
        Assert.Contains("面　向信息管理与信息系统、地理科学、工商管理其中需求减少：信息管理与信息系统参与单位商学院；健康管理学院", text, StringComparison.Ordinal);
        Assert.Contains("1低空飞行器原理与安全法规232第1学期／线下陈思齐√2无人机系统与编程", text, StringComparison.Ordinal);
        Assert.Contains("合　计12.5200共6门，核心5门", text, StringComparison.Ordinal);
        Assert.Contains("产学合作☒是总学分12.5", text, StringComparison.Ordinal);
        Assert.Contains("论证时间：2025.06.12　论证形式：专家论证会学院意见：同意申报。请学校审定。（公章）", text, StringComparison.Ordinal);
        Assert.DoesNotContain("单击此处", text, StringComparison.Ordinal);
        Assert.DoesNotContain("在此", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("minimal")]
    [InlineData("limits")]
    [InlineData("draft")]
    public void The_validator_has_nothing_to_say_and_no_control_is_left(string kind)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Of(kind))), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}"));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => e.Description));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Empty(body.Descendants<SdtElement>());
        Assert.All(body.Descendants<TableCell>(), c => Assert.IsType<Paragraph>(c.LastChild));
        Assert.All(body.Descendants<Table>(), t => Assert.NotEmpty(t.Elements<TableRow>()));
        var starts = document.MainDocumentPart.Document.Descendants<BookmarkStart>().Concat(document.MainDocumentPart.FooterParts.SelectMany(f => f.Footer.Descendants<BookmarkStart>())).Concat(document.MainDocumentPart.HeaderParts.SelectMany(f => f.Header.Descendants<BookmarkStart>())).ToList();
        Assert.Equal(starts.Count, starts.Select(s => s.Id!.Value).Distinct().Count());
        Assert.Equal(starts.Count, starts.Select(s => s.Name!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(starts, s => Assert.Matches("^_[A-Za-z0-9_]{1,39}$", s.Name!.Value));
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("minimal")]
    [InlineData("limits")]
    [InlineData("draft")]
    public void What_was_filled_in_reads_back_and_agrees_with_the_snapshot_and_with_annex_3(string kind)
    {
        var snapshot = Of(kind);
        var form = WrittenForm.Read(FilingForm.Write(snapshot));

        Assert.Equal((snapshot.ProposalId, snapshot.ContentCode), (form.ProposalId, form.ContentCode));
        foreach (var key in (string[])["programName", "lead.name", "introduction", "teachingPlan", "enrollmentQuota", "startDate", "schoolName", "hostUnit", "totalCredits"]) Assert.Equal((key, FilingValues.Of(snapshot)[key]), (key, form.Values[key]));
        Assert.Equal(snapshot.UnitOpinion, form.Values["unitOpinion"]);
        foreach (var (table, column) in (ReadOnlySpan<(string, string)>)[("courses", "name"), ("courses", "credits"), ("team", "toTeach"), ("hostMajors", "name"), ("industryPartners", "role")])
            Assert.Equal(FilingValues.Of(snapshot).Column(table, column), form.Values.Column(table, column));
        Assert.Empty(CrossCheck.Compare(snapshot, form));
        Assert.Empty(CrossCheck.Compare([form], WrittenSummary.Read(SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [snapshot])))));
    }

    [Fact]
    public void A_value_that_was_altered_by_hand_is_named_also_a_cell_a_day_in_the_schools_manner_and_a_box()
    {
        var snapshot = Own.Normal();
        foreach (var (from, to, told) in (ReadOnlySpan<(string, string, Alteration)>)
        [
            ("13800000007", "13800000008", new("lead.phone", "13800000007", "13800000008")),
            ("巡检图像智能分析", "巡检图像分析", new("courses.name 3", "巡检图像智能分析", "巡检图像分析")),
            ("2025.06.12", "2025.06.13", new("argumentation.date", "2025.06.12", "2025.06.13")),
            ("☑", "☐", new("type.1", "☑", "☐")),
        ])
        {
            using var stream = new MemoryStream();
            stream.Write(FilingForm.Write(snapshot));
            using (var document = WordprocessingDocument.Open(stream, true)) document.MainDocumentPart!.Document.Descendants<Text>().First(t => t.Text == from).Text = to;
            Assert.Equal([told], CrossCheck.Compare(snapshot, WrittenForm.Read(stream.ToArray())));
        }
    }

    [Fact]
    public void Values_take_the_look_of_the_controls_content_and_not_of_the_prompt()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Own.Normal())), false);
        var body = document.MainDocumentPart!.Document.Body!;
        var name = body.Descendants<Run>().Single(r => r.InnerText == "低空智能巡检技术");
        Assert.Equal(("1F3864", true), (name.RunProperties!.Color!.Val!.Value, name.RunProperties.Bold is not null));
        Assert.Empty(body.Descendants<RunStyle>());
        var prose = body.Descendants<Paragraph>().First(p => p.InnerText == Own.Normal()["introduction"].Split('\n')[1]);
        Assert.Equal((420, "仿宋_GB2312"), (int.Parse(prose.ParagraphProperties!.Indentation!.FirstLine!.Value!, CultureInfo.InvariantCulture), prose.Descendants<RunFonts>().Single().EastAsia!.Value));
    }

    [Fact]
    public void What_was_not_answered_leaves_its_row_its_table_or_a_blank_cell_and_an_empty_table_keeps_a_row()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Own.Minimal)), false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("类　型☐急需紧缺　☒应用技能　☐交叉复合依托专业", text, StringComparison.Ordinal);
        Assert.DoesNotContain("领　域", text, StringComparison.Ordinal);
        Assert.DoesNotContain("合作单位", text, StringComparison.Ordinal);
        Assert.DoesNotContain("其中需求减少", text, StringComparison.Ordinal);
        Assert.Contains("参与单位无申请日期", text, StringComparison.Ordinal);
        Assert.Equal([4, 2], document.MainDocumentPart.Document.Body.Elements<Table>().Where(t => t.InnerText.Contains("课程信息", StringComparison.Ordinal) || t.InnerText.StartsWith("姓名", StringComparison.Ordinal)).Select(t => t.Elements<TableRow>().Count()));
        Assert.Equal(4, document.MainDocumentPart.Document.Body.Elements<Table>().Count());
    }

    [Fact]
    public void A_cell_ends_with_a_paragraph_whatever_is_left_out_of_it()
    {
        var inner = WordParts.Table([1000], WordParts.Row(WordParts.Cell(1000, "内")));
        var word = WordParts.Package(OwnWord.Body(isNew: false).Replace("<w:sectPr>", WordParts.Table([3000], WordParts.Row(WordParts.Cell(3000, WordParts.Line("上") + inner + WordParts.Control("?frontierFocus", WordParts.Line("下"))))) + "<w:p/><w:sectPr>", StringComparison.Ordinal)
            .Replace("<w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>", "", StringComparison.Ordinal), [WordParts.Styles]);
        Assert.DoesNotContain(Own.Check(word, OwnWord.Map), f => f.Stops);
        using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Own.On(FormEdition.Read(OwnWord.Plain("own", word)), Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers)))), false);
        Assert.All(document.MainDocumentPart!.Document.Body!.Descendants<TableCell>(), c => Assert.IsType<Paragraph>(c.LastChild));
    }

    [Fact]
    public void A_draft_says_so_on_every_page_and_a_final_form_nowhere()
    {
        using var draft = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Of("draft"))), false);
        using var final = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(Own.Normal())), false);
        Assert.Equal("草　稿　DRAFT　　未经审定，不作申报材料云山师范学院微专业申报书（校内用表）", Assert.Single(draft.MainDocumentPart!.HeaderParts).Header.InnerText);
        Assert.Equal("云山师范学院微专业申报书（校内用表）", Assert.Single(final.MainDocumentPart!.HeaderParts).Header.InnerText);
        Assert.Equal(("云山师范学院", "高校“双千”计划“微专业”设置备案表：低空智能巡检技术"), (final.PackageProperties.Creator, final.PackageProperties.Title));
    }

    [Fact]
    public void A_form_without_a_place_for_the_code_gets_a_line_at_the_end_of_its_footers_and_one_without_any_gets_footers_and_headers()
    {
        foreach (var word in new[] { OwnWord.Form(isNew: false, hasCode: false), WordParts.Package(OwnWord.Body(isNew: false).Replace("<w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"default\" r:id=\"rId4\"/>", "", StringComparison.Ordinal), [WordParts.Styles]) })
        {
            var edition = FormEdition.Read(OwnWord.Plain("own", word));
            Assert.Contains(Own.Check(word, OwnWord.Map), f => f is { Code: "code-added", Stops: false });
            var snapshot = Own.On(edition, Programmes.Recommended("WZY-2025-0007", Programmes.NormalAnswers)) with { IsFinal = false };
            var bytes = FilingForm.Write(snapshot);
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description));
            Assert.EndsWith($"内容码 {snapshot.ContentCode}　编号 WZY-2025-0007", Assert.Single(document.MainDocumentPart!.FooterParts).Footer.InnerText, StringComparison.Ordinal);
            Assert.StartsWith("草　稿", Assert.Single(document.MainDocumentPart.HeaderParts).Header.InnerText, StringComparison.Ordinal);
            Assert.Equal((snapshot.ProposalId, snapshot.ContentCode), (WrittenForm.Read(bytes).ProposalId, WrittenForm.Read(bytes).ContentCode));
        }
    }

    [Fact]
    public void The_same_snapshot_gives_the_same_bytes_in_any_culture_and_thread_and_nothing_is_said_of_who_made_the_form()
    {
        var form = FilingForm.Write(Own.AtTheLimits);
        var other = FormEdition.Read(OwnWord.Plain("own"));
        Parallel.For(0, 16, i =>
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus" } };
            Assert.Equal(form, FilingForm.Write(i % 2 == 0 ? Own.AtTheLimits : Own.AtTheLimits with { Template = other.Template }));
        });
        using var zip = new ZipArchive(new MemoryStream(form));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
        Assert.DoesNotContain("某位老师", new StreamReader(zip.GetEntry("docProps/core.xml")!.Open()).ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_with_a_form_of_its_own_says_the_same_and_has_the_same_code_as_one_that_is_drawn() =>
        Assert.Equal((Own.Normal() with { Template = null }).ContentCode, Own.Normal().ContentCode);

    [Fact]
    public void A_new_edition_adds_fields_and_a_column_to_the_form_too()
    {
        var edition = FormEdition.Read(OwnWord.Files());
        var answers = Programmes.NormalAnswers.With("microCredential", "digital").With("credentialIssuer", "继续教育学院");
        answers = answers.WithRows("courses", answers.Rows("courses").Select((r, i) => i == 0 ? r.With("textbook", "自编讲义") : r));
        var text = Text(FilingForm.Write(Own.On(edition, Programmes.Recommended("WZY-2025-0008", answers))));
        Assert.Contains("微证书☒数字证书颁发单位继续教育学院", text, StringComparison.Ordinal);
        Assert.Contains("陈思齐（自编讲义）√2无人机系统与编程", text, StringComparison.Ordinal);
        Assert.DoesNotContain("（）", text, StringComparison.Ordinal);
    }

    private static FilingSnapshot Of(string kind) => kind switch { "normal" => Own.Normal(), "minimal" => Own.Minimal, "limits" => Own.AtTheLimits, _ => Own.Normal() with { IsFinal = false } };

    private static string Text(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
