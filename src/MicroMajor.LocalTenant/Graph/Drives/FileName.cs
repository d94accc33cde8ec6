using System.Text.RegularExpressions;
using MicroMajor.LocalTenant.Graph.Wire;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>What a file or folder may be called in SharePoint.</summary>
internal static partial class FileName
{
    private const int LongestName = 255;
    private const int LongestPath = 400;

    /// <summary>A 400 for a name that SharePoint refuses.</summary>
    public static string Demand(string name, bool isFolder)
    {
        var bad = name.Length == 0
            || name.Length > LongestName
            || name.IndexOfAny(['"', '*', ':', '<', '>', '?', '/', '\\', '|']) >= 0
            || name.Any(char.IsControl)
            || name != name.Trim()
            || name.EndsWith('.')
            || name.StartsWith("~$", StringComparison.Ordinal)
            || (isFolder && name.StartsWith('~'))
            || name.Contains("_vti_", StringComparison.OrdinalIgnoreCase)
            || Reserved().IsMatch(name);
        return bad ? throw GraphError.Invalid("The provided name cannot contain illegal characters or be a reserved name.") : name;
    }

    /// <summary>A 400 for a path that is too long for SharePoint.</summary>
    public static void DemandPath(string path)
    {
        if (path.Length > LongestPath)
            throw GraphError.Invalid($"The path is longer than {LongestPath} characters.");
    }

    /// <summary>The first free name of the form <c>name 1.docx</c>.</summary>
    public static string Renamed(string name, Func<string, bool> isTaken)
    {
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length];
        for (var i = 1; ; i++)
        {
            var candidate = $"{stem} {i}{extension}";
            if (!isTaken(candidate))
                return candidate;
        }
    }

    [GeneratedRegex(@"^(\.lock|CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]|desktop\.ini)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
