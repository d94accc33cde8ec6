using System.Text;
using MicroMajor.LocalTenant.Graph.Lists;
using MicroMajor.LocalTenant.Graph.Sites;
using MicroMajor.LocalTenant.Graph.Wire;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>Ids of drives (<c>b!</c> and three guids) and of drive items (<c>01</c> and base32), in SharePoint's shape.</summary>
internal static class DriveId
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(TheSite site, ListRow library)
    {
        byte[] bytes = [.. site.CollectionId.ToByteArray(), .. site.WebId.ToByteArray(), .. Guid.Parse(library.Id).ToByteArray()];
        return "b!" + Base64UrlEncoder.Encode(bytes);
    }

    /// <summary>The library of a drive; a 404 otherwise.</summary>
    public static ListRow Demand(SqliteConnection db, string drive)
    {
        byte[] bytes = [];
        if (drive.StartsWith("b!", StringComparison.Ordinal))
        {
            try
            {
                bytes = Base64UrlEncoder.DecodeBytes(drive[2..]);
            }
            catch (FormatException)
            {
                // Not an id at all: the same 404.
            }
        }

        return bytes.Length == 48 && ListTable.Find(db, new Guid(bytes.AsSpan(32)).ToString()) is { IsLibrary: true } library
            ? library
            : throw GraphError.NotFound("The resource could not be found.");
    }

    /// <summary>The id of the library's root folder.</summary>
    public static string Root(ListRow library) => Item(library, Guid.Parse(library.Id));

    public static string Item(ListRow library, Guid item)
    {
        byte[] bytes = [.. Guid.Parse(library.Id).ToByteArray().AsSpan(0, 4), .. item.ToByteArray()];
        var text = new StringBuilder("01");
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            bits = (bits << 8) | one;
            for (count += 8; count >= 5; count -= 5)
                text.Append(Base32[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }

        return text.ToString();
    }
}
