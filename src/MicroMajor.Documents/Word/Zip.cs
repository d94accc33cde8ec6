using System.Buffers.Binary;
using System.IO.Compression;

namespace MicroMajor.Documents.Word;

/// <summary>
/// A plain zip: nothing in it but names and contents. ZipArchive writes the platform and the hour into every entry, and then
/// the same document is not the same bytes on another machine; nor can it take in a part that is packed already.
/// </summary>
/// <param name="output">Where it goes, from the present position on. It must be able to go back: an entry begins with its size.</param>
internal sealed class Zip(Stream output)
{
    /// <summary>How hard parts are packed. The fastest level saves a third of a millisecond a document and costs half as many bytes again, in the library and on every phone.</summary>
    public const CompressionLevel Level = CompressionLevel.Optimal;

    // 1 January 1980: the first day that the format knows.
    private const ushort Day = (0 << 9) | (1 << 5) | 1;
    private const ushort Utf8Names = 1 << 11;
    private const int HeaderLength = 30;

    private readonly long start = output.Position;
    private readonly List<Entry> entries = new(12);

    private readonly record struct Entry(byte[] Name, uint Crc, uint Packed, uint Size, uint Offset);

    /// <summary>A part as it was packed before.</summary>
    public void Copy(PackedPart part)
    {
        var entry = new Entry(part.Name, part.Crc, (uint)part.Packed.Length, part.Size, Offset);
        WriteHeader(entry);
        output.Write(part.Packed);
        entries.Add(entry);
    }

    /// <summary>A part that is packed while it is written.</summary>
    public void Write<T>(byte[] name, T state, Action<Stream, T> content)
    {
        var entry = new Entry(name, 0, 0, 0, Offset);
        var header = output.Position;
        WriteHeader(entry);
        var from = output.Position;
        var body = new GzipBody(output);
        using (var gzip = new GZipStream(body, Level, leaveOpen: true)) content(gzip, state);
        var end = output.Position;
        entry = entry with { Crc = body.Crc, Packed = (uint)(end - from), Size = body.Size };
        output.Position = header;
        WriteHeader(entry);
        output.Position = end;
        entries.Add(entry);
    }

    /// <summary>The directory, with which a zip ends.</summary>
    public void Close()
    {
        var directory = Offset;
        foreach (var entry in entries) WriteListed(entry);
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], Offset - directory);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directory);
        output.Write(end);
    }

    private uint Offset => checked((uint)(output.Position - start));

    private void WriteHeader(Entry entry)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        WriteCommon(header[4..], entry);
        output.Write(header);
        output.Write(entry.Name);
    }

    private void WriteListed(Entry entry)
    {
        Span<byte> listed = stackalloc byte[46];
        listed.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(listed, 0x02014B50);
        listed[4] = 20;
        WriteCommon(listed[6..], entry);
        BinaryPrimitives.WriteUInt32LittleEndian(listed[42..], entry.Offset);
        output.Write(listed);
        output.Write(entry.Name);
    }

    // What the header and the directory say alike: version, flags, method, time, check sum, sizes, length of the name.
    private static void WriteCommon(Span<byte> header, Entry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 8);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Day);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], entry.Packed);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], entry.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)entry.Name.Length);
    }
}
