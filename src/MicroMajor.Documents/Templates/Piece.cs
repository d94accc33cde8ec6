using System.Text;
using MicroMajor.Documents.Word;

namespace MicroMajor.Documents.Templates;

/// <summary>A piece of a Word form as it is written: markup that never varies, a value, or what is repeated or left out.</summary>
internal abstract class Piece
{
    public abstract void Write(Filling filling);

    /// <summary>Does it leave anything on the page?</summary>
    public virtual bool Shows(Filling filling) => true;
}

/// <summary>A form while it is filled.</summary>
internal sealed class Filling(Utf8Xml xml, TemplateValues values, int firstMark)
{
    public Utf8Xml Xml { get; } = xml;
    public TemplateValues Values { get; } = values;

    /// <summary>Which row of a table is written; -1 outside of tables, and for the blank row of an empty one.</summary>
    public int Row { get; set; } = -1;

    /// <summary>The next bookmark's number.</summary>
    public int Mark { get; set; } = firstMark;

    // The text that is written line by line, and how far it has come.
    public string Text { get; set; } = "";
    public int Line { get; set; }
    public bool IsFirstLine { get; set; } = true;
    public bool IsLastLine { get; set; } = true;
}

/// <summary>Markup.</summary>
internal sealed class Fixed(byte[] markup) : Piece
{
    public override void Write(Filling filling) => filling.Xml.Raw(markup);
}

/// <summary>The text of a place inside a run, its lines broken.</summary>
internal sealed class Value(Hole hole) : Piece
{
    public override void Write(Filling filling)
    {
        var text = filling.Values.Text(hole, filling.Row).AsSpan();
        for (var first = true; text.Length > 0; first = false)
        {
            var end = text.IndexOf('\n');
            if (!first) filling.Xml.Raw("<w:br/>"u8);
            LineText.Write(filling.Xml, end < 0 ? text : text[..end]);
            text = end < 0 ? [] : text[(end + 1)..];
        }
    }
}

/// <summary>A paragraph for each line of a text.</summary>
internal sealed class Lines(Hole hole, IReadOnlyList<Piece> paragraph) : Piece
{
    public override void Write(Filling filling)
    {
        filling.Text = filling.Values.Text(hole, filling.Row);
        for (var at = 0; ;)
        {
            var end = filling.Text.IndexOf('\n', at);
            (filling.Line, filling.IsFirstLine, filling.IsLastLine) = (at, at == 0, end < 0);
            foreach (var piece in paragraph) piece.Write(filling);
            if (end < 0) break;
            at = end + 1;
        }

        (filling.IsFirstLine, filling.IsLastLine) = (true, true);
    }
}

/// <summary>The line that is being written.</summary>
internal sealed class LineText : Piece
{
    public override void Write(Filling filling)
    {
        var rest = filling.Text.AsSpan(filling.Line);
        var end = rest.IndexOf('\n');
        Write(filling.Xml, end < 0 ? rest : rest[..end]);
    }

    public static void Write(Utf8Xml xml, ReadOnlySpan<char> line)
    {
        if (line.Length == 0) return;
        xml.Raw("<w:t xml:space=\"preserve\">"u8);
        xml.Text(line);
        xml.Raw("</w:t>"u8);
    }
}

/// <summary>One end of the bookmark around a value.</summary>
/// <param name="name">Its name; of a cell what follows the number of its row.</param>
internal sealed class Bookmark(string name, bool isStart, bool isOfRow) : Piece
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(name);

    public override void Write(Filling filling)
    {
        if (isOfRow && filling.Row < 0) return;
        var xml = filling.Xml;
        if (!isStart)
        {
            if (!filling.IsLastLine) return;
            xml.Raw("<w:bookmarkEnd w:id=\""u8);
            xml.Number(filling.Mark++);
            xml.Raw("\"/>"u8);
            return;
        }

        if (!filling.IsFirstLine) return;
        xml.Raw("<w:bookmarkStart w:id=\""u8);
        xml.Number(filling.Mark);
        xml.Raw("\" w:name=\""u8);
        if (isOfRow)
        {
            xml.Raw("_t"u8);
            xml.Number(filling.Row + 1);
        }

        xml.Raw(name);
        xml.Raw("\"/>"u8);
    }
}

/// <summary>What is written for each row of a table.</summary>
/// <param name="keepsOne">An empty table keeps a blank row: a table without rows is none to Word.</param>
internal sealed class Repeated(Hole table, bool keepsOne, IReadOnlyList<Piece> item) : Piece
{
    public override bool Shows(Filling filling) => keepsOne || filling.Values.Rows(table.Table) > 0;

    public override void Write(Filling filling)
    {
        var rows = filling.Values.Rows(table.Table);
        for (var row = 0; row < rows; row++)
        {
            filling.Row = row;
            foreach (var piece in item) piece.Write(filling);
        }

        filling.Row = -1;
        if (rows > 0 || !keepsOne) return;
        foreach (var piece in item) piece.Write(filling);
    }
}

/// <summary>What is there only while something is, or is not; and what stands in its place else.</summary>
internal sealed class Conditional(Hole hole, IReadOnlyList<Piece> then, IReadOnlyList<Piece> otherwise) : Piece
{
    public bool Holds(Filling filling) => filling.Values.Has(hole, filling.Row) == (hole.Kind == HoleKind.If);

    public override bool Shows(Filling filling) => otherwise.Count > 0 || Holds(filling);

    public override void Write(Filling filling)
    {
        foreach (var piece in Holds(filling) ? then : otherwise) piece.Write(filling);
    }
}

/// <summary>A cell's content, and an empty paragraph when all of it was left out: Word rejects a cell without any.</summary>
internal sealed class Guarded(IReadOnlyList<Piece> content, IReadOnlyList<Piece> otherwise) : Piece
{
    public override void Write(Filling filling)
    {
        var shows = false;
        for (var i = 0; i < content.Count && !shows; i++) shows = content[i].Shows(filling);
        foreach (var piece in shows ? content : otherwise) piece.Write(filling);
    }
}

/// <summary>A table whose rows all may be left out: without any it goes as a whole.</summary>
internal sealed class Optional(IReadOnlyList<Piece> content) : Piece
{
    public override bool Shows(Filling filling)
    {
        for (var i = 0; i < content.Count; i++)
            if (content[i] is not Fixed && content[i].Shows(filling)) return true;
        return false;
    }

    public override void Write(Filling filling)
    {
        if (!Shows(filling)) return;
        foreach (var piece in content) piece.Write(filling);
    }
}
