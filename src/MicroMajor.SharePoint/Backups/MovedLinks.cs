using System.Text.RegularExpressions;

namespace MicroMajor.SharePoint.Backups;

/// <summary>Rows name files by the address at which a person opens them, and in another site that is another one: it takes the place of the old.</summary>
internal sealed partial class MovedLinks
{
    private readonly Dictionary<string, string> moved = new(StringComparer.Ordinal);

    /// <summary>The file that was opened there is opened here now.</summary>
    public void Add(string before, string now)
    {
        if (before != now) moved[before] = now;
    }

    /// <summary>The text with the new addresses.</summary>
    public string In(string text) => moved.Count > 0 && text.Contains("://", StringComparison.Ordinal) ? Address().Replace(text, m => moved.GetValueOrDefault(m.Value, m.Value)) : text;

    [GeneratedRegex(@"https?://[^\s""<>\\]+")]
    private static partial Regex Address();
}
