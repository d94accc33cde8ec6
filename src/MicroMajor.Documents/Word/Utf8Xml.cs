using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>
/// XML straight into UTF-8: markup is copied as it is, text is escaped on its way. The buffer is on loan and is handed on whenever it is
/// full, so that a long document takes no more memory than a short one.
/// </summary>
internal sealed class Utf8Xml(Stream output) : IDisposable
{
    private const int Size = 16 * 1024;
    private const int Piece = 4 * 1024;
    private static readonly SearchValues<char> s_inText = SearchValues.Create([.. Controls.Where(c => c is not ('\t' or '\n')), '<', '>', '&']);
    private static readonly SearchValues<char> s_inValue = SearchValues.Create([.. Controls, '<', '>', '&', '"']);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int length;

    private static IEnumerable<char> Controls => Enumerable.Range(0, 0x20).Select(c => (char)c);

    /// <summary>Markup.</summary>
    public void Raw(ReadOnlySpan<byte> markup)
    {
        if (markup.Length > buffer.Length - length)
        {
            Flush();
            if (markup.Length > buffer.Length)
            {
                output.Write(markup);
                return;
            }
        }

        markup.CopyTo(buffer.AsSpan(length));
        length += markup.Length;
    }

    public void Number(int number)
    {
        if (buffer.Length - length < 11) Flush();
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>Text between tags.</summary>
    public void Text(ReadOnlySpan<char> text) => Escaped(text, s_inText);

    /// <summary>Text between the quotes of an attribute; also the name of an element, which has nothing to escape.</summary>
    public void Value(ReadOnlySpan<char> text) => Escaped(text, s_inValue);

    public void Flush()
    {
        if (length > 0) output.Write(buffer, 0, length);
        length = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Escaped(ReadOnlySpan<char> text, SearchValues<char> special)
    {
        for (int at; (at = First(text, special)) >= 0; text = text[(at + 1)..])
        {
            Plain(text[..at]);
            Raw(text[at] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                '\t' => "&#x9;"u8,
                '\n' => "&#xA;"u8,
                '\r' => "&#xD;"u8,
                // XML has no way to say the others.
                _ => "\uFFFD"u8,
            });
        }

        Plain(text);
    }

    // Two searches, since one for ASCII alone goes sixteen and more letters at a time.
    private static int First(ReadOnlySpan<char> text, SearchValues<char> special)
    {
        var (mark, none) = (text.IndexOfAny(special), text.IndexOfAnyInRange('\uFFFE', '\uFFFF'));
        return mark < 0 || (none >= 0 && none < mark) ? none : mark;
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var piece = text[..Math.Min(text.Length, Piece)];
            if (piece.Length < text.Length && char.IsHighSurrogate(piece[^1])) piece = piece[..^1];
            if (buffer.Length - length < piece.Length * 3) Flush();
            length += Encoding.UTF8.GetBytes(piece, buffer.AsSpan(length));
            text = text[piece.Length..];
        }
    }
}
