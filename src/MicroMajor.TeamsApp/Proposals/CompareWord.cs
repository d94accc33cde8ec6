using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Proposals.Reading;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>word/compare: what the file that was sent would change in the proposal, place by place.</summary>
internal sealed class CompareWord(ProposalDoor door, KeptWord kept, OwnerCards cards)
{
    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        var found = await door.SharedAsync(turn, ct);
        return found.IsDone ? await ShowAsync(turn, found.Value, null, ct) : new Reply.Say(ProposalWords.Refusal(found.Problems, turn.Language));
    }

    /// <summary>The comparison as things stand, with what was ticked so far.</summary>
    /// <param name="sent">The file, when it has just come: it need not be read back.</param>
    public async ValueTask<Reply> ShowAsync(Turn turn, Stored<Proposal> stored, Banner? banner, CancellationToken ct, byte[]? sent = null)
    {
        var standing = await cards.StandAsync(stored, turn, ct);
        if (!ProposalLifecycle.IsEditable(standing.Proposal.State)) return cards.Home(standing, turn.Language, Banner.Refused(WordFileWords.NotEditable(turn.Language)));
        if (await ReadAsync(turn, standing, ct, sent) is not { } read) return cards.Home(standing, turn.Language, Banner.Look(WordFileWords.NoFile(turn.Language)));
        if (!read.IsDone) return cards.Home(standing, turn.Language, Banner.Refused(ProposalWords.Refusal(read.Problems, turn.Language)));
        var (adoption, file) = read.Value;
        if (adoption.Changes.All.Count == 0)
        {
            await kept.RemoveAsync(turn, ct);
            return cards.Home(standing, turn.Language, Banner.Look(WordFileWords.NothingNew(adoption, standing.Form, turn.Language)));
        }

        var view = WordChanges.Of(adoption, file, standing, turn.Language, banner);
        // A card of another state of things has ticks for other places.
        var same = turn.Data.Word("seen") == view.Seen && turn.Data.Word("file") == file;
        var left = same ? view.LeftOut(turn.Data) : new HashSet<int>();
        return cards.Show(standing.Proposal.Id, view.On(same ? turn.Data.Count("page") : 0, left), turn.Language);
    }

    /// <summary>The comparison, and which file it is of; null when there is no file.</summary>
    public async Task<Outcome<(Adoption Adoption, string File)>?> ReadAsync(Turn turn, Standing standing, CancellationToken ct, byte[]? sent = null)
    {
        if ((sent ?? await kept.FindAsync(turn, ct)) is not { } bytes) return null;
        var reading = FilledForm.Read(bytes, standing.Edition);
        return reading.IsDone
            ? (Adoption.Of(reading.Value, standing.Proposal.Answers, standing.Form, standing.Units, standing.Directions, standing.Proposal.Id).Within(standing.Proposal, new(turn.User.ObjectId), standing.Form), KeptWord.CodeOf(bytes))
            : Outcome<(Adoption, string)>.Refused(reading.Problems);
    }
}
