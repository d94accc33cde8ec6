using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Forms;
using MicroMajor.Domain.People;
using MicroMajor.Domain.Proposals;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>
/// 核对: whoever holds a paper learns by the code in its footer whether it is the current one. Anybody may ask, since whoever knows a code
/// holds the paper; only who has to do with the proposal gets the way to the file.
/// </summary>
public sealed class FilingRoom(
    IFilingRegister register, IProposals proposals, IRounds rounds, IDirectory directory, IFormEditions editions, Actors actors, CardShelf shelf)
{
    private const int LongestCode = 60;

    private readonly SentenceFile words = new("Words/filing.json");

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("核对 7K3M-9QXA", "check 7K3M-9QXA"), new("用页脚的内容码核对备案材料是不是现行的一份", "Tell by the code in its footer whether a filing document is the current one"), new("核对材料", "Check a document"), "filing/check"),
    ];

    /// <summary>The verb, the typed commands, and a code that is typed by itself.</summary>
    public Room AddTo(Room room) => room
        .On("filing/check", (turn, ct) => AnswerAsync(turn, RowLine.Cut(CleanText.Of(turn.Data.Word("code") ?? "").ReplaceLineEndings(" ").Trim(), LongestCode), ct))
        .OnText("filing/check", "核对", "核对材料", "内容码", "check a document", "content code")
        .OnQuestion(async (turn, ct) => ContentCode.In(turn.Text ?? "") is { } code ? await AnswerAsync(turn, code, ct) : null);

    private async ValueTask<Reply> AnswerAsync(Turn turn, string typed, CancellationToken ct)
    {
        if (typed.Length == 0) return Show(new(Say("title", turn), "", null), turn);
        if (CodeOf(typed) is not { } code) return Show(new(Say("title", turn), typed, Banner.Look(Say("no-code", turn, ("typed", typed)))), turn);
        var title = Say("title-code", turn, ("code", code));
        var found = await register.OfCodeAsync(code, ct);
        if (found.Count == 0) return Show(new(title, code, Banner.Look(Say("unknown", turn, ("code", code)))), turn);

        var document = found[0];
        var current = (await register.OfSubjectAsync(document.Subject, ct))[0];
        var proposal = document.Kind == DocumentKinds.Form ? (await proposals.FindAsync(document.Subject, ct))?.Value : null;
        var round = (await rounds.FindAsync(document.RoundId, ct))?.Value;
        return Show(new(title, code, await StandingAsync(document, current, proposal, round, turn, ct))
        {
            Facts = [.. Facts(document, round, turn)],
            Documents = await MayOpenAsync(proposal, turn, ct) ? [new(DocumentWords.Of(document.Kind, turn.Language), current.Url)] : [],
        }, turn);
    }

    // From a card a code may come without its hyphen, as it was read out.
    private static string? CodeOf(string typed) => ContentCode.In(typed) ?? ContentCode.In($"核对 {typed}");

    private async Task<Banner> StandingAsync(RegisteredDocument document, RegisteredDocument current, Proposal? proposal, Round? round, Turn turn, CancellationToken ct)
    {
        if (current.ContentCode != document.ContentCode)
            return Banner.Look(Say("older", turn, ("when", ChinaTime.DayAndClock(current.WrittenAt, turn.Language)), ("code", current.ContentCode)));
        if (document.Kind != DocumentKinds.Form) return Banner.Done(Say("current", turn));
        if (proposal is not { State: ProposalState.Recommended } || round is null) return Banner.Look(Say("undone", turn));
        var snapshot = RoundFilings.Freeze(proposal, (await editions.AllAsync(ct)).Of(proposal), round, await directory.UnitsAsync(ct), await rounds.DirectionsAsync(ct));
        return snapshot.ContentCode == document.ContentCode ? Banner.Done(Say("current", turn)) : Banner.Look(Say("outdated", turn));
    }

    private IEnumerable<CardFact> Facts(RegisteredDocument document, Round? round, Turn turn)
    {
        yield return new(Say("kind", turn), DocumentWords.Of(document.Kind, turn.Language));
        if (document.Kind == DocumentKinds.Form) yield return new(Say("programme", turn), document.Name);
        yield return new(Say("round", turn), round?.Name.In(turn.Language) ?? document.RoundId);
        yield return new(Say("written", turn), ChinaTime.DayAndClock(document.WrittenAt, turn.Language));
    }

    private async Task<bool> MayOpenAsync(Proposal? proposal, Turn turn, CancellationToken ct)
    {
        var actor = await actors.OfAsync(turn.User, ct);
        return actor.IsOffice || (proposal is not null && (proposal.Owner == actor.Id || actor.Reviews(proposal.UnitCode)));
    }

    private Reply.ShowCard Show(FilingCheck card, Turn turn) => new(shelf.Draw(card, turn.Language));

    private string Say(string key, Turn turn, params (string Name, string Value)[] facts) =>
        words.Fill(key, turn.Language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
