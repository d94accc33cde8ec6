using System.Globalization;

namespace MicroMajor.SharePoint.Lists;

/// <summary>The number of an item, which comes back from cards and is not believed.</summary>
internal static class ItemNumber
{
    public static bool Is(string id) =>
        id.Length is > 0 and <= 9 && id[0] != '0' && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>A version that also says which item it is of, where the thing's own id is another.</summary>
internal static class ItemVersion
{
    public static string Of(ListRow row) => Of(row.Id, row.ETag);

    public static string Of(string item, string eTag) => $"{item} {eTag}";

    public static (string Item, string ETag) Read(string version) =>
        version.Split(' ', 2) is [var item, var eTag] && ItemNumber.Is(item) ? (item, eTag) : throw new ArgumentException("This version is not of this store.", nameof(version));
}
