using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>The form as the OpenXML SDK's object model fills a template: rows cloned, texts replaced, lines made paragraphs.</summary>
internal static partial class SdkTemplate
{
    public static byte[] Fill(SampleForm form)
    {
        using var stream = new MemoryStream();
        stream.Write(form.Template);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            var body = document.MainDocumentPart!.Document.Body!;
            foreach (var text in body.Descendants<Text>().Where(t => t.Text.StartsWith("{#", StringComparison.Ordinal)).ToList())
            {
                var row = text.Ancestors<TableRow>().First();
                foreach (var cells in form.Rows[text.Text[2..text.Text.IndexOf('}')]])
                {
                    var clone = (TableRow)row.CloneNode(true);
                    Replace(clone.Descendants<Text>(), cells);
                    row.InsertBeforeSelf(clone);
                }

                row.Remove();
            }

            Replace(body.Descendants<Text>(), form.Texts);
        }

        return stream.ToArray();
    }

    private static void Replace(IEnumerable<Text> texts, IReadOnlyDictionary<string, string> values)
    {
        foreach (var text in texts.Where(t => t.Text.Contains('{')).ToList())
        {
            var lines = Hole().Replace(text.Text, h => values.GetValueOrDefault(h.Groups[1].Value, "")).Split('\n');
            text.Text = lines[0];
            var paragraph = text.Ancestors<Paragraph>().First();
            foreach (var line in lines.Skip(1).Reverse())
            {
                var next = (Paragraph)paragraph.CloneNode(true);
                next.Descendants<Text>().First().Text = line;
                paragraph.InsertAfterSelf(next);
            }
        }
    }

    [GeneratedRegex(@"\{([#/]?[\w.]+)\}")]
    private static partial Regex Hole();
}
