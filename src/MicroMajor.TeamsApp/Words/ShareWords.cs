using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Proposals;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What is said where a proposal is put into other people's chats, from <c>share.json</c>.</summary>
public sealed class ShareWords
{
    private readonly SentenceFile file = new("Words/share.json");

    /// <summary>Reads the words that ship with the program. A phase without words stops the start.</summary>
    public ShareWords()
    {
        if (SharedPhase.All.FirstOrDefault(p => !file.Codes.Contains($"phase-{p}")) is { } dumb) throw new InvalidOperationException($"share.json has no words for {dumb}.");
    }

    /// <summary>A phase in words.</summary>
    public string Phase(string phase, Language language) => file.Fill($"phase-{phase}", language, _ => "");

    /// <summary>Nothing fits.</summary>
    public string NoneFound(string asked, Language language) => file.Fill("none-found", language, _ => asked);

    /// <summary>Nothing fits among what could be looked through so far.</summary>
    public string StillLooking(string asked, Language language) => file.Fill("still-looking", language, _ => asked);

    /// <summary>There is nothing to look at before anything is asked.</summary>
    public string NoneYet(Language language) => file.Fill("none-yet", language, _ => "");
}
