using System.Text;

namespace MicroMajor.TeamsApp.Words;

/// <summary>
/// A sentence with places for facts: <c>{name}</c>, or <c>{deadline:time}</c> where the fact has to be put into the reader's words;
/// a part in brackets stands only when it has all its facts: <c>[, “{name}”]</c>.
/// </summary>
internal sealed class SentenceTemplate
{
    private readonly List<Part> parts;

    private SentenceTemplate(List<Part> parts) => this.parts = parts;

    /// <summary>The places that must be given.</summary>
    public IEnumerable<string> Wanted => parts.Where(p => !p.Optional).SelectMany(p => p.Pieces).Where(p => p.IsPlace).Select(p => p.Text);

    /// <summary>All places, those in brackets too.</summary>
    public IEnumerable<string> Places => parts.SelectMany(p => p.Pieces).Where(p => p.IsPlace).Select(p => p.Text);

    /// <summary>The formats of all places.</summary>
    public IEnumerable<string> Formats => parts.SelectMany(p => p.Pieces).Where(p => p.IsPlace).Select(p => p.Format);

    /// <summary>The sentence, or null when a brace or bracket is not closed.</summary>
    public static SentenceTemplate? TryRead(string text)
    {
        try
        {
            return Read(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">A brace or bracket is not closed.</exception>
    public static SentenceTemplate Read(string text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var optional = text[at] == '[';
            var end = optional ? text.IndexOf(']', at) : text.IndexOf('[', at) is >= 0 and var next ? next : text.Length;
            if (end < 0) throw new FormatException($"A bracket is not closed: {text}");
            parts.Add(new(optional, Pieces(text[(optional ? at + 1 : at)..end])));
            at = optional ? end + 1 : end;
        }

        return new(parts);
    }

    /// <summary>The sentence; what the facts say is never read as a place again, since facts come from people.</summary>
    /// <param name="say">The words for a fact by its name and format; empty when it is not given.</param>
    public string Fill(Func<string, string, string> say)
    {
        var sentence = new StringBuilder();
        foreach (var part in parts)
        {
            var said = part.Pieces.Select(p => p.IsPlace ? say(p.Text, p.Format) : p.Text).ToList();
            if (part.Optional && part.Pieces.Zip(said).Any(p => p.First.IsPlace && p.Second.Length == 0)) continue;
            foreach (var word in said) sentence.Append(word);
        }

        return sentence.ToString();
    }

    private static List<Piece> Pieces(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"A brace is not closed: {text}");
            if (open > at) pieces.Add(new(text[at..open]));
            var place = text[(open + 1)..close].Split(':');
            pieces.Add(new(place[0], IsPlace: true, place.Length > 1 ? place[1] : ""));
            at = close + 1;
        }

        if (at < text.Length) pieces.Add(new(text[at..]));
        return pieces;
    }

    private sealed record Part(bool Optional, List<Piece> Pieces);

    private sealed record Piece(string Text, bool IsPlace = false, string Format = "");
}
