using MicroMajor.Documents.Filing;
using MicroMajor.Domain;
using MicroMajor.Domain.Notifications;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Review;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;
using Notice = MicroMajor.TeamsApp.Cards.Notice;

namespace MicroMajor.TeamsApp.Review;

/// <summary>audit/check and audit/file: the office has a round checked against itself, and takes what was done in it as a workbook.</summary>
public sealed class AuditRoom(IRounds rounds, IAudit audit, RoundWalk walk, Actors actors, CardShelf shelf, StateWords states, ProblemWords problems, ReviewWords words, TimeProvider time)
{
    private const string Agreed = "audit/copy";
    private const int MostShown = 12;

    // The workbook is written when it is taken: what it will weigh is only told roughly.
    private const int RoughSize = 64_000;

    /// <summary>The verbs.</summary>
    public Room AddTo(Room room) => room
        .On("audit/check", CheckAsync)
        .On("audit/file", OfferAsync)
        .OnAgreed(Agreed, GiveAsync);

    private async ValueTask<Reply> CheckAsync(Turn turn, CancellationToken ct)
    {
        var found = await RoundAsync(turn, ct);
        if (!found.IsDone) return Refused(found, turn);
        var (round, language) = (found.Value, turn.Language);
        var store = await walk.ReadAsync(round, ct);
        var broken = StoreCheck.Of(store);
        var counted = words.Filled("audit-counted", language, ("proposals", $"{store.Proposals.Count}"), ("assignments", $"{store.Assignments.Count}"), ("lines", $"{store.Audit.Count}"));
        var facts = broken.Take(MostShown).Select(p => new NoticeFact(p.Facts["proposal"], problems.Sentence(p, language))).ToList();
        if (broken.Count > MostShown) facts.Add(new("…", words.Filled("desk-more", language, ("n", $"{broken.Count - MostShown}"))));
        return new Reply.ShowCard(shelf.Draw(new Notice(
            words["audit-title", language], $"{(broken.Count == 0 ? words["audit-well", language] : words.Filled("audit-broken", language, ("n", $"{broken.Count}")))}\n{counted}", facts,
            [], broken.Count == 0 ? "good" : "attention"), language));
    }

    private async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var found = await RoundAsync(turn, ct);
        if (!found.IsDone) return Refused(found, turn);
        var offer = new FileOffer(Agreed, NameOf(found.Value), words["audit-offer", turn.Language], RoughSize, new() { ["roundId"] = found.Value.Id });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    private async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var found = await RoundAsync(turn, ct);
        if (!found.IsDone) return Refused(found, turn);
        var entries = await audit.OfRoundAsync(found.Value.Id, ct);
        return new Reply.GiveFile(AuditBook.Write(found.Value, [.. entries.Select(Line)], time.GetUtcNow()));
    }

    // The workbook is in Chinese, as every paper of the office.
    private AuditLine Line(AuditEntry entry) => new(
        ChinaTime.DayAndClock(entry.At, Language.Zh), entry.ProposalId, states.Act(entry.Act, Language.Zh), State(entry.From), State(entry.To), entry.ByName, entry.Reason);

    private string State(string name) =>
        Enum.TryParse<ProposalState>(name, out var state) ? states.Office(state, Language.Zh)
        : Enum.TryParse<AssignmentState>(name, out var task) ? states.Assignment(task, Language.Zh)
        : Enum.TryParse<Conclusion>(name, out var conclusion) ? words[$"conclusion-{conclusion}", Language.Zh]
        : name;

    private static string NameOf(Round round) => $"操作记录_{round.Id}.xlsx";

    private async Task<Outcome<Round>> RoundAsync(Turn turn, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Problem("not-the-office");
        return turn.Data.Word("roundId") is { } id && await rounds.FindAsync(id, ct) is { } round ? round.Value : new Problem("no-such-round");
    }

    private Reply.Say Refused(Outcome<Round> found, Turn turn) => new(problems.Sentence(found.Problems[0], turn.Language));
}
