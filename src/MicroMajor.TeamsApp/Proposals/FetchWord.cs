using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>word/fetch: reads a Word file that lies in the library, by its link. A file that is not for this person is answered like one that does not exist.</summary>
internal sealed class FetchWord(ProposalDoor door, ILibrary library, KeptWord kept, CompareWord compare, OwnerCards cards)
{
    private const int LongestLink = 2_000;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        var found = await door.SharedAsync(turn, ct);
        if (!found.IsDone) return new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
        var proposal = found.Value.Value;
        if (!ProposalLifecycle.IsEditable(proposal.State)) return await compare.ShowAsync(turn, found.Value, null, ct);
        var link = turn.Data.Whole("link").Trim();
        if (link.Length == 0) return Again(Banner.Look(WordFileWords.PasteLink(turn.Language)));
        if (link.Length > LongestLink || await library.FindAsync(link, ct) is not { } file || !file.MayBeReadInto(proposal.Id, new(turn.User.ObjectId)))
            return Again(Banner.Refused(WordFileWords.NoSuchFile(turn.Language)));
        if (file.Size > FilledForm.LargestFile) return Refused(file, [new("file-too-large", Facts.Of(("limit", $"{FilledForm.LargestFile / 1024 / 1024}")))]);
        if (await library.ReadAsync(file.Path, ct) is not { } bytes) return Again(Banner.Refused(WordFileWords.NoSuchFile(turn.Language)));
        var reading = FilledForm.Read(bytes, (await cards.StandAsync(found.Value, turn, ct)).Edition);
        if (!reading.IsDone) return Refused(file, reading.Problems);

        // save
        await kept.KeepAsync(turn, bytes, ct);

        // tell
        return await compare.ShowAsync(turn, found.Value, null, ct, bytes);

        Reply Again(Banner banner) => cards.Show(
            proposal.Id, new WordAsk(proposal.Id, ProposalWords.TitleOf(proposal, turn.Language)) { Banner = banner, Link = RowLine.Cut(CleanText.Of(link), LongestLink) }, turn.Language);

        Reply Refused(LibraryFile what, IReadOnlyList<Problem> problems) =>
            Again(Banner.Refused(WordFileWords.NotRead(RowLine.Cut(what.Path[(what.Path.LastIndexOf('/') + 1)..], 60), ProposalWords.Refusal(problems, turn.Language), turn.Language)));
    }
}
