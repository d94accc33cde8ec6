using MicroMajor.Domain;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Proposals;

internal static class BilingualIn
{
    /// <summary>The words in the reader's language.</summary>
    public static string In(this Bilingual words, Language language) => language == Language.Zh ? words.Zh : words.En;
}
