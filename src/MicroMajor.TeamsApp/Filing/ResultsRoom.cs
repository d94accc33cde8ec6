using MicroMajor.Documents.Filing;
using MicroMajor.Documents.Reading;
using MicroMajor.Domain;
using MicroMajor.Domain.Filing;
using MicroMajor.Domain.Rounds;
using MicroMajor.TeamsApp.Cards;
using MicroMajor.TeamsApp.People;
using MicroMajor.TeamsApp.Proposals;
using MicroMajor.TeamsApp.Review;
using MicroMajor.TeamsApp.Teams;
using MicroMajor.TeamsApp.Words;

namespace MicroMajor.TeamsApp.Filing;

/// <summary>公示: the office gets the text for publicity to paste into a web page, and that and the notice of the results as Word files.</summary>
public sealed class ResultsRoom(IRounds rounds, RoundDecisions decisions, IFilingRegister register, Actors actors, CardShelf shelf, ProblemWords problems, PublicityWords publicity, TimeProvider time)
{
    private const string Agreed = "results/copy";
    private const int LongestText = 6_000;

    // What is answered is for the record: the first few of it are enough on a card.
    private const int MostObjections = 8;

    private readonly SentenceFile words = new("Words/filing.json");

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("公示", "publicity"), new("教务处：公示文字、结果通知（草稿可先看，全部决定后定稿）", "The office: the text for publicity and the notice of results"), new("公示", "Publicity"), "results/open"),
    ];

    /// <summary>The verbs and the typed commands.</summary>
    public Room AddTo(Room room) => room
        .On("results/open", OpenAsync)
        .On("results/file", OfferAsync)
        .OnAgreed(Agreed, GiveAsync)
        .OnText("results/open", "公示", "公示文字", "结果通知", "publicity", "results");

    private async ValueTask<Reply> OpenAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, newest: true, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        return Show(found.Value.Round, found.Value.Decided, turn, null);
    }

    /// <summary>The card after an act of the office.</summary>
    internal async Task<Reply> ShowAsync(Round round, Turn turn, Banner banner, CancellationToken ct) => Show(round, await decisions.OfAsync(round, ct), turn, banner);

    private Reply Show(Round round, DecisionSnapshot decided, Turn turn, Banner? banner)
    {
        var text = PublicityText.Plain(decided);
        var cut = RowLine.Cut(text, LongestText);
        var (now, language) = (time.GetUtcNow(), turn.Language);
        var objections = round.Publicity is { } p ? p.Objections.OrderBy(o => o.Verdict is not null && !o.Holds).ThenBy(o => o.Number).ToList() : [];
        var shown = objections.Take(Math.Max(objections.Count(o => o.Verdict is null || o.Holds), MostObjections)).ToList();
        return new Reply.ShowCard(shelf.Draw(new ResultsCard(round.Id, Say("results", turn), round.Name.In(turn.Language), banner ?? BannerOf(decided, turn))
        {
            Stage = decided.Recommended.Count > 0 || round.Publicity is not null ? publicity.Stage(round, now, language) : "",
            Code = decided.ContentCode,
            CanBegin = decided.Recommended.Count > 0 && decided.IsFinal && round.Publicity is null,
            CanBeginAgain = decided.Recommended.Count > 0 && decided.IsFinal && round.Publicity is { EndedAt: not null },
            CanEnd = round.Publicity is { EndedAt: null } running && now > running.EndsAt && running.Open.Count == 0,
            CanRecord = round.IsPublic,
            Objections = [.. shown.Select(o => new ObjectionLine($"{o.Number}", publicity.Filled("objection-line", language, ("n", $"{o.Number}"), ("name", RowLine.Cut(round.Publicity!.Of(o).Name, 30)), ("state", publicity.State(o, language)))))],
            MoreObjections = objections.Count > shown.Count ? publicity.Filled("objections-more", language, ("n", $"{objections.Count - shown.Count}")) : "",

            Facts = [new(Say("results-recommended", turn), $"{decided.Recommended.Count}"), new(Say("results-undecided", turn), $"{decided.Undecided}"), .. decided.Recommended.Count > 0 ? [new CardFact(Say("results-code", turn), decided.ContentCode)] : Array.Empty<CardFact>()],
            Text = decided.Recommended.Count > 0 ? cut : "",
            Note = cut.Length < text.Length ? Say("results-cut", turn) : "",
            CanWrite = decided.Recommended.Count > 0,
        }, turn.Language));
    }

    private async ValueTask<Reply> OfferAsync(Turn turn, CancellationToken ct)
    {
        if (!turn.Personal) return new Reply.Say(EdgeWords.PersonalOnly(turn.Language));
        var found = await FindAsync(turn, newest: false, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var (round, decided) = found.Value;
        if (decided.Recommended.Count == 0) return new Reply.Say(Say("results-none", turn));
        var kind = KindOf(turn);
        var offer = new FileOffer(Agreed, NameOf(kind, decided), Say("results-offer", turn, ("document", DocumentWords.Of(kind, turn.Language))), Write(kind, decided).Length, new() { ["roundId"] = round.Id, ["kind"] = kind });
        return new Reply.OfferFile(offer, WordFileWords.Offered(turn.Language));
    }

    private async ValueTask<Reply> GiveAsync(Turn turn, CancellationToken ct)
    {
        var found = await FindAsync(turn, newest: false, ct);
        if (!found.IsDone) return Refused(found.Problems, turn);
        var (round, decided) = found.Value;
        if (decided.Recommended.Count == 0) return new Reply.Say(Say("results-none", turn));
        var kind = KindOf(turn);
        var bytes = Write(kind, decided);
        // Whoever gets it on paper can ask whether it is the current one.
        await register.EnterAsync(new(decided.ContentCode, kind, round.Id, round.Id, round.Name.Zh, "", time.GetUtcNow()) { Digest = WrittenDigest.Of(bytes) }, ct);
        return new Reply.GiveFile(bytes);
    }

    // Who asks and names no round means the newest; a file is only ever of the round that is named.
    private async Task<Outcome<(Round Round, DecisionSnapshot Decided)>> FindAsync(Turn turn, bool newest, CancellationToken ct)
    {
        if (!(await actors.OfAsync(turn.User, ct)).IsOffice) return new Problem("not-the-office");
        var round = turn.Data.Word("roundId") is { } id ? await rounds.FindAsync(id, ct) : newest ? (await rounds.ListAsync(ct)).FirstOrDefault() : null;
        return round is null ? new Problem("no-such-round") : (round.Value, await decisions.OfAsync(round.Value, ct));
    }

    private Banner? BannerOf(DecisionSnapshot decided, Turn turn) =>
        decided.Recommended.Count == 0 ? Banner.Look(Say("results-none", turn))
        : decided.IsFinal ? null
        : Banner.Look(Say("results-draft", turn, ("n", $"{decided.Undecided}")));

    private static string KindOf(Turn turn) => turn.Data.Word("kind") == DocumentKinds.ResultNotice ? DocumentKinds.ResultNotice : DocumentKinds.Publicity;

    private static byte[] Write(string kind, DecisionSnapshot decided) => kind == DocumentKinds.ResultNotice ? ResultNotice.Write(decided) : PublicityText.Write(decided);

    private static string NameOf(string kind, DecisionSnapshot decided) => kind == DocumentKinds.ResultNotice ? FileNames.ResultNotice(decided) : FileNames.Publicity(decided);

    private Reply.Say Refused(IReadOnlyList<Problem> found, Turn turn) => new(problems.Sentences(found, turn.Language));

    private string Say(string key, Turn turn, params (string Name, string Value)[] facts) =>
        words.Fill(key, turn.Language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
