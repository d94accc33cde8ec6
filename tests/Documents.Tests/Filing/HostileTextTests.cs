using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Tests.Filing;

public sealed class HostileTextTests
{
    internal static readonly IReadOnlyDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["markup"] = "]]></w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/>",
        ["fields"] = "{ INCLUDETEXT \"http://127.0.0.1/x.docx\" } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
        ["formulas"] = "=HYPERLINK(\"http://127.0.0.1\",\"x\") &lt;!ENTITY x SYSTEM \"file:///etc/passwd\"&gt;",
        ["huge word"] = new string('W', 3000),
        ["emoji"] = string.Concat(Enumerable.Repeat("🚁👩‍🔬🇨🇳", 200)),
        ["right to left"] = "\u202Eيمين\u2067 عربي \u200Fעברית",
        ["controls"] = string.Concat(Enumerable.Range(0, 0x2100).Select(i => (char)i)),
        ["half characters"] = "\uD800 \uDFFF \uFFFE \uFFFF \uFDD0",
        ["line ends"] = "a\r\nb\rc\n\n\n\u2028d\u2029e\u0085f\tg",
        ["templates"] = "${programName} {{#each}} <%= 1 %> {% x %} %s %n $(id) \\field",
    };

    public static TheoryData<string> Kinds => [.. Texts.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void What_people_type_into_every_field_neither_breaks_nor_scripts_a_document(string kind)
    {
        var typed = Texts[kind];
        var snapshot = Programmes.Frozen(Typed(typed)) with { UnitName = PrintedText.Line(typed) };
        var form = FilingForm.Write(snapshot);
        var summary = SummaryTable.Write(RoundSnapshot.Of(Programmes.Round, [snapshot], typed));

        foreach (var bytes in new[] { form, summary })
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description));
            var main = document.MainDocumentPart!;
            Assert.DoesNotContain(main.Document.Descendants(), e => e is FieldCode or FieldChar or SimpleField or Hyperlink or AltChunk);
            Assert.Empty(main.ExternalRelationships);
            Assert.Empty(main.HyperlinkRelationships);
        }

        var written = WrittenForm.Read(form);
        Assert.Equal(snapshot["introduction"], written.Values["introduction"]);
        Assert.Equal(snapshot.UnitOpinion, written.Values["unitOpinion"]);
        Assert.Empty(CrossCheck.Compare([written], WrittenSummary.Read(summary)));
        Assert.Equal(WrittenDigest.Of(form), WrittenDigest.Of(DocumentKinds.Form, new FilingContent.Form(snapshot), () => []));
        Assert.InRange(Encoding.UTF8.GetByteCount(FileNames.Form(snapshot)), 1, 240);
    }

    /// <summary>A proposal with that text in every field and in every cell.</summary>
    internal static Proposal Typed(string typed)
    {
        var everywhere = FormDefinitions.Current.Fields.Where(f => f.Choices.Count == 0 && f.ChoicesFrom is null).Aggregate(
            Programmes.NormalAnswers.With("type", "urgent").With("industryField", "other").With("direction", "other").With("targetWholeSchool", "false").With("isIndustryAcademic", "true"),
            (a, f) => f.Type switch
            {
                FieldType.YesNo => a,
                FieldType.Table => a.WithRows(f.Key, [new("r1", f.Columns.Select(c => KeyValuePair.Create(c.Key, typed)))]),
                _ => a.With(f.Key, typed),
            });
        return Programmes.Recommended("WZY-2025-0007", everywhere, opinion: typed);
    }
}
