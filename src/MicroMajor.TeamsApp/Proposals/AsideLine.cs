using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A line that says how many places wait for the reader to choose between two texts.</summary>
public sealed record AsideLine(string Text)
{
    /// <summary>The line, when something waits for the reader.</summary>
    public static IReadOnlyList<AsideLine> Of(Standing standing, Language language)
    {
        var places = Conflict.WaitingIn(standing).Count;
        return places == 0 ? [] : [new(TogetherWords.Waiting(places, language))];
    }
}
