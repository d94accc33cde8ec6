using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace MicroMajor.SharePoint.Lists;

/// <summary>
/// Reads items out of Graph's answer as it comes from the wire: one pass, no object per field. The SDK's reading of the same bytes builds a
/// tree first, which costs ten times as much.
/// </summary>
internal static class RowReader
{
    /// <summary>One item with its fields, or fields alone. Null for an answer without content.</summary>
    public static async Task<ListRow?> RowAsync(Stream content, ListShape shape, CancellationToken ct)
    {
        using var bytes = await ReadAsync(content, ct);
        return bytes.Length == 0 ? null : Row(bytes.Span, shape);
    }

    /// <summary>The item in these bytes.</summary>
    public static ListRow Row(ReadOnlySpan<byte> bytes, ListShape shape)
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        return Item(ref reader, shape);
    }

    /// <summary>A page of items.</summary>
    public static async Task<RowPage> PageAsync(Stream content, ListShape shape, CancellationToken ct)
    {
        using var bytes = await ReadAsync(content, ct);
        return bytes.Length == 0 ? RowPage.None : Page(bytes.Span, shape);
    }

    /// <summary>A page of items in these bytes.</summary>
    public static RowPage Page(ReadOnlySpan<byte> bytes, ListShape shape)
    {
        var (rows, token) = (new List<ListRow>(), (string?)null);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) rows.Add(Item(ref reader, shape));
            }
            else if (reader.ValueTextEquals("@odata.nextLink"u8))
            {
                token = TokenOf(Text(ref reader));
            }
            else
            {
                Pass(ref reader);
            }
        }

        return new(rows, token);
    }

    // On the start of an item; afterwards on its end.
    private static ListRow Item(ref Utf8JsonReader reader, ListShape shape)
    {
        var (row, next) = (new ListRow(shape), 0);
        Members(ref reader, row, shape, ref next, inside: false);
        return row;
    }

    private static void Members(ref Utf8JsonReader reader, ListRow row, ListShape shape, ref int next, bool inside)
    {
        while (NextMember(ref reader))
        {
            // Graph sends the columns of every item in the same order: the one after the last is nearly always the next.
            var column = shape.NumberOf(ref reader, next);
            if (column >= 0)
            {
                next = column + 1;
                row.Keep(column, Value(ref reader, shape.KindOf(column)));
            }
            else if (inside)
            {
                Pass(ref reader);
            }
            else if (reader.ValueTextEquals("@odata.etag"u8)) row.ETag = Text(ref reader) ?? row.ETag;
            else if (reader.ValueTextEquals("id"u8)) row.Id = Text(ref reader) ?? "";
            else if (reader.ValueTextEquals("eTag"u8)) row.ETag = Text(ref reader) ?? row.ETag;
            else if (reader.ValueTextEquals("webUrl"u8)) row.Address = Text(ref reader) ?? "";
            else if (reader.ValueTextEquals("lastModifiedDateTime"u8)) row.ChangedAt = DateTimeOffset.TryParse(Text(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default;
            else if (reader.ValueTextEquals("lastModifiedBy"u8)) row.ChangedBy = UserOf(ref reader);
            else if (reader.ValueTextEquals("fields"u8)) Fields(ref reader, row, shape, ref next);
            else Pass(ref reader);
        }
    }

    private static void Fields(ref Utf8JsonReader reader, ListRow row, ListShape shape, ref int next)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) Members(ref reader, row, shape, ref next, inside: true);
    }

    // A value that is no text, number or yes-or-no says nothing about a column of ours.
    private static object? Value(ref Utf8JsonReader reader, ColumnKind kind)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return kind is ColumnKind.Number or ColumnKind.YesNo ? null : reader.GetString();
            case JsonTokenType.Number: return kind == ColumnKind.Number && reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.True or JsonTokenType.False: return kind == ColumnKind.YesNo ? reader.GetBoolean() : null;
            default:
                reader.Skip();
                return null;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }

    // {"user": {"id": …}, "application": …}
    private static string UserOf(ref Utf8JsonReader reader)
    {
        var id = "";
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return id;
        while (NextMember(ref reader))
        {
            if (!reader.ValueTextEquals("user"u8))
            {
                Pass(ref reader);
                continue;
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) continue;
            while (NextMember(ref reader))
            {
                if (reader.ValueTextEquals("id"u8)) id = Text(ref reader) ?? "";
                else Pass(ref reader);
            }
        }

        return id;
    }

    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    // Of the link only the token is used, on an address that we make ourselves: a link is never followed to another place.
    private static string? TokenOf(string? link)
    {
        if (link is null) return null;
        var token = new Uri(link).Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .FirstOrDefault(pair => pair.Length == 2 && Uri.UnescapeDataString(pair[0]).Equals("$skiptoken", StringComparison.OrdinalIgnoreCase));
        return token is null ? throw new InvalidOperationException("Graph's next link has no $skiptoken.") : Uri.UnescapeDataString(token[1]);
    }

    private static async Task<Pooled> ReadAsync(Stream content, CancellationToken ct)
    {
        var bytes = new Pooled();
        try
        {
            while (await content.ReadAsync(bytes.Rest(), ct) is > 0 and var read) bytes.Add(read);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    // The answer's bytes, in memory that is given back.
    private sealed class Pooled : IDisposable
    {
        private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

        public Memory<byte> Rest()
        {
            if (Length == bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
                Span.CopyTo(larger);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
            }

            return bytes.AsMemory(Length);
        }

        public void Add(int read) => Length += read;

        public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
    }
}
