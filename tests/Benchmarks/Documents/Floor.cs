using System.IO.Compression;

namespace MicroMajor.Benchmarks.Documents;

/// <summary>The least that any writer must do: pack the text part, all of it ready in memory, at the level that the product packs at.</summary>
internal sealed class Floor(byte[] text)
{
    private readonly MemoryStream packed = new(text.Length);

    public int Length => text.Length;

    public void Deflate()
    {
        packed.SetLength(0);
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(text);
    }
}
