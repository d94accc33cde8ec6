using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Cards;

namespace MicroMajor.TeamsApp.Words;

/// <summary>What the kinds of filing documents (<see cref="DocumentKinds"/>) are called.</summary>
internal static class DocumentWords
{
    private static readonly SentenceFile s_names = new("Words/documents.json");

    /// <summary>The name of the kind: 附件2 备案表.</summary>
    public static string Of(string kind, Language language) => s_names.Fill(kind, language, _ => "");

    /// <summary>The name of a document on a card, with the mark when the data have outrun it: 附件2 备案表（过期）.</summary>
    public static string Of(FiledDocument document, Language language) =>
        document.IsOutdated ? s_names.Fill("outdated", language, _ => Of(document.Kind, language)) : Of(document.Kind, language);
}
