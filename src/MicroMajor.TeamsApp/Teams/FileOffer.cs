using System.Text.Json.Nodes;

namespace MicroMajor.TeamsApp.Teams;

/// <summary>A file that the bot would put into a person's own OneDrive, when they agree. It is made only then.</summary>
/// <param name="Verb">Who is asked for the file then: see <see cref="Room.OnAgreed"/>.</param>
/// <param name="Description">Said on the card.</param>
/// <param name="Size">About how many bytes.</param>
/// <param name="Data">What comes back with the answer: a hint like any card's data.</param>
public sealed record FileOffer(string Verb, string Name, string Description, int Size, JsonObject Data);
