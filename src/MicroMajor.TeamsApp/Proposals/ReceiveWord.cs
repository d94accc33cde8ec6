using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>The answer about a filing document that was sent: is it the current one, was it altered? Null about any other file.</summary>
/// <param name="canImport">What stands in it could also go into a draft of the person's.</param>
public delegate Task<Reply?> FileCheck(Turn turn, SentFile sent, byte[] bytes, bool canImport, CancellationToken ct);

/// <summary>
/// A .docx in the chat: a copy goes to the draft that it was made of; a filing document is checked first, and may then be taken over; of any
/// other form the person says which draft it is for.
/// </summary>
internal sealed class ReceiveWord(IProposals proposals, InvitedProposals invited, KeptWord kept, CompareWord compare, FileCheck check, SheetCheck sheet, Catalogues catalogues, OwnerCards cards, CardShelf shelf)
{
    private const int Shown = 8;

    public async ValueTask<Reply> AnswerAsync(Turn turn, CancellationToken ct)
    {
        // load
        if (turn.Files.Count > 1) return new Reply.Say(WordFileWords.OneAtATime(turn.Language));
        var file = turn.Files[0];
        var bytes = await file.ReadAsync(FilledForm.LargestFile, ct);
        if (!bytes.IsDone) return Refused(file, bytes.Problems, turn);
        if (ElectronicFile.Fault(NameOf(file), FileKinds.Of(file.Name, bytes.Value)) is { Code: "S-06" } archive) return Refused(file, [archive], turn);
        if (await sheet(turn, file, bytes.Value, ct) is { } review) return review;
        var known = await catalogues.NowAsync(ct);
        var drafts = await DraftsAsync(turn, ct);
        var edition = (drafts.Count > 0 ? known.Editions.Of(drafts[0].Value) : known.Editions.Find(known.Rounds.FirstOrDefault()?.FormVersion ?? FormEditions.First)) ?? FormEditions.Shipped.First();
        var reading = FilledForm.Read(bytes.Value, edition);
        var canStart = known.Rounds.Any(r => r.IsOpen(cards.Now));
        var copied = reading.IsDone ? drafts.FirstOrDefault(d => d.Value.Id == reading.Value.Imprint?.ProposalId) : null;
        var canImport = reading.IsDone && (drafts.Count > 0 || canStart);
        var checkedCard = copied is null ? await check(turn, file, bytes.Value, canImport, ct) : null;
        if (!reading.IsDone) return checkedCard ?? Refused(file, reading.Problems, turn);

        // save
        if (canImport || checkedCard is null) await kept.KeepAsync(turn, bytes.Value, ct);

        // tell
        if (checkedCard is not null) return checkedCard;
        if (copied is not null) return await compare.ShowAsync(turn, copied, null, ct, bytes.Value);
        return Choice(turn, NameOf(file), drafts, known);
    }

    /// <summary>word/choose: which draft the file that was sent last is for.</summary>
    public async ValueTask<Reply> ChooseAsync(Turn turn, CancellationToken ct)
    {
        if (await kept.FindAsync(turn, ct) is null) return new Reply.Say(WordFileWords.NoFile(turn.Language));
        return Choice(turn, WordFileWords.SentLast(turn.Language), await DraftsAsync(turn, ct), await catalogues.NowAsync(ct));
    }

    private async Task<IReadOnlyList<Stored<Proposal>>> DraftsAsync(Turn turn, CancellationToken ct)
    {
        var who = new PersonId(turn.User.ObjectId);
        var shared = invited.OfAsync(who, ct);
        var own = (await proposals.ListAsync(ProposalQuery.OwnedBy(who), ct)).Proposals;
        return [.. own.Concat((await shared).Found).Where(p => ProposalLifecycle.IsEditable(p.Value.State))];
    }

    private Reply.ShowCard Choice(Turn turn, string name, IReadOnlyList<Stored<Proposal>> drafts, Catalogue known) => new(shelf.Draw(new WordChoice(name)
    {
        Drafts = [.. drafts.Take(Shown).Select(d => MyProposals.Line(d.Value, known, turn.Language) with { Verb = "word/compare", Button = WordFileWords.IntoThis(turn.Language) })],
        CanStart = known.Rounds.Any(r => r.IsOpen(cards.Now)),
    }, turn.Language));

    private static string NameOf(SentFile file) => RowLine.Cut(CleanText.Of(file.Name).ReplaceLineEndings(" "), 60);

    private static Reply.Say Refused(SentFile file, IReadOnlyList<Problem> problems, Turn turn) =>
        new(WordFileWords.NotRead(NameOf(file), ProposalWords.Refusal(problems, turn.Language), turn.Language));
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
