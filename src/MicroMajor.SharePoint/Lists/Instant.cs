using System.Globalization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// An instant in a line of text: to the last tick, readable where the people are, and in the order of time when sorted as text.
/// SharePoint's own dates keep seconds only.
/// </summary>
internal static class Instant
{
    private const string Format = "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz";

    private static readonly TimeSpan shanghai = TimeSpan.FromHours(8);

    public static string Text(DateTimeOffset at) => at.ToOffset(shanghai).ToString(Format, CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? at) => at is { } known ? Text(known) : null;

    public static DateTimeOffset? Read(string text) =>
        text.Length == 0 ? null : DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture).ToUniversalTime();
}
