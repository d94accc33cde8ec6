using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MicroMajor.Documents.Templates;

/// <summary>
/// A part of a Word form on its way from XML to pieces. Places are put into the XML as processing instructions, which may stand anywhere
/// and which no part has of its own (the reader drops them); then the whole is written once, as Word will see it, and cut at them.
/// </summary>
internal sealed class Pieces
{
    private const string Target = "mm";
    private readonly List<Func<IReadOnlyList<Piece>, IReadOnlyList<Piece>, Piece>> makers = [];

    /// <summary>A place that stands for itself.</summary>
    public XProcessingInstruction One(Piece piece) => Put("o", (_, _) => piece);

    /// <summary>Nodes within a piece: those inside, and what is written in their place.</summary>
    public IEnumerable<XNode> Around(Func<IReadOnlyList<Piece>, IReadOnlyList<Piece>, Piece> make, IEnumerable<XNode> inside, IEnumerable<XNode>? otherwise = null) =>
        [Put("(", make), .. inside, .. otherwise is null ? [] : new XNode[] { new XProcessingInstruction(Target, "|") }.Concat(otherwise), new XProcessingInstruction(Target, ")")];

    /// <summary>The part in pieces.</summary>
    public IReadOnlyList<Piece> Cut(XElement root)
    {
        var written = new StringBuilder();
        using (var xml = XmlWriter.Create(written, new() { OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize })) root.Save(xml);
        var text = written.ToString().AsSpan();
        var at = 0;
        var pieces = Read(text, ref at, out _);
        return [new Fixed("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8.ToArray()), .. pieces];
    }

    private XProcessingInstruction Put(string kind, Func<IReadOnlyList<Piece>, IReadOnlyList<Piece>, Piece> make)
    {
        makers.Add(make);
        return new(Target, $"{kind}{makers.Count - 1}");
    }

    private List<Piece> Read(ReadOnlySpan<char> text, ref int at, out char end)
    {
        const string Opening = "<?" + Target + " ";
        var pieces = new List<Piece>();
        while (true)
        {
            var next = text[at..].IndexOf(Opening, StringComparison.Ordinal);
            var markup = next < 0 ? text[at..] : text.Slice(at, next);
            if (markup.Length > 0) pieces.Add(new Fixed(Utf8(markup)));
            end = ')';
            if (next < 0) return pieces;
            var from = at + next + Opening.Length;
            var length = text[from..].IndexOf("?>", StringComparison.Ordinal);
            var said = text.Slice(from, length);
            at = from + length + 2;
            switch (said[0])
            {
                case ')' or '|':
                    end = said[0];
                    return pieces;
                case 'o':
                    pieces.Add(makers[Number(said)]([], []));
                    break;
                default:
                    var inside = Read(text, ref at, out var closed);
                    pieces.Add(makers[Number(said)](inside, closed == '|' ? Read(text, ref at, out _) : []));
                    break;
            }
        }
    }

    private static int Number(ReadOnlySpan<char> said) => int.Parse(said[1..], NumberStyles.None, CultureInfo.InvariantCulture);

    private static byte[] Utf8(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
