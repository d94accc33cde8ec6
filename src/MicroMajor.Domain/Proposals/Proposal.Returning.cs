using MicroMajor.Domain.People;

namespace MicroMajor.Domain.Proposals;

/// <summary>Returns as checklists: points are noted while reading, given with the return, and ticked or answered by the owner.</summary>
public sealed partial record Proposal
{
    /// <summary>Most points of one return: a longer list is a conversation.</summary>
    public const int MostPoints = 20;

    /// <summary>Most characters of a point, of its answer, and of what is said of it all: both together still fit on one card.</summary>
    public const int LongestPoint = 4_000;

    // The returns stand in one column of 64,000 characters: what one return may say, what its answers may, and how much of the older ones is kept.
    private const int MostSaid = 25_000;
    private const int MostAnswered = 25_000;
    private const int MostKept = 55_000;

    // In a list of what is left, a point only has to be recognised.
    private const int PointInRefusal = 40;

    /// <summary>The returns, oldest first. The oldest are dropped when they outgrow their column; the audit list keeps what each said.</summary>
    public IReadOnlyList<ProposalReturn> Returns { get; init; } = [];

    /// <summary>What is noted for the next return by those on whose desk it lies.</summary>
    public ReturnNotes Notes { get; init; } = ReturnNotes.None;

    /// <summary>The points that stand between a returned proposal and its resubmission.</summary>
    public IReadOnlyList<ReturnPoint> OpenPoints => IsReturned && Returns.Count > 0 ? Returns[^1].Open : [];

    /// <summary>Has it been sent back, and not handed in since?</summary>
    public bool IsReturned => State is ProposalState.ReturnedByUnit or ProposalState.ReturnedByOffice or ProposalState.RevisionRequested;

    /// <summary>
    /// Notes points for a return, or drops some, without giving it yet. The form is not touched: the revision stays.
    /// What is noted twice is noted once.
    /// </summary>
    /// <param name="reason">What is to be said of it all.</param>
    /// <param name="added">Each point's field (see <see cref="ReturnPoint"/>) and text.</param>
    /// <param name="dropped">Ids of noted points.</param>
    public Outcome<Proposal> Note(string reason, IReadOnlyList<(string Field, string Text)> added, IReadOnlyCollection<string> dropped, Actor by)
    {
        if (NotOnTheDeskOf(by) is { } problem) return problem;
        var points = Notes.Points.Where(p => !dropped.Contains(p.Id)).ToList();
        var next = Notes.Points.Select(p => int.TryParse(p.Number, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        foreach (var (field, text) in added)
            if (!string.IsNullOrWhiteSpace(text) && points.All(p => (p.Field, p.Text) != (field, text.Trim()))) points.Add(new($"n.{++next}", field, text.Trim()));
        var notes = new ReturnNotes(reason.Trim(), points);
        return TooMuch(notes) is { } refusal ? refusal : notes.Equals(Notes) ? this : this with { Notes = notes };
    }

    /// <summary>Who fills it in ticks points of the latest return, or answers them; those not named stay as they are.</summary>
    public Outcome<Proposal> AnswerPoints(IReadOnlyDictionary<string, PointAnswer> given, Actor by, DateTimeOffset at)
    {
        if (!IsFilledInBy(by.Id)) return new Problem("not-the-owner");
        if (!ProposalLifecycle.IsEditable(State)) return new Problem("not-editable", Facts.Of(("state", $"{State}")));
        if (!IsReturned || Returns.Count == 0) return new Problem("nothing-returned");
        var latest = Returns[^1] with { Points = [.. Returns[^1].Points.Select(p => given.TryGetValue(p.Id, out var said) ? p with { Done = said.Done, Answer = said.Answer.Trim() } : p)] };
        if (latest.Equals(Returns[^1])) return this;
        if (TooLong(latest.Points.Select(p => p.Answer), MostAnswered) is { } refusal) return refusal;
        return this with { Revision = Revision + 1, UpdatedAt = at, UpdatedBy = by.Name, Returns = Kept([.. Returns.SkipLast(1), latest]) };
    }

    // Who may return it, where it lies.
    private Problem? NotOnTheDeskOf(Actor by) => State switch
    {
        ProposalState.UnitReview => by.Reviews(UnitCode) ? null : new Problem("not-your-unit"),
        ProposalState.Screening => by.IsOffice ? null : new Problem("not-the-office"),
        _ => NotNow(by.IsOffice ? ProposalAct.ReturnByOffice : ProposalAct.ReturnByUnit),
    };

    // The return with what was noted and what is said now; the refusal when nothing is.
    private Outcome<ProposalReturn> Returned(ActorRole desk, string reason, Actor by, DateTimeOffset at)
    {
        var said = string.IsNullOrWhiteSpace(reason) ? Notes.Reason : reason.Trim();
        var notes = Notes with { Reason = said };
        if (said.Length == 0 && notes.Points.Count == 0) return new Problem("reason-missing");
        if (TooMuch(notes) is { } refusal) return refusal;
        var number = Returns.Count > 0 ? Returns[^1].Number + 1 : 1;
        // A reason alone is the one point there is, about the whole.
        return notes.Points.Count == 0
            ? new ProposalReturn(number, desk, by.Id, by.Name, at, Revision + 1, "", [new($"{number}.1", "", said)])
            : new ProposalReturn(number, desk, by.Id, by.Name, at, Revision + 1, said, [.. notes.Points.Select((p, i) => p with { Id = $"{number}.{i + 1}" })]);
    }

    // As it is told and kept in the audit list: a single point about the whole by itself, more of them numbered.
    private static string Said(ProposalReturn back) => back is { Reason: "", Points: [{ Field: "" } only] }
        ? only.Text
        : string.Join('\n', new[] { back.Reason }.Where(r => r.Length > 0).Concat(back.Points.Select(p => $"{p.Number}. {p.Text}")));

    private static Problem? TooMuch(ReturnNotes notes) =>
        notes.Points.Count > MostPoints ? new Problem("too-many-points", Facts.Of(("max", $"{MostPoints}"), ("now", $"{notes.Points.Count}")))
        : TooLong(notes.Points.Select(p => p.Text).Append(notes.Reason), MostSaid);

    private static Problem? TooLong(IEnumerable<string> texts, int most)
    {
        var lengths = texts.Select(t => t.Length).ToList();
        return lengths.Max() > LongestPoint ? new("return-too-long", Facts.Of(("max", $"{LongestPoint}"), ("now", $"{lengths.Max()}")))
            : lengths.Sum() > most ? new Problem("return-too-long", Facts.Of(("max", $"{most}"), ("now", $"{lengths.Sum()}")))
            : null;
    }

    private static IReadOnlyList<ProposalReturn> Kept(IReadOnlyList<ProposalReturn> returns)
    {
        var from = returns.Count - 1;
        for (var length = returns[from].Length; from > 0 && length + returns[from - 1].Length <= MostKept; from--) length += returns[from - 1].Length;
        return [.. returns.Skip(from)];
    }

    private IReadOnlyList<Problem> PointsLeft() =>
    [
        .. OpenPoints.Select(p => new Problem("point-open", Facts.Of(("n", p.Number), ("text", Recognised(p.Text))), p.At)),
    ];

    private static string Recognised(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= PointInRefusal ? line : line[..(char.IsHighSurrogate(line[PointInRefusal - 2]) ? PointInRefusal - 2 : PointInRefusal - 1)] + "…";
    }
}
