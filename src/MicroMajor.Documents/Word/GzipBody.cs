using System.Buffers.Binary;

namespace MicroMajor.Documents.Word;

/// <summary>
/// What GZipStream writes, out of its frame: the deflated bytes go on, the frame's end is kept for its check sum. That sum is the one a zip
/// wants, counted by the library while it packs, with the processor's own instructions.
/// </summary>
internal sealed class GzipBody(Stream packed) : Stream
{
    private const int Header = 10;
    private const int Trailer = 8;

    private readonly byte[] held = new byte[Trailer];
    private int skipped;
    private int kept;

    public uint Crc => BinaryPrimitives.ReadUInt32LittleEndian(held);

    /// <summary>The length before packing.</summary>
    public uint Size => BinaryPrimitives.ReadUInt32LittleEndian(held.AsSpan(4));

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // Whatever may still turn out to be the end is held back.
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        var head = Math.Min(Header - skipped, bytes.Length);
        skipped += head;
        bytes = bytes[head..];
        var free = Math.Max(0, kept + bytes.Length - Trailer);
        var first = Math.Min(free, kept);
        packed.Write(held, 0, first);
        packed.Write(bytes[..(free - first)]);
        held.AsSpan(first, kept - first).CopyTo(held);
        bytes[(free - first)..].CopyTo(held.AsSpan(kept - first));
        kept += bytes.Length - free;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
