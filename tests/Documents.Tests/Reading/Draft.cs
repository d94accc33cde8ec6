using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Tests.Reading;

/// <summary>Drafts as Word files, changed by hand as people and programs change them.</summary>
internal static class Draft
{
    public static readonly FormEdition Edition = FormEditions.Shipped.Find(FormEditions.First)!;

    public static readonly FormDefinition Form = Edition.Form;

    public static byte[] Of(Answers answers) => DraftForm.Write(Proposal(answers), Edition, Programmes.Round, Programmes.Units, Programmes.Directions);

    public static Proposal Proposal(Answers answers) => Programmes.Recommended("WZY-2025-0007", answers) with { State = ProposalState.Draft, Decision = null };

    public static FormReading Read(byte[] bytes) => FilledForm.Read(bytes, Edition) is { IsDone: true, Value: var reading } ? reading : throw new InvalidOperationException($"Refused: {Refusal(bytes)}");

    public static Problem Refusal(byte[] bytes) => FilledForm.Read(bytes, Edition).Problems[0];

    /// <summary>A new proposal made of the file.</summary>
    public static Answers Anew(byte[] bytes) => Adoption.Of(Read(bytes), Answers.None, Form, Programmes.Units, Programmes.Directions) is { Problems: [] } adoption ? adoption.After : throw new InvalidOperationException("Not all of it was taken over.");

    public static Adoption Into(Answers now, byte[] bytes) => Adoption.Of(Read(bytes), now, Form, Programmes.Units, Programmes.Directions, "WZY-2025-0007");

    /// <summary>The file with its text part changed.</summary>
    public static byte[] With(byte[] bytes, Func<string, string> change, string part = "word/document.xml")
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return stream.ToArray();
    }

    /// <summary>The file with one more part.</summary>
    public static byte[] Plus(byte[] bytes, string part, byte[] content, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        using (var entry = zip.CreateEntry(part, level).Open()) entry.Write(content);
        return stream.ToArray();
    }

    /// <summary>The person types something else into the control of that tag.</summary>
    public static byte[] Typing(byte[] bytes, string tag, string text) => With(bytes, xml =>
    {
        var at = xml.IndexOf($"<w:tag w:val=\"{tag}\" />", StringComparison.Ordinal);
        var (from, to) = (xml.IndexOf("<w:sdtContent>", at, StringComparison.Ordinal), xml.IndexOf("</w:sdtContent>", at, StringComparison.Ordinal));
        var head = xml[..from].Remove(at, from - at) + xml[at..from].Replace("<w:showingPlcHdr />", "", StringComparison.Ordinal);
        return $"{head}<w:sdtContent><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>{xml[to..]}";
    });

    /// <summary>Word's own file around a body of one's own.</summary>
    public static byte[] Typed(string body) => With(Of(Answers.None), xml => Regex.Replace(xml, "<w:body>.*</w:body>", $"<w:body>{body}</w:body>", RegexOptions.Singleline));

    public static string P(string text) => $"<w:p>{R(text)}</w:p>";

    public static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Table(params string[][] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{string.Concat(c.Split('\n').Select(P))}</w:tc>"))}</w:tr>"))}</w:tbl>";
}
