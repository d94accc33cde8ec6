using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Filing;

/// <summary>A filing document as it lies in the library now.</summary>
/// <param name="Id">The library's own number of it.</param>
/// <param name="Path">Folder and name within the library.</param>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="ProposalId">The proposal that it is a document of; empty when it is of several.</param>
/// <param name="ContentCode">The code of the snapshot it was written from.</param>
/// <param name="Edition">How often it has been written with another content.</param>
/// <param name="Reason">Why this edition was written.</param>
/// <param name="Standing">What its column says.</param>
/// <param name="Url">Where a person opens it.</param>
/// <param name="WrittenAt">When it was changed last (UTC).</param>
/// <param name="ChangedBy">The person who changed it last; null when it was this app.</param>
public sealed record LibraryDocument(string Id, string Path, string Kind, string ProposalId, string ContentCode, int Edition, string Reason, DocumentStanding Standing, string Url, DateTimeOffset WrittenAt, PersonId? ChangedBy)
{
    /// <summary>Did somebody change it in the library?</summary>
    public bool IsAltered => ChangedBy is not null || Standing == DocumentStanding.Altered;
}

/// <summary>How a document in the library stands to the data.</summary>
public enum DocumentStanding
{
    /// <summary>现行: it says what the data say.</summary>
    Current,

    /// <summary>过期: the data have changed since.</summary>
    Outdated,

    /// <summary>被改动: somebody changed the file in the library.</summary>
    Altered,
}

/// <summary>A port: the filing documents of a round as they lie in the library, and the mark that each bears there.</summary>
public interface IFiledDocuments
{
    /// <summary>What was written of the round and lies in the library.</summary>
    Task<IReadOnlyList<LibraryDocument>> OfRoundAsync(string roundId, CancellationToken ct);

    /// <summary>Sets the mark of a document; its content stays.</summary>
    Task MarkAsync(LibraryDocument document, DocumentStanding standing, CancellationToken ct);
}
