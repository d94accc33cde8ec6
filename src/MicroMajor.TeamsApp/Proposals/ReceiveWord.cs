using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>A .docx in the chat: a copy goes to the draft that it was made of; of any other form the person says which draft it is for.</summary>
internal sealed class ReceiveWord(IProposals proposals, InvitedProposals invited, KeptWord kept, CompareWord compare, Catalogues catalogues, OwnerCards cards, CardShelf shelf)
{
    private const int Shown = 8;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (turn.Files.Count > 1) return new Reply.Say(WordFileWords.OneAtATime(turn.Language));
        var file = turn.Files[0];
        var bytes = await file.ReadAsync(FilledForm.LargestFile, ct);
        if (!bytes.IsDone) return Refused(file, bytes.Problems, turn);
        var known = await catalogues.NowAsync(ct);
        var who = new PersonId(turn.User.ObjectId);
        var shared = invited.OfAsync(who, ct);
        var own = (await proposals.ListAsync(ProposalQuery.OwnedBy(who), ct)).Proposals;
        var drafts = own.Concat((await shared).Found).Where(p => ProposalLifecycle.IsEditable(p.Value.State)).ToList();
        var edition = (drafts.Count > 0 ? known.Editions.Of(drafts[0].Value) : known.Editions.Find(known.Rounds.FirstOrDefault()?.FormVersion ?? FormEditions.First)) ?? FormEditions.Shipped.First();
        var reading = FilledForm.Read(bytes.Value, edition);
        if (!reading.IsDone) return Refused(file, reading.Problems, turn);

        // save
        await kept.KeepAsync(turn, bytes.Value, ct);

        // tell
        if (drafts.FirstOrDefault(d => d.Value.Id == reading.Value.Imprint?.ProposalId) is { } copied) return await compare.ShowAsync(turn, copied, null, ct, bytes.Value);
        return new Reply.ShowCard(shelf.Draw(new WordChoice(RowLine.Cut(CleanText.Of(file.Name).ReplaceLineEndings(" "), 60))
        {
            Drafts = [.. drafts.Take(Shown).Select(d => MyProposals.Line(d.Value, known, turn.Language) with { Verb = "word/compare", Button = WordFileWords.IntoThis(turn.Language) })],
            CanStart = known.Rounds.Any(r => r.IsOpen(cards.Now)),
        }, turn.Language));
    }

    private static Reply.Say Refused(SentFile file, IReadOnlyList<Problem> problems, Turn turn) =>
        new(WordFileWords.NotRead(RowLine.Cut(CleanText.Of(file.Name).ReplaceLineEndings(" "), 60), ProposalWords.Refusal(problems, turn.Language), turn.Language));
}

/// <summary>Which draft a Word file is for.</summary>
/// <param name="FileName">As the person's client names it.</param>
public sealed record WordChoice(string FileName) : ICardView
{
    /// <inheritdoc />
    public string Summary => FileName;

    /// <summary>The drafts that it could be for.</summary>
    public IReadOnlyList<DeskLine> Drafts { get; init; } = [];

    /// <summary>Is there a round in which a new one can be started?</summary>
    public bool CanStart { get; init; }
}
