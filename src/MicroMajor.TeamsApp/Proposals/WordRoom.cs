using MicroMajor.Domain.Filing;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Rounds;
using MicroMajor.TeamsApp.Teams;

namespace MicroMajor.TeamsApp.Proposals;

/// <summary>Word out, Word in: a draft as a form to fill in elsewhere, and a filled-in form compared with the draft, place by place.</summary>
public sealed class WordRoom(
    IProposals proposals, IInvitations invitations, IRounds rounds, Actors actors, IAssignments assignments, ILibrary library, Catalogues catalogues, OwnerCards cards, CardShelf shelf, FileCheck check, SheetCheck sheet, TimeProvider time)
{
    /// <summary>Registers the verbs, and the reader of .docx.</summary>
    public Room AddTo(Room room)
    {
        var door = new ProposalDoor(proposals, assignments, actors);
        var export = new ExportWord(door, catalogues, cards);
        var kept = new KeptWord(library, time);
        var compare = new CompareWord(door, kept, cards);
        var start = new StartProposal(proposals, catalogues, shelf, time, "word/create");
        var receive = new ReceiveWord(proposals, new(invitations, proposals), kept, compare, check, sheet, catalogues, cards, shelf);
        return room
            .On("word/export", export.OfferAsync)
            .OnAgreed("word/copy", export.GiveAsync)
            .On("word/ask", new AskWord(door, cards).AnswerAsync)
            .OnFile(".docx", receive.AnswerAsync)
            .On("word/choose", receive.ChooseAsync)
            .On("word/fetch", new FetchWord(door, library, kept, compare, cards).AnswerAsync)
            .On("word/compare", compare.AnswerAsync)
            .On("word/take", new TakeWord(door, proposals, kept, compare, cards).AnswerAsync)
            .On("word/cancel", new CancelWord(door, kept, cards).AnswerAsync)
            .On("word/new", start.AnswerAsync)
            .On("word/create", new CreateProposal(proposals, rounds, catalogues, start, cards, (turn, draft, ct) => compare.ShowAsync(turn, draft, null, ct)).AnswerAsync);
    }
}
