using System.Xml.Linq;
using MicroMajor.Domain.Proposals.Reading;

namespace MicroMajor.Documents.Reading;

/// <summary>Reads a form typed elsewhere by its labels: a label and the cell behind it, a label and the cell below, a label and the text after its colon or under it.</summary>
internal sealed class LabelsRead(FormLabels labels, TablesRead tables)
{
    public void Read(XElement body, Dictionary<string, string> texts)
    {
        foreach (var table in body.Descendants().Where(e => WordText.Is(e, "tbl"))) Table(table, texts);
        Paragraphs(body, texts);
    }

    private void Table(XElement table, Dictionary<string, string> texts)
    {
        List<List<string>> rows = [.. TablesRead.RowsOf(table).Where(r => !tables.IsTaken(r)).Select(r => TablesRead.CellsOf(r).Select(WordText.Of).ToList())];
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = rows[r];
            if (cells.Count == 1)
            {
                if (labels.FieldOf(cells[0]) is { } above && r + 1 < rows.Count && rows[r + 1] is [var below] && labels.FieldOf(below) is null && Split(below) is null) Take(texts, above, below);
                else if (Split(cells[0]) is { } inside) Take(texts, inside.Key, inside.Text);
                continue;
            }

            for (var c = 0; c < cells.Count; c++)
            {
                if (labels.FieldOf(cells[c]) is { } key)
                {
                    if (c + 1 < cells.Count && labels.FieldOf(cells[c + 1]) is null) Take(texts, key, cells[++c]);
                }
                else if (Split(cells[c]) is { } inside) Take(texts, inside.Key, inside.Text);
            }
        }
    }

    // Below a label in the running text, down to the next label, table or heading.
    private void Paragraphs(XElement body, Dictionary<string, string> texts)
    {
        string? key = null;
        var lines = new List<string>();
        foreach (var element in body.Elements().Where(e => WordText.Is(e, "p") || WordText.Is(e, "tbl")).Append(null))
        {
            var text = element is null || WordText.Is(element, "tbl") ? null : WordText.Of(element);
            var next = text is null ? null : labels.FieldOf(text);
            if (text is not null && next is null && Split(text) is null && !IsHeading(text))
            {
                if (key is not null) lines.Add(text);
                continue;
            }

            if (key is not null && lines.Count > 0) Take(texts, key, string.Join('\n', lines));
            lines.Clear();
            key = next is not null && labels.IsLong(next) ? next : null;
            if (text is not null && next is null && Split(text) is { } inside)
            {
                if (labels.IsLong(inside.Key)) (key, lines) = (inside.Key, [inside.Text]);
                else Take(texts, inside.Key, inside.Text);
            }
        }
    }

    // 培养目标：……, or the label on the first line.
    private (string Key, string Text)? Split(string text)
    {
        var at = text.IndexOfAny(['：', ':', '\n']);
        return at is > 0 and <= 60 && labels.FieldOf(text[..at]) is { } key ? (key, text[(at + 1)..]) : null;
    }

    private static bool IsHeading(string text) => FieldTexts.Plain(text) is { Length: > 2 and <= 30 } plain && "一二三四五六七八九十".Contains(plain[0]) && plain[1] is '、' or '.';

    // The first that says something counts: forms ask for a phone more than once.
    private static void Take(Dictionary<string, string> texts, string key, string text)
    {
        if (!string.IsNullOrWhiteSpace(text)) texts.TryAdd(key, text);
    }
}
