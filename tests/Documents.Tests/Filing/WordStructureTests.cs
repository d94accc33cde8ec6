using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class WordStructureTests
{
    public static TheoryData<string> Kinds => [.. Samples.All.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void The_validator_has_nothing_to_say(string kind)
    {
        using var document = Open(kind);
        foreach (var version in new[] { FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 })
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{version}: {e.Description} {e.Path?.XPath}"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_table_fills_the_text_width_in_its_grid_and_in_every_row(string kind)
    {
        using var document = Open(kind);
        var body = document.MainDocumentPart!.Document.Body!;
        var page = body.Descendants<SectionProperties>().DistinctBy(s => s.GetFirstChild<PageSize>()!.Width!.Value).Single();
        var width = (int)(page.GetFirstChild<PageSize>()!.Width!.Value - page.GetFirstChild<PageMargin>()!.Left!.Value - page.GetFirstChild<PageMargin>()!.Right!.Value);
        Assert.NotEmpty(body.Elements<Table>());
        foreach (var table in body.Elements<Table>())
        {
            var grid = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!)).ToList();
            Assert.Equal(width, grid.Sum());
            Assert.All(grid, g => Assert.True(g > 0));
            Assert.Equal(TableLayoutValues.Fixed, table.GetFirstChild<TableProperties>()!.TableLayout!.Type!.Value);
            foreach (var row in table.Elements<TableRow>())
            {
                var at = 0;
                foreach (var cell in row.Elements<TableCell>())
                {
                    var span = cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1;
                    Assert.Equal(grid.Skip(at).Take(span).Sum(), int.Parse(cell.TableCellProperties.TableCellWidth!.Width!.Value!));
                    at += span;
                }

                Assert.Equal(grid.Count, at);
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_run_names_its_fonts_and_none_is_a_theme_font(string kind)
    {
        using var document = Open(kind);
        var main = document.MainDocumentPart!;
        var known = main.FontTablePart!.Fonts.Elements<Font>().Select(f => f.Name!.Value!).ToHashSet();
        var runs = main.Document.Descendants<Run>().Concat(main.FooterParts.SelectMany(f => f.Footer.Descendants<Run>())).Concat(main.HeaderParts.SelectMany(h => h.Header.Descendants<Run>())).ToList();
        Assert.All(runs, r =>
        {
            var fonts = r.RunProperties!.RunFonts!;
            Assert.Contains(fonts.EastAsia!.Value!, known);
            Assert.Contains(fonts.Ascii!.Value!, known);
            Assert.Equal(FontTypeHintValues.EastAsia, fonts.Hint!.Value);
        });
        Assert.DoesNotContain("Theme=", main.Document.OuterXml + main.StyleDefinitionsPart!.Styles!.OuterXml, StringComparison.OrdinalIgnoreCase);
        Assert.Null(main.ThemePart);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_page_number_is_the_only_field(string kind)
    {
        using var document = Open(kind);
        var main = document.MainDocumentPart!;
        Assert.Empty(main.Document.Descendants<FieldCode>());
        Assert.Empty(main.Document.Descendants<SimpleField>());
        Assert.All(main.FooterParts, f => Assert.Equal("PAGE", f.Footer.Descendants<SimpleField>().Single().Instruction!.Value));
        Assert.Null(main.DocumentSettingsPart!.Settings.GetFirstChild<UpdateFieldsOnOpen>());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_bookmark_is_closed_and_of_a_name_that_Word_takes(string kind)
    {
        using var document = Open(kind);
        var main = document.MainDocumentPart!;
        var starts = main.Document.Descendants<BookmarkStart>().Concat(main.FooterParts.SelectMany(f => f.Footer.Descendants<BookmarkStart>())).ToList();
        var ends = main.Document.Descendants<BookmarkEnd>().Concat(main.FooterParts.SelectMany(f => f.Footer.Descendants<BookmarkEnd>())).ToList();
        Assert.Equal(starts.Select(s => s.Id!.Value), ends.Select(e => e.Id!.Value));
        Assert.Equal(starts.Count, starts.Select(s => s.Id!.Value).Distinct().Count());
        Assert.Equal(starts.Count, starts.Select(s => s.Name!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(starts, s => Assert.Matches("^_[A-Za-z0-9_]{1,39}$", s.Name!.Value));
    }

    [Theory]
    [InlineData("limits", 2)]
    [InlineData("summary", 1)]
    public void The_headers_of_long_tables_repeat_and_their_rows_do_not_split(string kind, int tables)
    {
        using var document = Open(kind);
        var headed = document.MainDocumentPart!.Document.Descendants<Table>().Where(t => t.Descendants<TableHeader>().Any()).ToList();

        Assert.Equal(tables, headed.Count);
        Assert.All(headed, t =>
        {
            Assert.Equal([0], t.Elements<TableRow>().Index().Where(r => r.Item.Descendants<TableHeader>().Any()).Select(r => r.Index));
            Assert.All(t.Elements<TableRow>(), r => Assert.NotEmpty(r.Descendants<CantSplit>()));
        });
    }

    [Fact]
    public void Each_signature_stays_with_its_opinion()
    {
        using var document = Open("normal");
        var rows = document.MainDocumentPart!.Document.Descendants<TableRow>().Where(r => r.InnerText.Contains("负责人签字", StringComparison.Ordinal)).ToList();

        // Lead, college, school; two partners and one university.
        Assert.Equal(6, rows.Count);
        Assert.All(rows, r => Assert.NotEmpty(r.Descendants<CantSplit>()));
        Assert.Contains(Programmes.Normal().UnitOpinion, rows[1].InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_says_so_on_every_page_and_a_final_form_nowhere()
    {
        using var draft = Open("draft");
        using var final = Open("normal");

        Assert.Contains("草　稿", draft.MainDocumentPart!.HeaderParts.Single().Header.InnerText, StringComparison.Ordinal);
        Assert.Empty(final.MainDocumentPart!.HeaderParts);
        Assert.DoesNotContain("草", final.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_asked_field_is_printed_with_its_value()
    {
        foreach (var snapshot in new[] { Programmes.Normal(), Programmes.AtTheLimits })
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(snapshot)), false);
            var text = document.MainDocumentPart!.Document.InnerText;
            var missing = snapshot.Fields.Where(f => f.Key != "targetWholeSchool")
                .SelectMany(f => f.Table is { } t ? t.Rows.SelectMany((r, _) => t.Columns.Select((c, i) => (Where: $"{f.Key}.{c.Key}", c.Type, Text: r[i]))) : [(Where: f.Key, f.Type, f.Text)])
                .Where(x => x is not { Where: "targetMajors.declining" })
                .SelectMany(x => x.Text.Split('\n').Select(line => (x.Where, Line: x.Type == FieldType.Date && x.Where.StartsWith("courses.", StringComparison.Ordinal) ? line.Replace("年", ".").Replace("月", ".").Replace("日", "") : line)))
                .Where(x => !text.Contains(x.Line, StringComparison.Ordinal)).ToList();
            Assert.Empty(missing);
        }
    }

    [Fact]
    public void A_field_that_the_layout_does_not_know_is_printed_before_the_opinions()
    {
        var form = FormDefinitions.Current;
        var extended = form with
        {
            Sections = [.. form.Sections, new("more", new("更多", "More"), [
                new("tuition", FieldType.Text, new("学费标准", "Fee")),
                new("motto", FieldType.LongText, new("寄语", "Motto")),
                new("awards", FieldType.Table, new("获奖", "Awards")) { Columns = [new("name", FieldType.Text, new("奖项", "Award")), new("year", FieldType.Number, new("年份", "Year"))] }])],
        };
        var answers = Programmes.NormalAnswers.With("tuition", "每学分八十元").With("motto", "行胜于言").WithRows("awards", [Programmes.Row(1, ("name", "省教学成果奖"), ("year", "2023"))]);
        var snapshot = Domain.Filing.FilingSnapshot.Of(Programmes.Recommended("WZY-2025-0007", answers), new(extended, FormEditions.Shipped.Last().Layout), Programmes.Round, Programmes.Units[0], Programmes.Units, Programmes.Directions);

        using var document = WordprocessingDocument.Open(new MemoryStream(FilingForm.Write(snapshot)), false);
        var text = document.MainDocumentPart!.Document.InnerText;

        Assert.Matches("六、其他事项.*学费标准.*每学分八十元.*寄语.*行胜于言.*获奖.*奖项.*年份.*省教学成果奖.*2023.*七、牵头单位意见", text);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document));
    }

    private static WordprocessingDocument Open(string kind) => WordprocessingDocument.Open(new MemoryStream(Samples.All[kind]), false);
}
