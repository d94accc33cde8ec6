namespace MicroMajor.TeamsApp.Cards;

/// <summary>A card file is wrong: found when the program starts (or, for a value that no text can hold, when the card is drawn).</summary>
/// <param name="file">e.g. <c>Proposals/ProposalHome.card.json</c>.</param>
/// <param name="place">Where in the card, e.g. <c>body[2].items[0].text</c>; empty for the whole file.</param>
public sealed class CardFileException(string file, string place, string problem)
    : Exception(place.Length == 0 ? $"{file}: {problem}" : $"{file} at {place}: {problem}")
{
    public string File { get; } = file;

    public string Place { get; } = place;
}
