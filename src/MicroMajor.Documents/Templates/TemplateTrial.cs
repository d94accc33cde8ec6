using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>Fills a Word form for a try, with everything answered and with nothing, as a draft and as a final, and lets the SDK's validator look at it: what the form itself had is the office's, what comes by filling would break every document.</summary>
internal static class TemplateTrial
{
    private const int Said = 3;

    public static void Of(FormTemplate template, OwnForm form, TemplateFaults faults)
    {
        var before = Errors(template.File.Word.ToArray()).Select(e => e.Description).ToHashSet(StringComparer.Ordinal);
        (int Rows, bool IsFinal)[] tries = [(2, true), (0, true), (0, false)];
        var after = tries.SelectMany(t =>
        {
            using var written = new MemoryStream();
            form.WriteTo(Sample(template.Form, t.Rows, t.IsFinal), written);
            return Errors(written.ToArray());
        });
        foreach (var (description, part) in after.Where(e => !before.Contains(e.Description)).DistinctBy(e => e.Description).Take(Said)) faults.Stop("fill-broken", part, ("what", description));
    }

    private static List<(string Description, string Part)> Errors(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => (e.Description, e.Part?.Uri.OriginalString.TrimStart('/') ?? ""))];
    }

    // A made-up proposal: everything filled in, or nothing.
    private static FilingSnapshot Sample(FormDefinition form, int rows, bool isFinal) => new(
        "WZY-0000-0000", "round", 2000, "学校", "学院", form.Version,
        [.. form.Sections.Select(s => new FilingSection(s.Key, s.Title.Zh, [.. s.Fields.Select(f => new FilingField(f.Key, f.Type, f.Label.Zh, f.Type == FieldType.Table || rows == 0 ? "" : "填写内容\n第二行", f.Type == FieldType.Table ? Table(f, rows) : null))]))],
        new(rows, rows, rows, rows), rows > 0 ? "同意" : "", new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), isFinal)
    {
        Layout = new([]),
    };

    private static FilingTable Table(FormField table, int rows) => new(
        [.. table.Columns.Select(c => new FilingColumn(c.Key, c.Type, c.Label.Zh))],
        [.. Enumerable.Range(1, rows).Select(n => (IReadOnlyList<string>)[.. table.Columns.Select(_ => n.ToString(CultureInfo.InvariantCulture))])]);
}
