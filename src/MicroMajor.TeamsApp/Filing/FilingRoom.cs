using MicroMajor.Documents.Reading;
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
/// 核对: whoever holds a paper learns by the code in its footer whether it is the current one, and whoever sends a file also whether it was
/// altered. Anybody may ask, since whoever knows a code holds the paper; only who has to do with the proposal gets the way to the file, and
/// is told where a copy of it differs.
/// </summary>
public sealed class FilingRoom(
    IFilingRegister register, IProposals proposals, IRounds rounds, IDirectory directory, IFormEditions editions, ILibrary library, CollegeOutdated isOutdated, Actors actors, CardShelf shelf, ProblemWords problems)
{
    private const int LongestCode = 60;
    private const int LongestName = 60;
    private const int MostChanges = 5;

    private readonly SentenceFile words = new("Words/filing.json");
    private readonly FiledPapers papers = new(register, proposals, rounds, directory, editions, isOutdated, actors);
    private readonly CheckFile files = new(library);

    /// <summary>For the help card.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new(new("核对 7K3M-9QXA", "check 7K3M-9QXA"), new("用页脚的内容码，或把文件发过来，核对备案材料是不是现行的一份、有没有被改动", "Tell by the code in its footer, or by the file, whether a filing document is the current one and unaltered"), new("核对材料", "Check a document"), "filing/check"),
    ];

    /// <summary>The verb, the typed commands, and a code that is typed by itself.</summary>
    public Room AddTo(Room room) => room
        .On("filing/check", (turn, ct) => turn.Files.Count > 0
            ? SentAsync(turn, ct)
            : AnswerAsync(turn, RowLine.Cut(CleanText.Of(turn.Data.Word("code") ?? "").ReplaceLineEndings(" ").Trim(), LongestCode), ct))
        .OnText("filing/check", "核对", "核对材料", "核对文件", "内容码", "check a document", "content code")
        .OnQuestion(async (turn, ct) => ContentCode.In(turn.Text ?? "") is { } code ? await AnswerAsync(turn, code, ct) : null);

    /// <summary>The answer about a file that carries a content code; null about any other.</summary>
    /// <param name="canImport">What stands in it could also go into a draft of the person's.</param>
    public async Task<Reply?> OfFileAsync(Turn turn, SentFile sent, byte[] bytes, bool canImport, CancellationToken ct) =>
        WrittenFile.Open(bytes) is { IsDone: true, Value: { Code: not null } file } ? await AnswerAsync(turn, sent, file, canImport, ct) : null;

    private async ValueTask<Reply> AnswerAsync(Turn turn, string typed, CancellationToken ct)
    {
        if (typed.Length == 0) return Show(new(Say("title", turn), "", null), turn);
        if (CodeOf(typed) is not { } code) return Show(new(Say("title", turn), typed, Banner.Look(Say("no-code", turn, ("typed", typed)))), turn);
        var title = Say("title-code", turn, ("code", code));
        if (await papers.OfCodeAsync(code, turn, ct) is not { } paper) return Show(new(title, code, Banner.Look(Say("unknown", turn, ("code", code)))), turn);
        return Show(new(title, code, paper.Standing == PaperStanding.Current ? Banner.Done(Standing(paper, turn)) : Banner.Look(Standing(paper, turn)))
        {
            Facts = [.. Facts(paper, turn)],
            Documents = Documents(paper, turn),
        }, turn);
    }

    // 核对, typed beside a file.
    private async ValueTask<Reply> SentAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Files.Count > 1) return new Reply.Say(Say("one-file", turn));
        var sent = turn.Files[0];
        var bytes = await sent.ReadAsync(FilledForm.LargestFile, ct);
        if (!bytes.IsDone) return NotRead(sent, bytes.Problems, turn);
        var file = WrittenFile.Open(bytes.Value);
        if (!file.IsDone) return NotRead(sent, file.Problems, turn);
        return file.Value.Code is null
            ? Show(new(Title(sent, turn), "", Banner.Look(Say("not-ours", turn))), turn)
            : await AnswerAsync(turn, sent, file.Value, canImport: false, ct);
    }

    private async Task<Reply> AnswerAsync(Turn turn, SentFile sent, WrittenFile file, bool canImport, CancellationToken ct)
    {
        var code = file.Code!;
        if (await papers.OfCodeAsync(code, turn, ct) is not { } paper)
            return Show(new(Title(sent, turn), code, Banner.Look(Say("unknown-file", turn, ("code", code)))) { CanImport = canImport }, turn);
        var verdict = await files.CompareAsync(paper, file, ct);
        var form = (paper.Proposal is { } proposal ? (await editions.AllAsync(ct)).Of(proposal) : FormEditions.Shipped.Last()).Form;
        return Show(new(Title(sent, turn), code, Judged(paper, verdict, turn))
        {
            Facts = [.. Facts(paper, turn)],
            Documents = Documents(paper, turn),
            Changes = paper.MayOpen ? FilingPlaces.Of(verdict.Where, form, words, turn.Language, MostChanges) : [],
            More = paper.MayOpen && verdict.Where.Count > MostChanges ? Say("more-changes", turn, ("n", $"{verdict.Where.Count - MostChanges}")) : "",
            CanImport = canImport,
        }, turn);
    }

    private Banner Judged(FiledPaper paper, FileVerdict verdict, Turn turn)
    {
        var standing = Standing(paper, turn);
        return verdict.IsAltered switch
        {
            true => Banner.Refused(Say("altered", turn, ("standing", standing))),
            false when paper.Standing == PaperStanding.Current => Banner.Done(Say("unaltered", turn, ("standing", standing))),
            false => Banner.Look(Say("unaltered", turn, ("standing", standing))),
            _ => Banner.Look(Say("unchecked", turn, ("standing", standing))),
        };
    }

    private string Standing(FiledPaper paper, Turn turn) => paper.Standing switch
    {
        PaperStanding.Current => Say("current", turn),
        PaperStanding.Older => Say("older", turn, ("when", ChinaTime.DayAndClock(paper.Current.WrittenAt, turn.Language)), ("code", paper.Current.ContentCode)),
        PaperStanding.Outdated => Say("outdated", turn),
        _ => Say("undone", turn),
    };

    // From a card a code may come without its hyphen, as it was read out.
    private static string? CodeOf(string typed) => ContentCode.In(typed) ?? ContentCode.In($"核对 {typed}");

    private IEnumerable<CardFact> Facts(FiledPaper paper, Turn turn)
    {
        yield return new(Say("kind", turn), string.Join(turn.Language == Language.Zh ? "、" : ", ", paper.Of.Select(d => DocumentWords.Of(d.Kind, turn.Language)).Distinct()));
        if (paper.Document.Kind is DocumentKinds.Form or DocumentKinds.ReviewSheet) yield return new(Say("programme", turn), paper.Document.Name);
        if (paper.Document.Kind is DocumentKinds.CollegeForms or DocumentKinds.CollegeSummary) yield return new(Say("college", turn), paper.Document.Name);
        yield return new(Say("round", turn), paper.Round?.Name.In(turn.Language) ?? paper.Document.RoundId);
        yield return new(Say("written", turn), ChinaTime.DayAndClock(paper.Document.WrittenAt, turn.Language));
    }

    // Everything that says the same; of an older paper what counts now.
    private static IReadOnlyList<CardLink> Documents(FiledPaper paper, Turn turn) => !paper.MayOpen ? [] :
    [
        .. (paper.Standing == PaperStanding.Older ? [paper.Current] : paper.Of).Where(d => d.Url.Length > 0).DistinctBy(d => d.Kind)
            .OrderBy(d => d.Kind, StringComparer.Ordinal).Select(d => new CardLink(DocumentWords.Of(d.Kind, turn.Language), d.Url)),
    ];

    private string Title(SentFile sent, Turn turn) => Say("title-file", turn, ("file", NameOf(sent)));

    private Reply.Say NotRead(SentFile sent, IReadOnlyList<Problem> found, Turn turn) => new(WordFileWords.NotRead(NameOf(sent), problems.Sentences(found, turn.Language), turn.Language));

    private static string NameOf(SentFile sent) => RowLine.Cut(CleanText.Of(sent.Name).ReplaceLineEndings(" "), LongestName);

    private Reply.ShowCard Show(FilingCheck card, Turn turn) => new(shelf.Draw(card, turn.Language));

    private string Say(string key, Turn turn, params (string Name, string Value)[] facts) =>
        words.Fill(key, turn.Language, name => facts.FirstOrDefault(f => f.Name == name).Value ?? "");
}
