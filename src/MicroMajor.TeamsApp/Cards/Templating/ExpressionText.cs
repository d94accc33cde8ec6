using System.Globalization;

namespace MicroMajor.TeamsApp.Cards.Templating;

/// <summary>The characters of one expression, read from left to right; blanks between signs and names don't count.</summary>
internal sealed class ExpressionText(string text)
{
    private int _at;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Peek()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : '\0';
    }

    public bool At(string sign)
    {
        Peek();
        return string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0;
    }

    public bool Skip(string sign)
    {
        if (!At(sign))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    public void Expect(string sign)
    {
        if (!Skip(sign))
        {
            throw Unexpected();
        }
    }

    public string Name()
    {
        if (!(char.IsAsciiLetter(Peek()) || Peek() is '_' or '$'))
        {
            throw Unexpected();
        }

        var start = _at++;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return text[start.._at];
    }

    public double Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || (text[_at] == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1]))))
        {
            _at++;
        }

        return double.TryParse(text[start.._at], CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text[start.._at]}' is not a number");
    }

    public string Quoted()
    {
        var end = text.IndexOf('\'', _at + 1);
        var quoted = end < 0 ? throw new FormatException("a quoted text has no end") : text[(_at + 1)..end];
        _at = end + 1;
        return quoted.Contains('\\') ? throw new FormatException("a quoted text cannot hold a backslash") : quoted;
    }

    public FormatException Unexpected() =>
        new(_at < text.Length ? $"'{text[_at]}' was not expected at {_at + 1} in ${{{text}}}" : $"${{{text}}} ends too early");
}
