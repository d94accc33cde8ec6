using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MicroMajor.TeamsApp.Tests.Package;

/// <summary>A picture of the kind our icons are: eight bits a channel, with or without alpha, not interlaced.</summary>
internal sealed record Png(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    public static Png Read(byte[] file)
    {
        var header = default(byte[]);
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR": header = content.ToArray(); break;
                case "IDAT": packed.Write(content); break;
            }

            at += length + 12;
        }

        var (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), header![9] == 6 ? 4 : 3);
        Assert.Equal((8, 0), (header[8], header[12]));
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        unpacked.CopyTo(rows);
        return new Png(width, height, Pixelate(rows.ToArray(), width, height, channels));
    }

    private static List<(byte, byte, byte, byte)> Pixelate(byte[] rows, int width, int height, int channels)
    {
        var pixels = new List<(byte, byte, byte, byte)>(width * height);
        var stride = width * channels;
        var above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var filter = rows[y * (stride + 1)];
            var row = rows.AsSpan((y * (stride + 1)) + 1, stride).ToArray();
            for (var i = 0; i < stride; i++)
            {
                var left = i < channels ? 0 : row[i - channels];
                var corner = i < channels ? 0 : above[i - channels];
                row[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, _ => Paeth(left, above[i], corner) });
            }

            for (var x = 0; x < stride; x += channels)
            {
                pixels.Add((row[x], row[x + 1], row[x + 2], channels == 4 ? row[x + 3] : (byte)255));
            }

            above = row;
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
