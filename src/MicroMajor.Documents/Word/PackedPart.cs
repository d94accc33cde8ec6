using System.IO.Compression;
using System.Text;

namespace MicroMajor.Documents.Word;

/// <summary>A part that is the same in many documents, packed once and copied from then on.</summary>
/// <param name="Size">Its length before packing.</param>
internal sealed record PackedPart(byte[] Name, byte[] Packed, uint Crc, uint Size)
{
    public static PackedPart Of(string name, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        var body = new GzipBody(packed);
        using (var gzip = new GZipStream(body, Zip.Level, leaveOpen: true)) gzip.Write(content);
        return new(Encoding.UTF8.GetBytes(name), packed.ToArray(), body.Crc, body.Size);
    }

    public static PackedPart Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));
}
