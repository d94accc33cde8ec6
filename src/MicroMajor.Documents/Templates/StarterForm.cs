using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Word;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.Proposals;

namespace MicroMajor.Documents.Templates;

/// <summary>
/// A Word form to begin with: the product's own layout of an edition with a control in every place, to be restyled in Word. It is the form
/// itself, drawn with names where the answers would be, and controls set around these.
/// </summary>
public static class StarterForm
{
    private static readonly XNamespace w = Ink.W;

    /// <summary>The Word form. The same edition gives the same bytes.</summary>
    public static byte[] Write(FormEdition edition)
    {
        var controls = new StarterControls(edition);
        using var drawn = new ZipArchive(new MemoryStream(FilingForm.Write(Named(edition) with { Template = null }), writable: false));
        return WordFile.Bytes((drawn, controls), static (state, output) =>
        {
            var zip = new Zip(output);
            foreach (var entry in state.drawn.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                zip.Copy(PackedPart.Of(entry.FullName, entry.FullName switch
                {
                    "word/document.xml" or "word/footer1.xml" => With(bytes.ToArray(), state.controls),
                    "docProps/core.xml" => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes.ToArray()).Replace($"：{StarterControls.Named("programName")}", "", StringComparison.Ordinal)),
                    _ => bytes.ToArray(),
                }));
            }

            zip.Close();
        });
    }

    private static byte[] With(byte[] part, StarterControls controls)
    {
        var root = XElement.Load(new MemoryStream(part, writable: false));
        if (root.Name == w + "document")
        {
            root.Add(new XAttribute(XNamespace.Xmlns + "w15", Ink.W15), new XAttribute(XNamespace.Xmlns + "mc", Ink.Compatibility));
            root.Add(new XAttribute((XNamespace)Ink.Compatibility + "Ignorable", "w15"));
        }

        controls.Set(root);
        return Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + root.ToString(SaveOptions.DisableFormatting));
    }

    // A proposal whose answers are the names of their fields, with one row in every table.
    private static FilingSnapshot Named(FormEdition edition) => new(
        "", "", 0, StarterControls.Named("schoolName"), StarterControls.Named("hostUnit"), edition.Version,
        [.. edition.Form.Sections.Select(s => new FilingSection(s.Key, s.Title.Zh, [.. s.Fields.Select(f => new FilingField(f.Key, f.Type, f.Label.Zh, f.Type == FieldType.Table ? "" : StarterControls.Named(f.Key), f.Type == FieldType.Table ? Row(f) : null))]))],
        new(0, 0, 0, 0), StarterControls.Named("unitOpinion"), new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), IsFinal: true)
    {
        Layout = edition.Layout,
    };

    // One major of the list is in less demand, so that there is a place for those that are.
    private static FilingTable Row(FormField table) => new(
        [.. table.Columns.Select(c => new FilingColumn(c.Key, c.Type, c.Label.Zh))],
        [[.. table.Columns.Select(c => (table.Key, c.Key) == ("targetMajors", "declining") ? "是" : StarterControls.Named($"{table.Key}.{c.Key}"))]]);
}
