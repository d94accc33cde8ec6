using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the kinds of filing documents (<see cref="DocumentKinds"/>) are called.</summary>
internal static class DocumentWords
{
    private static readonly SentenceFile s_names = new("Words/documents.json");

    /// <summary>The name of the kind: 附件2 备案表.</summary>
    public static string Of(string kind, Language language) => s_names.Fill(kind, language, _ => "");
}
