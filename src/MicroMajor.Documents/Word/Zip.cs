using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>
/// A plain zip: nothing in it but names and contents. ZipArchive writes the platform and the hour into every entry, and then
/// the same document is not the same bytes on another machine.
/// </summary>
internal static class Zip
{
    // 1 January 1980, midnight: the first instant that the format knows.
    private const ushort Day = (0 << 9) | (1 << 5) | 1;
    private const ushort Utf8Names = 1 << 11;
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>The entries, in the order given.</summary>
    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        ushort count = 0;
        foreach (var (name, content) in entries)
        {
            var nameBytes = Encoding.UTF8.GetBytes(name);
            var packed = Deflated(content);
            var common = Common(content, packed, nameBytes);
            var offset = (uint)zip.Position;

            Write(zip, 0x04034B50);
            zip.Write(common);
            zip.Write(nameBytes);
            zip.Write(packed);

            Write(directory, 0x02014B50);
            directory.Write([20, 0]);
            directory.Write(common);
            directory.Write(new byte[10]);
            Write(directory, offset);
            directory.Write(nameBytes);
            count++;
        }

        var start = (uint)zip.Position;
        directory.WriteTo(zip);
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        zip.Write(end);
        return zip.ToArray();
    }

    // What the local header and the directory say alike: version, flags, method, time, check sum, sizes, length of the name.
    private static byte[] Common(byte[] content, byte[] packed, byte[] name)
    {
        var header = new byte[26];
        BinaryPrimitives.WriteUInt16LittleEndian(header, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), Day);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(10), Crc(content));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), (uint)packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), (ushort)name.Length);
        return header;
    }

    private static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content) crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static void Write(MemoryStream stream, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }
}
