using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>What goes back over HTTP: an envelope around a card's own bytes, so that a card is never parsed or copied into text.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Head = default, ReadOnlyMemory<byte> Card = default, ReadOnlyMemory<byte> Tail = default)
{
    public static readonly Answer Ok = new(StatusCodes.Status200OK);
    public static readonly Answer Later = new(StatusCodes.Status202Accepted);
    public static readonly Answer Undelivered = new(StatusCodes.Status500InternalServerError);
    public static readonly Answer NotImplemented = new(StatusCodes.Status501NotImplemented);

    /// <summary>A JSON answer without a card in it.</summary>
    public static Answer Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Wire.Json)) write(writer);
        return new(StatusCodes.Status200OK, buffer.WrittenMemory);
    }

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        var length = Head.Length + Card.Length + Tail.Length;
        response.ContentLength = length;
        if (length == 0) return;
        response.ContentType = "application/json; charset=utf-8";
        // Headers first: the server would otherwise keep the card in a buffer of its own until it has written them.
        await response.StartAsync();
        response.BodyWriter.Write(Head.Span);
        response.BodyWriter.Write(Card.Span);
        response.BodyWriter.Write(Tail.Span);
        await response.BodyWriter.FlushAsync();
    }

    public override string ToString() => $"{Status} {Encoding.UTF8.GetString(Head.Span)}{Encoding.UTF8.GetString(Card.Span)}{Encoding.UTF8.GetString(Tail.Span)}";
}
