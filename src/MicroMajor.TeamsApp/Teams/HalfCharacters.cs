using System.Globalization;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>
/// Takes halves of characters out of JSON. A phone that cuts an emoji in two sends the half as an escape (<c>\ud83d</c>); it is good JSON
/// and no text, and whoever reads the string that holds it loses all the rest of what was typed.
/// </summary>
internal static class HalfCharacters
{
    private const int Escape = 6;

    /// <summary>The same JSON without them; itself when there are none.</summary>
    public static ReadOnlySpan<byte> LeftOutOf(ReadOnlySpan<byte> json)
    {
        // Hardly any body has an escape of that range at all.
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return json;
        var whole = new byte[json.Length];
        var length = 0;
        for (var at = 0; at < json.Length;)
        {
            var taken = json[at] != '\\' ? 1 : UnitAt(json, at) is { } unit && char.IsSurrogate(unit) ? Pair(json, at, unit) : Math.Min(2, json.Length - at);
            if (taken == 0)
            {
                at += Escape;
                continue;
            }

            json.Slice(at, taken).CopyTo(whole.AsSpan(length));
            (at, length) = (at + taken, length + taken);
        }

        return whole.AsSpan(0, length);
    }

    // Both halves are kept together; nothing of one that stands alone.
    private static int Pair(ReadOnlySpan<byte> json, int at, char first) =>
        char.IsHighSurrogate(first) && UnitAt(json, at + Escape) is { } second && char.IsLowSurrogate(second) ? 2 * Escape : 0;

    private static char? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + Escape <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
