using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;

namespace MicroMajor.Documents.Tests.Reading;

public sealed class WrittenFileTests
{
    public static TheoryData<string> Filed { get; } = ["normal", "limits", "college", "college-mixed", "summary", "summary-employment", "notice", "publicity", "minutes", "review"];

    [Theory, MemberData(nameof(Filed))]
    public void The_code_is_found_in_every_kind_and_the_digest_is_that_of_the_writing(string kind)
    {
        var bytes = Samples.All[kind];
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var read = WrittenFile.Open(bytes).Value;

        Assert.Equal((document.PackageProperties.Identifier, WrittenDigest.Of(bytes)), (read.Code, read.Digest));
        Assert.Matches("^[0-9a-f]{32}$", read.Digest);
    }

    [Theory, MemberData(nameof(Filed))]
    public void What_the_sdk_saved_again_has_the_same_digest_though_hardly_a_byte_is_the_same(string kind)
    {
        var bytes = Samples.All[kind];
        var again = Saved(bytes, _ => { });

        Assert.False(bytes.AsSpan().SequenceEqual(again));
        Assert.Equal(WrittenFile.Open(bytes).Value.Digest, WrittenFile.Open(again).Value.Digest);
    }

    [Fact]
    public void The_digest_told_from_the_data_is_that_of_the_document_read_back()
    {
        foreach (var snapshot in new[] { Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits, Programmes.Normal() with { IsFinal = false } })
            Assert.Equal((snapshot.ProgramName, WrittenDigest.Of(FilingForm.Write(snapshot))), (snapshot.ProgramName, WrittenDigest.Of(DocumentKinds.Form, new FilingContent.Form(snapshot), NotRead)));
        foreach (var list in new[] { Programmes.Summary(12), RoundSnapshot.Of(Programmes.Round, []), RoundSnapshot.Of(Programmes.Round, [Programmes.Normal(), Programmes.Minimal, Programmes.AtTheLimits]), Programmes.Summary(5).With(Programmes.Duties(8), Programmes.Round, Programmes.Units) })
            Assert.Equal(WrittenDigest.Of(SummaryTable.Write(list)), WrittenDigest.Of(DocumentKinds.Summary, new FilingContent.List(list), NotRead));

        static byte[] NotRead() => throw new InvalidOperationException("The document need not be read.");
    }

    [Theory]
    [InlineData("normal", "低空智能巡检技术", "programName")]
    [InlineData("college", "养老服务管理", "2/programName")]
    [InlineData("summary", "12.5", "rows.totalCredits 1")]
    [InlineData("notice", "健康管理学院", "recommended.unit 1")]
    [InlineData("minutes", "行政楼301会议室", "minutes.place")]
    [InlineData("minutes", "表决：应投票5人，赞成5票，反对0票，弃权0票。建议推荐。", "minutes.3.vote")]
    public void A_text_that_was_altered_by_hand_is_named_with_what_was_filed_and_what_stands_there(string kind, string text, string place)
    {
        var (filed, altered) = (WrittenFile.Filed(Samples.All[kind]), WrittenFile.Open(Saved(Samples.All[kind], t => Change(t, text))).Value);

        Assert.NotEqual(filed.Digest, altered.Digest);
        Assert.Equal([new Alteration(place, text, "改过的")], altered.AlteredFrom(filed));
    }

    [Fact]
    public void A_code_that_was_altered_in_the_foot_is_another_paper()
    {
        var altered = Saved(Samples.All["normal"], main => main.FooterParts.Single().Footer.Descendants<Text>().First(t => t.Text.Length == 9).Text = "0000-0000");

        Assert.Equal("0000-0000", WrittenFile.Open(altered).Value.Code);
    }

    [Fact]
    public void The_code_is_found_among_the_properties_when_the_foot_is_gone()
    {
        var altered = Saved(Samples.All["normal"], main => main.FooterParts.Single().Footer.RemoveAllChildren<Paragraph>());

        Assert.Equal(Programmes.Normal().ContentCode, WrittenFile.Open(altered).Value.Code);
    }

    [Fact]
    public void A_draft_and_a_document_from_elsewhere_have_no_code()
    {
        Assert.Null(WrittenFile.Open(Samples.Copies["copy"]).Value.Code);
        Assert.Null(WrittenFile.Open(Draft.Typed(Draft.P("会议纪要"))).Value.Code);
    }

    [Fact]
    public void Text_that_is_hidden_or_deleted_by_a_tracked_change_counts_for_nothing()
    {
        var altered = Saved(Samples.All["normal"], main =>
        {
            var run = (Run)main.Document.Descendants<Text>().First(t => t.Text == "低空智能巡检技术").Parent!;
            run.InsertAfterSelf(new Run(new RunProperties(new Vanish()), new Text("（假的）")));
        });

        Assert.Equal(WrittenFile.Open(Samples.All["normal"]).Value.Digest, WrittenFile.Open(altered).Value.Digest);
    }

    [Theory]
    [InlineData("nothing", "word-broken")]
    [InlineData("a text", "word-not-word")]
    [InlineData("half a file", "word-broken")]
    [InlineData("macros", "word-macros")]
    [InlineData("a DTD in the foot", "word-broken")]
    [InlineData("a foot nested a thousand times", "word-broken")]
    [InlineData("a hundred megabytes", "file-too-large")]
    public void A_hostile_file_is_refused_with_its_reason(string kind, string code) => Assert.Equal([code], WrittenFile.Open(Hostile(kind)).Problems.Select(p => p.Code));

    [Fact]
    public void A_foot_elsewhere_on_the_net_is_never_fetched()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var file = Draft.With(Samples.All["normal"], xml => xml.Replace("Target=\"footer1.xml\"", $"Target=\"http://{listener.LocalEndpoint}/f.xml\" TargetMode=\"External\"", StringComparison.Ordinal), "word/_rels/document.xml.rels");

        Assert.Equal(Programmes.Normal().ContentCode, WrittenFile.Open(file).Value.Code);
        Assert.False(listener.Pending());
    }

    private static byte[] Hostile(string kind) => kind switch
    {
        "nothing" => [],
        "a text" => "内容码 7K3M-9QXA"u8.ToArray(),
        "half a file" => Samples.All["normal"][..9000],
        "macros" => Draft.Plus(Samples.All["normal"], "word/vbaProject.bin", [1]),
        "a DTD in the foot" => Draft.With(Samples.All["normal"], xml => xml.Replace("<w:ftr", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:ftr", StringComparison.Ordinal), "word/footer1.xml"),
        "a foot nested a thousand times" => Draft.With(Samples.All["normal"], xml => xml.Replace("<w:p>", string.Concat(Enumerable.Repeat("<w:sdt>", 1000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 1000)) + "<w:p>", StringComparison.Ordinal), "word/footer1.xml"),
        _ => new byte[100 * 1024 * 1024],
    };

    private static void Change(MainDocumentPart main, string text) => main.Document.Descendants<Text>().First(t => t.Text == text).Text = "改过的";

    private static byte[] Saved(byte[] bytes, Action<MainDocumentPart> change)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            change(document.MainDocumentPart!);
            document.MainDocumentPart!.Document.Save();
        }

        return stream.ToArray();
    }
}
