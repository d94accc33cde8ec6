using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Rounds;

/// <summary>Asks once more before a round turns to another edition of the form.</summary>
/// <param name="Seen">The edition that the round has now.</param>
public sealed record FormEnabling(string Version, string Digest, string RoundId, string Seen, string Title, string Text) : ICardView
{
    /// <inheritdoc />
    public string Summary => Title;
}
