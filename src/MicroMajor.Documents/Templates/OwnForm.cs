using System.Runtime.CompilerServices;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;

namespace MicroMajor.Documents.Templates;

/// <summary>
/// The office's own Word form, compiled: markup that never varies with places in it, everything else packed once. Filling it writes the
/// text, headers and footers that have places, and the document's properties.
/// </summary>
internal sealed class OwnForm(TemplateFrame frame, HoleNames names)
{
    // An edition that is gone takes its form along.
    private static readonly ConditionalWeakTable<FormTemplate, OwnForm> s_known = [];

    /// <summary>The form of an edition that was checked when it was brought into use.</summary>
    /// <exception cref="InvalidOperationException">It would be refused now.</exception>
    public static OwnForm Of(FormTemplate template) => s_known.GetValue(template, static t =>
    {
        var reading = TemplateReading.Of(t, isTried: false);
        return reading.Form ?? throw new InvalidOperationException($"The Word form of edition {t.Form.Version} cannot be used: {string.Join(", ", reading.Found.Where(f => f.Stops).Select(f => f.Code).Distinct())}.");
    });

    /// <summary>The form filled in, into a stream that can go back.</summary>
    public void WriteTo(FilingSnapshot snapshot, Stream output)
    {
        var values = new TemplateValues(snapshot, names);
        var properties = new WordFile(Filing.FilingForm.TitleOf(snapshot), snapshot.School, snapshot.ProposalId, snapshot.ContentCode, snapshot.DecidedAt, !snapshot.IsFinal, Page.Form, []);
        var zip = new Zip(output);
        foreach (var part in frame.Of(isDraft: !snapshot.IsFinal))
        {
            if (part.Packed is { } packed) zip.Copy(packed);
            else if (part.Pieces is { } pieces) zip.Write(part.Name, (values, pieces, part.FirstMark), static (stream, state) => Fill(stream, state.values, state.pieces, state.FirstMark));
            else zip.Write(part.Name, properties, static (stream, file) => file.CoreProperties(stream));
        }

        zip.Close();
    }

    private static void Fill(Stream output, TemplateValues values, IReadOnlyList<Piece> pieces, int firstMark)
    {
        using var xml = new Utf8Xml(output);
        var filling = new Filling(xml, values, firstMark);
        for (var i = 0; i < pieces.Count; i++) pieces[i].Write(filling);
        xml.Flush();
    }
}
