using System.Buffers.Binary;

namespace MicroMajor.LocalTenant.Graph.Drives;

/// <summary>
/// The hash that SharePoint gives for a file: 160 bits, each byte xored in 11 bits further on, the length xored into the end.
/// </summary>
internal static class QuickXorHash
{
    private const int Bits = 160;
    private const int Shift = 11;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var ring = new byte[Bits / 8];
        var position = 0;
        foreach (var one in bytes)
        {
            var (index, offset) = (position / 8, position % 8);
            ring[index] ^= (byte)(one << offset);
            if (offset > 0)
                ring[index + 1 == Bits / 8 ? 0 : index + 1] ^= (byte)(one >> (8 - offset));
            position = (position + Shift) % Bits;
        }

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        for (var i = 0; i < 8; i++)
            ring[(Bits / 8) - 8 + i] ^= length[i];
        return Convert.ToBase64String(ring);
    }
}
