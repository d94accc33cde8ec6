using System.Text;
using System.Text.RegularExpressions;

namespace MicroMajor.SharePoint.Filing;

/// <summary>Links to files, as people copy them.</summary>
internal static partial class LibraryLink
{
    /// <summary>
    /// The path within the library at that address, when the link says it: the file's own address, also in the form in which Teams and
    /// SharePoint hand it on (<c>/:w:/r/sites/…</c>). Null when the link leads elsewhere or does not say the path.
    /// </summary>
    public static string? PathOf(string link, Uri library)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var to) || !SameServer(to, library)) return null;
        var path = Uri.UnescapeDataString(HandedOn().Replace(to.AbsolutePath, "/"));
        var folder = Uri.UnescapeDataString(library.AbsolutePath).TrimEnd('/') + "/";
        if (!path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)) return null;
        var segments = path[folder.Length..].Split('/');
        return segments.All(s => s.Length > 0 && s is not ("." or "..") && s.IndexOfAny([':', '\\']) < 0) ? string.Join('/', segments) : null;
    }

    /// <summary>Does the link lead to a page of that host at all?</summary>
    public static bool IsOf(string link, string host) =>
        Uri.TryCreate(link, UriKind.Absolute, out var to) && to.Scheme == Uri.UriSchemeHttps && to.IsDefaultPort && to.UserInfo.Length == 0 && to.Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The link as an id of a share: <c>u!</c> and unpadded base64url, as Graph documents it.</summary>
    public static string ShareOf(string link) =>
        "u!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(link)).TrimEnd('=').Replace('/', '_').Replace('+', '-');

    private static bool SameServer(Uri one, Uri other) =>
        one.UserInfo.Length == 0 && one.GetLeftPart(UriPartial.Authority).Equals(other.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^/:[a-z]:/r/")]
    private static partial Regex HandedOn();
}
