using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>The product's two languages; Chinese first.</summary>
public enum Language { Zh, En }

/// <summary>A drawn Adaptive Card: UTF-8 JSON, ready for the wire.</summary>
/// <param name="Summary">One line of plain text for notification banners and screen readers (the activity's <c>summary</c>).</param>
public sealed record Card(ReadOnlyMemory<byte> Json, string Summary)
{
    /// <summary>Whether a person can type or choose something on it.</summary>
    public bool TakesInput => Json.Span.IndexOf("\"type\":\"Input."u8) >= 0;

    /// <summary>What the card says at its top of what has just happened, for whoever shows the answer in another way; null when it says nothing.</summary>
    public Banner? Said { get; init; }
}
