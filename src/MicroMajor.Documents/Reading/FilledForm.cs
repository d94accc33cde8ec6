using System.Text.RegularExpressions;
using System.Xml.Linq;
using MicroMajor.Documents.Word;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Reading;

/// <summary>
/// Reads a filled-in form from a Word file: our own copy by its content controls (or by the bookmarks inside, after a program that drops
/// tags), a filing form of ours by its bookmarks, a form typed elsewhere by its labels.
/// </summary>
public static partial class FilledForm
{
    /// <summary>The largest file that is read.</summary>
    public const int LargestFile = WordPackage.LargestFile;

    /// <summary>Reads it, or says why not.</summary>
    public static Outcome<FormReading> Read(byte[] bytes, FormEdition edition)
    {
        var form = edition.Form;
        var opened = WordPackage.Open(bytes);
        if (!opened.IsDone) return Outcome<FormReading>.Refused(opened.Problems);
        var (body, imprint) = opened.Value;
        var places = new PlacesRead(form);
        places.Controls(body);
        places.Bookmarks(WordText.Marks(body));
        var ours = places.IsOurs;
        var labels = new FormLabels(edition);
        var tables = new TablesRead(form, labels);
        foreach (var table in body.Descendants().Where(e => WordText.Is(e, "tbl"))) tables.Read(table);
        if (places.Texts.Count == 0) new LabelsRead(labels, tables).Read(body, places.Texts);
        var reading = new FormReading(places.Texts, tables.Rows) { IsOurs = ours, Imprint = Imprint.Read(imprint), Twice = [.. places.Twice] };
        if (!ours) reading = PrintedShapes.Undone(reading, form);
        return reading.IsEmpty ? new Problem("word-no-field", Facts.Of(("labels", string.Join('、', form.Fields.Where(f => f.Required).Take(6).Select(f => f.Label.Zh))))) : reading;
    }

    /// <summary>A place by its tag: a field, or a cell of a row.</summary>
    internal static (string Field, string? Row, string Column)? Place(string? tag, FormDefinition form)
    {
        if (tag is null) return null;
        if (Cell().Match(tag) is { Success: true } cell)
        {
            return form.Field(cell.Groups[1].Value) is { Type: FieldType.Table } table && table.Columns.Any(c => c.Key == cell.Groups[3].Value)
                ? (table.Key, RowId().IsMatch(cell.Groups[2].Value) ? cell.Groups[2].Value : "", cell.Groups[3].Value)
                : null;
        }

        return form.Field(tag) is { Type: not FieldType.Table } field ? (field.Key, null, "") : null;
    }

    /// <summary>A place by its bookmark in a copy of ours.</summary>
    internal static (string Field, string? Row, string Column)? Bookmark(string? name, FormDefinition form)
    {
        if (name is null || Mark.Read(name) is not { Kind: 'd', Key: var key }) return null;
        return key.Split('.') is [var table, var row, var column] && form.Field(table) is { Type: FieldType.Table } ? Place($"{table}[{row}].{column}", form) : Place(key, form);
    }

    internal static string? Tag(XElement control) => WordText.Value(WordText.Child(WordText.Child(control, "sdtPr"), "tag"));

    [GeneratedRegex(@"^([^\[\]]{1,64})\[([^\[\]]{0,10})\]\.(.{1,64})$", RegexOptions.NonBacktracking)]
    private static partial Regex Cell();

    [GeneratedRegex(@"^r[0-9]{1,6}\z", RegexOptions.NonBacktracking)]
    private static partial Regex RowId();

    /// <summary>The scalar fields that have a place of their own in the file.</summary>
    private sealed class PlacesRead(FormDefinition form)
    {
        public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Twice { get; } = new(StringComparer.Ordinal);
        public bool IsOurs { get; private set; }

        // The outermost control of a field has it, with everything inside.
        public void Controls(XElement element)
        {
            foreach (var child in element.Elements())
            {
                if (WordText.Is(child, "del") || WordText.Is(child, "moveFrom")) continue;
                if (!WordText.Is(child, "sdt") || Place(Tag(child), form) is not { } place)
                {
                    Controls(child);
                    continue;
                }

                IsOurs = true;
                if (place.Row is null) Take(place.Field, Shown(child));
            }
        }

        public void Bookmarks(Dictionary<string, string> marks)
        {
            foreach (var (name, text) in marks)
            {
                if (Bookmark(name, form) is { } place)
                {
                    IsOurs = true;
                    if (place.Row is null && !Texts.ContainsKey(place.Field) && !Twice.Contains(place.Field)) Texts[place.Field] = text;
                }
            }

            if (IsOurs) return;
            foreach (var (name, text) in marks)
                if (Mark.Read(name) is { Kind: 'f', Key: var key } && (form.Field(key) is not null || key == "decliningMajors")) Texts[key] = text;
        }

        private static string Shown(XElement control) =>
            WordText.Of(new XElement("x", control));

        private void Take(string field, string text)
        {
            if (Twice.Contains(field)) return;
            if (Texts.TryGetValue(field, out var other) && CleanText.Of(other) != CleanText.Of(text))
            {
                Texts.Remove(field);
                Twice.Add(field);
            }
            else Texts[field] = text;
        }
    }
}
