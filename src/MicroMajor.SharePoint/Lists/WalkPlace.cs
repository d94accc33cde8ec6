using System.Globalization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>Where a page ended that was picked out of the whole list (<see cref="SharePointList"/>): on which page of it, and after how many that were wanted.</summary>
internal readonly record struct WalkPlace(int Given, string? SkipToken)
{
    // SharePoint's own tokens begin with a word or with Paged=.
    private const string Mark = "walk!";

    public static WalkPlace? Read(string? text) =>
        text?.StartsWith(Mark, StringComparison.Ordinal) == true && text[Mark.Length..].Split('!', 2) is [var given, var token] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(count, token.Length > 0 ? token : null)
            : null;

    public override string ToString() => $"{Mark}{Given.ToString(CultureInfo.InvariantCulture)}!{SkipToken}";
}
