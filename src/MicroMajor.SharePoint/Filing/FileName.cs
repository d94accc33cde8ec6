using System.Text;

namespace MicroMajor.SharePoint.Filing;

/// <summary>Names of files and folders as SharePoint takes them. They hold names of programmes, which people type.</summary>
internal static class FileName
{
    private const int LongestSegment = 120;

    private static readonly HashSet<string> reserved = new(
        ["CON", "PRN", "AUX", "NUL", ".lock", "desktop.ini", "forms", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder (with slashes between folders) and the name, each made safe.</summary>
    public static string Path(string folder, string name) =>
        string.Join('/', folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Append(name).Select(Segment));

    private static string Segment(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in text) safe.Append(c is '"' or '*' or ':' or '<' or '>' or '?' or '/' or '\\' or '|' or '#' or '%' || char.IsControl(c) ? '_' : c);
        var segment = Shortened(safe.ToString().Replace("_vti_", "_").Trim(' ', '.', '　'));
        return segment.Length == 0 || segment[0] == '~' || reserved.Contains(segment) || reserved.Contains(System.IO.Path.GetFileNameWithoutExtension(segment)) ? "_" + segment : segment;
    }

    // Two segments of this length and the site's address stay below SharePoint's 400 characters. The ending stays.
    private static string Shortened(string segment)
    {
        if (segment.Length <= LongestSegment) return segment;
        var ending = System.IO.Path.GetExtension(segment) is { Length: <= 8 } extension ? extension : "";
        var end = LongestSegment - ending.Length;
        return segment[..(char.IsHighSurrogate(segment[end - 1]) ? end - 1 : end)].TrimEnd(' ', '.') + ending;
    }
}
