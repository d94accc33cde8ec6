using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// Files that clause 五.3 does not take: archives above all. By their names they are answered without being fetched; what only calls itself
/// a document is told by its content, by whoever reads it.
/// </summary>
public sealed class UnwantedFiles(ProblemWords problems)
{
    private const int LongestName = 60;

    /// <summary>The extensions that are answered with the clause's own sentence.</summary>
    public Room AddTo(Room room)
    {
        foreach (var ending in FileKinds.ArchiveEndings.Order(StringComparer.Ordinal)) room.OnUnwantedFile(ending, (turn, _) => Refused(turn, FileKind.Archive));
        room.OnUnwantedFile(".doc", (turn, _) => Refused(turn, FileKind.OldOffice));
        return room.OnUnwantedFile(".docm", (turn, _) => Refused(turn, FileKind.Macros));
    }

    private ValueTask<Reply> Refused(Turn turn, FileKind kind) =>
        new(new Reply.Say(problems.Sentences([.. turn.Files.Select(f => ElectronicFile.Fault(RowLine.Cut(CleanText.Of(f.Name).ReplaceLineEndings(" "), LongestName), kind)!)], turn.Language)));
}
