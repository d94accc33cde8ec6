using System.Text;

namespace MicroMajor.TeamsApp.Cards;

/// <summary>Teams counts a message in UTF-16, whatever the wire carries.</summary>
public static class CardSize
{
    /// <summary>The card's JSON as Teams weighs it, in bytes of UTF-16.</summary>
    public static int Utf16Bytes(Card card) => Encoding.UTF8.GetCharCount(card.Json.Span) * sizeof(char);
}
