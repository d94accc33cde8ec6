using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicroMajor.SharePoint.Lists;

namespace MicroMajor.SharePoint.Backups;

/// <summary>
/// A row as a line of JSON, in the words of Graph: its id, and the columns that hold something, by name. Two rows that hold the same are the same line, whatever
/// order SharePoint gave the columns in.
/// </summary>
internal sealed class RowLine(ListShape shape)
{
    // An empty number and none are one; 3 and 3.0 are one.
    private const decimal Plain = 1.0000000000000000000000000000m;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly IReadOnlyList<(string Name, ColumnKind Kind)> columns =
        [.. shape.Columns.Select(c => (c.Name, c.Kind)).Append(("Title", ColumnKind.Line)).DistinctBy(c => c.Item1).OrderBy(c => c.Item1, StringComparer.Ordinal)];

    /// <summary>The line, until the next is asked for.</summary>
    /// <param name="withId">A line that is compared with one of another site has an id only where the list's ids mean something.</param>
    public ReadOnlySpan<byte> Of(ListRow row, bool withId = true, Func<string, string>? text = null)
    {
        bytes.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(bytes, s_options);
        writer.WriteStartObject();
        if (withId) writer.WriteString("id", row.Id);
        writer.WriteStartObject("fields");
        foreach (var (name, value) in Values(row, text))
            if (value is decimal number) writer.WriteNumber(name, number);
            else if (value is bool flag) writer.WriteBoolean(name, flag);
            else if (value is string said) writer.WriteString(name, said);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan;
    }

    /// <summary>Tells a row from every other that holds something else.</summary>
    public UInt128 Digest(ListRow row, bool withId, Func<string, string>? text = null) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Of(row, withId, text)));

    /// <summary>Everything that an item must hold to be that row, empty columns too: SharePoint would fill some of them in.</summary>
    public FieldMap Fields(ListRow row, Func<string, string> text)
    {
        var fields = new FieldMap();
        foreach (var (name, _) in columns) fields[name] = null;
        foreach (var (name, value) in Values(row, text)) fields[name] = value;
        return fields;
    }

    private IEnumerable<(string Name, object Value)> Values(ListRow row, Func<string, string>? text)
    {
        foreach (var (name, kind) in columns)
            if (kind == ColumnKind.Number)
            {
                if (row.Number(name) is { } number) yield return (name, number / Plain);
            }
            else if (kind == ColumnKind.YesNo)
            {
                if (row.Flag(name)) yield return (name, true);
            }
            else if (row.Text(name) is { Length: > 0 } said)
            {
                yield return (name, text is null ? said : text(said));
            }
    }
}
